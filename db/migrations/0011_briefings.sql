CREATE TABLE "briefing_issues" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "briefing_issues_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"issuer_id" text NOT NULL,
	"issued_on" date NOT NULL,
	"content" text NOT NULL,
	"hash" text NOT NULL
);

--> statement-breakpoint
CREATE TABLE "briefings" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "briefings_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"lang" text NOT NULL,
	"period" text NOT NULL,
	"template" text NOT NULL,
	"blocks" jsonb NOT NULL,
	"started_by" text NOT NULL,
	"based_on" text,
	"differences" jsonb,
	"state" text NOT NULL,
	"issued_at" timestamp with time zone
);

--> statement-breakpoint
CREATE INDEX "briefings_issued" ON "briefings" USING btree ("issued_at");
--> statement-breakpoint
-- What people wrote and what was issued has two clocks, like every other fact.
do $$
declare
  versioned text;
begin
  foreach versioned in array array['briefings', 'briefing_issues'] loop
    execute format('alter table %I add constraint %I check (known_from < known_to)', versioned, versioned || '_clock');
    execute format('create unique index %I on %I (code) where known_to = ''infinity''', versioned || '_open', versioned);
    execute format('create unique index %I on %I (code, known_from)', versioned || '_version', versioned);
    execute format('create trigger keep_versions before update or delete on %I for each row execute function keep_versions()', versioned);
    execute format('create trigger forbid_truncate before truncate on %I for each statement execute function keep_versions()', versioned);
    execute format('create trigger announce_change after insert or update on %I for each statement execute function announce_change()', versioned);
  end loop;
end $$;
