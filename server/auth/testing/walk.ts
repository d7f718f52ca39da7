import type { Browser } from '../../services/testing/browser.ts'

/** `address`: what was asked for; `to`: where that sends a browser, if anywhere. */
export type Seen = { address: string; status: number; to: string | null; body: string; cookies: string[] }

export type Walk = {
  /** One step. `fields`: a form that is sent. */
  step(address: string, fields?: Record<string, string>): Promise<Seen>
  /** The same, and on wherever it leads, as far as a page. */
  follow(address: string, fields?: Record<string, string>): Promise<Seen>
  /**
   * From our page to the provider's, through its sign-in page where it shows one, and back to ours. `as`: whose button is
   * pressed there; null cancels.
   */
  signOn(as: string | null, to?: string): Promise<Seen>
  /** The same as far as the address by which the provider sends the browser back. */
  codeFor(as: string, start?: (address: string) => string): Promise<string>
}

/** A browser on its way between the dashboard, which is asked in this process, and a provider, over the network. */
export function openWalk(browser: Browser, site: string): Walk {
  const elsewhere = new Map<string, string>()

  async function step(address: string, fields?: Record<string, string>): Promise<Seen> {
    const url = new URL(address)
    const { status, to, body, cookies } = await (url.origin === site ? here(url) : there(url, fields))
    return { address, status, to: to ? new URL(to, url).href : null, body, cookies }
  }

  async function here(url: URL) {
    const { statusCode, headers, body } = await browser.send({ url: url.pathname + url.search })
    const cookies = [headers['set-cookie'] ?? []].flat()
    return { status: statusCode, to: headers.location, body, cookies }
  }

  async function there(url: URL, fields?: Record<string, string>) {
    const cookie = [...elsewhere].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, {
      method: fields ? 'POST' : 'GET',
      headers: cookie ? { cookie } : {},
      body: fields && new URLSearchParams(fields),
      redirect: 'manual',
    })
    const cookies = response.headers.getSetCookie()
    for (const line of cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) elsewhere.delete(name)
      else elsewhere.set(name, value)
    }
    return {
      status: response.status,
      to: response.headers.get('location'),
      body: await response.text(),
      cookies,
    }
  }

  async function until(address: string, isThere: (to: string) => boolean, fields?: Record<string, string>) {
    let seen = await step(address, fields)
    while (seen.to && !isThere(seen.to)) seen = await step(seen.to)
    return seen
  }

  const follow = (address: string, fields?: Record<string, string>) => until(address, () => false, fields)
  const isCallback = (to: string) => to.startsWith(`${site}/api/auth/callback/`)
  return {
    step,
    follow,
    async signOn(as, to = '/') {
      const seen = await follow(`${site}/sign-in/sso?to=${encodeURIComponent(to)}`)
      return seen.address.startsWith(site) ? seen : follow(seen.address, { account: as ?? '' })
    },
    async codeFor(as, start = (address) => address) {
      const { to } = await step(`${site}/sign-in/sso`)
      if (!to) throw new Error('the dashboard knows no way to the provider')
      const page = await until(start(to), isCallback)
      const last = page.to ? page : await until(page.address, isCallback, { account: as })
      if (!last.to) throw new Error(`the provider sends nobody back: ${last.status} ${last.body}`)
      return last.to
    },
  }
}
