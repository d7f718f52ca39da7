import { desc, eq } from 'drizzle-orm'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEntries } from '../../db/schema/audit.ts'
import { slideCharts } from '../exports/testing/read-back.ts'
import { approve, define, definitionOf } from '../services/reporting/testing/definition.ts'
import type { Browser } from '../services/testing/browser.ts'
import { openTrial, type Trial } from '../services/testing/trial.ts'

let trial: Trial
let leader: Browser
let visitor: Browser
beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date() })
  leader = await trial.signedInAs('leader')
  visitor = trial.browser()
})
afterAll(() => trial.close())

let names = 0

/** What an XML reader finds. @throws Error where it is not well formed */
function partsOf(xml: string) {
  const parser = new SaxesParser()
  const elements: string[] = []
  const attributes: string[] = []
  parser.on('opentag', ({ name, attributes: own }) => {
    elements.push(name)
    attributes.push(...Object.keys(own))
  })
  parser.on('error', (fault) => {
    throw fault
  })
  parser.write(xml).close()
  return { elements, attributes }
}

const kept = () =>
  trial.db
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.verb, 'figures.exported'))
    .orderBy(desc(auditEntries.number))
const series = '/exports/kpis/shared-databases-created?what=series'

describe('a file that is taken out', () => {
  it('is remembered of whoever signed in, with the address of the same figures; a preview is not', async () => {
    await visitor.send({ url: `${series}&format=csv` })
    await leader.send({ url: `${series}&format=png&preview=1` })
    expect(await kept()).toEqual([])
    const { headers } = await leader.send({ url: `${series}&format=csv&title=C%E1%BB%A7a+t%C3%B4i` })
    expect(headers['content-disposition']).toContain(
      "filename*=UTF-8''C%E1%BB%A7a%20t%C3%B4i%202024-11-22.csv",
    )
    expect(await kept()).toMatchObject([
      {
        actorKind: 'person',
        subjectKind: 'kpi',
        subjectId: 'shared-databases-created',
        after: {
          name: 'Của tôi',
          what: 'series',
          format: 'csv',
          address: expect.stringMatching(/\/kpis\/shared-databases-created\?asOf=2024-11-22T[\d:.]+Z$/),
        },
      },
    ])
  })

  it('has the year before as a line and as a column where the address asks for it', async () => {
    const dossiers = '/exports/kpis/dossiers-filed-online?what=trend&asOf=2024-11-21'
    const csv = async (search: string) =>
      (await visitor.send({ url: `${dossiers}&format=csv${search}` })).body
    expect(await csv('')).not.toContain('Cùng kỳ năm trước')
    expect(await csv('&compare=year')).toContain('Cùng kỳ năm trước (%)')
    const { rawPayload } = await visitor.send({ url: `${dossiers}&format=pptx&compare=year` })
    const [chart] = slideCharts(new Uint8Array(rawPayload))
    const [figure, , before] = chart?.series ?? []
    const at = (label: string) => chart?.labels.indexOf(label) ?? -1
    expect(before?.name).toBe('Cùng kỳ năm trước')
    // October 2024 is held against October 2023, which the same chart has as a figure.
    expect(before?.values.get(at('T10/2024'))).toBeGreaterThan(0)
    expect(before?.values.get(at('T10/2024'))).toBe(figure?.values.get(at('T10/2023')))
  })

  it('names an address of ten signs that leads back to the same figures, and that a code made up does not', async () => {
    const { body } = await visitor.send({ url: `${series}&format=csv` })
    const [url = ''] = /\/s\/[2-9a-z]{10}(?=\s)/.exec(body) ?? []
    const { statusCode, headers } = await visitor.send({ url: url.toUpperCase().replace('/S/', '/s/') })
    expect(statusCode).toBe(302)
    const address = new URL(String(headers.location), 'http://a.vn')
    expect(address.pathname).toBe('/kpis/shared-databases-created')
    expect((await visitor.send({ url: '/s/2222222222' })).statusCode).toBe(404)
    const page = await visitor.ask<{ item: { numerator: number } }>('kpi.page', {
      id: 'shared-databases-created',
      asOf: address.searchParams.get('asOf'),
    })
    expect(page.item.numerator).toBe(19)
  })

  it.each([
    ['what=nothing&format=csv', 'what'],
    ['what=trend&format=exe', 'format'],
    ['what=trend&format=png&width=100000', 'width'],
    ['what=trend&format=png&scale=64', 'scale'],
    ['what=trend&format=csv&made-up=1', 'address'],
  ])('is refused in words: %s', async (search, field) => {
    const { statusCode, body } = await visitor.send({ url: `/exports/kpis/shared-tables?${search}` })
    expect([statusCode, JSON.parse(body).error]).toMatchObject([
      400,
      { code: 'bad-input', params: { field } },
    ])
  })
})

