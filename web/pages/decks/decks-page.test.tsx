import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Me } from '../../../server/core/access.ts'
import type { DeckTemplate, RefreshedDeck } from '../../../server/core/decks.ts'
import { openApp } from '../../testing/open-app.tsx'
import { grant, head, nobody } from '../../testing/people.ts'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

/** A server that answers every file in the same way, and remembers where each was sent. */
function answering(status: number, answer: unknown) {
  const sent: string[] = []
  class Request {
    upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {}
    onload?: () => void
    status = status
    responseText = JSON.stringify(answer)
    open(_method: string, address: string) {
      sent.push(address)
    }
    send() {
      this.upload.onprogress?.({ loaded: 1, total: 1 })
      queueMicrotask(() => this.onload?.())
    }
  }
  vi.stubGlobal('XMLHttpRequest', Request)
  return sent
}

const press: Me = {
  ...nobody,
  person: { ...head, id: 'press', name: 'Cán bộ truyền thông', grants: [grant('communications')] },
}
const template: DeckTemplate = {
  code: 't1',
  name: 'Mẫu của Sở',
  fileName: 'Mẫu của Sở.pptx',
  size: 21_000,
  uploadedBy: 'Cán bộ truyền thông',
  uploadedAt: '2024-11-20T03:00:00.000Z',
}
const refreshed = (more: Partial<RefreshedDeck> = {}): RefreshedDeck => ({
  file: { name: 'giao-ban 2024-11-22.pptx', content: '' },
  figures: 2,
  changed: [],
  unlisted: 0,
  kept: [],
  ...more,
})
const deck = new File(['PK'], 'giao-ban.pptx')

describe('a deck that is refreshed', () => {
  const open = () =>
    openApp('/decks', { me: press, 'decks.templates': { templates: [], may: { keep: false } } })

  it('says what moved, slide by slide, what was left and why', async () => {
    const sent = answering(
      200,
      refreshed({
        changed: [
          { slide: 2, title: 'CSDL', piece: 'chart', label: 'T11/2024', before: '26,3%', after: '33,3%' },
        ],
        unlisted: 3,
        kept: [{ slide: 4, title: 'LGSP', piece: 'text', why: 'edited', now: '23 CSDL' }],
      }),
    )
    await open()
    await userEvent.upload(await screen.findByLabelText(/^Chọn bài/), deck)
    expect(await screen.findByRole('heading', { name: 'Đã cập nhật 4 chỗ' })).toBe(document.activeElement)
    expect(sent).toEqual(['/decks/refresh?name=giao-ban.pptx&lang=vi'])
    const textOf = (name: RegExp) => screen.getByRole('table', { name }).textContent ?? ''
    for (const part of ['Trang 2: CSDL', 'T11/2024', '26,3%', '33,3%'])
      expect(textOf(/^Những chỗ đã đổi/)).toContain(part)
    for (const part of ['Trang 4: LGSP', 'Đã có người sửa chữ', '23 CSDL'])
      expect(textOf(/^Chỗ được giữ/)).toContain(part)
    expect(screen.getByText(/^Còn 3 chỗ khác/)).toBeTruthy()
  })

  it('lists figures first, and folds the 2 notes that moved with them under their number', async () => {
    const of = { slide: 1, title: 'CSDL', label: '', before: '19', after: '20' }
    const pieces = ['notes', 'chart', 'code'] as const
    answering(200, refreshed({ changed: pieces.map((piece) => ({ ...of, piece })) }))
    await open()
    await userEvent.upload(await screen.findByLabelText(/^Chọn bài/), deck)
    const table = await screen.findByRole('table', { name: /^Những chỗ đã đổi/ })
    expect(table.textContent).toContain('Biểu đồ')
    expect(table.textContent).not.toContain('Ghi chú')
    const folded = screen.getByText('Ghi chú người nói và mã QR đi theo: 2 chỗ').closest('details')
    expect(folded?.open).toBe(false)
    expect(folded?.textContent).toContain('Mã QR')
  })

  it('shows the first forty of many changes until all are asked for', async () => {
    const changed = Array.from({ length: 50 }, (_, n) => ({
      slide: 1,
      title: '',
      piece: 'table' as const,
      label: `ô ${n}`,
      before: '1',
      after: '2',
    }))
    answering(200, refreshed({ changed }))
    await open()
    await userEvent.upload(await screen.findByLabelText(/^Chọn bài/), deck)
    const table = await screen.findByRole('table', { name: /^Những chỗ đã đổi/ })
    const rows = () => within(table).getAllByRole('rowheader', { name: /^ô/ })
    expect(rows()).toHaveLength(40)
    await userEvent.click(screen.getByRole('button', { name: 'Hiện cả 50 chỗ' }))
    expect(rows()).toHaveLength(50)
  })

  it('is refused in words where it holds no figure of ours', async () => {
    answering(400, { error: { code: 'deck-unmarked', message: 'x', params: {} } })
    await open()
    await userEvent.upload(await screen.findByLabelText(/^Chọn bài/), deck)
    expect((await screen.findByRole('alert')).textContent).toContain('không có số liệu nào được xuất')
  })
})

describe('templates of offices', () => {
  it('are kept by those who may, and are gone once withdrawn', async () => {
    answering(200, template)
    let templates: DeckTemplate[] = []
    const { asked } = await openApp('/decks', {
      me: press,
      'decks.templates': () => ({ templates, may: { keep: true } }),
      'decks.withdrawTemplate': () => {
        templates = []
        return null
      },
    })
    const field = await screen.findByLabelText('Tải mẫu lên')
    templates = [template]
    await userEvent.upload(field, deck)
    const table = await screen.findByRole('table', { name: 'Mẫu PowerPoint của cơ quan' })
    expect(table.textContent).toContain('21 kB')
    await userEvent.click(screen.getByRole('button', { name: 'Gỡ mẫu “Mẫu của Sở”' }))
    await userEvent.click(screen.getByRole('button', { name: 'Gỡ mẫu' }))
    await waitFor(() => expect(screen.queryByRole('table')).toBeNull())
    expect(asked.filter(({ path }) => path === 'decks.withdrawTemplate')).toEqual([
      { path: 'decks.withdrawTemplate', input: { code: 't1' } },
    ])
  })

  it('are only read by the others', async () => {
    await openApp('/decks', {
      me: { ...nobody, person: head },
      'decks.templates': { templates: [template], may: { keep: false } },
    })
    expect((await screen.findByRole('table')).textContent).toContain('Mẫu của Sở')
    expect(screen.queryByLabelText('Tải mẫu lên')).toBeNull()
    expect(screen.queryByRole('button', { name: /^Gỡ/ })).toBeNull()
  })
})
