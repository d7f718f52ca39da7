-- petitions-not-repeated: Petitions not repeated (flow)
select asked.period, petitions.office_code as office,
  sum(1) filter (where not petitions.repeated) as numerator,
  sum(1) as denominator,
  bool_or(petitions.sample) as sample,
  max(petitions.known_from) as recorded_at
from asked
join petitions on (petitions.known_from <= as_of and petitions.known_to > as_of)
  and (petitions.answered_on between asked.start_on and asked.until_on)
group by 1, 2
