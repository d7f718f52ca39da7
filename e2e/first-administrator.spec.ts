import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { type MailServer, openMailServer } from '../server/mail/testing/mail-server.ts'
import { readMessage } from '../server/mail/testing/read-message.ts'
import { expect, test as journeys } from './fixtures.ts'
import { frameOf } from './pages/frame.ts'
import { overviewOf } from './pages/overview.ts'
import { peopleOf } from './pages/people.ts'
import { enrolmentOf, signInOf } from './pages/sign-in.ts'
import { emptyFolder, freePort, startServer } from './server.ts'
import { runAtTerminal } from './terminal.ts'

type Setting = { env: Record<string, string>; url: string; mail: MailServer }

/** What a city sets before the first start, an empty folder, and its mail server. */
const test = journeys.extend<object, { setting: Setting }>({
  setting: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures out of this pattern
    async ({}, use) => {
      const mail = await openMailServer()
      const dataDir = await emptyFolder()
      const port = String(await freePort())
      const url = `http://127.0.0.1:${port}`
      const env = {
        STORY: 'none',
        AUTH_SECRET: randomBytes(33).toString('base64'),
        PUBLIC_URL: url,
        SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
        MAIL_FROM: 'Bảng điều khiển <dashboard@example.gov.vn>',
        DATA_DIR: dataDir,
        PORT: port,
      }
      await use({ env, url, mail })
      await mail.close()
      await rm(dataDir, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ setting }, use) => use(setting.url),
})

const administrator = {
  email: 'quan-tri@example.gov.vn',
  name: 'Người quản trị đầu tiên',
  password: 'câu chỉ người quản trị biết',
}
const head = {
  email: 'so-y-te@example.gov.vn',
  name: 'Người đứng đầu được mời',
  password: 'câu chỉ thủ trưởng biết',
}

// An open page keeps asking for a server that has stopped.
test.use({ mayBeSaid: /ERR_CONNECTION_REFUSED/ })

test('real use does not start on half its settings, and says in one sentence which is missing', async ({
  setting,
}) => {
  for (const [name, sentence] of [
    ['AUTH_SECRET', /the setting AUTH_SECRET must be at least 32 signs that nobody can guess/],
    ['PUBLIC_URL', /the setting PUBLIC_URL must be the address at which people open the dashboard/],
    ['SMTP_URL', /the setting SMTP_URL must be an address that begins with smtp/],
    ['MAIL_FROM', /the setting MAIL_FROM must be the address that mail is sent from/],
  ] as const) {
    const { [name]: _, ...rest } = setting.env as Record<string, string>
    const refused = await startServer(rest).then(
      () => 'it started',
      (fault: Error) => fault.message,
    )
    expect(refused).toMatch(sentence)
    expect(refused.trim().split('\n'), 'one sentence').toHaveLength(1)
    expect(refused).not.toContain(setting.env.AUTH_SECRET)
  }
})

test('the first administrator is made at the terminal, comes in, and asks in a head by mail', async ({
  page,
  setting: { env, url, mail },
  anotherBrowser,
  expectAccessible,
}) => {
  test.slow()
  const made = await runAtTerminal(
    'admin',
    ['create', '--email', administrator.email, '--name', administrator.name],
    {
      env,
      typed: administrator.password,
    },
  )
  expect(made).toEqual({
    code: 0,
    out: `Administrator ${administrator.email} made; the first sign-in asks for a second factor.\n`,
    err: '',
  })

  const server = await startServer(env)
  try {
    const frame = frameOf(page)
    const signIn = signInOf(page)
    // The offices of the day are there; no figure is, and none is made up.
    await page.goto('/')
    await expect(frame.headline).toContainText('chưa đánh giá được chỉ số nào trong 26 chỉ số.')
    await expect(overviewOf(page).tile('Cơ sở dữ liệu dùng chung đã tạo lập')).toContainText(
      'Chưa có số liệu',
    )
    await expect(page.getByText('minh họa')).toHaveCount(0)
    for (const path of ['/kpis', '/kpis/shared-databases-created', '/offices', '/offices/SYT']) {
      expect((await page.goto(path))?.status(), path).toBe(200)
      await expect(frame.headline).toBeVisible()
      await expectAccessible(page)
    }
    expect((await page.goto('/mailbox'))?.status()).toBe(403)

    await page.goto('/sign-in')
    await expect(signIn.own).toBeVisible()
    await expect(signIn.roles).toHaveCount(0)
    await expect(signIn.singleSignOn).toHaveCount(0)
    await expectAccessible(page)
    const refused = await page.request.post('/trpc/account.signInAs', {
      data: { role: 'administrator' },
      headers: { origin: url },
    })
    expect(refused.status()).toBe(403)

    await signIn.enterAs(administrator)
    await enrolmentOf(page).enrol()
    await expect(page).toHaveURL('/')
    await expect(frame.account(administrator.name)).toBeVisible()
    await expect(frame.acting).toHaveCount(0)

    await frame.account(administrator.name).click()
    await frame.accountPanel.getByRole('link', { name: 'Người dùng và vai trò' }).click()
    await expect(peopleOf(page).line(administrator.email)).toContainText('Quản trị hệ thống')
    const arriving = mail.next()
    await peopleOf(page).ask({ ...head, role: 'Thủ trưởng đơn vị', office: 'Sở Y tế' })
    await expect(page.getByRole('link', { name: /hộp thư/i })).toHaveCount(0)
    await expectAccessible(page)

    const arrived = await arriving
    expect(arrived.to).toEqual([head.email])
    const letter = readMessage(arrived.raw)
    expect(letter.header('from')).toContain('dashboard@example.gov.vn')
    expect(letter.header('subject')).toBe('Thư mời sử dụng hệ thống – Chuyển đổi số Hải Phòng')
    expect(letter.text).toContain('Vai trò: Thủ trưởng đơn vị\nĐơn vị: Sở Y tế')
    const [link = ''] = /http\S+#\S+/.exec(letter.text) ?? []
    expect(new URL(link).origin).toBe(url)

    const theirs = await anotherBrowser()
    await theirs.goto(link)
    await expect(theirs).toHaveURL(`${url}/set-password`)
    await signInOf(theirs).choosePassword(head.password)
    await signInOf(theirs).enterAs(head)
    await expect(theirs).toHaveURL(`${url}/`)
    await frameOf(theirs).account(head.name).click()
    await frameOf(theirs).accountPanel.getByRole('link', { name: 'Cán bộ của Sở Y tế' }).click()
    await expect(frameOf(theirs).headline).toHaveText('Người của Sở Y tế')
    await expect(theirs.getByRole('region', { name: 'Thủ trưởng' })).toContainText(head.email)
    await expectAccessible(theirs)
    await theirs.goto(`${url}/admin/people`)
    await expect(theirs.getByText('Quyền của bạn không gồm việc này hoặc đơn vị này.').first()).toBeVisible()

    // Nobody is the last of their kind by a mistake of their own.
    await page.goto('/admin/people')
    await peopleOf(page).open(administrator.name).click()
    const account = peopleOf(page).accountOf(administrator.name)
    await account.getByRole('button', { name: /^Khóa tài khoản/ }).click()
    await account.getByRole('button', { name: 'Khóa tài khoản', exact: true }).click()
    await expect(account.getByRole('alert')).toContainText('Đây là người quản trị cuối cùng')
    await expectAccessible(page)
  } finally {
    await server.stop()
  }
  const verified = await runAtTerminal('audit', ['verify'], { env })
  expect(verified, verified.err).toMatchObject({ code: 0, err: '' })
})
