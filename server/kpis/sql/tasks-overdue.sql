-- tasks-overdue: Overdue tasks (stock)
select asked.period, tasks.office_code as office,
  sum(1) filter (where (not coalesce(tasks.done_on <= asked.until_on, false) and coalesce(tasks.due_on < asked.until_on, false))) as numerator,
  sum(1) as denominator,
  bool_or(tasks.sample) as sample,
  max(tasks.known_from) as recorded_at
from asked
join tasks on (tasks.known_from <= as_of and tasks.known_to > as_of)
  and ((tasks.listed_on <= asked.until_on
    and (tasks.retired_on is null or tasks.retired_on > asked.until_on)) and ((tasks.year = extract(year from asked.until_on) or not coalesce(tasks.done_on <= asked.until_on, false))
    and (not coalesce(tasks.stopped_on <= asked.until_on, false) or coalesce(tasks.done_on <= asked.until_on, false))))
group by 1, 2
