-- dossiers-by-identified-users: Online dossiers of identified users (flow)
select asked.period, dossiers.office_code as office,
  sum(1) filter (where dossiers.identified) as numerator,
  sum(1) as denominator,
  bool_or(dossiers.sample) as sample,
  max(dossiers.known_from) as recorded_at
from asked
join dossiers on (dossiers.known_from <= as_of and dossiers.known_to > as_of)
  and ((dossiers.filed_on between asked.start_on and asked.until_on) and dossiers.channel = 'online')
group by 1, 2
