-- survey-feedback: Satisfaction with the handling of feedback (flow)
select asked.period, survey_responses.office_code as office,
  sum(1) filter (where survey_responses.feedback_score >= 4) as numerator,
  sum(1) as denominator,
  bool_or(survey_responses.sample) as sample,
  max(survey_responses.known_from) as recorded_at
from asked
join survey_responses on (survey_responses.known_from <= as_of and survey_responses.known_to > as_of)
  and ((survey_responses.answered_on between asked.start_on and asked.until_on) and survey_responses.subject = 'dossier' and survey_responses.feedback_score is not null)
group by 1, 2
