import type { Scorecard, ScorecardItem } from '../../core/scorecard.ts'

const itemAnswer = (item: ScorecardItem) => ({
  id: item.id,
  name: item.name,
  theme: item.theme,
  unit: item.unit,
  numerator: item.numerator,
  denominator: item.denominator,
  value: item.value,
  target: item.target,
  status: item.status,
  change: item.change,
  period: item.period,
  vintage: item.vintage,
  illustrative: item.illustrative,
  updatedAt: item.updatedAt,
  until: item.until,
  since: item.since,
  published: item.published,
  coverage: item.coverage,
  feed: item.feed,
})

/** The contract with other systems: fields may be added, none changes its meaning. */
export const scorecardAnswer = ({ asOf, story, period, office, items }: Scorecard) => ({
  asOf,
  story: story?.name ?? null,
  period,
  office: office.code,
  items: items.map(itemAnswer),
})
