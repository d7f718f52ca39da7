import type { IndexPage } from '../../server/core/indices/answers.ts'
import { attribute } from '../../server/core/indices/attribution.ts'
import { scoreIndex } from '../../server/core/indices/score.ts'
import { componentOf, countsOf, indexOf } from '../../server/core/indices/testing/small-index.ts'
import type { OfficeRef } from '../../server/core/scorecard.ts'
import { city, education, health } from './answers.ts'

const said = (vi: string, en: string) => ({ vi, en })
const definition = indexOf(
  componentOf('digitised', {
    name: said('Hồ sơ được số hóa', 'Dossiers digitised'),
    threshold: 0.8,
    max: 10,
  }),
  componentOf('petitions', {
    name: said('Phản ánh xử lý đúng hạn', 'Petitions on time'),
    whenZero: 'full',
    max: 6,
  }),
  componentOf('copies', { name: said('Bản sao điện tử', 'Electronic copies'), whenEmpty: 'full', max: 2 }),
)

/** 10 × 0,6/0,8 = 7,5, 6 for 0/0 and 2 for null/null: 15,5 of 18. Health lacks 10 cases of 20, education the other 10. */
export function indexPageOf(over: Partial<IndexPage> = {}): IndexPage {
  const counts = countsOf({ digitised: [60, 100], petitions: [0, 0], copies: [null, null] })
  const below: [OfficeRef, ReturnType<typeof countsOf>][] = [
    [health, countsOf({ digitised: [30, 50] })],
    [education, countsOf({ digitised: [30, 50] })],
  ]
  const score = scoreIndex(definition, counts)
  const { groups: _, ...sum } = score
  return {
    index: {
      ...definition,
      id: '766',
      name: said('Bộ chỉ số thử', 'Index to try'),
      short: said('Thử', 'Try'),
    },
    documents: [],
    mixed: null,
    office: city,
    period: '2024-11',
    asOf: '2024-11-22T10:00:00.000Z',
    asOfDay: '2024-11-22',
    score,
    counts: Object.fromEntries(counts),
    origins: {},
    measured: {},
    feeds: {},
    attribution: attribute(definition, {
      office: city.code,
      counts,
      below: new Map(below.map(([office, of]) => [office.code, of])),
    }),
    serviceLosses: {
      services: [
        { component: 'digitised', service: 'TT-1', name: said('Cấp phép', 'Permits'), lost: 1.5 },
        { component: 'digitised', service: 'TT-2', name: null, lost: 0.7 },
      ],
      others: { services: 2, lost: 0.2 },
      untold: 0.1,
      untoldBy: [{ why: 'published', components: 1, lost: 0.1 }],
    },
    below: below.map(([office, of]) => ({ office, counts: Object.fromEntries(of) })),
    ranking: [
      { ...sum, office: health, rank: 1 },
      { ...sum, score: null, office: education, rank: null },
    ],
    history: [{ ...sum, period: '2024-11', own: true }],
    sample: true,
    sources: [],
    lastRecorded: { at: '2024-11-22T01:00:00.000Z', by: 'a test' },
    ...over,
  }
}
