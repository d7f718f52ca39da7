-- shared-tables: Shared data tables (stock)
select asked.period, shared_tables.office_code as office,
  sum(1) filter (where coalesce(shared_tables.shared_on <= asked.until_on, false)) as numerator,
  sum(1) as denominator,
  bool_or(shared_tables.sample) as sample,
  max(shared_tables.known_from) as recorded_at
from asked
join shared_tables on (shared_tables.known_from <= as_of and shared_tables.known_to > as_of)
  and (shared_tables.listed_on <= asked.until_on
    and (shared_tables.retired_on is null or shared_tables.retired_on > asked.until_on))
group by 1, 2
