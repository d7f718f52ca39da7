-- shared-databases-created: Shared databases created (stock)
select asked.period, shared_databases.office_code as office,
  sum(1) filter (where coalesce(shared_databases.created_on <= asked.until_on, false)) as numerator,
  sum(1) as denominator,
  bool_or(shared_databases.sample) as sample,
  max(shared_databases.known_from) as recorded_at
from asked
join shared_databases on (shared_databases.known_from <= as_of and shared_databases.known_to > as_of)
  and (shared_databases.listed_on <= asked.until_on
    and (shared_databases.retired_on is null or shared_databases.retired_on > asked.until_on))
group by 1, 2
