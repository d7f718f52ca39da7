import type { Locator } from '@playwright/test'
import { demonstrationOffice } from '../seeds/demonstration-people.ts'
import { type Role, roleWords } from '../server/core/roles.ts'
import { expect, test } from './fixtures.ts'
import { frameOf } from './pages/frame.ts'
import { overviewOf } from './pages/overview.ts'
import { signInOf } from './pages/sign-in.ts'
import { signInAs } from './people.ts'
import { restOf } from './rest.ts'

const task = 'Nhiệm vụ quá hạn'
const ownOffice = 'Sở Y tế'
const nameOf = (role: Role) => `${roleWords[role].vi} (trình diễn)`

test('the public sees no tasks, and is shown the way in', async ({ page, expectAccessible }) => {
  await page.goto('/')
  const frame = frameOf(page)
  await expect(overviewOf(page).figure('Cơ sở dữ liệu dùng chung đã tạo lập', '19/57')).toBeVisible()
  await overviewOf(page).expectTiles({ guarded: false })
  await expect(overviewOf(page).tile(task)).toHaveCount(0)
  const reply = await page.goto('/kpis/tasks-overdue')
  expect(reply?.status()).toBe(404)
  await expect(page.getByText('Không có chỉ số nào mang mã “tasks-overdue”').first()).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('main').getByRole('link', { name: 'Đăng nhập', exact: true }).click()
  await expect(page).toHaveURL('/sign-in?to=%2Fkpis%2Ftasks-overdue')
  await expect(frame.headline).toHaveText('Đăng nhập')
  await expect(signInOf(page).roles).toContainText('Chỉ có trong bản trình diễn')
  await expectAccessible(page)
  // To where it was asked for, with the rights it was asked for.
  await signInOf(page).role('Lãnh đạo thành phố').click()
  await expect(page).toHaveURL('/kpis/tasks-overdue')
  await expect(frame.headline).toHaveText(task)
})

/** What a role sees beside what everybody sees. */
const sights: Record<Role, { cityTasks: boolean; office: string | null; administers: boolean }> = {
  leader: { cityTasks: true, office: null, administers: false },
  head: { cityTasks: false, office: demonstrationOffice, administers: false },
  officer: { cityTasks: false, office: demonstrationOffice, administers: false },
  reviewer: { cityTasks: true, office: null, administers: false },
  communications: { cityTasks: true, office: null, administers: false },
  administrator: { cityTasks: false, office: null, administers: true },
}

for (const [role, { cityTasks, office, administers }] of Object.entries(sights) as [
  Role,
  (typeof sights)[Role],
][]) {
  test(`${role}: in by one press, sees what is theirs, and out again`, async ({
    page,
    server,
    expectAccessible,
  }) => {
    const rest = restOf(server.url, await signInAs(server.url, role))
    const frame = frameOf(page)
    const overview = overviewOf(page)
    await page.goto('/')
    await frame.signIn.click()
    await signInOf(page).role(roleWords[role].vi).click()
    await expect(page).toHaveURL('/')
    await expect(frame.acting).toContainText(roleWords[role].vi)
    await overview.expectFigures((await rest.scorecard()).items)
    await expect(overview.tile(task)).toHaveCount(cityTasks ? 1 : 0)
    await expectAccessible(page)

    await frame.account(nameOf(role)).click()
    const { accountPanel } = frame
    const administration = ['Người dùng và vai trò', 'Khóa truy cập cho máy', 'Nhật ký hệ thống']
    for (const name of administration)
      await expect(accountPanel.getByRole('link', { name })).toHaveCount(administers ? 1 : 0)
    await expect(accountPanel.getByRole('link', { name: `Cán bộ của ${ownOffice}` })).toHaveCount(
      role === 'head' ? 1 : 0,
    )
    await expect(accountPanel.getByRole('link', { name: 'Tài khoản của tôi' })).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('Escape')

    for (const code of [demonstrationOffice, 'STC']) {
      await page.goto(`/offices/${code}`)
      await expect(frame.headline).toBeVisible()
      await expect(page.getByRole('region', { name: /^[\d]+ chỉ số$/ })).toBeVisible()
      const seen = cityTasks || office === code
      await expect(page.getByRole('region', { name: 'Nhiệm vụ', exact: true })).toHaveCount(seen ? 1 : 0)
    }

    // Reading the page as the server drew it: nothing of it is hidden by the browser alone.
    const drawn = await page.request.get('/kpis/tasks-overdue')
    expect(drawn.status()).toBe(cityTasks ? 200 : office ? 403 : 404)
    await page.goto('/kpis/tasks-overdue')
    if (cityTasks) await expect(frame.headline).toHaveText(task)
    else if (office) {
      await expect(page.getByText('Quyền của bạn không gồm việc này hoặc đơn vị này.').first()).toBeVisible()
      await expectAccessible(page)
      await page.getByRole('main').getByRole('link', { name: ownOffice }).first().click()
      await expect(page).toHaveURL(`/offices/${office}`)
      await expect(page.getByRole('region', { name: 'Nhiệm vụ', exact: true })).toBeVisible()
    } else await expect(page.getByText('Không có chỉ số nào mang mã “tasks-overdue”').first()).toBeVisible()

    await frame.account(nameOf(role)).click()
    await frame.signOut.click()
    await expect(page).toHaveURL('/')
    await expect(frame.signIn).toBeVisible()
    await overviewOf(page).expectTiles({ guarded: false })
    await expectNothingOf(role, [overview.tile(task), frame.acting])
    for (let steps = 0; steps < 4; steps++) {
      await page.goBack()
      await expect(frame.headline).toBeVisible()
      await expect(frame.signIn).toBeVisible()
      await expectNothingOf(role, [
        overview.tile(task),
        frame.acting,
        frame.account(nameOf(role)),
        page.getByRole('region', { name: 'Nhiệm vụ', exact: true }),
        page.getByRole('heading', { level: 1, name: task }),
      ])
    }
  })
}

