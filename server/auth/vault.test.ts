import { expect, it } from 'vitest'
import { createVault } from './vault.ts'

it('opens what it sealed, for its own place only, and with its own secret only', async () => {
  const vault = createVault('the secret of a server, thirty-two signs')
  const sealed = await vault.seal('feed A', 'mật khẩu của nguồn')
  expect(sealed).not.toContain('mật khẩu')
  expect(await vault.seal('feed A', 'mật khẩu của nguồn')).not.toBe(sealed)
  expect(await vault.open('feed A', sealed)).toBe('mật khẩu của nguồn')
  expect(await vault.open('feed B', sealed)).toBeNull()
  expect(await createVault('another secret of another server!').open('feed A', sealed)).toBeNull()
  expect(
    await vault.open(
      'feed A',
      sealed.replace(/.$/, (sign) => (sign === '0' ? '1' : '0')),
    ),
  ).toBeNull()
})
