import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ComponentType } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setting } from '../../testing/answers.ts'
import { LangProvider } from '../lang.tsx'
import { parseViewState } from '../view-state.ts'
import { AsOfPanel } from './asof-panel.tsx'
import type { PanelProps } from './context-bar.tsx'
import { OfficePanel } from './office-panel.tsx'
import { PeriodPanel } from './period-panel.tsx'
import { shownBy } from './shown.ts'

function open(Panel: ComponentType<PanelProps>, address = '/') {
  history.replaceState(null, '', address)
  const close = vi.fn()
  const shown = shownBy(parseViewState(location.search), location.pathname, setting)
  render(
    <LangProvider fallback="vi">
      <Panel setting={setting} shown={shown} close={close} />
    </LangProvider>,
  )
  return { user: userEvent.setup(), close }
}

const hrefOf = (name: string | RegExp) => screen.getByRole('link', { name }).getAttribute('href')

beforeEach(() => history.replaceState(null, '', '/'))
afterEach(cleanup)

describe('what the address leaves out', () => {
  it.each([
    ['', '2024-11-22', '2024-11', '2024-10', 'HP'],
    ['?asOf=2024-06-30', '2024-06-30', '2024-06', '2024-05', 'HP'],
    ['?asOf=2024-06-30T17:30:00Z', '2024-07-01', '2024-07', '2024-06', 'HP'],
    ['?period=2024-Q3&compare=year&office=SYT', '2024-11-22', '2024-Q3', '2023-Q3', 'SYT'],
    ['?period=never&asOf=soon&office=none', null, undefined, undefined, undefined],
  ])('%s', (search, asOfDay, period, compare, office) => {
    const shown = shownBy(parseViewState(search), '/', setting)
    expect(shown.asOfDay).toBe(asOfDay)
    expect(shown.period?.id).toBe(period)
    expect(shown.comparePeriod?.id).toBe(compare)
    expect(shown.office?.code).toBe(office)
  })

  it('on the page of an office is that office', () => {
    expect(shownBy({ office: 'HP' }, '/offices/SYT', setting).office?.code).toBe('SYT')
  })
})

describe('the panel of periods', () => {
  it('leads to the usual ones', () => {
    open(PeriodPanel, '/?office=SYT')
    expect(hrefOf('Tháng trước')).toBe('/?period=2024-10&office=SYT')
    expect(hrefOf('Lũy kế từ đầu năm')).toBe('/?period=2024-11-ytd&office=SYT')
  })

  it('goes through kinds and years, and offers nothing that has not begun', async () => {
    const { user } = open(PeriodPanel)
    expect(screen.queryByRole('link', { name: 'T12' })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Quý' }))
    expect(hrefOf('Quý\u00a0IV')).toBe('/?period=2024-Q4')
    await user.click(screen.getByRole('button', { name: 'Năm trước đó' }))
    expect(hrefOf('Quý\u00a0I')).toBe('/?period=2023-Q1')
  })

  it('has 52 or 53 weeks, as the year has', async () => {
    const { user } = open(PeriodPanel, '/?period=2022-W10')
    expect(screen.getAllByRole('link', { name: /^Tuần/ })).toHaveLength(52)
    await user.click(screen.getByRole('button', { name: 'Năm' }))
    expect(screen.getAllByRole('link', { name: /^202/ }).map((link) => link.textContent)).toEqual([
      '2022',
      '2023',
      '2024',
    ])
  })
})

describe('the panel of days', () => {
  it('leads to the days that have names', () => {
    open(AsOfPanel, '/?asOf=2024-06-30')
    expect(hrefOf('Hôm nay (22/11/2024)')).toBe('/')
    expect(hrefOf('Cuối quý trước (30/09/2024)')).toBe('/?asOf=2024-09-30')
  })

  it('lets go of a period that had not begun on that day', () => {
    open(AsOfPanel, '/?period=2024-11')
    expect(hrefOf('Cuối năm trước (31/12/2023)')).toBe('/?asOf=2023-12-31')
  })

  it('is walked by keys, within the days that there are', async () => {
    const { user, close } = open(AsOfPanel)
    const today = screen.getByRole('button', { name: 'Thứ Sáu, 22/11/2024' })
    today.focus()
    await user.keyboard('{ArrowRight}')
    expect(document.activeElement).toBe(today)
    await user.keyboard('{PageUp}{ArrowDown}{Home}')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Thứ Hai, 28/10/2024')
    await user.keyboard('{Enter}')
    expect(close).toHaveBeenCalled()
    expect(location.search).toBe('?asOf=2024-10-28')
  })
})

describe('the panel of offices', () => {
  it('finds without accents and goes there by Enter', async () => {
    const { user } = open(OfficePanel)
    await user.type(screen.getByRole('combobox'), 'giao duc')
    const options = within(screen.getByRole('listbox')).getAllByRole('option')
    expect(options.map((option) => option.textContent)).toEqual(['Sở Giáo dục và Đào tạo'])
    await user.keyboard('{Enter}')
    expect(location.search).toBe('?office=SGDDT')
  })

  it('says when there is none', async () => {
    const { user } = open(OfficePanel)
    await user.type(screen.getByRole('combobox'), 'xyz')
    expect(screen.getByRole('status').textContent).toBe('Không có đơn vị nào khớp với “xyz”.')
  })

  it('on the page of an office goes to the page of another, and to the overview for the whole city', async () => {
    const { user } = open(OfficePanel, '/offices/SYT?period=2024-10')
    await user.click(screen.getByRole('option', { name: 'Sở Giáo dục và Đào tạo' }))
    expect(location.pathname + location.search).toBe('/offices/SGDDT?period=2024-10')
    await user.click(screen.getByRole('option', { name: 'Toàn thành phố' }))
    expect(location.pathname + location.search).toBe('/?period=2024-10')
  })
})
