import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { App } from '../../app/app.tsx'
import { loadPage } from '../../app/loaded-pages.ts'
import { renderPage } from '../../app/render.tsx'
import { routes } from '../../app/routes.ts'
import { callingClient, createQueryClient } from '../../data/client.ts'
import { callOf, refusal } from '../../testing/calls.ts'
import { nobody } from '../../testing/people.ts'

afterEach(() => {
  cleanup()
  document.body.innerHTML = ''
})

const mail = {
  id: 1,
  recipient: 'b@example.vn',
  subject: 'Thư mời',
  body: `Mở ${location.origin}/set-password#abc hoặc https://evil.example/x`,
  createdAt: '2024-11-22T03:04:05.000Z',
}

describe('the mailbox of a demonstration', () => {
  it('shows what was written, to whom, and leads only back here', async () => {
    history.replaceState(null, '', '/mailbox')
    await loadPage(routes.mailbox)
    const call = callOf({ me: nobody, mailbox: [mail] })
    render(<App client={callingClient(call)} queryClient={createQueryClient()} lang="vi" theme={null} />)
    const article = await screen.findByRole('article')
    expect(article.textContent).toContain('Gửi đến b@example.vn, 22/11/2024 10:04')
    expect(article.textContent).toContain(mail.body)
    const links = [...article.querySelectorAll('a')].map((link) => link.href)
    expect(links).toEqual([`${location.origin}/set-password#abc`])
  })

  it('says when there is no mail, and where there is no mailbox', async () => {
    const draw = (mailbox: unknown) =>
      renderPage({ url: '/mailbox', lang: 'vi', theme: null, call: callOf({ me: nobody, mailbox }) })
    expect((await draw([])).html).toContain('Chưa có thư nào.')
    const refused = await draw(() => {
      throw refusal('no-demonstration', {}, 403)
    })
    expect(refused.status).toBe(403)
    expect(refused.html).not.toContain('<article')
  })
})
