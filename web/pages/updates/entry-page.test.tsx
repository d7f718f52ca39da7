import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Acted, Saved } from '../../../server/core/reporting/entry.ts'
import { health } from '../../testing/answers.ts'
import { openApp } from '../../testing/open-app.tsx'
import { grant, head, nobody } from '../../testing/people.ts'
import type { Cell } from './row-checks.ts'
import { cell, entry, gridOf, kpi } from './testing/grids.ts'

const officer = { ...head, id: 'officer', name: 'Cán bộ B', grants: [grant('officer', health)] }
const asOfficer = { ...nobody, person: officer }

type Value = {
  kpi: string
  period: string
  seen: number | null
  numerator: number | null
  denominator: number | null
}
type Saving = { office: string; values: Value[] }

/** The server of a test: keeps what is saved, and can be taken away. */
function serverOf(
  kpis = [kpi('a'), kpi('b'), kpi('c', { unit: 'count', denominator: null })],
  more: Partial<Cell> = {},
) {
  const cells = new Map(kpis.map(({ id }) => [id, cell(id, more)]))
  const saves: Saving[] = []
  const acts: { key: string; values: unknown[] }[] = []
  const state = { away: false, losesAnswers: false }
  let version = 0
  const put = (id: string, changes: Partial<Cell>) =>
    cells.set(id, { ...(cells.get(id) as Cell), ...changes })
  const gone = () => {
    throw new Error('no answer')
  }
  return {
    state,
    saves,
    acts,
    put,
    cellOf: (id: string) => cells.get(id) as Cell,
    answers: {
      me: asOfficer,
      'reporting.grid': () => gridOf(kpis, [...cells.values()]),
      'reporting.history': () => ({ key: {}, kpi: kpis[0], office: health, steps: [] }),
      'reporting.save': (input: Saving): Saved => {
        if (state.away) gone()
        saves.push(input)
        const answer: Saved = { saved: [], conflicts: [], refused: [] }
        for (const value of input.values) {
          const key = { kpi: value.kpi, office: input.office, period: value.period }
          const now = (cells.get(value.kpi) as Cell).entry
          if ((now?.version ?? null) !== value.seen && now?.numerator !== value.numerator) {
            answer.conflicts.push({ ...key, theirs: now })
            continue
          }
          put(value.kpi, {
            state: 'entered',
            may: ['enter', 'discard', 'submit'],
            entry: entry(++version, { ...value, by: 'Cán bộ B' }),
          })
          answer.saved.push({ ...key, version })
        }
        if (state.losesAnswers) gone()
        return answer
      },
      'reporting.submit': (input: {
        key: string
        values: { kpi: string; office: string; period: string }[]
      }): Acted => {
        if (state.away) gone()
        const isNew = !acts.some(({ key }) => key === input.key)
        acts.push(input)
        if (isNew)
          for (const { kpi: id } of input.values)
            put(id, {
              state: 'submitted',
              may: ['withdraw'],
              entry: entry(++version, { ...cells.get(id)?.entry, state: 'submitted' }),
            })
        if (state.losesAnswers) gone()
        return { done: input.values.map((value) => ({ ...value, state: 'submitted', version })), refused: [] }
      },
    },
  }
}

const open = async (server: ReturnType<typeof serverOf>, query = '?period=2024-11') => {
  const app = await openApp(`/updates/SYT${query}`, server.answers)
  await screen.findByRole('grid')
  return { ...app, user: userEvent.setup() }
}

const gridCell = (name: string, column: string) => {
  const heads = screen.getAllByRole('columnheader').map((one) => one.textContent)
  const row = screen.getByRole('rowheader', { name: new RegExp(`^Chỉ số ${name}`) })
    .parentElement as HTMLElement
  return row.querySelector(`[data-column="${heads.indexOf(column)}"]`) as HTMLElement
}
const textOf = (name: string, column: string) =>
  gridCell(name, column).querySelector(':scope > span:not([aria-hidden])')?.textContent
const focusOn = (name: string, column: string) => gridCell(name, column).focus()
const pasteInto = (name: string, column: string, text: string) => {
  focusOn(name, column)
  fireEvent.paste(gridCell(name, column), { clipboardData: { getData: () => text } })
}

