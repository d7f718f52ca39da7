import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ckanDatasets, type PortalDataset } from './ckan.ts'
import { createGuard } from './guard.ts'
import type { Source } from './source.ts'
import { type CkanServer, type Kept, openCkanServer } from './testing/ckan-server.ts'

const kept = (number: number, more: Partial<Kept> = {}): Kept => ({
  name: `bo-${String(number).padStart(3, '0')}`,
  title: `Bộ dữ liệu ${number}`,
  organization: 'so-y-te',
  createdAt: `2024-0${1 + (number % 9)}-11T20:30:00.123456`,
  formats: ['CSV', 'XLSX'],
  ...more,
})

let portal: CkanServer
beforeAll(async () => {
  portal = await openCkanServer([], { key: 'khoa-api' })
})
beforeEach(() => {
  portal.datasets = []
  portal.asked.length = 0
  portal.breakAt = null
})
afterAll(() => portal.close())

async function harvest(more: Partial<Source> = {}): Promise<PortalDataset[]> {
  const source: Source = { kind: 'ckan', address: `${portal.url}/`, options: {}, secret: 'khoa-api', ...more }
  const found: PortalDataset[] = []
  const holds = { guard: createGuard('127.0.0.1'), time: 5_000, size: 10_000_000 }
  for await (const one of ckanDatasets(source, holds, new AbortController().signal)) found.push(one)
  return found
}

describe('a CKAN portal', () => {
  it('250 public datasets come in 3 pages of at most 100, each once', async () => {
    portal.datasets = Array.from({ length: 250 }, (_, at) => kept(at))
    const found = await harvest()
    expect(new Set(found.map(({ name }) => name)).size).toBe(250)
    expect(found).toHaveLength(250)
    expect(portal.asked.map((query) => new URLSearchParams(query).get('start'))).toEqual(['0', '100', '200'])
  })

  it('drafts, deleted and private datasets are none of what is published', async () => {
    portal.datasets = [
      kept(1),
      kept(2, { private: true }),
      kept(3, { state: 'draft' }),
      kept(4, { state: 'deleted' }),
    ]
    expect((await harvest()).map(({ name }) => name)).toEqual(['bo-001'])
  })

  it('reads organisation, day, formats and the field of the plan; a dataset of nobody has none', async () => {
    portal.datasets = [kept(1, { planCode: 'OD-007' }), kept(2, { organization: null, formats: [] })]
    const [first, second] = await harvest()
    expect(first).toMatchObject({
      title: 'Bộ dữ liệu 1',
      organization: 'so-y-te',
      createdAt: '2024-02-11T20:30:00.123456',
      formats: ['csv', 'xlsx'],
      extras: { plan_code: 'OD-007' },
    })
    expect(second).toMatchObject({ organization: null, formats: [] })
  })

  it('an empty portal is an answer', async () => {
    expect(await harvest()).toEqual([])
  })

  it('a wrong key is refused, and a page that breaks off is no end', async () => {
    await expect(harvest({ secret: 'khoa-khac' })).rejects.toMatchObject({ code: 'signed-out' })
    portal.datasets = Array.from({ length: 150 }, (_, at) => kept(at))
    portal.asked.length = 0
    portal.breakAt = 2
    await expect(harvest()).rejects.toMatchObject({ code: 'broken-off' })
  })
})