describe('a chart in a frame of another site', () => {
  it('is a picture with its words, without script, and may be framed; nothing else may', async () => {
    const { statusCode, headers, body } = await visitor.send({ url: '/embed/kpis/shared-databases-created' })
    expect(statusCode).toBe(200)
    expect(headers['content-security-policy']).toContain('frame-ancestors *')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(body).toContain('<svg')
    expect(body).not.toContain('..')
    expect(body).toMatch(/aria-label="[^"]*Nguồn: Danh mục cơ sở dữ liệu dùng chung/)
    expect(body).not.toMatch(/<script|<form|\son\w+=/)
    const file = await visitor.send({ url: `${series}&format=svg` })
    expect(file.headers['content-security-policy']).not.toContain('frame-ancestors')
  })

  it.each([
    ['markup', '<script>alert(1)</script>"><img src=x onerror=alert(1)>', '&#60;script&#62;alert(1)'],
    ['the end of a section of characters', ']]></svg><svg onload="alert(1)">', '&#60;svg onload='],
    ['a formula', '=HYPERLINK("http://a.vn";"x")', '=HYPERLINK('],
    ['a turned direction', '\u202Egnp.exe\u2066', 'gnp.exe'],
    ['signs that no XML may hold', 'ab\u0001\uFFFE\uD800cd', 'ab'],
    ['10.000 letters', 'Đ'.repeat(10_000), 'ĐĐĐĐĐĐĐĐ'],
  ])('stays a well-formed picture whatever a KPI is called: %s', async (_, name, shown) => {
    const kpi = definitionOf({
      kpiId: `named-${names++}`,
      nameVi: name,
      shortVi: name,
      nounVi: name,
      sourceVi: name,
    })
    await define(trial.db, kpi)
    for (const office of ['SYT', 'STC'])
      await approve(trial.db, kpi, { office, period: '2024-10', numerator: 60, denominator: 100 })
    await trial.heard()
    for (const what of ['trend', 'ranking']) {
      const { statusCode, headers, body } = await visitor.send({
        url: `/embed/kpis/${kpi.kpiId}?what=${what}`,
      })
      expect(statusCode, body.slice(0, 200)).toBe(200)
      expect(headers['content-security-policy']).toContain("default-src 'none'")
      const found = partsOf(/<svg.*<\/svg>/s.exec(body)?.[0] ?? '')
      expect(found.elements.length).toBeGreaterThan(10)
      expect(found.elements.filter((one) => /^(script|img|image|iframe|foreignObject)$/i.test(one))).toEqual(
        [],
      )
      expect(found.attributes.filter((one) => /^on|^href$/i.test(one))).toEqual([])
      expect(body).not.toMatch(/<(script|img)/)
      expect(body).toContain(shown)
    }
  })

  it('is of a public KPI, whoever is signed in, and leaves the session alone', async () => {
    const { statusCode, headers } = await leader.send({ url: '/embed/kpis/tasks-overdue' })
    expect(statusCode).toBe(404)
    expect(headers['set-cookie']).toBeUndefined()
  })
})