beforeEach(() => localStorage.clear())
afterEach(cleanup)

describe('the grid by keyboard', () => {
  it('types over a cell, goes down with Enter, up with Shift+Enter, on with Tab, and back with Escape', async () => {
    const { user } = await open(serverOf())
    focusOn('a', 'Tử số')
    await user.keyboard('12{Enter}')
    expect(document.activeElement).toBe(gridCell('b', 'Tử số'))
    await user.keyboard('7{Shift>}{Enter}{/Shift}')
    expect(document.activeElement).toBe(gridCell('a', 'Tử số'))
    expect([textOf('a', 'Tử số'), textOf('b', 'Tử số')]).toEqual(['12', '7'])
    await user.keyboard('{Tab}48{Tab}')
    expect(document.activeElement).toBe(gridCell('a', 'Loại số liệu'))
    expect(gridCell('a', 'Giá trị').textContent).toContain('25,0%')
    focusOn('a', 'Tử số')
    await user.keyboard('{F2}99{Escape}')
    expect(textOf('a', 'Tử số')).toBe('12')
    expect(document.activeElement).toBe(gridCell('a', 'Tử số'))
    await user.keyboard('{Delete}')
    expect(textOf('a', 'Tử số')).toBe('')
  })

  it('passes over the denominator of a count, and has one cell in the order of the page', async () => {
    const { user } = await open(serverOf())
    focusOn('c', 'Tử số')
    await user.keyboard('5{Tab}')
    expect(document.activeElement).toBe(gridCell('c', 'Loại số liệu'))
    const grid = screen.getByRole('grid')
    expect(grid.querySelectorAll('[data-column][tabindex="0"]')).toHaveLength(1)
  })

  it('leaves for the button that sends', async () => {
    const { user } = await open(serverOf())
    focusOn('a', 'Tử số')
    await user.keyboard('{Escape}')
    expect(document.activeElement?.textContent).toBe('Chưa có số liệu nào để gửi')
  })

  it('keeps a number of the other convention in its cell, with the sentence, and does not send it', async () => {
    const server = serverOf()
    const { user } = await open(server)
    focusOn('a', 'Tử số')
    await user.keyboard('12.5{Enter}')
    expect(textOf('a', 'Tử số')).toBe('12.5')
    expect(gridCell('a', 'Tử số').getAttribute('aria-invalid')).toBe('true')
    const says = document.getElementById(gridCell('a', 'Tử số').getAttribute('aria-describedby') ?? '')
    expect(says?.textContent).toContain('Không nhận “12.5”')
    await user.keyboard('3{Enter}')
    await waitFor(() => expect(server.saves.length).toBeGreaterThan(0))
    expect(server.saves.flatMap(({ values }) => values.map((one) => one.kpi))).not.toContain('a')
  })

  it('warns under the row, and keeps an impossible figure from being sent', async () => {
    const { user } = await open(serverOf())
    focusOn('a', 'Tử số')
    await user.keyboard('60{Tab}50{Enter}')
    expect(screen.getByText('Tử số 60 lớn hơn mẫu số 50.')).toBeTruthy()
    expect(screen.getByRole('button', { name: '1 dòng phải sửa' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^Gửi/ })).toBe(null)
  })
})