async function expectNothingOf(role: Role, places: Locator[]) {
  for (const place of places) await expect(place, `left behind by ${role}`).toHaveCount(0)
}

test('who changes role never sees the figures of the one before', async ({ page }) => {
  const frame = frameOf(page)
  const overview = overviewOf(page)
  await page.goto('/sign-in')
  await signInOf(page).role('Lãnh đạo thành phố').click()
  await expect(page).toHaveURL('/')
  await expect(overview.tile(task)).toBeVisible()
  await frame.acting.getByRole('link', { name: 'Đổi vai' }).click()
  await expect(signInOf(page).alreadyIn).toContainText(nameOf('leader'))

  // Looked at with every change of the page, for what stands there for a moment only counts as well.
  await page.evaluate(
    ([name = '', figure = '']) => {
      const seen: string[] = []
      const look = () => {
        const who = document.querySelector('header')?.textContent ?? ''
        const main = document.querySelector('main')?.textContent ?? ''
        if (who.includes(name) && main.includes(figure)) seen.push(main.slice(0, 200))
      }
      new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true })
      Object.assign(window, { seenMixed: seen })
    },
    [nameOf('head'), task],
  )
  await signInOf(page).role('Thủ trưởng đơn vị').click()
  await expect(page).toHaveURL('/')
  await expect(frame.account(nameOf('head'))).toBeVisible()
  await overviewOf(page).expectTiles({ guarded: false })
  await page.goBack()
  await expect(frame.headline).toHaveText('Đăng nhập')
  await page.goBack()
  await overviewOf(page).expectTiles({ guarded: false })
  expect(await page.evaluate(() => (window as { seenMixed?: string[] }).seenMixed)).toEqual([])
  await page.reload()
  await overviewOf(page).expectTiles({ guarded: false })
})

test('in English: a role by one press, and a KPI of the own office', async ({ page, expectAccessible }) => {
  await page.goto('/sign-in?lang=en')
  const roles = page.getByRole('region', { name: 'Try a role' })
  await expect(roles.getByRole('button')).toHaveCount(6)
  await expect(page.getByRole('main')).not.toContainText(
    /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/,
  )
  await expectAccessible(page)
  await roles.getByRole('button', { name: 'Enter as Officer' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^As of 22\sNov\s2024: /)
  await page.goto('/kpis/tasks-overdue?lang=en')
  await expect(page.getByText('Your rights do not include this, or not this office.').first()).toBeVisible()
  await page.goto(`/kpis/tasks-overdue?office=${demonstrationOffice}&lang=en`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overdue tasks')
  await expect(page.getByRole('region', { name: 'By office' })).toBeVisible()
  await expectAccessible(page)
})

test('the back button brings back no page of somebody who has signed out, not even before its scripts', async ({
  page,
  context,
  signedInAs,
}) => {
  const frame = frameOf(page)
  await signedInAs('leader')
  await page.goto('/kpis/tasks-overdue')
  await expect(frame.headline).toHaveText(task)
  await page.goto('/kpis')
  await frame.account(nameOf('leader')).click()
  await frame.signOut.click()
  await expect(frame.signIn).toBeVisible()
  await page.goto('/offices')
  // What the browser shows now is what the server sent, or what was kept of it.
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setScriptExecutionDisabled', { value: true })
  for (let steps = 0; steps < 3; steps++) await page.goBack()
  await expect(page).toHaveURL('/kpis/tasks-overdue')
  await expect(frame.signIn).toBeVisible()
  await expect(page.getByText('Không có chỉ số nào mang mã “tasks-overdue”').first()).toBeVisible()
})
