CREATE TABLE "deck_templates" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "deck_templates_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"file_name" text NOT NULL,
	"hash" text NOT NULL,
	"size" integer NOT NULL,
	"uploaded_by" text NOT NULL
);
--> statement-breakpoint
alter table deck_templates add constraint deck_templates_clock check (known_from < known_to);
--> statement-breakpoint
create unique index deck_templates_open on deck_templates (code) where known_to = 'infinity';
--> statement-breakpoint
create unique index deck_templates_version on deck_templates (code, known_from);
--> statement-breakpoint
create trigger keep_versions before update or delete on deck_templates for each row execute function keep_versions();
--> statement-breakpoint
create trigger forbid_truncate before truncate on deck_templates for each statement execute function keep_versions();
--> statement-breakpoint
create trigger announce_change after insert or update on deck_templates for each statement execute function announce_change();
