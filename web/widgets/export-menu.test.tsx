import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { AnnounceProvider } from '../app/announce.tsx'
import { callingClient, createQueryClient } from '../data/client.ts'
import { DataProvider } from '../data/provider.tsx'
import { tabbed } from '../data/take-file.ts'
import { callOf } from '../testing/calls.ts'
import { grant, head, nobody } from '../testing/people.ts'
import { kpiChoices, officeChoices, overviewChoices } from './export-choices.ts'
import { ExportPanel } from './export-panel.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const view = {
  asOf: '2024-11-22',
  office: 'SYT',
  grain: 'quarter',
  part: 'rest',
  q: 'kho',
  page: '3',
} as const
function draw(answers: Record<string, unknown> = {}) {
  const asked: { path: string; input: unknown }[] = []
  const answer = callOf(answers)
  const client = callingClient((path, input) => {
    asked.push({ path, input })
    return answer(path, input)
  })
  render(
    <DataProvider client={client} queryClient={createQueryClient()}>
      <AnnounceProvider>
        <ExportPanel choices={kpiChoices(view, 'shared-tables', ['trend', 'series'])} />
      </AnnounceProvider>
    </DataProvider>,
  )
  return asked
}
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))

/** What was asked of the server, and what it answers. */
function serverSays(answer: () => Response): string[] {
  const asked: string[] = []
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url)
    return Promise.resolve(answer())
  })
  return asked
}

describe('what a page gives to be taken out', () => {
  it('is chosen by the words of its address that concern it', () => {
    const [trend, ranking, rows] = kpiChoices(view, 'a', ['trend', 'ranking', 'rows'])
    expect(trend?.search).toMatchObject({ office: 'SYT', grain: 'quarter' })
    expect(trend?.search).not.toHaveProperty('q')
    expect(ranking?.search).not.toHaveProperty('office')
    expect(rows?.search).toMatchObject({ office: 'SYT', part: 'rest', q: 'kho' })
    expect(rows?.search).not.toHaveProperty('page')
    expect(overviewChoices(view, ['matrix'])[0]).toMatchObject({
      path: 'scorecard',
      search: { office: 'SYT' },
    })
    expect(officeChoices(view, 'SYT')[0]?.search).not.toHaveProperty('office')
  })
})

describe('the panel', () => {
  it('asks for the file as it was chosen, and passes on what the server says of it', async () => {
    const report = encodeURIComponent('Tệp này có 60 trong 75 dòng.')
    const asked = serverSays(
      () =>
        new Response('file', {
          headers: {
            'x-export-report': report,
            'content-disposition': "attachment; filename*=UTF-8''B%E1%BA%A3ng.xlsx",
          },
        }),
    )
    URL.createObjectURL = () => 'blob:file'
    URL.revokeObjectURL = () => {}
    const saved = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      expect(this.download).toBe('Bảng.xlsx')
    })
    draw()
    await press('Excel')
    await press('Bảng các kỳ')
    await press('Để in')
    await userEvent.type(screen.getByRole('textbox', { name: /Tiêu đề riêng/ }), 'Của tôi')
    await press('Tải tệp')
    expect(await screen.findByText('Tệp này có 60 trong 75 dòng.')).toBeTruthy()
    expect(saved).toHaveBeenCalledOnce()
    const address = new URL(asked[0] ?? '', 'http://a.vn')
    expect(address.pathname).toBe('/exports/kpis/shared-tables')
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      what: 'series',
      format: 'xlsx',
      colours: 'print',
      lang: 'vi',
      title: 'Của tôi',
      asOf: '2024-11-22',
      grain: 'quarter',
    })
  })

  it('says in words why there is no file', async () => {
    serverSays(() => Response.json({ error: { code: 'too-many-exports', params: {} } }, { status: 503 }))
    draw()
    await press('Tải tệp')
    // Once to be read, once to be heard.
    expect(await screen.findAllByText(/đang vẽ nhiều tệp khác/)).toHaveLength(2)
  })

  it('asks for the size of a picture only', async () => {
    draw()
    expect(screen.queryByRole('combobox')).toBeNull()
    await press('Ảnh PNG')
    expect(screen.getAllByRole('combobox')).toHaveLength(2)
    await press('Ảnh SVG')
    expect(screen.getAllByRole('combobox')).toHaveLength(1)
  })
})

describe('what stands on a page', () => {
  const writer = { ...nobody, person: { ...head, grants: [grant('communications')] } }
  const draft = { code: 'b1', version: 4, title: 'Giao ban', lang: 'vi', period: '2024-11', blocks: 1 }
  const there = { key: 'a', spec: { kind: 'text', text: 'Mở đầu' } }

  it('goes to the end of a draft, with the title it was given here', async () => {
    const asked = draw({
      me: writer,
      'briefings.list': { drafts: [draft], issued: [], may: { write: true } },
      'briefings.page': { briefing: draft, blocks: [there] },
      'briefings.save': { code: 'b1', version: 5 },
    })
    await userEvent.type(screen.getByRole('textbox', { name: /Tiêu đề riêng/ }), 'Của tôi')
    await userEvent.click(await screen.findByRole('button', { name: 'Thêm' }))
    // Once to be read, once to be heard.
    expect(await screen.findAllByText(/^Đã thêm vào “Giao ban”/)).toHaveLength(2)
    expect(asked.find(({ path }) => path === 'briefings.save')?.input).toMatchObject({
      version: 4,
      blocks: [
        there,
        {
          spec: { kind: 'trend', kpi: 'shared-tables', office: 'SYT', grain: 'quarter', title: 'Của tôi' },
        },
      ],
    })
  })

  it('is not offered to those who make no briefings', async () => {
    draw({ me: { ...nobody, person: head } })
    await screen.findByRole('button', { name: 'Tải tệp' })
    expect(screen.queryByText('Thêm vào tài liệu họp')).toBeNull()
  })
})

it('a table goes to the clipboard as text with tabs too', () => {
  const html = '<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table><p>Nguồn</p>'
  expect(tabbed(html)).toBe('A\tB\n1\t2\n\nNguồn')
})
