CREATE TABLE "decisions" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "decisions_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"proposal" text NOT NULL,
	"register" text NOT NULL,
	"item" text NOT NULL,
	"kind" text NOT NULL,
	"office_code" text NOT NULL,
	"content" jsonb NOT NULL,
	"entered_by" text NOT NULL,
	"endorsed_by" text,
	"sent_on" date,
	"reason" text,
	"outcome" text NOT NULL,
	"document" text,
	"decided_on" date NOT NULL,
	"sample" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "item_successions" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "item_successions_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"register" text NOT NULL,
	"predecessor" text NOT NULL,
	"successor" text NOT NULL,
	"from_office_code" text NOT NULL,
	"to_office_code" text NOT NULL,
	"kind" text NOT NULL,
	"happened_on" date NOT NULL,
	"document" text,
	"sample" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "proposals" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "proposals_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"register" text NOT NULL,
	"item" text NOT NULL,
	"kind" text NOT NULL,
	"office_code" text NOT NULL,
	"content" jsonb NOT NULL,
	"entered_by" text NOT NULL,
	"endorsed_by" text,
	"sent_on" date,
	"reason" text,
	"state" text NOT NULL,
	"based_on" integer
);
--> statement-breakpoint
CREATE TABLE "calendar_days" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "calendar_days_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"working" boolean NOT NULL,
	"name_vi" text NOT NULL,
	"name_en" text NOT NULL,
	"document" text
);
--> statement-breakpoint
CREATE TABLE "disputes" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "disputes_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"seal" text NOT NULL,
	"seal_hash" text NOT NULL,
	"task_code" text NOT NULL,
	"office_code" text NOT NULL,
	"claim" text NOT NULL,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"answer" text
);
--> statement-breakpoint
CREATE TABLE "saved_filters" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "saved_filters_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"person_id" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "seals" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "seals_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"frozen_at" timestamp with time zone NOT NULL,
	"content" text NOT NULL,
	"hash" text NOT NULL,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "task_notes" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "task_notes_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"task_code" text NOT NULL,
	"office_code" text,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "task_steps" (
	"version_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "task_steps_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"known_from" timestamp with time zone NOT NULL,
	"known_to" timestamp with time zone DEFAULT 'infinity' NOT NULL,
	"recorded_by" text NOT NULL,
	"code" text NOT NULL,
	"task_code" text NOT NULL,
	"office_code" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"planned_on" date NOT NULL,
	"done_on" date
);
--> statement-breakpoint
ALTER TABLE "evidence" ALTER COLUMN "kpi_id" DROP NOT NULL;
--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "assigned_by" text;
--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "person" text;
--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "responsibility" text;
--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "product" text;
--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "authority" text;
--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "coordinating" text[] DEFAULT '{}' NOT NULL;
--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "held_to_on" date;
--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "charged_office_code" text;
--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "progress" integer;
--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "result" text;
--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "stop_kind" text;
--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "stopped_by" text;
--> statement-breakpoint
ALTER TABLE "tasks" drop column "search";
--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "search" text GENERATED ALWAYS AS (fold_text(code || ' ' || name_vi || ' ' || name_en || ' ' || coalesce(assigned_by, '') || ' ' || coalesce(person, '') || ' ' || coalesce(product, ''))) STORED NOT NULL;
--> statement-breakpoint
CREATE INDEX "decisions_item" ON "decisions" USING btree ("register","item");
--> statement-breakpoint
CREATE INDEX "decisions_proposal" ON "decisions" USING btree ("proposal");
--> statement-breakpoint
CREATE INDEX "item_successions_item" ON "item_successions" USING btree ("register","predecessor");
--> statement-breakpoint
CREATE INDEX "proposals_office" ON "proposals" USING btree ("office_code");
--> statement-breakpoint
CREATE INDEX "proposals_item" ON "proposals" USING btree ("register","item");
--> statement-breakpoint
CREATE INDEX "disputes_seal" ON "disputes" USING btree ("seal");
--> statement-breakpoint
CREATE INDEX "task_notes_task" ON "task_notes" USING btree ("task_code");
--> statement-breakpoint
CREATE INDEX "task_steps_task" ON "task_steps" USING btree ("task_code");
