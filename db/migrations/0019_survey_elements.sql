-- No way in has brought a score of an element yet: of what is there, nothing is to be counted again.
ALTER TABLE "survey_changes" ADD COLUMN "access_answered" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_changes" ADD COLUMN "access_satisfied" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_changes" ADD COLUMN "procedure_answered" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_changes" ADD COLUMN "procedure_satisfied" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_changes" ADD COLUMN "officials_answered" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_changes" ADD COLUMN "officials_satisfied" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_changes" ADD COLUMN "result_answered" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_changes" ADD COLUMN "result_satisfied" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_changes" ADD COLUMN "feedback_answered" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_changes" ADD COLUMN "feedback_satisfied" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_pending" ADD COLUMN "access_answered" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_pending" ADD COLUMN "access_satisfied" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_pending" ADD COLUMN "procedure_answered" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_pending" ADD COLUMN "procedure_satisfied" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_pending" ADD COLUMN "officials_answered" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_pending" ADD COLUMN "officials_satisfied" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_pending" ADD COLUMN "result_answered" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_pending" ADD COLUMN "result_satisfied" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_pending" ADD COLUMN "feedback_answered" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_pending" ADD COLUMN "feedback_satisfied" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_totals" ADD COLUMN "access_answered" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_totals" ADD COLUMN "access_satisfied" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_totals" ADD COLUMN "procedure_answered" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_totals" ADD COLUMN "procedure_satisfied" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_totals" ADD COLUMN "officials_answered" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_totals" ADD COLUMN "officials_satisfied" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_totals" ADD COLUMN "result_answered" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_totals" ADD COLUMN "result_satisfied" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_totals" ADD COLUMN "feedback_answered" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_totals" ADD COLUMN "feedback_satisfied" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- From here on the trigger says every sum itself.
do $$
declare
  rollup text;
  element text;
begin
  foreach rollup in array array['survey_changes', 'survey_pending', 'survey_totals'] loop
    foreach element in array array['access', 'procedure', 'officials', 'result', 'feedback'] loop
      execute format('alter table %I alter %I drop default, alter %I drop default', rollup, element || '_answered', element || '_satisfied');
    end loop;
  end loop;
end $$;
--> statement-breakpoint
select rollup_flow('survey_responses', 'survey', 'answered_on', 'subject',
  array['of_dossiers', 'of_dossiers_satisfied', 'of_petitions', 'of_petitions_satisfied',
    'access_answered', 'access_satisfied',
    'procedure_answered', 'procedure_satisfied',
    'officials_answered', 'officials_satisfied',
    'result_answered', 'result_satisfied',
    'feedback_answered', 'feedback_satisfied'],
  $$[
    {"day": "answered_on", "sums": {
      "of_dossiers": "(subject = 'dossier')::int",
      "of_dossiers_satisfied": "(subject = 'dossier' and score >= 4)::int",
      "of_petitions": "(subject = 'petition')::int",
      "of_petitions_satisfied": "(subject = 'petition' and score >= 4)::int",
      "access_answered": "(subject = 'dossier' and access_score is not null)::int",
      "access_satisfied": "(subject = 'dossier' and coalesce(access_score >= 4, false))::int",
      "procedure_answered": "(subject = 'dossier' and procedure_score is not null)::int",
      "procedure_satisfied": "(subject = 'dossier' and coalesce(procedure_score >= 4, false))::int",
      "officials_answered": "(subject = 'dossier' and officials_score is not null)::int",
      "officials_satisfied": "(subject = 'dossier' and coalesce(officials_score >= 4, false))::int",
      "result_answered": "(subject = 'dossier' and result_score is not null)::int",
      "result_satisfied": "(subject = 'dossier' and coalesce(result_score >= 4, false))::int",
      "feedback_answered": "(subject = 'dossier' and feedback_score is not null)::int",
      "feedback_satisfied": "(subject = 'dossier' and coalesce(feedback_score >= 4, false))::int"}}
  ]$$);
