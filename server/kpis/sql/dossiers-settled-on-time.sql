-- dossiers-settled-on-time: Dossiers settled on time (flow)
select asked.period, dossiers.office_code as office,
  sum(1) filter (where coalesce(dossiers.settled_on <= dossiers.due_on and dossiers.supplements <= 1, false)) as numerator,
  sum(1) as denominator,
  bool_or(dossiers.sample) as sample,
  max(dossiers.known_from) as recorded_at
from asked
join dossiers on (dossiers.known_from <= as_of and dossiers.known_to > as_of)
  and ((dossiers.due_on between asked.start_on and asked.until_on)
    and (dossiers.due_on < (as_of at time zone 'Asia/Ho_Chi_Minh')::date or coalesce(dossiers.settled_on <= dossiers.due_on and dossiers.supplements <= 1, false)))
group by 1, 2
