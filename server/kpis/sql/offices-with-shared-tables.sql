-- offices-with-shared-tables: Departments with shared data tables (stock)
select asked.period, offices.code as office,
  sum(1) filter (where exists (select 1 from shared_tables
    where shared_tables.office_code = any(array(with recursive line(code) as (
      select offices.code union
      select office_successions.predecessor_code from line join office_successions on office_successions.successor_code = line.code
        and office_successions.happened_on <= asked.until_on
    and (office_successions.known_from <= as_of and office_successions.known_to > as_of)
    ) select code from line)) and ((shared_tables.known_from <= as_of and shared_tables.known_to > as_of)
    and (shared_tables.listed_on <= asked.until_on
    and (shared_tables.retired_on is null or shared_tables.retired_on > asked.until_on)) and coalesce(shared_tables.shared_on <= asked.until_on, false)))) as numerator,
  sum(1) as denominator,
  bool_or(exists (select 1 from shared_tables where ((shared_tables.known_from <= as_of and shared_tables.known_to > as_of)
    and (shared_tables.listed_on <= asked.until_on
    and (shared_tables.retired_on is null or shared_tables.retired_on > asked.until_on)) and shared_tables.sample))) as sample,
  max(greatest(offices.known_from, (select max(shared_tables.known_from) from shared_tables
    where shared_tables.office_code = any(array(with recursive line(code) as (
      select offices.code union
      select office_successions.predecessor_code from line join office_successions on office_successions.successor_code = line.code
        and office_successions.happened_on <= asked.until_on
    and (office_successions.known_from <= as_of and office_successions.known_to > as_of)
    ) select code from line)) and ((shared_tables.known_from <= as_of and shared_tables.known_to > as_of)
    and (shared_tables.listed_on <= asked.until_on
    and (shared_tables.retired_on is null or shared_tables.retired_on > asked.until_on)))))) as recorded_at
from asked
join offices on (offices.known_from <= as_of and offices.known_to > as_of)
  and (offices.kind in ('department') and offices.valid_from <= asked.until_on
    and (offices.valid_to is null or offices.valid_to > asked.until_on))
group by 1, 2