describe('pasting', () => {
  it('fills cells, refuses where it stands, says what falls outside, and is undone', async () => {
    const { user } = await open(serverOf())
    pasteInto('b', 'Tử số', '1187\t1268\n1.O34\n9\n10')
    expect([textOf('b', 'Tử số'), textOf('b', 'Mẫu số'), textOf('c', 'Tử số')]).toEqual([
      '1.187',
      '1.268',
      '1.O34',
    ])
    expect(
      screen.getByText(/^Đã dán 2 ô\. 1 ô không nhận\. 2 ô nằm ngoài bảng, không dán: “9”, “10”\.$/, {
        selector: 'div > span',
      }),
    ).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Hoàn tác dán' }))
    expect([textOf('b', 'Tử số'), textOf('c', 'Tử số')]).toEqual(['', ''])
  })

  it('asks once where numbers read two ways, and pastes nothing before the answer', async () => {
    const { user } = await open(serverOf())
    pasteInto('a', 'Tử số', '1.579\t2.000\n1.600\t2.001')
    expect(textOf('a', 'Tử số')).toBe('')
    expect(screen.getByRole('alertdialog', { name: /“1\.579” là số nào/ })).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '1,579 (dấu thập phân)' }))
    expect([textOf('a', 'Tử số'), textOf('a', 'Mẫu số'), textOf('b', 'Mẫu số')]).toEqual([
      '1,579',
      '2',
      '2,001',
    ])
    expect(document.activeElement).toBe(gridCell('a', 'Tử số'))
  })

  it('copies a chosen block as a spreadsheet takes it', async () => {
    const { user } = await open(serverOf())
    pasteInto('a', 'Tử số', '3\t4\n5\t6')
    focusOn('a', 'Tử số')
    await user.keyboard('{Shift>}{ArrowRight}{ArrowDown}{/Shift}')
    let copied = ''
    fireEvent.copy(gridCell('b', 'Mẫu số'), {
      clipboardData: { setData: (_: string, text: string) => (copied = text) },
    })
    expect(copied).toBe('3\t4\n5\t6')
  })
})

describe('drafts', () => {
  it('save themselves, and say when', async () => {
    const server = serverOf()
    const { user } = await open(server)
    focusOn('a', 'Tử số')
    await user.keyboard('12{Tab}48{Enter}')
    await screen.findByText(/^Đã lưu \d\d:\d\d$/)
    expect(server.saves.at(-1)?.values).toMatchObject([
      { kpi: 'a', seen: null, numerator: 12, denominator: 48 },
    ])
    expect(localStorage).toHaveLength(0)
  })

  it('outlast a lost connection and a closed browser, and are sent when it is back', async () => {
    const server = serverOf()
    const first = await open(server)
    server.state.away = true
    focusOn('a', 'Tử số')
    await first.user.keyboard('12{Enter}')
    await screen.findByText('Chưa lưu: mất kết nối, sẽ tự lưu lại')
    first.unmount()
    expect(server.saves).toEqual([])
    await open(server)
    expect(textOf('a', 'Tử số')).toBe('12')
    expect(screen.getByText(/^Đã khôi phục 1 dòng/)).toBeTruthy()
    await screen.findByText('Chưa lưu: mất kết nối, sẽ tự lưu lại')
    server.state.away = false
    dispatchEvent(new Event('online'))
    await screen.findByText(/^Đã lưu/)
    expect(server.cellOf('a').entry?.numerator).toBe(12)
    expect(localStorage).toHaveLength(0)
  })

  it('show both versions where somebody else was first, and keep the one that is chosen', async () => {
    const server = serverOf()
    const { user } = await open(server)
    server.put('a', { state: 'entered', entry: entry(90, { numerator: 40, by: 'Cán bộ C' }) })
    focusOn('a', 'Tử số')
    await user.keyboard('12{Enter}')
    const both = await screen.findByRole('region', { name: 'Hai bản của Chỉ số a' })
    expect(within(both).getByText(/^12, Ước$/)).toBeTruthy()
    expect(within(both).getByText(/^40, Ước$/)).toBeTruthy()
    expect(within(both).getByText(/^Bản của Cán bộ C, 22\/11\/2024/)).toBeTruthy()
    expect(server.cellOf('a').entry?.numerator).toBe(40)
    await user.click(within(both).getByRole('button', { name: 'Giữ bản của tôi' }))
    await waitFor(() => expect(server.cellOf('a').entry?.numerator).toBe(12))
    expect(screen.queryByRole('region', { name: 'Hai bản của Chỉ số a' })).toBe(null)
  })

  it('show both versions where somebody else’s arrives in the middle of a number', async () => {
    const kpis = [kpi('a'), kpi('b')]
    const server = serverOf(kpis)
    const { user, asked } = await open(server)
    const grids = () => asked.filter(({ path }) => path === 'reporting.grid').length
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    Object.assign(server.answers, {
      'reporting.grid': () =>
        held.then(() =>
          gridOf(
            kpis,
            kpis.map(({ id }) => server.cellOf(id)),
          ),
        ),
    })
    focusOn('b', 'Tử số')
    await user.keyboard('7{Enter}')
    await waitFor(() => expect(grids()).toBe(2))
    server.put('a', { state: 'entered', entry: entry(90, { numerator: 40, by: 'Cán bộ C' }) })
    focusOn('a', 'Tử số')
    await user.keyboard('12')
    release()
    const both = await screen.findByRole('region', { name: 'Hai bản của Chỉ số a' })
    expect(within(both).getByText(/^12, Ước$/)).toBeTruthy()
    expect(within(both).getByText(/^40, Ước$/)).toBeTruthy()
    await user.keyboard('5{Enter}')
    expect(within(both).getByText(/^125, Ước$/)).toBeTruthy()
    expect(server.cellOf('a').entry?.numerator).toBe(40)
  })

  it('hold what was typed up to the moment in which the page was left', async () => {
    const server = serverOf()
    const { user, unmount } = await open(server)
    focusOn('a', 'Tử số')
    await user.keyboard('12')
    unmount()
    await waitFor(() => expect(server.cellOf('a').entry?.numerator).toBe(12))
  })
})

