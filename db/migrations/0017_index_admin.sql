ALTER TABLE "index_components" ADD COLUMN "counted_by" text;--> statement-breakpoint
ALTER TABLE "survey_responses" ADD COLUMN "access_score" integer;--> statement-breakpoint
ALTER TABLE "survey_responses" ADD COLUMN "procedure_score" integer;--> statement-breakpoint
ALTER TABLE "survey_responses" ADD COLUMN "officials_score" integer;--> statement-breakpoint
ALTER TABLE "survey_responses" ADD COLUMN "result_score" integer;--> statement-breakpoint
ALTER TABLE "survey_responses" ADD COLUMN "feedback_score" integer;--> statement-breakpoint
-- A score is a place on the scale of the questionnaire, so that no other number can be averaged into it.
alter table survey_responses add constraint survey_responses_elements check (
  access_score between 1 and 5 and procedure_score between 1 and 5 and officials_score between 1 and 5
  and result_score between 1 and 5 and feedback_score between 1 and 5);
