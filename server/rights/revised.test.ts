import { expect, it } from 'vitest'
import { briefings } from '../../db/schema/briefings.ts'
import { recordVersion } from '../../db/versions.ts'
import { readFrozenBlocks } from '../exports/read/briefing-blocks.ts'
import { readRevised } from '../services/briefings/revised.ts'
import { approve, define, definitionOf } from '../services/reporting/testing/definition.ts'
import { smallCity } from '../services/reporting/testing/small-city.ts'
import { contextAt, launchClock, scopeOf } from '../services/testing/context.ts'

it('rights live in the query: why a public figure of the city was revised is told to an office by its own revision, not by what another said later', async () => {
  const city = await smallCity()
  const { db } = city.database
  const kpi = definitionOf({ kpiId: 'digital-files' })
  await define(db, kpi)
  const record = (office: string, numerator: number, at: string) =>
    approve(db, kpi, { office, period: '2024-09', numerator, denominator: 100, at })
  for (const office of ['SYT', 'SXD']) await record(office, 60, '2024-10-01T08:00:00+07:00')
  const spec = { kind: 'trend', kpi: kpi.kpiId, as: 'table' } as const
  await recordVersion(db, briefings, 'revised001', {
    at: '2024-11-01T10:00:00+07:00',
    by: 'a test',
    facts: {
      code: 'revised001',
      title: 'Giao ban',
      lang: 'vi',
      period: '2024-09',
      template: 'blank',
      blocks: [{ key: 'own', spec }],
      startedBy: 'a test',
      basedOn: null,
      differences: null,
      state: 'issued',
      issuedAt: '2024-11-01T10:00:00+07:00',
    },
  })
  await record('SYT', 70, '2024-11-05T08:00:00+07:00')
  await record('SXD', 80, '2024-11-06T08:00:00+07:00')
  const report = (problem: unknown) => expect.unreachable(String(problem))
  const { revised } = await readRevised(
    {
      ...contextAt(db, launchClock, scopeOf(['SYT'])),
      desk: {
        readBlocks: (ctx, whole, blocks, lang) => readFrozenBlocks(ctx, whole, blocks, { lang, report }),
      },
    },
    { code: 'revised001' },
  )
  expect(revised.length).toBeGreaterThan(0)
  for (const { why } of revised) expect(why?.at).toBe('2024-11-05T01:00:00.000Z')
  await city.close()
})
