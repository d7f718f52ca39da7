-- offices-in-warehouse: Departments contributing to the shared warehouse (stock)
select asked.period, offices.code as office,
  sum(1) filter (where exists (select 1 from warehouse_datasets
    where warehouse_datasets.office_code = any(array(with recursive line(code) as (
      select offices.code union
      select office_successions.predecessor_code from line join office_successions on office_successions.successor_code = line.code
        and office_successions.happened_on <= asked.until_on
    and (office_successions.known_from <= as_of and office_successions.known_to > as_of)
    ) select code from line)) and ((warehouse_datasets.known_from <= as_of and warehouse_datasets.known_to > as_of)
    and (warehouse_datasets.listed_on <= asked.until_on
    and (warehouse_datasets.retired_on is null or warehouse_datasets.retired_on > asked.until_on)) and coalesce(warehouse_datasets.loaded_on <= asked.until_on, false)))) as numerator,
  sum(1) as denominator,
  bool_or(exists (select 1 from warehouse_datasets where ((warehouse_datasets.known_from <= as_of and warehouse_datasets.known_to > as_of)
    and (warehouse_datasets.listed_on <= asked.until_on
    and (warehouse_datasets.retired_on is null or warehouse_datasets.retired_on > asked.until_on)) and warehouse_datasets.sample))) as sample,
  max(greatest(offices.known_from, (select max(warehouse_datasets.known_from) from warehouse_datasets
    where warehouse_datasets.office_code = any(array(with recursive line(code) as (
      select offices.code union
      select office_successions.predecessor_code from line join office_successions on office_successions.successor_code = line.code
        and office_successions.happened_on <= asked.until_on
    and (office_successions.known_from <= as_of and office_successions.known_to > as_of)
    ) select code from line)) and ((warehouse_datasets.known_from <= as_of and warehouse_datasets.known_to > as_of)
    and (warehouse_datasets.listed_on <= asked.until_on
    and (warehouse_datasets.retired_on is null or warehouse_datasets.retired_on > asked.until_on)))))) as recorded_at
from asked
join offices on (offices.known_from <= as_of and offices.known_to > as_of)
  and (offices.kind in ('department') and offices.valid_from <= asked.until_on
    and (offices.valid_to is null or offices.valid_to > asked.until_on))
group by 1, 2
