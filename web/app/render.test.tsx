import { hydrate } from '@tanstack/react-query'
import { act, cleanup, render } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { callingClient, createQueryClient } from '../data/client.ts'
import { scorecard } from '../testing/answers.ts'
import { callOf, refusal } from '../testing/calls.ts'
import { App } from './app.tsx'
import { renderPage } from './render.tsx'

const draw = (url: string, call = callOf()) => renderPage({ url, lang: 'vi', theme: null, call })

describe('a page drawn on the server', () => {
  it('has its title, its context and its figures without any script', async () => {
    const page = await draw('/')
    expect(page.status).toBe(200)
    expect(page.lang).toBe('vi')
    expect(page.title).toMatch(/Chuyển đổi số Hải Phòng$/)
    expect(page.description).not.toBe('')
    expect(page.html).toContain('<h1')
    expect(page.html).toContain('Tháng 11/2024'.replace(' ', '\u00a0'))
    expect(page.html).toContain('22/11/2024')
    expect(page.html).toContain('Bộ dữ liệu mẫu: có số liệu minh họa')
  })

  it('speaks the language of the address before that of the cookie', async () => {
    const page = await draw('/?lang=en')
    expect(page.lang).toBe('en')
    expect(page.html).toContain('Overview')
  })

  it('asks the services what the address says, as it says it', async () => {
    const asked = vi.fn(() => {
      throw refusal('bad-period', { period: '2024-13' }, 400)
    })
    const page = await draw('/?period=2024-13&compare=year', callOf({ scorecard: asked }))
    expect(asked).toHaveBeenCalledWith({ period: '2024-13', compare: 'year' })
    expect(page.status).toBe(400)
    expect(page.html).toContain('Kỳ “2024-13” không đọc được')
  })

  it('says in the language of the reader that there is no such KPI, with status 404', async () => {
    const page = await draw('/kpis/nope?lang=en')
    expect(page.status).toBe(404)
    expect(page.html).toContain('There is no KPI with the id “nope”')
  })

  it('has a page for addresses that lead nowhere', async () => {
    const page = await draw('/nowhere')
    expect(page.status).toBe(404)
    expect(page.html).toContain('Không có trang này')
  })

  it('is still drawn while the database is away', async () => {
    const away = () => {
      throw refusal('database-unavailable', {}, 503)
    }
    const page = await draw('/', callOf({ setting: away, scorecard: away }))
    expect(page.status).toBe(503)
    expect(page.html).toContain('Chưa kết nối được cơ sở dữ liệu')
  })

  it('leaves state that cannot end the script element it stands in', async () => {
    const title = { vi: '</script><script>alert(1)</script>', en: '<!--' }
    const { state } = await draw('/', callOf({ scorecard: { ...scorecard, story: { name: 'x', title } } }))
    expect(state).not.toContain('<')
    expect(JSON.stringify(JSON.parse(state))).toContain(title.vi)
  })
})

describe('the browser takes a drawn page over as it stands', () => {
  afterEach(cleanup)

  it.each([
    '/',
    '/?lang=en&period=2024-10',
    '/?asOf=2024-10-31',
    '/kpis/nope',
    '/offices',
    '/nowhere',
    '/sign-in?to=%2Fkpis',
    '/account',
  ])('%s', async (url) => {
    const page = await draw(url)
    history.replaceState(null, '', url)
    document.body.innerHTML = `<div id="app">${page.html}</div>`
    const queryClient = createQueryClient()
    hydrate(queryClient, JSON.parse(page.state))
    const container = document.getElementById('app')
    if (!container) throw new Error('no place')
    const recovered = vi.fn()
    const before = container.innerHTML
    const app = <App client={callingClient(callOf())} queryClient={queryClient} lang="vi" theme={null} />
    await act(async () => {
      render(app, { container, hydrate: true, onRecoverableError: recovered })
    })
    expect(recovered).not.toHaveBeenCalled()
    expect(container.innerHTML).toBe(before)
  })
})
