CREATE TABLE "feed_secrets" (
	"feed_code" text PRIMARY KEY NOT NULL,
	"sealed" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feed_troubles" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "feed_troubles_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"target" text NOT NULL,
	"state" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"last_good" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "feed_turns" (
	"feed_code" text PRIMARY KEY NOT NULL,
	"next_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feeds" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "feeds_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"name_vi" text NOT NULL,
	"name_en" text NOT NULL,
	"kind" text NOT NULL,
	"target" text NOT NULL,
	"address" text,
	"options" jsonb NOT NULL,
	"mapping" jsonb NOT NULL,
	"every_minutes" integer NOT NULL,
	"grace_minutes" integer NOT NULL,
	"paused" boolean NOT NULL,
	"expected_from" timestamp with time zone NOT NULL
);
--> statement-breakpoint
-- Both have two clocks, like every other fact; the secrets and the turns have none.
do $$
declare
  versioned text;
begin
  foreach versioned in array array['feeds', 'feed_troubles'] loop
    execute format('alter table %I add constraint %I check (known_from < known_to)', versioned, versioned || '_clock');
    execute format('create unique index %I on %I (code) where known_to = ''infinity''', versioned || '_open', versioned);
    execute format('create unique index %I on %I (code, known_from)', versioned || '_version', versioned);
    execute format('create trigger keep_versions before update or delete on %I for each row execute function keep_versions()', versioned);
    execute format('create trigger forbid_truncate before truncate on %I for each statement execute function keep_versions()', versioned);
    execute format('create trigger announce_change after insert or update on %I for each statement execute function announce_change()', versioned);
  end loop;
end $$;
--> statement-breakpoint
-- A feed that waits for its turn already is not put there twice.
select pgboss.create_queue('feeds', '{"policy": "short", "expireInSeconds": 21600}');
