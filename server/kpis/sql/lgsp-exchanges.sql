-- lgsp-exchanges: Messages exchanged through the LGSP (flow)
select asked.period, exchanges.office_code as office,
  sum(exchanges.messages) filter (where true) as numerator,
  sum(exchanges.messages) as denominator,
  bool_or(exchanges.sample) as sample,
  max(exchanges.known_from) as recorded_at
from asked
join exchanges on (exchanges.known_from <= as_of and exchanges.known_to > as_of)
  and (exchanges.exchanged_on between asked.start_on and asked.until_on)
group by 1, 2
