import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { componentOf, indexOf } from '../../../server/core/indices/testing/small-index.ts'
import { administrator } from '../../testing/admin.ts'
import { openApp } from '../../testing/open-app.tsx'
import { definitionOfDraft, draftOfIndex } from './index-draft.ts'

afterEach(cleanup)

const definition = indexOf(
  componentOf('A', { max: 6.5, threshold: 0.825 }),
  componentOf('B', { max: 4, times: 'A', countedBy: 'dossiers-filed-online' }),
)
const desk = {
  versions: [
    {
      definition,
      position: 2,
      seen: 's',
      recordedAt: '2024-01-01T00:00:00Z',
      recordedBy: 'Quản trị',
      counted: 3,
    },
  ],
  documents: [{ code: '1/QĐ', title: { vi: 'Quyết định', en: 'Decision' } }],
  kpis: [{ id: 'dossiers-filed-online', name: { vi: 'Hồ sơ trực tuyến', en: 'Online' }, public: true }],
  kinds: ['city', 'department'],
  today: '2024-11-22',
}
const open = (url: string, record: unknown = { recorded: true, faults: [], changedMeanwhile: false }) =>
  openApp(url, { me: administrator, 'index.desk': desk, 'index.record': record })

describe('the desk of indices', () => {
  it('lists each with its size, its points and the ways to change it', async () => {
    await open('/admin/indices')
    const item = (await screen.findByText('Cách tính từ 01/01/2024')).closest('li') as HTMLElement
    expect(item.textContent).toContain('1 nhóm, 2 thành phần · 10,5 điểm · 1 thành phần đếm từ dữ liệu')
    expect(within(item).getByText('Tải về bảng tính').getAttribute('href')).toContain('index=small')
  })

  it('tries counts without recording: 6,5 × min(1; 0,66 ÷ 0,825) = 5,20, and 4 × 1/2 × 0,66 = 1,32', async () => {
    await open('/admin/indices?view=correct&show=small@2024-01-01')
    const put = (label: string, value: string) =>
      fireEvent.change(screen.getByLabelText(label), { target: { value } })
    await screen.findByLabelText('Tử số, A')
    put('Tử số, A', '66')
    put('Mẫu số, A', '100')
    put('Tử số, B', '1')
    put('Mẫu số, B', '2')
    expect(screen.getByText('Tổng điểm: 6,52/10,5')).toBeTruthy()
  })

  const lineOf = (text: string) => {
    const line = [...document.querySelectorAll('summary')].find((one) => one.textContent?.includes(text))
    return { line: line as HTMLElement, isOpen: () => line?.parentElement?.hasAttribute('open') }
  }

  it('folds groups and components to a line each, opens one at a time, and says that 6,5 + 4 = 10,5 is not 100', async () => {
    await open('/admin/indices?view=correct&show=small@2024-01-01')
    const sum = await screen.findByText('Điểm tối đa: 10,5.')
    expect(sum.textContent).toContain('10,5. Chưa bằng 100')
    const [group, a, b] = [lineOf('2 thành phần'), lineOf('Từ 82,5%'), lineOf('nhân với tỷ lệ “A”')]
    expect(group.line.textContent).toContain('2 thành phần · 10,5 điểm')
    expect(a.line.textContent).toContain('A 6,5 điểm · Từ 82,5% trở lên được 6,5 điểm')
    expect([group.isOpen(), a.isOpen(), b.isOpen()]).toEqual([false, false, false])
    fireEvent.click(a.line)
    await waitFor(() => expect([a.isOpen(), b.isOpen()]).toEqual([true, false]))
    fireEvent.click(b.line)
    await waitFor(() => expect([a.isOpen(), b.isOpen()]).toEqual([false, true]))
  })

  it('adds up by group, 10,5 + 89,5 = 100, as it is typed, and opens what is added', async () => {
    await open('/admin/indices?view=correct&show=small@2024-01-01')
    await screen.findByText(/^Điểm tối đa: 10,5/)
    fireEvent.click(screen.getByRole('button', { name: 'Thêm nhóm' }))
    const [, , added] = screen.getAllByLabelText(/^Điểm tối đa/)
    await waitFor(() => expect(added?.closest('details')?.open).toBe(true))
    fireEvent.change(added as HTMLElement, { target: { value: '89,5' } })
    expect(screen.getByText('Điểm tối đa: 10,5 + 89,5 = 100.')).toBeTruthy()
  })

  it('says what is wrong beside the field', async () => {
    await open('/admin/indices?view=correct&show=small@2024-01-01', {
      recorded: false,
      faults: [{ group: 0, component: 1, field: 'times', why: 'unknown-component' }],
      changedMeanwhile: false,
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Ghi nội dung sửa' }))
    expect(await screen.findByText('Chưa ghi được, có 1 chỗ cần sửa')).toBeTruthy()
    const [, field] = screen.getAllByLabelText(/^Nhân với tỷ lệ của/)
    expect(field?.getAttribute('aria-invalid')).toBe('true')
    expect([lineOf('2 thành phần').isOpen(), field?.closest('details')?.open]).toEqual([true, true])
  })

  it('gives back what it was given, whatever the sign of decimals', () => {
    for (const lang of ['vi', 'en'] as const)
      expect(definitionOfDraft(draftOfIndex(definition, lang))).toEqual(definition)
  })
})
