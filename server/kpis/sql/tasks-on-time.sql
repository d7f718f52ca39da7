-- tasks-on-time: Tasks completed on time (flow)
select asked.period, tasks.office_code as office,
  sum(1) filter (where coalesce(tasks.done_on <= tasks.due_on, false)) as numerator,
  sum(1) as denominator,
  bool_or(tasks.sample) as sample,
  max(tasks.known_from) as recorded_at
from asked
join tasks on (tasks.known_from <= as_of and tasks.known_to > as_of)
  and ((tasks.due_on between asked.start_on and asked.until_on)
    and (tasks.due_on < (as_of at time zone 'Asia/Ho_Chi_Minh')::date or coalesce(tasks.done_on <= tasks.due_on, false)) and ((tasks.listed_on <= asked.until_on
    and (tasks.retired_on is null or tasks.retired_on > asked.until_on))
    and (not coalesce(tasks.stopped_on <= asked.until_on, false) or coalesce(tasks.done_on <= asked.until_on, false))))
group by 1, 2
