import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type EvidenceRow, largestEvidence } from '../../server/core/evidence.ts'
import { AnnounceProvider } from '../app/announce.tsx'
import { callingClient, createQueryClient } from '../data/client.ts'
import { DataProvider } from '../data/provider.tsx'
import { callOf, refusal } from '../testing/calls.ts'
import { AttachEvidence } from './evidence-attach.tsx'
import { EvidenceList } from './evidence-list.tsx'

const value = { kpi: 'a', office: 'SYT', period: '2024-10' }
const row = (fileName: string, more: Partial<EvidenceRow> = {}): EvidenceRow => ({
  code: `code of ${fileName}`,
  fileName,
  mediaType: 'application/pdf',
  size: 2_430_000,
  hash: 'ab'.repeat(32),
  attachedBy: 'Cán bộ B',
  attachedAt: '2024-11-22T10:00:00.000Z',
  may: { withdraw: true },
  ...more,
})

/** What the browser sends files with: each waits here until the test answers it. */
class Sending {
  static all: Sending[] = []
  upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {}
  onload?: () => void
  onerror?: () => void
  onabort?: () => void
  status = 0
  responseText = ''
  url = ''
  aborted = false
  file?: File
  open(_method: string, url: string) {
    this.url = url
  }
  send(form: FormData) {
    this.file = form.get('file') as File
    Sending.all.push(this)
  }
  abort() {
    this.aborted = true
    this.onabort?.()
  }
  answer(status: number, body: unknown) {
    this.status = status
    this.responseText = typeof body === 'string' ? body : JSON.stringify(body)
    this.onload?.()
  }
}
const sendings = (n: number) =>
  waitFor(() => {
    expect(Sending.all).toHaveLength(n)
    return Sending.all[n - 1] as Sending
  })

