-- petitions-on-time: Petitions answered on time (flow)
select asked.period, petitions.office_code as office,
  sum(1) filter (where coalesce(petitions.answered_on <= petitions.due_on, false)) as numerator,
  sum(1) as denominator,
  bool_or(petitions.sample) as sample,
  max(petitions.known_from) as recorded_at
from asked
join petitions on (petitions.known_from <= as_of and petitions.known_to > as_of)
  and ((petitions.due_on between asked.start_on and asked.until_on)
    and (petitions.due_on < (as_of at time zone 'Asia/Ho_Chi_Minh')::date or coalesce(petitions.answered_on <= petitions.due_on, false)))
group by 1, 2
