import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { frameOf } from './pages/frame.ts'
import { kpiOf } from './pages/kpi.ts'
import { mailboxOf } from './pages/mailbox.ts'
import { peopleOf } from './pages/people.ts'
import { enrolmentOf, signInOf } from './pages/sign-in.ts'
import { tokensOf } from './pages/tokens.ts'
import { accept, invited, signInAs } from './people.ts'

const kpi = '/kpis/shared-databases-created'
/** Every page, and what is opened on some of them; those of the administration are refused to others, as pages. */
const pages = [
  '/',
  '/?asOf=2024-06-30&compare=year',
  '/kpis',
  kpi,
  `${kpi}?view=table&part=numerator`,
  '/kpis/tasks-overdue',
  '/indices',
  '/indices/766',
  '/offices',
  '/offices/SYT',
  '/offices/SYT/people',
  '/offices/SYT/people?view=invite',
  '/tasks',
  '/tasks?view=timeline',
  '/tasks?view=calendar',
  '/tasks?view=board',
  '/tasks/rating',
  '/tasks/seals',
  '/tasks/seals/2019-01',
  '/sign-in',
  '/forgot-password',
  '/set-password#no-such-token',
  '/account',
  '/set-password',
  '/admin/people',
  '/admin/people?view=invite',
  '/admin/people?show=demonstration-head',
  '/admin/tokens',
  '/admin/tokens?view=new',
  '/admin/audit',
  '/admin/catalogue',
  '/admin/catalogue?view=new',
  '/updates',
  '/updates/SYT?period=2024-11',
  '/updates/SYT/upload?period=2024-11',
  '/review',
  '/coverage?period=2024-11',
  '/contests',
  '/targets?view=new',
  '/changes',
  '/mailbox',
  '/no/such/page',
  '/kpis/%E0%A4%A',
]

/** The policy of a page as its words, by directive. */
const policyOf = (header: string | undefined) =>
  new Map(
    (header ?? '').split(';').map((part) => {
      const [name = '', ...words] = part.trim().split(/\s+/)
      return [name, words] as const
    }),
  )

type Watched = { violations: string[]; injected?: boolean }

/** Notes what the browser refuses, from before the first script of each page. */
const watch = (page: Page) =>
  page.addInitScript(() => {
    const violations: string[] = []
    Object.assign(window, { violations })
    addEventListener('securitypolicyviolation', (event) => {
      violations.push(`${event.effectiveDirective} ${event.blockedURI}`)
    })
  })
const violationsOf = (page: Page) => page.evaluate(() => (window as unknown as Watched).violations)

for (const role of [null, 'leader', 'head', 'reviewer', 'administrator'] as const) {
  test(`a strict policy on every page, and nothing on any page against it: ${role ?? 'the public'}`, async ({
    page,
    signedInAs,
  }) => {
    test.slow()
    if (role) await signedInAs(role)
    await watch(page)
    for (const path of pages) {
      const reply = await page.goto(path)
      const status = reply?.status()
      const headers = reply?.headers() ?? {}
      const policy = policyOf(headers['content-security-policy'])
      expect.soft(policy.get('default-src'), path).toEqual(["'none'"])
      expect.soft(policy.get('script-src') ?? ["'none'"], path).not.toContain("'unsafe-inline'")
      expect.soft(policy.get('script-src') ?? ["'none'"], path).not.toContain("'unsafe-eval'")
      expect.soft(policy.get('base-uri'), path).toEqual(["'none'"])
      expect
        .soft(
          policy.get('form-action')?.every((word) => /^'(self|none)'$/.test(word)),
          path,
        )
        .toBe(true)
      expect
        .soft(
          policy.get('frame-ancestors')?.every((word) => /^'(self|none)'$/.test(word)),
          path,
        )
        .toBe(true)
      expect.soft(headers['x-content-type-options'], path).toBe('nosniff')
      expect.soft(headers['referrer-policy'], path).toBe('same-origin')
      // What was drawn for one person is kept by no browser and by nobody on the way.
      if (role && status === 200) expect.soft(headers['cache-control'], path).toBe('no-store')
      await expect(page.getByRole('heading', { level: 1 }), path).toBeVisible()
      await page.waitForLoadState('networkidle')
      if (path.startsWith(kpi) && !path.includes('view=table'))
        await expect(kpiOf(page).chart.getByRole('application').locator('svg, canvas').first()).toBeVisible()
      expect.soft(await violationsOf(page), path).toEqual([])
    }
  })
}

