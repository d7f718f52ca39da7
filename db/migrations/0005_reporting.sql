CREATE TABLE "answered_requests" (
	"key" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"answer" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contests" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "contests_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"kpi_id" text NOT NULL,
	"office_code" text NOT NULL,
	"period" text NOT NULL,
	"numerator" double precision,
	"denominator" double precision,
	"claimed_numerator" double precision NOT NULL,
	"claimed_denominator" double precision,
	"reason" text NOT NULL,
	"source" text NOT NULL,
	"state" text NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"decision" text
);
--> statement-breakpoint
CREATE TABLE "entries" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "entries_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"kpi_id" text NOT NULL,
	"office_code" text NOT NULL,
	"period" text NOT NULL,
	"numerator" double precision,
	"denominator" double precision,
	"vintage" text NOT NULL,
	"note" text,
	"source" text,
	"explanation" text,
	"entered_by" text NOT NULL,
	"sent_on" date,
	"state" text NOT NULL,
	"reason" text,
	"endorsed_by" text,
	"based_on" integer
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "evidence_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"subject" text NOT NULL,
	"kpi_id" text NOT NULL,
	"office_code" text NOT NULL,
	"hash" text NOT NULL,
	"file_name" text NOT NULL,
	"attached_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evidence_files" (
	"hash" text PRIMARY KEY NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"kept_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kpi_definitions" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "kpi_definitions_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"kpi_id" text NOT NULL,
	"from_on" date NOT NULL,
	"retired_on" date,
	"theme" text NOT NULL,
	"position" integer NOT NULL,
	"name_vi" text NOT NULL,
	"name_en" text NOT NULL,
	"short_vi" text NOT NULL,
	"short_en" text NOT NULL,
	"noun_vi" text NOT NULL,
	"noun_en" text NOT NULL,
	"unit" text NOT NULL,
	"shape" text NOT NULL,
	"better" text NOT NULL,
	"slack" double precision NOT NULL,
	"question_vi" text NOT NULL,
	"question_en" text NOT NULL,
	"formula_vi" text NOT NULL,
	"formula_en" text NOT NULL,
	"numerator_vi" text NOT NULL,
	"numerator_en" text NOT NULL,
	"denominator_vi" text,
	"denominator_en" text,
	"source_vi" text NOT NULL,
	"source_en" text NOT NULL,
	"caveat_vi" text,
	"caveat_en" text,
	"documents" text[] NOT NULL,
	"owner_code" text NOT NULL,
	"kinds" text[] NOT NULL,
	"reporters" text[],
	"cadence" text NOT NULL,
	"due_day" integer NOT NULL,
	"due_lag" integer NOT NULL,
	"carries" integer NOT NULL,
	"least" double precision,
	"most" double precision,
	"not_above" text,
	"public" boolean NOT NULL,
	"matrix" boolean NOT NULL,
	"origin" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "period_locks" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "period_locks_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"locked" boolean NOT NULL,
	"reason" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "proposed_targets" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "proposed_targets_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"kpi_id" text NOT NULL,
	"office_code" text NOT NULL,
	"from_on" date NOT NULL,
	"due_on" date NOT NULL,
	"from_level" double precision,
	"level" double precision NOT NULL,
	"document_code" text,
	"replaces" text,
	"state" text NOT NULL,
	"reason" text,
	"proposed_by" text NOT NULL,
	"proposed_by_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"key" text PRIMARY KEY NOT NULL,
	"sent_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reported_values" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reported_values_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"kpi_id" text NOT NULL,
	"office_code" text NOT NULL,
	"period" text NOT NULL,
	"numerator" double precision NOT NULL,
	"denominator" double precision,
	"vintage" text NOT NULL,
	"note" text,
	"source" text,
	"explanation" text,
	"entered_by" text NOT NULL,
	"sent_on" date,
	"start_on" date NOT NULL,
	"end_on" date NOT NULL,
	"stands_until" date NOT NULL,
	"endorsed_by" text NOT NULL,
	"sample" boolean NOT NULL,
	"search" text GENERATED ALWAYS AS (fold_text(period || ' ' || coalesce(note, '') || ' ' || coalesce(source, '') || ' ' || entered_by)) STORED NOT NULL
);
--> statement-breakpoint
ALTER TABLE "stories" ADD COLUMN "loaded_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
CREATE INDEX "entries_office" ON "entries" USING btree ("office_code","period");--> statement-breakpoint
CREATE INDEX "evidence_subject" ON "evidence" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "reported_values_kpi" ON "reported_values" USING btree ("kpi_id","office_code","start_on");--> statement-breakpoint
CREATE INDEX "reported_values_known" ON "reported_values" USING btree ("known_from");