import type { IndexPage, MeasuredComponent } from '../../core/indices/answers.ts'
import type { IndexComponent } from '../../core/indices/definition.ts'
import type { ComponentScore } from '../../core/indices/score.ts'

/** The contract with other systems: fields may be added, none changes its meaning. Points are exact to the decimals. */
export function indexAnswer({ index, score, origins, attribution, measured, ...page }: IndexPage) {
  const components = new Map(
    index.groups.flatMap(({ components }) => components.map((one) => [one.id, one] as const)),
  )
  const names = new Map(index.groups.map(({ id, name }) => [id, name]))
  const componentAnswer = (scored: ComponentScore) => ({
    ...scored,
    name: components.get(scored.id)?.name,
    origin: origins[scored.id] ?? null,
    rule: ruleAnswer(components.get(scored.id)),
    ownRows: ownAnswer(measured[scored.id]),
    feed: page.feeds[scored.id] ?? null,
  })
  return {
    id: index.id,
    name: index.name,
    inForceFrom: index.fromOn,
    asOf: page.asOf,
    office: page.office.code,
    period: page.period,
    score: score.score,
    max: score.max,
    missing: score.missing,
    provisional: score.provisional,
    illustrative: page.sample,
    groups: score.groups.map((group) => ({
      id: group.id,
      name: names.get(group.id),
      score: group.score,
      max: group.max,
      components: group.components.map(componentAnswer),
    })),
    lost: { ...attribution, services: page.serviceLosses },
    ranking: page.ranking.map(({ office, ...ranked }) => ({ office: office.code, ...ranked })),
    history: page.history,
    updatedAt: page.lastRecorded?.at ?? null,
  }
}

/** What the city's own rows say; `stands`: nothing is published, so the score is of these. */
const ownAnswer = (of: MeasuredComponent | undefined) =>
  of ? { kpi: of.kpi.id, numerator: of.numerator, denominator: of.denominator, stands: of.stands } : null

const ruleAnswer = (of: IndexComponent | undefined) =>
  of && {
    threshold: of.threshold,
    times: of.times,
    whenZero: of.whenZero,
    whenEmpty: of.whenEmpty,
    spread: of.spread,
  }
