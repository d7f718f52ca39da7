-- platforms-in-operation: Digital platforms in operation (stock)
select asked.period, platforms.office_code as office,
  sum(1) filter (where coalesce(platforms.launched_on <= asked.until_on, false)) as numerator,
  sum(1) as denominator,
  bool_or(platforms.sample) as sample,
  max(platforms.known_from) as recorded_at
from asked
join platforms on (platforms.known_from <= as_of and platforms.known_to > as_of)
  and (platforms.listed_on <= asked.until_on
    and (platforms.retired_on is null or platforms.retired_on > asked.until_on))
group by 1, 2
