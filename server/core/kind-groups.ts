import type { Breakdown } from './answers.ts'

type Row = Breakdown['rows'][number]
type Kind = Row['office']['kind']
export type KindGroup = { kind: Kind; rows: Row[]; median: number | null; silent: Breakdown['silent'] }

/** Kinds of office are not comparable: each has its own places and its own median. */
export function kindGroups({ rows, medians, silent }: Breakdown): KindGroup[] {
  const kinds = [
    ...new Set([...rows, ...silent.map((office) => ({ office }))].map(({ office }) => office.kind)),
  ]
  return kinds
    .map((kind) => {
      const own = rows.filter((row) => row.office.kind === kind)
      return {
        kind,
        rows: own.map((row) => ({ ...row, rank: 1 + own.filter((other) => other.rank < row.rank).length })),
        median: medians.find((median) => median.kind === kind)?.value ?? null,
        silent: silent.filter((office) => office.kind === kind),
      }
    })
    .filter((group) => group.rows.length > 0)
}
