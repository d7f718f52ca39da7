import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { FeedRow, FeedsPage } from '../../../server/core/feeds/answers.ts'
import { openApp } from '../../testing/open-app.tsx'
import { grant, head, nobody } from '../../testing/people.ts'

afterEach(cleanup)

const me = { ...nobody, person: { ...head, grants: [grant('administrator')] } }
const feed = (more: Partial<FeedRow> = {}): FeedRow => ({
  code: 'portal',
  version: 7,
  name: { vi: 'Cổng dữ liệu mở', en: 'Open-data portal' },
  kind: 'ckan',
  target: { id: 'open-datasets', name: { vi: 'Bộ dữ liệu mở', en: 'Open datasets' } },
  everyMinutes: 1440,
  graceMinutes: 120,
  paused: false,
  sample: false,
  today: '2024-11-22',
  health: { state: 'failed', since: '2024-11-21T02:00:00Z', lastGood: '2024-11-20T02:00:00Z' },
  nextAt: '2024-11-22T09:15:00Z',
  running: false,
  last: {
    state: 'failed',
    at: '2024-11-22T02:00:00Z',
    rows: { read: 0, changed: 0, refused: 0 },
    problems: [
      {
        line: null,
        field: null,
        code: 'unreachable',
        message: { vi: 'Không kết nối được tới cong.example.vn.', en: 'cong.example.vn cannot be reached.' },
      },
    ],
    unlisted: 0,
  },
  earlier: [],
  kpis: [{ id: 'open-datasets-published', name: { vi: 'Bộ dữ liệu mở đã công bố', en: 'Published' } }],
  source: { address: 'https://cong.example.vn', options: { codeField: 'ma' }, mapping: {}, hasSecret: true },
  ...more,
})
const page = (more: Partial<FeedsPage> = {}): FeedsPage => ({
  feeds: [feed()],
  targets: [
    {
      id: 'petitions',
      name: { vi: 'Phản ánh, kiến nghị', en: 'Petitions' },
      fields: [
        { id: 'code', label: { vi: 'Mã', en: 'Code' }, needed: 'always' },
        { id: 'topic', label: { vi: 'Lĩnh vực', en: 'Topic' }, needed: 'always' },
      ],
    },
  ],
  may: { manage: true },
  ...more,
})
const open = (url: string, answers: Record<string, unknown> = {}) =>
  openApp(url, { me, 'feeds.list': page(), ...answers })
const sent = (asked: { path: string; input: unknown }[], verb: string) =>
  asked.filter(({ path }) => path === `feeds.${verb}`).map(({ input }) => input)

describe('the health of the feeds', () => {
  it('says what is wrong, since when, why, up to when all is there, and which figures wait', async () => {
    await open('/feeds')
    const table = await screen.findByRole('table', { name: 'Các nguồn dữ liệu' })
    for (const said of [
      'Đang lỗi',
      'từ 21/11/2024 09:00',
      'Nhận đủ gần nhất 20/11/2024 09:00 (2 ngày trước)',
      'Không kết nối được tới cong.example.vn.',
      'Mỗi 1 ngày',
    ])
      expect(table.textContent?.replace(/\s/g, ' ')).toContain(said)
    expect(within(table).getByRole('link', { name: 'Bộ dữ liệu mở đã công bố' }).getAttribute('href')).toBe(
      '/kpis/open-datasets-published',
    )
    expect(document.body.textContent).toContain('1/1 nguồn cần xử lý')
  })

  it('of which nothing has come yet is awaited, and not on time', async () => {
    const health = { state: 'fresh', since: null, lastGood: null } as const
    await open('/feeds', { 'feeds.list': page({ feeds: [feed({ health, last: null })] }) })
    const table = await screen.findByRole('table', { name: 'Các nguồn dữ liệu' })
    expect(within(table).getByText('Chờ lần đầu')).toBeTruthy()
    expect(within(table).queryByText('Đúng hẹn')).toBeNull()
  })

  it('lists the runs before the last, with what each brought', async () => {
    const earlier = [
      { state: 'whole', at: '2024-11-20T02:00:00Z', rows: { read: 98, changed: 3, refused: 0 } },
      { state: 'partial', at: '2024-11-19T02:00:00Z', rows: { read: 98, changed: 1, refused: 2 } },
    ] as const
    await open('/feeds', { 'feeds.list': page({ feeds: [feed({ earlier: [...earlier] })] }) })
    const runs = await screen.findByText('2 lần trước')
    expect(
      within(runs.closest('details') as HTMLElement)
        .getAllByRole('listitem', { hidden: true })
        .map(({ textContent }) => textContent?.replace(/\s/g, ' ')),
    ).toEqual([
      '20/11/2024 09:00: Nhận đủ · 98 dòng, 3 thay đổi',
      '19/11/2024 09:00: Nhận một phần · 98 dòng, 1 thay đổi · 2 dòng bị từ chối',
    ])
  })

  it('of a story says that it is sample data, and is run by nobody', async () => {
    await open('/feeds', { 'feeds.list': page({ feeds: [feed({ sample: true })] }) })
    const table = await screen.findByRole('table', { name: 'Các nguồn dữ liệu' })
    expect(within(table).getByText('Nguồn minh họa')).toBeTruthy()
    expect(screen.getByText(/không bao giờ gọi ra ngoài/)).toBeTruthy()
    expect(within(table).queryByRole('button', { name: /^Chạy ngay/ })).toBeNull()
    expect(within(table).getByRole('button', { name: /^Tạm dừng/ })).toBeTruthy()
  })

  it('is changed by nobody who may only read it', async () => {
    await open('/feeds', {
      'feeds.list': page({ may: { manage: false }, feeds: [feed({ source: null })] }),
    })
    await screen.findByRole('table', { name: 'Các nguồn dữ liệu' })
    expect(screen.queryByRole('button', { name: /^Chạy ngay|^Tạm dừng|^Bỏ/ })).toBeNull()
    expect(screen.queryByRole('link', { name: /^Sửa|^Thêm/ })).toBeNull()
  })

  it('says so where there is none, and how to begin', async () => {
    await open('/feeds', { 'feeds.list': page({ feeds: [] }) })
    await screen.findByText('Chưa khai báo nguồn dữ liệu nào.')
    expect(screen.getByRole('link', { name: 'Thêm nguồn' })).toBeTruthy()
  })
})

