import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { DefinitionFields, DefinitionRow } from '../../../server/core/reporting/definition.ts'
import type { CataloguePage } from '../../data/questions.ts'
import { administrator } from '../../testing/admin.ts'
import { education, health } from '../../testing/answers.ts'
import { openApp } from '../../testing/open-app.tsx'
import { draftOf, emptyFields, fieldsOfDraft } from './definition-draft.ts'

afterEach(cleanup)

const words = (vi: string) => ({ vi, en: `${vi} (en)` })
const row = (own: Partial<DefinitionRow> = {}): DefinitionRow => {
  const fields: DefinitionFields = {
    ...emptyFields(1),
    kpiId: 'digital-files',
    fromOn: '2024-01-01',
    theme: 'data',
    name: words('Hồ sơ điện tử'),
    short: words('Hồ sơ'),
    noun: words('hồ sơ'),
    question: words('Bao nhiêu?'),
    formula: words('Chia'),
    numerator: words('Điện tử'),
    denominator: words('Tất cả'),
    source: words('Báo cáo'),
    ownerCode: 'SYT',
    public: true,
    ...own,
  }
  const code = `${fields.kpiId}@${fields.fromOn}`
  return { version: 1, recordedAt: '2024-01-01T00:00:00Z', recordedBy: 'Quản trị A', ...fields, code, ...own }
}

const page = (...definitions: DefinitionRow[]): CataloguePage => ({
  definitions,
  themes: [
    { id: 'data', name: { vi: 'Dữ liệu', en: 'Data' } },
    { id: 'security', name: { vi: 'An toàn thông tin', en: 'Information security' } },
  ],
  offices: [health, education],
  documents: [{ code: 'qd-1', title: { vi: 'Quyết định 1', en: 'Decision 1' } }],
})

const two = [
  row({ fromOn: '2024-07-01', formula: words('Chia lại') }),
  row(),
  row({
    kpiId: 'safe-systems',
    reporters: ['SGDDT'],
    ownerCode: 'SGDDT',
    theme: 'security',
    name: words('Hệ thống an toàn'),
    retiredOn: '2024-11-01',
  }),
]
const recordedWell = { recorded: 1, unchanged: 0, faults: [], changedMeanwhile: [] }
const open = (url: string, answers: Record<string, unknown> = {}) =>
  openApp(url, { me: administrator, 'catalogue.page': page(...two), ...answers })
const sent = (asked: { path: string; input: unknown }[]) =>
  asked
    .filter(({ path }) => path === 'catalogue.record')
    .map(({ input }) => input as { definitions: unknown[] })

describe('the catalogue', () => {
  it('lists each KPI once under its theme, with its definitions, the newest first', async () => {
    await open('/admin/catalogue')
    const table = await screen.findByRole('table')
    const names = within(table)
      .getAllByRole('rowheader')
      .map((head) => head.textContent)
    expect(names).toEqual([
      'Dữ liệu',
      'Hồ sơ điện tửdigital-files',
      'An toàn thông tin',
      'Hệ thống an toànsafe-systems',
    ])
    const versions = within(table).getAllByRole('link', { name: /^Sửa định nghĩa của Hồ sơ điện tử từ \d/ })
    expect(versions.map((link) => link.textContent)).toEqual(['từ 01/07/2024', 'từ 01/01/2024'])
    expect(table.textContent).toContain('ngừng từ 01/11/2024')
  })

  it.each([
    ['q=an+toan', ['safe-systems']],
    ['theme=data', ['digital-files']],
    ['state=retired', ['safe-systems']],
    ['state=current', ['digital-files']],
    ['cadence=year', []],
    ['office=SYT', ['digital-files']],
  ])('is narrowed by %s', async (search, ids) => {
    await open(`/admin/catalogue?${search}`)
    await screen.findByRole('search')
    for (const id of ['digital-files', 'safe-systems'])
      expect(screen.queryByText(id) !== null).toBe(ids.includes(id))
  })
})