beforeEach(() => {
  Sending.all = []
  vi.stubGlobal('XMLHttpRequest', Sending)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function draw(
  files: EvidenceRow[],
  { canChange = true, withdraw }: { canChange?: boolean; withdraw?: unknown } = {},
) {
  const asked: unknown[] = []
  const answer = callOf({
    'evidence.list': (input: unknown) => {
      asked.push(input)
      return { files: [...files], may: { attach: true } }
    },
    'evidence.withdraw': withdraw ?? (() => undefined),
  })
  render(
    <DataProvider client={callingClient(answer)} queryClient={createQueryClient()}>
      <AnnounceProvider>
        <EvidenceList of={value} canChange={canChange} />
        <AttachEvidence of={value} canChange={canChange} />
      </AnnounceProvider>
    </DataProvider>,
  )
  return { asked, user: userEvent.setup({ applyAccept: false }) }
}
const pdf = (name: string) => new File(['%PDF-1.7'], name, { type: 'application/pdf' })
const choose = () => screen.getByLabelText('Đính kèm tệp')
const said = (text: string | RegExp) => screen.findByText(text, { selector: '[role="status"]' })

describe('the evidence of a value', () => {
  it('says name, kind, size, who, when and the hash, and is downloaded, never opened', async () => {
    draw([row('Công văn.pdf'), row('Ảnh.png', { mediaType: 'image/png', size: 8_200 })])
    const list = await screen.findByRole('group', { name: 'Minh chứng' })
    const [first, second] = await within(list).findAllByRole('listitem')
    expect(first?.textContent).toContain('PDF, 2,4')
    expect(first?.textContent).toContain('Cán bộ B đính kèm lúc')
    expect(first?.textContent).toContain('ab'.repeat(32))
    expect(second?.textContent).toContain('PNG, 9 kB')
    const link = within(list).getByRole('link', { name: 'Tải xuống Công văn.pdf' })
    expect([link.getAttribute('href'), link.getAttribute('download')]).toEqual([
      '/evidence/code of Công văn.pdf',
      'Công văn.pdf',
    ])
  })

  it('says that there is none, and why it cannot be shown', async () => {
    draw([])
    expect(await screen.findByText('Chưa có tệp minh chứng nào.')).toBeTruthy()
    cleanup()
    const client = callingClient(async () => {
      throw refusal('not-yours', {}, 403)
    })
    render(
      <DataProvider client={client} queryClient={createQueryClient()}>
        <EvidenceList of={value} canChange={false} />
      </DataProvider>,
    )
    expect(await screen.findByText(/Quyền của bạn không gồm việc này/)).toBeTruthy()
  })

  it('who may not change anything is offered nothing to change', async () => {
    draw([row('Công văn.pdf')], { canChange: false })
    await screen.findByRole('link')
    expect(screen.queryByRole('button')).toBeNull()
    expect(screen.queryByLabelText('Đính kèm tệp')).toBeNull()
    cleanup()
    draw([row('Đã duyệt.pdf', { may: { withdraw: false } })])
    await screen.findByRole('link')
    expect(screen.queryByRole('button', { name: /Gỡ/ })).toBeNull()
  })

  it('is taken away by a second press, and says so', async () => {
    const files = [row('Công văn.pdf')]
    const withdraw = vi.fn(() => {
      files.pop()
    })
    const { user } = draw(files, { withdraw })
    await user.click(await screen.findByRole('button', { name: 'Gỡ tệp Công văn.pdf' }))
    expect(withdraw).not.toHaveBeenCalled()
    await user.click(screen.getByRole('button', { name: 'Gỡ tệp' }))
    expect(withdraw).toHaveBeenCalledWith({ code: 'code of Công văn.pdf' })
    expect(await said('Đã gỡ Công văn.pdf.')).toBeTruthy()
    expect(await screen.findByText('Chưa có tệp minh chứng nào.')).toBeTruthy()
  })

  it('stays where it may not be taken away any more, with the reason', async () => {
    const { user } = draw([row('Công văn.pdf')], {
      withdraw: () => {
        throw refusal('evidence-approved', {}, 409)
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Gỡ tệp Công văn.pdf' }))
    await user.click(screen.getByRole('button', { name: 'Gỡ tệp' }))
    expect((await screen.findByRole('alert')).textContent).toContain('không gỡ được nữa')
    expect(screen.getByRole('link')).toBeTruthy()
  })
})

describe('attaching', () => {
  it('sends a chosen file for the value, tells how far it has come, and lists it', async () => {
    const files: EvidenceRow[] = []
    const { user, asked } = draw(files)
    await screen.findByText('Chưa có tệp minh chứng nào.')
    await user.upload(choose(), pdf('Công văn.pdf'))
    const sending = await sendings(1)
    expect(sending.url).toBe('/evidence?kpi=a&office=SYT&period=2024-10')
    expect(sending.file?.name).toBe('Công văn.pdf')
    const bar = screen.getByRole('progressbar', { name: 'Đang gửi Công văn.pdf' })
    sending.upload.onprogress?.({ loaded: 3, total: 4 })
    await waitFor(() => expect(bar.getAttribute('value')).toBe('0.75'))
    sending.upload.onprogress?.({ loaded: 4, total: 4 })
    expect(await screen.findByText('Đang kiểm tra và lưu Công văn.pdf')).toBeTruthy()
    const before = asked.length
    files.push(row('Công văn.pdf'))
    sending.answer(200, files[0])
    expect(await screen.findByRole('link', { name: 'Tải xuống Công văn.pdf' })).toBeTruthy()
    expect(await said('Đã đính kèm Công văn.pdf.')).toBeTruthy()
    expect(asked.length).toBe(before + 1)
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull())
  })

  it('takes files that are dropped, one after the other', async () => {
    draw([])
    const zone = choose().closest('label')?.parentElement as HTMLElement
    const dataTransfer = { types: ['Files'], files: [pdf('a.pdf'), pdf('b.pdf')] }
    fireEvent.dragOver(zone, { dataTransfer })
    fireEvent.drop(zone, { dataTransfer })
    const first = await sendings(1)
    expect(screen.getAllByRole('progressbar')).toHaveLength(2)
    first.answer(200, row('a.pdf'))
    expect((await sendings(2)).file?.name).toBe('b.pdf')
  })

  it('says beside the name why a file was refused, and lets it go', async () => {
    const { user } = draw([])
    await user.upload(choose(), pdf('Báo cáo.docm'))
    ;(await sendings(1)).answer(409, { error: { code: 'evidence-macros', params: {} } })
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toMatch(/Chưa đính kèm được Báo cáo.docm\. Tệp có chứa macro/)
    expect(screen.queryByRole('button', { name: /Gửi lại/ })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Bỏ Báo cáo.docm, không gửi nữa' }))
    expect(screen.queryByRole('alert')).toBeNull()
    expect(document.activeElement).toBe(choose())
  })

  it.each([
    ['the line broke', (one: Sending) => one.onerror?.(), /Kết nối bị gián đoạn/],
    [
      'a proxy answered',
      (one: Sending) => one.answer(502, '<html>Bad gateway</html>'),
      /Kết nối bị gián đoạn/,
    ],
    [
      'the store is away',
      (one: Sending) => one.answer(503, { error: { code: 'evidence-away', params: {} } }),
      /Nơi lưu tệp minh chứng chưa dùng được/,
    ],
  ])('%s: the file can be sent again', async (_name, fail, words) => {
    const { user } = draw([])
    await user.upload(choose(), pdf('Công văn.pdf'))
    fail(await sendings(1))
    expect((await screen.findByRole('alert')).textContent).toMatch(words)
    await user.click(screen.getByRole('button', { name: 'Gửi lại Công văn.pdf' }))
    expect((await sendings(2)).file?.name).toBe('Công văn.pdf')
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('does not send what cannot be taken', async () => {
    const { user } = draw([])
    const large = pdf('Phim.pdf')
    Object.defineProperty(large, 'size', { value: largestEvidence + 1 })
    await user.upload(choose(), [large, new File([], 'Rỗng.pdf')])
    const alerts = (await screen.findAllByRole('alert')).map(({ textContent }) => textContent)
    expect(alerts[0]).toMatch(/Phim\.pdf.*lớn hơn 20 MB/)
    expect(alerts[1]).toMatch(/Rỗng\.pdf.*rỗng/)
    expect(Sending.all).toEqual([])
  })

  it('is stopped by hand, and by leaving', async () => {
    const { user } = draw([])
    await user.upload(choose(), [pdf('a.pdf'), pdf('b.pdf')])
    const first = await sendings(1)
    await user.click(screen.getByRole('button', { name: 'Dừng gửi a.pdf' }))
    expect(first.aborted).toBe(true)
    const second = await sendings(2)
    expect(second.file?.name).toBe('b.pdf')
    cleanup()
    expect(second.aborted).toBe(true)
  })
})
