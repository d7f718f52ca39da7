-- services-on-national-portal: Online services integrated on the National Public Service Portal (stock)
select asked.period, procedures.office_code as office,
  sum(1) filter (where coalesce(procedures.integrated_on <= asked.until_on, false)) as numerator,
  sum(1) as denominator,
  bool_or(procedures.sample) as sample,
  max(procedures.known_from) as recorded_at
from asked
join procedures on (procedures.known_from <= as_of and procedures.known_to > as_of)
  and (procedures.listed_on <= asked.until_on
    and (procedures.retired_on is null or procedures.retired_on > asked.until_on))
group by 1, 2