describe('the form', () => {
  it('says at its field what is wrong, leads there, and keeps what was typed', async () => {
    const { asked } = await open('/admin/catalogue?view=new', {
      'catalogue.record': {
        ...recordedWell,
        recorded: 0,
        faults: [{ index: 0, field: 'kpiId', why: 'bad-id' }],
      },
    })
    const id = await screen.findByLabelText<HTMLInputElement>(/^Mã chỉ số/)
    fireEvent.change(id, { target: { value: 'Hồ Sơ' } })
    fireEvent.click(screen.getByRole('button', { name: 'Thêm chỉ số' }))
    await screen.findByText(/^Mã chỉ gồm chữ thường/)
    expect(document.activeElement).toBe(id)
    expect(id.value).toBe('Hồ Sơ')
    expect(sent(asked)).toMatchObject([{ definitions: [{ seen: null, fields: { kpiId: 'Hồ Sơ' } }] }])
  })

  it('does not send a number that cannot be read', async () => {
    const { asked } = await open('/admin/catalogue?view=new', { 'catalogue.record': recordedWell })
    fireEvent.change(await screen.findByLabelText(/^Giá trị lớn nhất/), { target: { value: '1.579' } })
    fireEvent.click(screen.getByRole('button', { name: 'Thêm chỉ số' }))
    expect(await screen.findByText('Không đọc được thành số.')).toBeDefined()
    expect(sent(asked)).toEqual([])
  })

  it('changes from a day on: another definition, of the same KPI', async () => {
    const { asked } = await open('/admin/catalogue?view=change&show=digital-files@2024-07-01', {
      'catalogue.record': recordedWell,
    })
    const id = await screen.findByLabelText<HTMLInputElement>(/^Mã chỉ số/)
    expect(id.readOnly).toBe(true)
    expect(screen.getByText(/Các kỳ trước giữ định nghĩa cũ/)).toBeDefined()
    const from = screen.getByLabelText<HTMLInputElement>(/^Áp dụng từ ngày/)
    expect(from.value).toBe('')
    fireEvent.change(from, { target: { value: '2025-01-01' } })
    fireEvent.change(screen.getByLabelText(/^Giá trị lớn nhất/), { target: { value: '99,5' } })
    fireEvent.click(screen.getByRole('button', { name: 'Ghi định nghĩa mới' }))
    await screen.findByText(/^Đã ghi định nghĩa của Hồ sơ điện tử/, { selector: '[class*="done"]' })
    expect(sent(asked)).toMatchObject([
      { definitions: [{ seen: null, fields: { fromOn: '2025-01-01', most: 0.995, slack: 0.05 } }] },
    ])
  })

  it('of a day that has a definition says that this one is corrected', async () => {
    const { asked } = await open('/admin/catalogue?view=change&show=digital-files@2024-07-01', {
      'catalogue.record': recordedWell,
    })
    const from = await screen.findByLabelText(/^Áp dụng từ ngày/)
    fireEvent.change(from, { target: { value: '2024-01-01' } })
    expect(screen.getByText(/^Đã có định nghĩa từ 01\/01\/2024/)).toBeDefined()
    fireEvent.click(screen.getByRole('button', { name: 'Ghi định nghĩa mới' }))
    await waitFor(() => expect(sent(asked)).toMatchObject([{ definitions: [{ seen: 1 }] }]))
  })

  it('shows both where somebody was quicker, and goes on with the one chosen', async () => {
    let current = two
    const seen: (number | null)[] = []
    const { asked } = await open('/admin/catalogue?view=correct&show=digital-files@2024-07-01', {
      'catalogue.page': () => page(...current),
      'catalogue.record': ({ definitions }: { definitions: { seen: number | null }[] }) => {
        seen.push(definitions[0]?.seen ?? null)
        if (definitions[0]?.seen === 9) return recordedWell
        current = [row({ fromOn: '2024-07-01', version: 9, formula: words('Bản của người khác') })]
        return { ...recordedWell, recorded: 0, changedMeanwhile: [0] }
      },
    })
    const formula = await screen.findByLabelText(/^Cách tính \(tiếng Việt\)/)
    fireEvent.change(formula, { target: { value: 'Bản của tôi' } })
    fireEvent.click(screen.getByRole('button', { name: 'Ghi bản sửa' }))
    const both = await screen.findByRole('alert')
    await waitFor(() => expect(both.textContent).toContain('Bản của người khác'))
    expect(both.textContent).toContain('Bản của tôi')
    fireEvent.click(within(both).getByRole('button', { name: 'Làm tiếp với bản của tôi' }))
    fireEvent.click(screen.getByRole('button', { name: 'Ghi bản sửa' }))
    await waitFor(() => expect(seen).toEqual([1, 9]))
    expect(sent(asked).at(-1)).toMatchObject({
      definitions: [{ fields: { formula: { vi: 'Bản của tôi' } } }],
    })
  })
})

describe('a draft', () => {
  it('gives back the definition that it was made of', () => {
    for (const lang of ['vi', 'en'] as const)
      for (const one of [...two, row({ unit: 'count', denominator: null, slack: 2.5, most: 1_500 })]) {
        const { fields, unread } = fieldsOfDraft(draftOf(one, lang))
        expect(unread).toEqual({})
        expect({ ...one, ...fields }).toEqual(one)
      }
  })
})
