import type { Page } from '@playwright/test'
import { openProvider, type TestProvider } from '../server/auth/testing/provider.ts'
import { expect, test as journeys } from './fixtures.ts'
import { accountOf } from './pages/account.ts'
import { frameOf } from './pages/frame.ts'
import { signInOf } from './pages/sign-in.ts'
import { freePort, startServer } from './server.ts'

const account = (sub: string, name: string, groups: string[]) => ({
  sub,
  name,
  email: `${sub}@haiphong.example.vn`,
  email_verified: true,
  groups,
})
const head = account('one', 'Thủ trưởng được thành phố biết', ['health-heads'])
const leader = account('two', 'Lãnh đạo được thành phố biết', ['city-leaders', 'everybody'])
const stranger = account('three', 'Người thành phố biết mà không giao việc', ['everybody'])

/** The dashboard beside the city's own single sign-on, which is another site. */
const test = journeys.extend<object, { provider: TestProvider & { publicUrl: string } }>({
  provider: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures out of this pattern
    async ({}, use) => {
      const publicUrl = `http://127.0.0.1:${await freePort()}`
      const provider = await openProvider({ publicUrl, accounts: [head, leader, stranger] })
      await use({ ...provider, publicUrl })
      await provider.stop()
    },
    { scope: 'worker' },
  ],
  server: [
    async ({ provider }, use) => {
      const server = await startServer({
        PORT: new URL(provider.publicUrl).port,
        PUBLIC_URL: provider.publicUrl,
        OIDC_ISSUER: provider.issuer,
        OIDC_CLIENT_ID: provider.clientId,
        OIDC_CLIENT_SECRET: provider.clientSecret,
        OIDC_ROLES: 'city-leaders=leader;health-heads=head@SYT',
      })
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

const task = 'Nhiệm vụ quá hạn'

/** From our sign-in page to the city's, and back as whoever is pressed there. */
async function signOn(page: Page, who: string) {
  await signInOf(page).singleSignOn.click()
  await page.getByRole('button', { name: who }).click()
}

test('by the city’s single sign-on in, with the role of the group, and out of both', async ({
  page,
  provider,
  expectAccessible,
}) => {
  const frame = frameOf(page)
  await page.goto('/offices/SYT')
  await frame.signIn.click()
  await expect(signInOf(page).singleSignOn).toBeVisible()
  await expectAccessible(page)
  await signInOf(page).singleSignOn.click()
  await expect(page).toHaveURL(({ origin }) => origin === provider.issuer)
  await page.getByRole('button', { name: head.name }).click()
  await expect(page).toHaveURL('/offices/SYT')
  await expect(frame.account(head.name)).toBeVisible()
  // Not a role to try: somebody real is here.
  await expect(frame.acting).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Nhiệm vụ', exact: true })).toBeVisible()
  await page.goto('/offices/STC')
  await expect(frame.headline).toHaveText('Sở Tài chính')
  await expect(page.getByRole('region', { name: 'Nhiệm vụ', exact: true })).toHaveCount(0)

  await page.goto('/account')
  await expect(accountOf(page).roles).toContainText('Thủ trưởng đơn vị')
  await expect(accountOf(page).roles).toContainText('theo nhóm ở hệ thống đăng nhập của thành phố')
  await expect(accountOf(page).secondFactor).toHaveCount(0)
  await expectAccessible(page)

  await frame.account(head.name).click()
  await frame.signOut.click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(`${provider.publicUrl}/`)
  await expect(frame.signIn).toBeVisible()
  // The other session is over as well: it asks anew who comes.
  await page.goto('/sign-in')
  await signInOf(page).singleSignOn.click()
  await expect(page.getByRole('button', { name: leader.name })).toBeVisible()
  await page.getByRole('button', { name: leader.name }).click()
  await expect(page).toHaveURL(`${provider.publicUrl}/`)
  await expect(frame.account(leader.name)).toBeVisible()
  await expect(
    page.getByRole('article').filter({ has: page.getByRole('heading', { name: task }) }),
  ).toBeVisible()
  await page.goto('/sign-in')
  await expect(signInOf(page).alreadyIn).toContainText(leader.email)
  await expect(signInOf(page).roles).toHaveCount(0)
})

test('who turns back there, or has no role here, is told so on our page', async ({
  page,
  expectAccessible,
}) => {
  await page.goto('/sign-in?to=/kpis')
  for (const who of ['Cancel', stranger.name]) {
    await signOn(page, who)
    await expect(page).toHaveURL(/\/sign-in\?fault=sign-on-refused/)
    await expect(signInOf(page).refused(/^Hệ thống đăng nhập của thành phố không cho phép/)).toBeVisible()
    await expect(frameOf(page).signIn).toBeVisible()
    await expectAccessible(page)
  }
  await page.goto('/account')
  await expect(page.getByText('Bạn chưa đăng nhập')).toBeVisible()
})

test('while the single sign-on is away the page says so, and the other way in stays', async ({
  page,
  provider,
  expectAccessible,
}) => {
  await provider.stop()
  try {
    await page.goto('/sign-in')
    await signInOf(page).singleSignOn.click()
    await expect(signInOf(page).refused('Chưa kết nối được hệ thống đăng nhập của thành phố.')).toBeVisible()
    await expect(signInOf(page).password).toBeVisible()
    await expectAccessible(page)
  } finally {
    await provider.start()
  }
})
