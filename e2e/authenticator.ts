import { TOTP, URI } from 'otpauth'

const stepMs = 30_000

/**
 * The authenticator on somebody's telephone. A code is taken once, and the server lets the clocks differ by a step either
 * way: so three can be had within half a minute.
 * @param uri what the QR code holds
 */
export function openAuthenticator(uri: string) {
  const totp = URI.parse(uri)
  if (!(totp instanceof TOTP)) throw new Error(`not for codes by the clock: ${uri}`)
  const used = new Set<number>()
  const codeAt = (step: number) => totp.generate({ timestamp: step * stepMs })
  const now = () => Math.floor(Date.now() / stepMs)
  return {
    secret: totp.secret.base32,
    /** one that has not been given before */
    code(): string {
      const step = [now(), now() + 1, now() - 1].find((one) => !used.has(one))
      if (step === undefined) throw new Error('no fresh code in this half minute')
      used.add(step)
      return codeAt(step)
    },
    /** six digits that are no code of these minutes */
    wrongCode(): string {
      const near = new Set([-3, -2, -1, 0, 1, 2, 3].map((by) => codeAt(now() + by)))
      const [wrong = ''] = [
        '000000',
        '111111',
        '222222',
        '333333',
        '444444',
        '555555',
        '666666',
        '777777',
      ].filter((code) => !near.has(code))
      return wrong
    },
  }
}
