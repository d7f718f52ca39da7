CREATE TABLE "index_components" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "index_components_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"index_code" text NOT NULL,
	"group_id" text NOT NULL,
	"component_id" text NOT NULL,
	"position" integer NOT NULL,
	"name_vi" text NOT NULL,
	"name_en" text NOT NULL,
	"numerator_vi" text NOT NULL,
	"numerator_en" text NOT NULL,
	"denominator_vi" text NOT NULL,
	"denominator_en" text NOT NULL,
	"max" double precision NOT NULL,
	"threshold" double precision,
	"times" text,
	"when_zero" text NOT NULL,
	"when_empty" text NOT NULL,
	"spread" text NOT NULL,
	"informative" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "index_counts" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "index_counts_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"index_id" text NOT NULL,
	"period" text NOT NULL,
	"office_code" text NOT NULL,
	"component_id" text NOT NULL,
	"numerator" double precision,
	"denominator" double precision,
	"provisional" boolean NOT NULL,
	"source" text,
	"sample" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "index_groups" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "index_groups_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"index_code" text NOT NULL,
	"group_id" text NOT NULL,
	"position" integer NOT NULL,
	"name_vi" text NOT NULL,
	"name_en" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "index_versions" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "index_versions_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"index_id" text NOT NULL,
	"from_on" date NOT NULL,
	"retired_on" date,
	"position" integer NOT NULL,
	"name_vi" text NOT NULL,
	"name_en" text NOT NULL,
	"short_vi" text NOT NULL,
	"short_en" text NOT NULL,
	"decimals" integer NOT NULL,
	"public" boolean NOT NULL,
	"kinds" text[] NOT NULL,
	"source_vi" text NOT NULL,
	"source_en" text NOT NULL,
	"caveat_vi" text,
	"caveat_en" text,
	"documents" text[] NOT NULL
);
--> statement-breakpoint
CREATE INDEX "index_counts_period" ON "index_counts" USING btree ("index_id","period");--> statement-breakpoint
-- Definitions and counts have two clocks, like every other fact.
do $$
declare
  versioned text;
begin
  foreach versioned in array array['index_versions', 'index_groups', 'index_components', 'index_counts'] loop
    execute format('alter table %I add constraint %I check (known_from < known_to)', versioned, versioned || '_clock');
    execute format('create unique index %I on %I (code) where known_to = ''infinity''', versioned || '_open', versioned);
    execute format('create unique index %I on %I (code, known_from)', versioned || '_version', versioned);
    execute format('create trigger keep_versions before update or delete on %I for each row execute function keep_versions()', versioned);
    execute format('create trigger forbid_truncate before truncate on %I for each statement execute function keep_versions()', versioned);
    execute format('create trigger announce_change after insert or update on %I for each statement execute function announce_change()', versioned);
  end loop;
end $$;
