-- open-datasets-machine-readable: Machine-readable open datasets (stock)
select asked.period, open_datasets.office_code as office,
  sum(1) filter (where coalesce(open_datasets.machine_readable, false)) as numerator,
  sum(1) as denominator,
  bool_or(open_datasets.sample) as sample,
  max(open_datasets.known_from) as recorded_at
from asked
join open_datasets on (open_datasets.known_from <= as_of and open_datasets.known_to > as_of)
  and ((open_datasets.listed_on <= asked.until_on
    and (open_datasets.retired_on is null or open_datasets.retired_on > asked.until_on)) and coalesce(open_datasets.assessed_on <= asked.until_on, false))
group by 1, 2
