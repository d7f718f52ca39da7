CREATE TABLE "dossiers" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "dossiers_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"office_code" text NOT NULL,
	"sample" boolean NOT NULL,
	"procedure_code" text NOT NULL,
	"channel" text NOT NULL,
	"identified" boolean NOT NULL,
	"full_process" boolean NOT NULL,
	"fee_due" boolean NOT NULL,
	"paid_online" boolean NOT NULL,
	"filed_on" date NOT NULL,
	"due_on" date NOT NULL,
	"settled_on" date,
	"digital_result" boolean NOT NULL,
	"search" text GENERATED ALWAYS AS (fold_text(code || ' ' || procedure_code)) STORED NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exchanges" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "exchanges_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"office_code" text NOT NULL,
	"sample" boolean NOT NULL,
	"system_code" text NOT NULL,
	"exchanged_on" date NOT NULL,
	"messages" integer NOT NULL,
	"search" text GENERATED ALWAYS AS (fold_text(code)) STORED NOT NULL
);
--> statement-breakpoint
CREATE TABLE "petitions" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "petitions_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"office_code" text NOT NULL,
	"sample" boolean NOT NULL,
	"topic" text NOT NULL,
	"received_on" date NOT NULL,
	"due_on" date NOT NULL,
	"answered_on" date,
	"repeated" boolean NOT NULL,
	"search" text GENERATED ALWAYS AS (fold_text(code)) STORED NOT NULL
);
--> statement-breakpoint
CREATE TABLE "survey_responses" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "survey_responses_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"office_code" text NOT NULL,
	"sample" boolean NOT NULL,
	"subject" text NOT NULL,
	"answered_on" date NOT NULL,
	"score" integer NOT NULL,
	"search" text GENERATED ALWAYS AS (fold_text(code)) STORED NOT NULL
);
--> statement-breakpoint
CREATE TABLE "office_successions" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "office_successions_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"predecessor_code" text NOT NULL,
	"successor_code" text NOT NULL,
	"happened_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offices" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "offices_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"parent_code" text,
	"name_vi" text NOT NULL,
	"name_en" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date
);
--> statement-breakpoint
CREATE TABLE "central_systems" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "central_systems_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"office_code" text NOT NULL,
	"name_vi" text NOT NULL,
	"name_en" text NOT NULL,
	"sample" boolean NOT NULL,
	"listed_on" date NOT NULL,
	"retired_on" date,
	"document_code" text,
	"note" text,
	"search" text GENERATED ALWAYS AS (fold_text(code || ' ' || name_vi || ' ' || name_en)) STORED NOT NULL,
	"ministry_vi" text NOT NULL,
	"ministry_en" text NOT NULL,
	"system_kind" text NOT NULL,
	"planned_on" date,
	"connected_on" date
);
--> statement-breakpoint
CREATE TABLE "open_datasets" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "open_datasets_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"office_code" text NOT NULL,
	"name_vi" text NOT NULL,
	"name_en" text NOT NULL,
	"sample" boolean NOT NULL,
	"listed_on" date NOT NULL,
	"retired_on" date,
	"document_code" text,
	"note" text,
	"search" text GENERATED ALWAYS AS (fold_text(code || ' ' || name_vi || ' ' || name_en)) STORED NOT NULL,
	"planned_on" date,
	"published_on" date,
	"assessed_on" date,
	"machine_readable" boolean
);
--> statement-breakpoint
CREATE TABLE "platforms" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "platforms_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"office_code" text NOT NULL,
	"name_vi" text NOT NULL,
	"name_en" text NOT NULL,
	"sample" boolean NOT NULL,
	"listed_on" date NOT NULL,
	"retired_on" date,
	"document_code" text,
	"note" text,
	"search" text GENERATED ALWAYS AS (fold_text(code || ' ' || name_vi || ' ' || name_en)) STORED NOT NULL,
	"planned_on" date,
	"launched_on" date
);
--> statement-breakpoint
CREATE TABLE "procedures" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "procedures_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"office_code" text NOT NULL,
	"name_vi" text NOT NULL,
	"name_en" text NOT NULL,
	"sample" boolean NOT NULL,
	"listed_on" date NOT NULL,
	"retired_on" date,
	"document_code" text,
	"note" text,
	"search" text GENERATED ALWAYS AS (fold_text(code || ' ' || name_vi || ' ' || name_en)) STORED NOT NULL,
	"eligible" boolean NOT NULL,
	"fee_bearing" boolean NOT NULL,
	"planned_on" date,
	"integrated_on" date,
	"full_process_planned_on" date,
	"full_process_on" date
);
--> statement-breakpoint
CREATE TABLE "shared_databases" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "shared_databases_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"office_code" text NOT NULL,
	"name_vi" text NOT NULL,
	"name_en" text NOT NULL,
	"sample" boolean NOT NULL,
	"listed_on" date NOT NULL,
	"retired_on" date,
	"document_code" text,
	"note" text,
	"search" text GENERATED ALWAYS AS (fold_text(code || ' ' || name_vi || ' ' || name_en)) STORED NOT NULL,
	"planned_on" date,
	"designed_on" date,
	"built_on" date,
	"created_on" date
);
--> statement-breakpoint
CREATE TABLE "shared_tables" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "shared_tables_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"office_code" text NOT NULL,
	"name_vi" text NOT NULL,
	"name_en" text NOT NULL,
	"sample" boolean NOT NULL,
	"listed_on" date NOT NULL,
	"retired_on" date,
	"document_code" text,
	"note" text,
	"search" text GENERATED ALWAYS AS (fold_text(code || ' ' || name_vi || ' ' || name_en)) STORED NOT NULL,
	"planned_on" date,
	"shared_on" date
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tasks_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"office_code" text NOT NULL,
	"name_vi" text NOT NULL,
	"name_en" text NOT NULL,
	"sample" boolean NOT NULL,
	"listed_on" date NOT NULL,
	"retired_on" date,
	"document_code" text,
	"note" text,
	"search" text GENERATED ALWAYS AS (fold_text(code || ' ' || name_vi || ' ' || name_en)) STORED NOT NULL,
	"year" integer NOT NULL,
	"original_due_on" date,
	"due_on" date,
	"done_on" date,
	"stopped_on" date
);
--> statement-breakpoint
CREATE TABLE "warehouse_datasets" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "warehouse_datasets_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"office_code" text NOT NULL,
	"name_vi" text NOT NULL,
	"name_en" text NOT NULL,
	"sample" boolean NOT NULL,
	"listed_on" date NOT NULL,
	"retired_on" date,
	"document_code" text,
	"note" text,
	"search" text GENERATED ALWAYS AS (fold_text(code || ' ' || name_vi || ' ' || name_en)) STORED NOT NULL,
	"planned_on" date,
	"loaded_on" date,
	"field_count" integer NOT NULL,
	"record_count" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stories" (
	"name" text PRIMARY KEY NOT NULL,
	"title_vi" text NOT NULL,
	"title_en" text NOT NULL,
	"clock_at" timestamp with time zone NOT NULL,
	"demonstration" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "announcements" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "announcements_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"kpi_id" text NOT NULL,
	"as_of_on" date NOT NULL,
	"announced_on" date NOT NULL,
	"relation" text NOT NULL,
	"numerator" integer,
	"denominator" integer,
	"share" double precision,
	"source_vi" text NOT NULL,
	"source_en" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "documents_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"title_vi" text NOT NULL,
	"title_en" text NOT NULL,
	"issued_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "events_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"kpi_id" text,
	"happened_on" date NOT NULL,
	"label_vi" text NOT NULL,
	"label_en" text NOT NULL,
	"sample" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "targets" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "targets_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
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
	"sample" boolean NOT NULL
);
--> statement-breakpoint
CREATE INDEX "dossiers_code" ON "dossiers" USING btree ("code");--> statement-breakpoint
CREATE INDEX "dossiers_filed" ON "dossiers" USING btree ("filed_on","office_code");--> statement-breakpoint
CREATE INDEX "dossiers_due" ON "dossiers" USING btree ("due_on","office_code");--> statement-breakpoint
CREATE INDEX "dossiers_settled" ON "dossiers" USING btree ("settled_on","office_code");--> statement-breakpoint
CREATE INDEX "exchanges_code" ON "exchanges" USING btree ("code");--> statement-breakpoint
CREATE INDEX "exchanges_on" ON "exchanges" USING btree ("exchanged_on");--> statement-breakpoint
CREATE INDEX "petitions_code" ON "petitions" USING btree ("code");--> statement-breakpoint
CREATE INDEX "petitions_received" ON "petitions" USING btree ("received_on");--> statement-breakpoint
CREATE INDEX "petitions_due" ON "petitions" USING btree ("due_on");--> statement-breakpoint
CREATE INDEX "survey_responses_code" ON "survey_responses" USING btree ("code");--> statement-breakpoint
CREATE INDEX "survey_responses_answered" ON "survey_responses" USING btree ("answered_on");--> statement-breakpoint
CREATE INDEX "offices_code" ON "offices" USING btree ("code");--> statement-breakpoint
CREATE INDEX "central_systems_code" ON "central_systems" USING btree ("code");--> statement-breakpoint
CREATE INDEX "central_systems_office" ON "central_systems" USING btree ("office_code");--> statement-breakpoint
CREATE INDEX "open_datasets_code" ON "open_datasets" USING btree ("code");--> statement-breakpoint
CREATE INDEX "open_datasets_office" ON "open_datasets" USING btree ("office_code");--> statement-breakpoint
CREATE INDEX "platforms_code" ON "platforms" USING btree ("code");--> statement-breakpoint
CREATE INDEX "platforms_office" ON "platforms" USING btree ("office_code");--> statement-breakpoint
CREATE INDEX "procedures_code" ON "procedures" USING btree ("code");--> statement-breakpoint
CREATE INDEX "procedures_office" ON "procedures" USING btree ("office_code");--> statement-breakpoint
CREATE INDEX "shared_databases_code" ON "shared_databases" USING btree ("code");--> statement-breakpoint
CREATE INDEX "shared_databases_office" ON "shared_databases" USING btree ("office_code");--> statement-breakpoint
CREATE INDEX "shared_tables_code" ON "shared_tables" USING btree ("code");--> statement-breakpoint
CREATE INDEX "shared_tables_office" ON "shared_tables" USING btree ("office_code");--> statement-breakpoint
CREATE INDEX "tasks_code" ON "tasks" USING btree ("code");--> statement-breakpoint
CREATE INDEX "tasks_office" ON "tasks" USING btree ("office_code");--> statement-breakpoint
CREATE INDEX "tasks_due" ON "tasks" USING btree ("due_on");--> statement-breakpoint
CREATE INDEX "warehouse_datasets_code" ON "warehouse_datasets" USING btree ("code");--> statement-breakpoint
CREATE INDEX "warehouse_datasets_office" ON "warehouse_datasets" USING btree ("office_code");--> statement-breakpoint
CREATE INDEX "targets_kpi" ON "targets" USING btree ("kpi_id","office_code");