-- dossiers-overdue: Overdue dossiers still open (stock)
select asked.period, dossiers.office_code as office,
  sum(1) filter (where ((dossiers.settled_on is null or dossiers.settled_on > asked.until_on) and dossiers.due_on < asked.until_on)) as numerator,
  sum(1) as denominator,
  bool_or(dossiers.sample) as sample,
  max(dossiers.known_from) as recorded_at
from asked
join dossiers on (dossiers.known_from <= as_of and dossiers.known_to > as_of)
  and (dossiers.filed_on <= asked.until_on
    and (dossiers.settled_on is null or dossiers.settled_on >= asked.start_on or dossiers.filed_on >= asked.start_on))
group by 1, 2
