import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestDatabase } from '../../db/testing/database.ts'
import { launchDatabase } from '../../seeds/testing/launch-database.ts'
import { contextAt, launchClock } from '../services/testing/context.ts'
import type { LeaderPage } from './leader-page.ts'
import { readLeaderPage } from './read/leader-page.ts'
import { renderLeaderPage } from './render/leader-page.ts'
import { pdfWords } from './testing/read-back.ts'

const pagesOf = (pdf: Uint8Array) =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type \/Page\b(?!s)/g)?.length
const flat = (text: string) => text.replace(/\s+/g, '')

let test: TestDatabase
let page: LeaderPage
beforeAll(async () => {
  test = await launchDatabase()
  const asking = {
    ...contextAt(test.database.db, launchClock),
    link: (path: string) => `https://a.vn${path}`,
    short: async (address: string) => address,
  }
  page = await readLeaderPage(asking, {}, 'vi')
})
afterAll(() => test.close())

describe('the overview on one sheet', () => {
  it('fits it, with every KPI, what needs attention, offices, source and address', {
    timeout: 120_000,
  }, async () => {
    const { bytes, rows } = await renderLeaderPage(page)
    expect(pagesOf(bytes)).toBe(1)
    const words = flat(pdfWords(bytes))
    expect(words).toContain(flat(page.headline))
    expect(words).toContain(flat(page.mixed ?? 'Đo theo hai cách'))
    for (const { items } of page.themes)
      for (const { name, figure } of items) expect(words).toContain(flat(name + figure))
    for (const { lead } of page.attention) expect(words).toContain(flat(lead))
    expect(rows).toBeGreaterThan(0)
    for (const { office } of page.matrix.rows.slice(0, rows)) expect(words).toContain(flat(office))
    expect(words).toContain(flat('Số liệu minh họa'))
    expect(words).toContain(page.stamp.address)
  })

  it('tells every status by a word beside its mark, and is black on white', {
    timeout: 120_000,
  }, async () => {
    const { bytes } = await renderLeaderPage({ ...page, matrix: { kpis: [], rows: [] } })
    const words = flat(pdfWords(bytes))
    for (const word of [
      'Chậm tiến độ',
      'Có nguy cơ',
      'Chưa có số liệu',
      'Đúng tiến độ',
      'Chưa giao chỉ tiêu',
    ])
      expect(words).toContain(flat(word))
  })

  it('stays one sheet where titles are as long as can be: offices give way', {
    timeout: 120_000,
  }, async () => {
    const [first] = page.attention
    const said = first ? `${first.said} `.repeat(4) : ''
    const long = { ...page, attention: page.attention.map((line) => ({ ...line, said })) }
    const { bytes, rows } = await renderLeaderPage(long)
    expect(pagesOf(bytes)).toBe(1)
    expect(rows).toBeLessThan(page.matrix.rows.length)
  })
})
