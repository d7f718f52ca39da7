import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { TargetsPage } from '../../data/questions.ts'
import { education, health } from '../../testing/answers.ts'
import { openApp } from '../../testing/open-app.tsx'
import { grant, head, nobody } from '../../testing/people.ts'
import { readLevel, typedLevel } from './typed-target.ts'

afterEach(cleanup)

const me = { ...nobody, person: { ...head, grants: [grant('reviewer')] } }
const target = (own: Partial<TargetsPage['targets'][number]> = {}) => ({
  code: 'one',
  kpi: 'digital-files',
  office: 'SYT',
  fromOn: '2024-01-01',
  dueOn: '2024-12-31',
  fromLevel: null,
  level: 0.8,
  document: null,
  version: 1,
  recordedBy: 'Người A',
  ...own,
})
const proposal = (own: Partial<TargetsPage['proposals'][number]> = {}) => ({
  ...target({ code: 'new', level: 0.85 }),
  version: 7,
  replaces: 'one',
  proposedBy: 'Người B',
  proposedAt: '2024-11-20T02:00:00.000Z',
  may: { decide: true },
  ...own,
})
const page = (more: Partial<TargetsPage> = {}): TargetsPage => ({
  targets: [target(), target({ code: 'two', office: 'SGDDT', fromOn: '2025-01-01', dueOn: '2025-12-31' })],
  proposals: [proposal(), proposal({ code: 'own', office: 'SGDDT', replaces: null, may: { decide: false } })],
  kpis: [
    {
      id: 'digital-files',
      name: { vi: 'Hồ sơ điện tử', en: 'Digital files' },
      unit: 'share',
      noun: { vi: 'hồ sơ', en: 'files' },
    },
    {
      id: 'systems',
      name: { vi: 'Hệ thống', en: 'Systems' },
      unit: 'count',
      noun: { vi: 'hệ thống', en: 'systems' },
    },
  ],
  offices: [health, education],
  documents: [],
  may: { propose: true },
  ...more,
})
const open = (url: string, answers: Record<string, unknown> = {}) =>
  openApp(url, { me, 'catalogue.targets': page(), ...answers })
const sent = (asked: { path: string; input: unknown }[], verb: string) =>
  asked.filter(({ path }) => path === `catalogue.${verb}`).map(({ input }) => input)

describe('targets in force', () => {
  it('are narrowed by KPI, office and year', async () => {
    await open('/targets?from=2025')
    const table = await screen.findByRole('table', { name: 'Chỉ tiêu đang áp dụng' })
    expect(
      within(table)
        .getAllByRole('rowheader')
        .map((one) => one.textContent),
    ).toEqual(['Hồ sơ điện tử Sở Giáo dục và Đào tạo'])
    expect(table.textContent).toContain('80%')
  })

  it('are not offered to be replaced by whoever may not propose', async () => {
    await open('/targets', { 'catalogue.targets': page({ may: { propose: false } }) })
    await screen.findByRole('table', { name: 'Chỉ tiêu đang áp dụng' })
    expect(screen.queryByRole('link', { name: /^Đề xuất/ })).toBeNull()
    expect(screen.queryByRole('button', { name: /^Chuyển sang/ })).toBeNull()
  })
})

describe('proposals', () => {
  it('of one’s own cannot be chosen', async () => {
    await open('/targets')
    const table = await screen.findByRole('table', { name: 'Đề xuất chờ quyết định' })
    expect(within(table).getAllByRole('checkbox').length).toBe(1)
    expect(table.textContent).toContain('Do chính bạn đề xuất')
    expect(table.textContent).toContain('thay mức 80%')
  })

  it('are approved together, as they were seen', async () => {
    const { asked } = await open('/targets', { 'catalogue.decide': { decided: 1 } })
    fireEvent.click(await screen.findByRole('button', { name: 'Phê duyệt' }))
    expect(await screen.findByText('Chọn ít nhất một đề xuất.')).toBeDefined()
    fireEvent.click(screen.getByRole('checkbox', { name: /^Chọn mọi đề xuất/ }))
    fireEvent.click(screen.getByRole('button', { name: 'Phê duyệt' }))
    await waitFor(() =>
      expect(sent(asked, 'decide')).toEqual([
        { proposals: [{ code: 'new', version: 7 }], approve: true, reason: '' },
      ]),
    )
  })

  it('are refused with a reason only', async () => {
    const { asked } = await open('/targets', { 'catalogue.decide': { decided: 1 } })
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Chọn Hồ sơ điện tử của Sở Y tế' }))
    fireEvent.click(screen.getByRole('button', { name: 'Không phê duyệt' }))
    const reason = screen.getByLabelText(/^Lý do/)
    await waitFor(() => expect(document.activeElement).toBe(reason))
    expect(sent(asked, 'decide')).toEqual([])
    fireEvent.change(reason, { target: { value: 'Quá thấp' } })
    fireEvent.click(screen.getByRole('button', { name: 'Không phê duyệt' }))
    await waitFor(() => expect(sent(asked, 'decide')).toMatchObject([{ approve: false, reason: 'Quá thấp' }]))
  })
})

describe('a new proposal', () => {
  it('is typed in per cent and sent as a share, in place of the one named', async () => {
    const { asked } = await open('/targets?view=new&show=one', {
      'catalogue.propose': { proposed: 1, faults: [] },
    })
    const level = await screen.findByLabelText<HTMLInputElement>(/^Mức \(%\)/)
    expect(level.value).toBe('80')
    fireEvent.change(level, { target: { value: '81,5' } })
    fireEvent.click(screen.getByRole('button', { name: 'Gửi đề xuất' }))
    await waitFor(() =>
      expect(sent(asked, 'propose')).toMatchObject([
        {
          targets: [{ kpi: 'digital-files', office: 'SYT', level: 0.815, fromLevel: null, replaces: 'one' }],
        },
      ]),
    )
  })

  it('says at its field what the server refused', async () => {
    await open('/targets?view=new', {
      'catalogue.propose': { proposed: 0, faults: [{ index: 0, field: 'fromOn', why: 'overlaps' }] },
    })
    fireEvent.change(await screen.findByLabelText(/^Mức \(%\)/), { target: { value: '85' } })
    fireEvent.click(screen.getByRole('button', { name: 'Gửi đề xuất' }))
    await screen.findByText(/^Khoảng ngày chồng lên/)
    expect(document.activeElement).toBe(screen.getByLabelText(/^Từ ngày/))
  })
})

describe('a level as typed', () => {
  it('is read in either format, and never guessed', () => {
    expect(readLevel('81,5', 'share')).toEqual({ value: 0.815 })
    expect(readLevel('81.5', 'share')).toEqual({ value: 0.815 })
    expect(readLevel('', 'share')).toEqual({ value: null })
    expect(readLevel('1.579', 'count')).toEqual({ refused: 'ambiguous' })
    expect(readLevel('85%', 'share')).toEqual({ refused: 'percent' })
    expect(readLevel('nhiều', 'count')).toEqual({ refused: 'badNumber' })
    expect(readLevel(typedLevel(0.815, 'share', 'vi'), 'share')).toEqual({ value: 0.815 })
  })
})
