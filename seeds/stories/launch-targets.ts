import type { Day } from '../../server/core/day.ts'
import type { TargetStep } from '../generators/targets.ts'
import { projectCode } from '../reference/documents.ts'
import { departments2024 } from '../reference/offices.ts'

const halves: readonly (readonly [from: Day, due: Day])[] = [
  ['2022-01-01', '2022-06-30'],
  ['2022-07-01', '2022-12-31'],
  ['2023-01-01', '2023-06-30'],
  ['2023-07-01', '2023-12-31'],
  ['2024-01-01', '2024-06-30'],
  ['2024-07-01', '2024-12-31'],
  ['2025-01-01', '2025-06-30'],
  ['2025-07-01', '2025-12-31'],
]

/** Each year's steps were set with the list of tasks of the year; those of 2024 and 2025 together. */
const setOn = (due: Day): Day => (due < '2023' ? '2022-01-05' : due < '2024' ? '2022-12-28' : '2023-12-27')

type Extra = {
  /** the public document that sets the last level, and the day on which it became known */
  last?: { document: string; on: Day }
  revised?: { due: Day; level: number; on: Day }
}

/** A path through eight half-years, from where it began. Fewer levels begin later. */
function path(kpiId: string, begin: number, levels: readonly number[], extra: Extra = {}): TargetStep[] {
  const spans = halves.slice(halves.length - levels.length)
  return levels.map((level, i) => {
    const [from, due] = spans[i] as (typeof halves)[number]
    const documented = i === levels.length - 1 ? extra.last : undefined
    return {
      kpiId,
      office: 'HP',
      from,
      due,
      fromLevel: i === 0 ? begin : (levels[i - 1] as number),
      level,
      setOn: documented?.on ?? setOn(due),
      ...(documented ? { document: documented.document } : {}),
      ...(extra.revised?.due === due
        ? { revised: { level: extra.revised.level, on: extra.revised.on } }
        : {}),
    }
  })
}

/** Levels that must hold throughout each half-year. */
const hold = (kpiId: string, levels: readonly number[], office = 'HP'): TargetStep[] =>
  path(kpiId, 0, levels).map((step) => ({ ...step, office, fromLevel: null }))

const of = (denominator: number, numerators: readonly number[]) => numerators.map((n) => n / denominator)

/** Stated at the launch as goals of the project, which ends with 2025. */
const goal = { document: projectCode, on: '2024-11-21' } as const
/** 942/QĐ-TTg of 15 June 2021: at least 80 % of dossiers fully online by 2025. */
const strategy = { document: '942/QĐ-TTg', on: '2022-01-05' } as const
/** 749/QĐ-TTg of 3 June 2020 and 411/QĐ-TTg of 31 March 2022: levels to be reached by 2025. */
const programme = { document: '749/QĐ-TTg', on: '2022-01-05' } as const
const economy = { document: '411/QĐ-TTg', on: '2022-04-05' } as const

/**
 * Steps to the end of 2025. Only the last levels with a document are published; all others are the story's own,
 * without a document. Tables, fields, records and tasks without a deadline have no target.
 */
export const launchTargets: readonly TargetStep[] = [
  ...path('shared-databases-created', 0, [0.02, 0.05, 0.06, 0.09, ...of(57, [10, 28, 42, 57])]),
  ...path('offices-with-shared-tables', 0, of(20, [1, 3, 5, 7, 10, 16, 18, 20])),
  ...path('open-datasets-published', 0, [0.01, 0.04, 0.1, 0.18, ...of(98, [42, 70, 85, 98])], {
    revised: { due: '2024-12-31', level: 80 / 98, on: '2024-07-16' },
  }),
  ...path('offices-with-open-data', 0, of(20, [0, 1, 3, 5, 7, 14, 17, 20]), { last: goal }),
  ...hold('open-datasets-machine-readable', [0.8, 0.9, 1]),
  ...path('warehouse-datasets', 0, [8, 22, 45, 85, 130, 180, 220, 260]),
  ...path('offices-in-warehouse', 0, of(20, [2, 5, 8, 11, 15, 18, 19, 20])),
  ...path('services-on-national-portal', 0.33, [0.41, 0.5, 0.59, 0.68, 0.75, 0.85, 0.93, 1]),
  ...path('services-full-process', 0.07, [0.1, 0.16, 0.27, 0.45, 0.63, 0.8, 0.9, 1], { last: goal }),
  ...path('dossiers-filed-online', 0.42, [0.46, 0.55, 0.66, 0.78, 0.85, 0.9, 0.92, 0.95]),
  ...path('dossiers-full-process', 0.08, [0.12, 0.2, 0.33, 0.48, 0.6, 0.72, 0.76, 0.8], { last: strategy }),
  ...hold('dossiers-settled-on-time', [0.93, 0.93, 0.94, 0.94, 0.95, 0.95, 0.96, 0.97]),
  ...path('dossiers-paid-online', 0.15, [0.2, 0.28, 0.36, 0.45, 0.55, 0.65, 0.72, 0.8]),
  ...path('dossiers-digital-result', 0.25, [0.3, 0.4, 0.52, 0.62, 0.72, 0.8, 0.9, 1]),
  ...hold('dossiers-overdue', [60, 60, 50, 50, 40, 40, 30, 20]),
  ...hold('satisfaction-survey', [0.85, 0.85, 0.87, 0.87, 0.9, 0.9, 0.92, 0.92]),
  ...hold('petitions-on-time', [0.9, 0.9, 0.92, 0.92, 0.95, 0.95, 0.95, 0.95]),
  ...hold('petitions-not-repeated', [0.88, 0.88, 0.9, 0.9, 0.9, 0.9, 0.92, 0.92]),
  ...hold('petition-survey', [0.9, 0.9, 0.92, 0.92]),
  ...path('central-systems-connected', 5, [7, 9, 13, 16, 20, 22, 26, 29]),
  ...path('platforms-in-operation', 0.1, of(10, [2, 4, 5, 6, 7, 8, 9, 10])),
  ...path('dossiers-by-identified-users', 0.5, [0.56, 0.62, 0.68, 0.76, 0.84, 0.93, 0.97, 1], { last: goal }),
  ...path('lgsp-exchanges', 30_000, [60_000, 110_000, 190_000, 290_000, 430_000, 600_000, 750_000, 900_000]),
  ...hold('tasks-on-time', [0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9]),
  ...yearly('tasks-completed', [0.25, 0.8]),
  ...hold('tasks-overdue', [0, 0, 0, 0, 0, 0, 0, 0]),
  ...hold('offices-without-late-task', [0.75, 0.75, 0.75, 0.75, 0.75, 0.75, 0.75, 0.75]),

  // A count asked of the city says nothing of one office. Of a department: at least one, and no task overdue.
  ...departments2024.flatMap(([office]) => [
    ...hold('shared-tables', [1, 1, 1], office),
    ...hold('warehouse-datasets', [1, 1, 1], office),
    ...hold('tasks-overdue', [0, 0, 0, 0, 0, 0, 0, 0], office),
  ]),
  ...reportedTargets(),

  // The office that leads digital transformation is asked for more than the city.
  ...path('open-datasets-published', 0.5, [0.8, 1, 1]).map((step) => ({ ...step, office: 'STTTT' })),
  ...hold('services-on-national-portal', [0.95, 1, 1, 1]).map((step) => ({ ...step, office: 'STTTT' })),
]

