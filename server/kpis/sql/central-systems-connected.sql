-- central-systems-connected: Central systems connected through the LGSP (stock)
select asked.period, central_systems.office_code as office,
  sum(1) filter (where coalesce(central_systems.connected_on <= asked.until_on, false)) as numerator,
  sum(1) as denominator,
  bool_or(central_systems.sample) as sample,
  max(central_systems.known_from) as recorded_at
from asked
join central_systems on (central_systems.known_from <= as_of and central_systems.known_to > as_of)
  and (central_systems.listed_on <= asked.until_on
    and (central_systems.retired_on is null or central_systems.retired_on > asked.until_on))
group by 1, 2
