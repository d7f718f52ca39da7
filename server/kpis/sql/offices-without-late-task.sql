-- offices-without-late-task: Departments without a late task (stock)
select asked.period, offices.code as office,
  sum(1) filter (where not exists (select 1 from tasks
    where coalesce(tasks.charged_office_code, tasks.office_code) = any(array(with recursive line(code) as (
      select offices.code union
      select office_successions.predecessor_code from line join office_successions on office_successions.successor_code = line.code
        and office_successions.happened_on <= asked.until_on
    and (office_successions.known_from <= as_of and office_successions.known_to > as_of)
    ) select code from line)) and ((tasks.known_from <= as_of and tasks.known_to > as_of)
    and (tasks.listed_on <= asked.until_on
    and (tasks.retired_on is null or tasks.retired_on > asked.until_on))
    and (tasks.year = extract(year from asked.until_on) and ((not coalesce(tasks.stopped_on <= asked.until_on, false) or coalesce(tasks.done_on <= asked.until_on, false)) or coalesce(least(tasks.done_on, tasks.stopped_on, asked.until_on) > coalesce(tasks.held_to_on, tasks.due_on), false))) and coalesce(least(tasks.done_on, tasks.stopped_on, asked.until_on) > coalesce(tasks.held_to_on, tasks.due_on), false)))) as numerator,
  sum(1) as denominator,
  bool_or(exists (select 1 from tasks where ((tasks.known_from <= as_of and tasks.known_to > as_of)
    and (tasks.listed_on <= asked.until_on
    and (tasks.retired_on is null or tasks.retired_on > asked.until_on))
    and (tasks.year = extract(year from asked.until_on) and ((not coalesce(tasks.stopped_on <= asked.until_on, false) or coalesce(tasks.done_on <= asked.until_on, false)) or coalesce(least(tasks.done_on, tasks.stopped_on, asked.until_on) > coalesce(tasks.held_to_on, tasks.due_on), false))) and tasks.sample))) as sample,
  max(greatest(offices.known_from, (select max(tasks.known_from) from tasks
    where coalesce(tasks.charged_office_code, tasks.office_code) = any(array(with recursive line(code) as (
      select offices.code union
      select office_successions.predecessor_code from line join office_successions on office_successions.successor_code = line.code
        and office_successions.happened_on <= asked.until_on
    and (office_successions.known_from <= as_of and office_successions.known_to > as_of)
    ) select code from line)) and ((tasks.known_from <= as_of and tasks.known_to > as_of)
    and (tasks.listed_on <= asked.until_on
    and (tasks.retired_on is null or tasks.retired_on > asked.until_on))
    and (tasks.year = extract(year from asked.until_on) and ((not coalesce(tasks.stopped_on <= asked.until_on, false) or coalesce(tasks.done_on <= asked.until_on, false)) or coalesce(least(tasks.done_on, tasks.stopped_on, asked.until_on) > coalesce(tasks.held_to_on, tasks.due_on), false))))))) as recorded_at
from asked
join offices on (offices.known_from <= as_of and offices.known_to > as_of)
  and (offices.kind in ('department') and offices.valid_from <= asked.until_on
    and (offices.valid_to is null or offices.valid_to > asked.until_on) and exists (select 1 from tasks
    where coalesce(tasks.charged_office_code, tasks.office_code) = any(array(with recursive line(code) as (
      select offices.code union
      select office_successions.predecessor_code from line join office_successions on office_successions.successor_code = line.code
        and office_successions.happened_on <= asked.until_on
    and (office_successions.known_from <= as_of and office_successions.known_to > as_of)
    ) select code from line)) and ((tasks.known_from <= as_of and tasks.known_to > as_of)
    and (tasks.listed_on <= asked.until_on
    and (tasks.retired_on is null or tasks.retired_on > asked.until_on))
    and (tasks.year = extract(year from asked.until_on) and ((not coalesce(tasks.stopped_on <= asked.until_on, false) or coalesce(tasks.done_on <= asked.until_on, false)) or coalesce(least(tasks.done_on, tasks.stopped_on, asked.until_on) > coalesce(tasks.held_to_on, tasks.due_on), false))))))
group by 1, 2
