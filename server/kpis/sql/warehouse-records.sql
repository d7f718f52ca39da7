-- warehouse-records: Records in the shared warehouse (stock)
select asked.period, warehouse_datasets.office_code as office,
  sum(warehouse_datasets.record_count) filter (where coalesce(warehouse_datasets.loaded_on <= asked.until_on, false)) as numerator,
  sum(warehouse_datasets.record_count) as denominator,
  bool_or(warehouse_datasets.sample) as sample,
  max(warehouse_datasets.known_from) as recorded_at
from asked
join warehouse_datasets on (warehouse_datasets.known_from <= as_of and warehouse_datasets.known_to > as_of)
  and (warehouse_datasets.listed_on <= asked.until_on
    and (warehouse_datasets.retired_on is null or warehouse_datasets.retired_on > asked.until_on))
group by 1, 2