/** A straight path to a level that a document sets for the end of 2025. */
function towards2025(
  kpiId: string,
  fromLevel: number,
  level: number,
  { document, on }: typeof economy,
): TargetStep[] {
  return [{ kpiId, office: 'HP', from: on, due: '2025-12-31', fromLevel, level, setOn: on, document }]
}

/**
 * What is asked of reported figures since 2024. A count asked of the city would be short while reports are missing; and
 * no published score of an index is held against a target that the story makes up.
 */
function reportedTargets(): TargetStep[] {
  return [
    ...path('work-files-online', 0.72, [0.78, 0.84, 0.87, 0.9], { last: programme }),
    ...path('documents-signed-digitally', 0.8, [0.85, 0.9, 0.95, 1]),
    ...path('reports-on-reporting-system', 0.5, [0.6, 0.75, 0.9, 1]),
    ...path('officials-with-signature', 0.56, [0.7, 0.88, 0.95, 1]),
    ...hold('computers-with-managed-protection', [0.95, 0.95, 0.98, 0.98]),
    ...hold('egov-active-accounts', [0.85, 0.9, 0.9, 0.95]),
    ...hold('dossiers-synced-national', [0.88, 0.95, 0.97, 0.98]),
    ...path('dossier-results-reused', 0.18, [0.3, 0.48, 0.6, 0.7]),
    ...path('officials-basic-digital-skills', 0.6, [0.72, 0.85, 0.95, 1]),
    ...path('systems-security-level-approved', 0.5, [0.65, 0.8, 0.9, 1]),
    ...path('systems-four-layer-protection', 0.3, [0.5, 0.8, 0.9, 1]),
    ...hold('security-warnings-closed', [0.9, 0.9, 0.95, 0.95]),
    ...hold('community-digital-teams', [0.88, 0.92, 0.95, 0.98]),
    ...hold('one-stop-staff-guiding-online', [0.8, 0.9, 1, 1]),
    ...path('electronic-identity-activated', 0.66, [0.73, 0.8, 0.85, 0.9]),
    ...hold('data-requests-met', [0.8, 0.88, 0.9, 0.9]),
    ...hold('smes-on-digital-platforms', [0.25, 0.3, 0.33, 0.36]),
    ...path('hospital-fees-cashless', 0.45, [0.6, 0.7, 0.75, 0.8]),
    ...path('tuition-cashless', 0.7, [0.78, 0.85, 0.9, 0.95]),
    ...towards2025('digital-economy-share', 0.15, 0.2, economy),
    ...towards2025('adults-with-smartphone', 0.66, 0.8, economy),
    ...towards2025('electronic-health-records', 0.45, 0.9, economy),
    ...towards2025('households-with-fibre', 0.62, 0.8, economy),
    ...departments2024.flatMap(([office]) => hold('officials-trained-digital', [4, 6, 6, 8], office)),
    ...['STTTT', 'VPUBND'].flatMap((office) => hold('work-files-online', [0.85, 0.9, 0.95, 0.95], office)),
  ]
}

/** A list of the year begins at none done. */
function yearly(kpiId: string, [half, whole]: readonly [number, number]): TargetStep[] {
  return path(kpiId, 0, [half, whole, half, whole, half, whole, half, whole]).map((step, i) =>
    i % 2 === 0 ? { ...step, fromLevel: 0 } : step,
  )
}
