import { Writable } from 'node:stream'
import Fastify from 'fastify'
import { expect, it } from 'vitest'
import { signOnRoutes } from './sign-on.ts'

/** The two addresses where everything behind them is broken, with a log that tells all it can. */
async function askedOf(url: string, fault: Error) {
  const lines: string[] = []
  const stream = new Writable({
    write(line, _encoding, done) {
      lines.push(String(line))
      done()
    },
  })
  const app = Fastify({ logger: { level: 'info', stream } })
  signOnRoutes(app, 'https://dashboard.example.vn', () => Promise.reject(fault))
  const { statusCode, headers } = await app.inject({ url })
  await app.close()
  return { status: statusCode, to: headers.location, cache: headers['cache-control'], log: lines.join('') }
}

const away = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })

it.each(['/sign-in/sso?to=/kpis', '/api/auth/callback/city?code=a-secret-code&state=a-secret-state'])(
  '%s leads to the sign-in page where the database is away, and is kept by no cache',
  async (url) => {
    const { status, to, cache } = await askedOf(url, away)
    expect([status, to, cache]).toEqual([302, '/sign-in?fault=sign-on-away', 'no-store'])
  },
)

it('leaves a fault of ours in the log, and the code in none', async () => {
  const { log } = await askedOf(
    '/api/auth/callback/city?code=a-secret-code&state=a-secret-state',
    new Error('of ours'),
  )
  expect(log).toContain('of ours')
  expect(log).not.toContain('a-secret')
})