describe('a feed', () => {
  it('is run, and paused as it was seen', async () => {
    const { asked } = await open('/feeds', { 'feeds.run': null, 'feeds.setPaused': null })
    fireEvent.click(await screen.findByRole('button', { name: 'Chạy ngay nguồn Cổng dữ liệu mở' }))
    await waitFor(() => expect(sent(asked, 'run')).toEqual([{ code: 'portal' }]))
    fireEvent.click(screen.getByRole('button', { name: 'Tạm dừng nguồn Cổng dữ liệu mở' }))
    await waitFor(() => expect(sent(asked, 'setPaused')).toEqual([{ code: 'portal', seen: 7, paused: true }]))
  })

  it('keeps its secret where none is typed, and shows none', async () => {
    const { asked } = await open('/feeds?view=new&show=portal', { 'feeds.save': { code: 'portal' } })
    const secret = await screen.findByLabelText<HTMLInputElement>(/^Khóa truy cập/)
    expect(secret.value).toBe('')
    fireEvent.change(screen.getByLabelText(/^Tổ chức trên cổng/), { target: { value: 'so-y-te = SYT' } })
    fireEvent.click(screen.getByRole('button', { name: 'Lưu nguồn' }))
    await waitFor(() => expect(sent(asked, 'save')).toHaveLength(1))
    expect(sent(asked, 'save')[0]).toMatchObject({
      code: 'portal',
      seen: 7,
      target: 'open-datasets',
      options: { codeField: 'ma', organizations: { 'so-y-te': 'SYT' } },
    })
    expect(sent(asked, 'save')[0]).not.toHaveProperty('secret')
  })

  it('is set up with the columns of its source; what cannot be read is said beside its field', async () => {
    const { asked } = await open('/feeds?view=new', { 'feeds.save': { code: 'new' } })
    fireEvent.change(await screen.findByLabelText(/^Tên tiếng Việt/), { target: { value: 'Một cửa' } })
    fireEvent.change(screen.getByLabelText(/^Tên tiếng Anh/), { target: { value: 'One stop' } })
    fireEvent.change(screen.getByLabelText(/^Địa chỉ/), { target: { value: 'https://mc.example.vn/api' } })
    const topic = screen.getByLabelText(/^Lĩnh vực/)
    fireEvent.change(topic, { target: { value: 'linh_vuc | Đất đai' } })
    fireEvent.click(screen.getByRole('button', { name: 'Lưu nguồn' }))
    await screen.findByText(/Không đọc được: “Đất đai”/)
    expect(sent(asked, 'save')).toEqual([])
    fireEvent.change(topic, { target: { value: 'linh_vuc | Đất đai = land' } })
    fireEvent.click(screen.getByRole('button', { name: 'Lưu nguồn' }))
    await waitFor(() => expect(sent(asked, 'save')).toHaveLength(1))
    expect(sent(asked, 'save')[0]).toMatchObject({
      code: null,
      kind: 'http-json',
      target: 'petitions',
      mapping: { topic: { from: 'linh_vuc', words: { 'Đất đai': 'land' } } },
    })
  })
})
