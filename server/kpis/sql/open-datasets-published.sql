-- open-datasets-published: Open datasets published (stock)
select asked.period, open_datasets.office_code as office,
  sum(1) filter (where coalesce(open_datasets.published_on <= asked.until_on, false)) as numerator,
  sum(1) as denominator,
  bool_or(open_datasets.sample) as sample,
  max(open_datasets.known_from) as recorded_at
from asked
join open_datasets on (open_datasets.known_from <= as_of and open_datasets.known_to > as_of)
  and (open_datasets.listed_on <= asked.until_on
    and (open_datasets.retired_on is null or open_datasets.retired_on > asked.until_on))
group by 1, 2