test('answers for machines carry their headers too', async ({ server }) => {
  const cookie = await signInAs(server.url, 'administrator')
  for (const path of [
    '/trpc/me',
    '/trpc/people.list?input=%7B%7D',
    '/api/v1/scorecard',
    '/api/v1/openapi.json',
    '/api/v1/audit?format=csv',
    '/healthz',
    '/readyz',
  ]) {
    const reply = await fetch(server.url + path, { headers: { cookie } })
    expect.soft(reply.status, path).toBe(200)
    expect.soft(reply.headers.get('x-content-type-options'), path).toBe('nosniff')
    expect.soft(reply.headers.get('x-powered-by'), path).toBeNull()
    expect.soft(reply.headers.get('server'), path).toBeNull()
    if (/trpc|audit/.test(path)) expect.soft(reply.headers.get('cache-control'), path).toBe('no-store')
  }
})

test.describe('against the policy', () => {
  test.use({ mayBeSaid: /Content Security Policy/ })

  test('an injected script does not run, however it came in', async ({ page }) => {
    await watch(page)
    await page.goto('/')
    await expect(frameOf(page).headline).toBeVisible()
    const evaluated = await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'window.injected = true'
      document.body.append(script)
      const button = document.createElement('button')
      button.setAttribute('onclick', 'window.injected = true')
      document.body.append(button)
      button.click()
      const link = document.createElement('a')
      link.href = 'javascript:window.injected = true'
      document.body.append(link)
      link.click()
      const elsewhere = document.createElement('script')
      elsewhere.src = 'https://evil.example/script.js'
      document.body.append(elsewhere)
      // Later: what a test asks for at once is allowed to evaluate.
      return new Promise<string>((resolve) => {
        setTimeout(() => {
          try {
            // biome-ignore lint/security/noGlobalEval: what must be refused is tried
            resolve(`evaluated ${eval('1 + 1')}`)
          } catch (fault) {
            resolve(String(fault))
          }
        })
      })
    })
    expect(evaluated).toContain('EvalError')
    await expect.poll(async () => (await violationsOf(page)).length).toBeGreaterThanOrEqual(4)
    expect(await page.evaluate(() => (window as unknown as Watched).injected)).toBeUndefined()
  })
})

test('what somebody types is text wherever it is shown', async ({ page, signedInAs }) => {
  await watch(page)
  const email = `${randomUUID()}@demonstration.invalid`
  const name = '<img src=x onerror="injected=1"><script>injected=1</script>'
  await signedInAs('administrator')
  await page.goto('/admin/people')
  await peopleOf(page).ask({ name, email, role: 'Lãnh đạo thành phố' })
  for (const path of [`/admin/people?q=${encodeURIComponent(email)}`, '/admin/audit', '/mailbox']) {
    await page.goto(path)
    await expect(page.getByRole('main')).toContainText(name)
    await expect(page.locator('img')).toHaveCount(0)
    expect(await page.evaluate(() => (window as unknown as Watched).injected)).toBeUndefined()
    expect(await violationsOf(page)).toEqual([])
  }
})

