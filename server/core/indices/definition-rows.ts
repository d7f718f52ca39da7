import type { OfficeRef } from '../scorecard.ts'
import type { EmptyPolicy, IndexDefinition, Spread, ZeroPolicy } from './definition.ts'

/** An index as rows: one of its version, one of each group, one of each component; clocks are the writer's. */
export type IndexRows = {
  version: {
    code: string
    indexId: string
    fromOn: string
    retiredOn: string | null
    position: number
    nameVi: string
    nameEn: string
    shortVi: string
    shortEn: string
    decimals: number
    public: boolean
    kinds: string[]
    sourceVi: string
    sourceEn: string
    caveatVi: string | null
    caveatEn: string | null
    documents: string[]
  }
  groups: {
    code: string
    indexCode: string
    groupId: string
    position: number
    nameVi: string
    nameEn: string
  }[]
  components: {
    code: string
    indexCode: string
    groupId: string
    componentId: string
    position: number
    nameVi: string
    nameEn: string
    numeratorVi: string
    numeratorEn: string
    denominatorVi: string
    denominatorEn: string
    max: number
    threshold: number | null
    times: string | null
    whenZero: ZeroPolicy
    whenEmpty: EmptyPolicy
    spread: Spread
    informative: boolean
    countedBy: string | null
  }[]
}

/** `position`: its place among the indices. */
export function definitionRowsOf(definition: IndexDefinition, position: number): IndexRows {
  const indexCode = `${definition.id}@${definition.fromOn}`
  return {
    version: {
      code: indexCode,
      indexId: definition.id,
      fromOn: definition.fromOn,
      retiredOn: definition.retiredOn,
      position,
      nameVi: definition.name.vi,
      nameEn: definition.name.en,
      shortVi: definition.short.vi,
      shortEn: definition.short.en,
      decimals: definition.decimals,
      public: definition.public,
      kinds: [...definition.kinds],
      sourceVi: definition.source.vi,
      sourceEn: definition.source.en,
      caveatVi: definition.caveat?.vi ?? null,
      caveatEn: definition.caveat?.en ?? null,
      documents: [...definition.documents],
    },
    groups: definition.groups.map(({ id, name }, at) => ({
      code: `${indexCode}/${id}`,
      indexCode,
      groupId: id,
      position: at + 1,
      nameVi: name.vi,
      nameEn: name.en,
    })),
    components: definition.groups.flatMap((group) =>
      group.components.map(({ id, name, numerator, denominator, ...rule }, at) => ({
        code: `${indexCode}/${id}`,
        indexCode,
        groupId: group.id,
        componentId: id,
        position: at + 1,
        nameVi: name.vi,
        nameEn: name.en,
        numeratorVi: numerator.vi,
        numeratorEn: numerator.en,
        denominatorVi: denominator.vi,
        denominatorEn: denominator.en,
        ...rule,
      })),
    ),
  }
}

const byPosition = <T extends { position: number }>(rows: readonly T[]): T[] =>
  [...rows].sort((a, b) => a.position - b.position)

/** The rows of one version back into an index. */
export function definitionOfRows({ version, groups, components }: IndexRows): IndexDefinition {
  return {
    id: version.indexId,
    fromOn: version.fromOn,
    retiredOn: version.retiredOn,
    name: { vi: version.nameVi, en: version.nameEn },
    short: { vi: version.shortVi, en: version.shortEn },
    decimals: version.decimals,
    public: version.public,
    kinds: version.kinds as OfficeRef['kind'][],
    source: { vi: version.sourceVi, en: version.sourceEn },
    caveat:
      version.caveatVi === null ? null : { vi: version.caveatVi, en: version.caveatEn ?? version.caveatVi },
    documents: version.documents,
    groups: byPosition(groups).map((group) => ({
      id: group.groupId,
      name: { vi: group.nameVi, en: group.nameEn },
      components: byPosition(components.filter(({ groupId }) => groupId === group.groupId)).map((row) => ({
        id: row.componentId,
        name: { vi: row.nameVi, en: row.nameEn },
        numerator: { vi: row.numeratorVi, en: row.numeratorEn },
        denominator: { vi: row.denominatorVi, en: row.denominatorEn },
        max: row.max,
        threshold: row.threshold,
        times: row.times,
        whenZero: row.whenZero,
        whenEmpty: row.whenEmpty,
        spread: row.spread,
        informative: row.informative,
        countedBy: row.countedBy,
      })),
    })),
  }
}
