import { boolean, date, doublePrecision, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { clocks } from './clocks.ts'

/**
 * One row per version of a composite index, in force for periods that end on `from_on` or later, until the next of the
 * same index. Earlier periods keep theirs.
 */
export const indexVersions = pgTable('index_versions', {
  ...clocks(),
  /** `<index_id>@<from_on>` */
  code: text('code').notNull(),
  indexId: text('index_id').notNull(),
  fromOn: date('from_on', { mode: 'string' }).notNull(),
  /** the first day on which it is scored no longer */
  retiredOn: date('retired_on', { mode: 'string' }),
  position: integer('position').notNull(),
  nameVi: text('name_vi').notNull(),
  nameEn: text('name_en').notNull(),
  shortVi: text('short_vi').notNull(),
  shortEn: text('short_en').notNull(),
  /** to which each component is rounded before it is added */
  decimals: integer('decimals').notNull(),
  public: boolean('public').notNull(),
  /** kinds of office that are scored */
  kinds: text('kinds').array().notNull(),
  sourceVi: text('source_vi').notNull(),
  sourceEn: text('source_en').notNull(),
  caveatVi: text('caveat_vi'),
  caveatEn: text('caveat_en'),
  documents: text('documents').array().notNull(),
})

/** One row per version of a group of components. */
export const indexGroups = pgTable('index_groups', {
  ...clocks(),
  /** `<index version>/<group_id>` */
  code: text('code').notNull(),
  indexCode: text('index_code').notNull(),
  groupId: text('group_id').notNull(),
  position: integer('position').notNull(),
  nameVi: text('name_vi').notNull(),
  nameEn: text('name_en').notNull(),
})

/** One row per version of a component: its points and the rule by which counts become points. */
export const indexComponents = pgTable('index_components', {
  ...clocks(),
  /** `<index version>/<component_id>` */
  code: text('code').notNull(),
  indexCode: text('index_code').notNull(),
  groupId: text('group_id').notNull(),
  componentId: text('component_id').notNull(),
  position: integer('position').notNull(),
  nameVi: text('name_vi').notNull(),
  nameEn: text('name_en').notNull(),
  numeratorVi: text('numerator_vi').notNull(),
  numeratorEn: text('numerator_en').notNull(),
  denominatorVi: text('denominator_vi').notNull(),
  denominatorEn: text('denominator_en').notNull(),
  /** points at most */
  max: doublePrecision('max').notNull(),
  /** the share from which all points are given; null: in proportion up to the whole */
  threshold: doublePrecision('threshold'),
  /** the component by whose share the points are multiplied */
  times: text('times'),
  whenZero: text('when_zero', { enum: ['zero', 'full', 'not-applicable'] }).notNull(),
  whenEmpty: text('when_empty', { enum: ['missing', 'full', 'zero'] }).notNull(),
  spread: text('spread', { enum: ['sum', 'city', 'own'] }).notNull(),
  informative: boolean('informative').notNull(),
  /** the KPI of ours that counts it wherever nothing is published; null: only what is published counts */
  countedBy: text('counted_by'),
})

/** One row per version of what was counted of a component for an office in a period. Null: nothing was said. */
export const indexCounts = pgTable(
  'index_counts',
  {
    ...clocks(),
    /** `<index_id>/<period>/<office_code>/<component_id>` */
    code: text('code').notNull(),
    indexId: text('index_id').notNull(),
    period: text('period').notNull(),
    officeCode: text('office_code').notNull(),
    componentId: text('component_id').notNull(),
    numerator: doublePrecision('numerator'),
    denominator: doublePrecision('denominator'),
    /** the denominator will still be replaced */
    provisional: boolean('provisional').notNull(),
    source: text('source'),
    sample: boolean('sample').notNull(),
  },
  (t) => [index('index_counts_period').on(t.indexId, t.period)],
)