test('the cookies of a session are out of reach of scripts and of other sites', async ({
  page,
  context,
  server,
}) => {
  const person = await invited(server.url, { role: 'reviewer' })
  await accept(server.url, person)
  await page.goto('/sign-in')
  await signInOf(page).enterAs(person)
  const { authenticator } = await enrolmentOf(page).enrol()
  const check = async () => {
    const cookies = (await context.cookies()).filter(({ name }) => name.startsWith('dashboard.'))
    for (const { name, httpOnly, sameSite, path } of cookies)
      expect({ name, httpOnly, sameSite, path }).toEqual({ name, httpOnly: true, sameSite: 'Lax', path: '/' })
    expect(await page.evaluate(() => document.cookie)).not.toContain('dashboard')
    return cookies.map(({ name }) => name)
  }
  expect(await check()).toContain('dashboard.session_token')
  await frameOf(page).account(person.name).click()
  await frameOf(page).signOut.click()
  await expect(frameOf(page).signIn).toBeVisible()
  expect(await check()).not.toContain('dashboard.session_token')
  await frameOf(page).signIn.click()
  await signInOf(page).enterAs(person)
  await expect(signInOf(page).code).toBeVisible()
  expect(await check()).toContain('dashboard.two_factor')
  await signInOf(page).code.fill(authenticator.code())
  await signInOf(page).confirm.click()
  await expect(page).toHaveURL('/')
  expect(await check()).toContain('dashboard.session_token')
})

test('no secret stands in an address, nor is one left in the browser', async ({
  page,
  signedInAs,
  anotherBrowser,
}) => {
  const visited: string[] = []
  const note = (one: Page) => {
    one.on('request', (request) => visited.push(request.url(), request.headers().referer ?? ''))
    one.on('framenavigated', (frame) => visited.push(frame.url()))
  }
  note(page)
  await signedInAs('administrator')
  const email = `${randomUUID()}@demonstration.invalid`
  const name = 'Người được mời không để lại bí mật'
  await page.goto('/admin/people')
  await peopleOf(page).ask({ name, email, role: 'Đơn vị thẩm định' })
  await page.goto('/admin/tokens?view=new')
  const tokens = tokensOf(page)
  await tokens.form.name.fill('Hệ thống khác')
  await tokens.form.create.click()
  const token = await tokens.made.inputValue()

  const own = await anotherBrowser()
  note(own)
  await own.goto('/mailbox')
  const link = (await mailboxOf(own).link(email).getAttribute('href')) ?? ''
  const linkToken = new URL(link).hash.slice(1)
  expect(linkToken.length).toBeGreaterThan(20)
  await mailboxOf(own).link(email).click()
  const password = 'mot cau dai de nho'
  await expect(signInOf(own).newPassword).toBeVisible()
  await expect(own).toHaveURL('/set-password')
  // A telephone that loads the page again must not lose the way in.
  await own.reload()
  await signInOf(own).choosePassword(password)
  await signInOf(own).enterAs({ email, password })
  const { authenticator, recoveryCodes } = await enrolmentOf(own).enrol()
  await frameOf(own).account(name).click()
  await frameOf(own).signOut.click()
  await frameOf(own).signIn.click()
  await signInOf(own).enterAs({ email, password })
  const code = authenticator.code()
  await signInOf(own).code.fill(code)
  await signInOf(own).confirm.click()
  await expect(frameOf(own).account(name)).toBeVisible()

  const secrets = [
    password,
    encodeURIComponent(password),
    token,
    linkToken,
    authenticator.secret,
    code,
    ...recoveryCodes,
  ]
  const spilt = visited
    // The link of the letter itself, whose token is behind the `#`: no server and no other page sees it.
    .filter((address) => address !== link)
    .filter((address) => secrets.some((secret) => address.includes(secret)))
  expect(spilt).toEqual([])
  expect(visited.length).toBeGreaterThan(50)
  for (const one of [page, own]) {
    const kept = await one.evaluate(() =>
      JSON.stringify([localStorage, sessionStorage, history.state, document.cookie]),
    )
    for (const secret of secrets) expect(kept).not.toContain(secret)
  }
})
