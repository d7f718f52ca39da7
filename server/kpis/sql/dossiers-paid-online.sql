-- dossiers-paid-online: Dossiers paid online (flow)
select asked.period, dossiers.office_code as office,
  sum(1) filter (where dossiers.paid_online) as numerator,
  sum(1) as denominator,
  bool_or(dossiers.sample) as sample,
  max(dossiers.known_from) as recorded_at
from asked
join dossiers on (dossiers.known_from <= as_of and dossiers.known_to > as_of)
  and ((dossiers.filed_on between asked.start_on and asked.until_on) and dossiers.fee_due)
group by 1, 2