describe('sending', () => {
  const ready = async () => {
    const server = serverOf()
    const app = await open(server)
    focusOn('a', 'Tử số')
    await app.user.keyboard('12{Tab}48{Enter}')
    await screen.findByText(/^Đã lưu/)
    return { server, ...app }
  }

  it('sends what is whole, and says so', async () => {
    const { server, user } = await ready()
    await user.click(screen.getByRole('button', { name: 'Gửi 1 số liệu' }))
    await screen.findAllByText('Đã gửi 1 số liệu.')
    expect(server.acts).toMatchObject([{ values: [{ kpi: 'a', office: 'SYT', period: '2024-11', seen: 1 }] }])
    expect(gridCell('a', 'Trạng thái').textContent).toContain('Đã gửi, chờ thủ trưởng đơn vị')
    expect(screen.getByRole('button', { name: 'Rút lại Chỉ số a' })).toBeTruthy()
  })

  it('asks again with the same key when the answer was lost', async () => {
    const { server, user } = await ready()
    server.state.losesAnswers = true
    await user.click(screen.getByRole('button', { name: 'Gửi 1 số liệu' }))
    await screen.findByText(/^Chưa biết máy chủ đã nhận chưa/)
    server.state.losesAnswers = false
    dispatchEvent(new Event('online'))
    await screen.findAllByText('Đã gửi 1 số liệu.')
    expect(server.acts.length).toBeGreaterThan(1)
    expect(new Set(server.acts.map(({ key }) => key)).size).toBe(1)
    expect(localStorage).toHaveLength(0)
  })

  it('names the refused at their rows', async () => {
    const { server, user } = await ready()
    server.answers['reporting.submit'] = () => ({
      done: [],
      refused: [{ kpi: 'a', office: 'SYT', period: '2024-11', why: 'explanation-missing' }],
    })
    await user.click(screen.getByRole('button', { name: 'Gửi 1 số liệu' }))
    expect(await screen.findByText(/^Giá trị chậm so với chỉ tiêu/)).toBeTruthy()
    expect(screen.getAllByText(/^Chưa gửi được: 1 dòng bị từ chối/).length).toBeGreaterThan(0)
  })

  it('tells a head that sending endorses', async () => {
    const server = serverOf()
    server.answers.me = { ...nobody, person: { ...officer, grants: [grant('head', health)] } }
    const { user } = await open(server)
    focusOn('c', 'Tử số')
    await user.keyboard('5{Enter}')
    expect(screen.getByRole('button', { name: 'Gửi và xác nhận 1 số liệu' })).toBeTruthy()
  })

  it('leaves a locked period alone', async () => {
    const { user } = await open(serverOf(undefined, { locked: true, may: [] }))
    focusOn('a', 'Tử số')
    await user.keyboard('12{Enter}')
    expect(screen.queryByRole('textbox')).toBe(null)
    expect(textOf('a', 'Tử số')).toBe('')
    expect(screen.queryByRole('region', { name: 'Lưu và gửi' })).toBe(null)
  })
})
