-- dossiers-digital-result: Dossiers with a digital result (flow)
select asked.period, dossiers.office_code as office,
  sum(1) filter (where dossiers.digital_result) as numerator,
  sum(1) as denominator,
  bool_or(dossiers.sample) as sample,
  max(dossiers.known_from) as recorded_at
from asked
join dossiers on (dossiers.known_from <= as_of and dossiers.known_to > as_of)
  and (dossiers.settled_on between asked.start_on and asked.until_on)
group by 1, 2
