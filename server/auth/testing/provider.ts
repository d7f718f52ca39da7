import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type Configuration } from 'oidc-provider'
import { providerStore } from './provider-store.ts'

/** Somebody whom the city's single sign-on knows. What is absent, it does not say. */
export type ProviderAccount = {
  sub: string
  name?: string
  email?: string
  email_verified?: boolean
  groups?: string | readonly string[]
}

export type TestProvider = {
  issuer: string
  clientId: string
  clientSecret: string
  /** may be changed at any time; the next sign-in says what stands here then */
  accounts: ProviderAccount[]
  /** From now on, questions at this path get no answer. `arrived`: that many have come; `release`: answers them all. */
  hold(path: string): { arrived(number: number): Promise<void>; release(): void }
  /** away, as if switched off */
  stop(): Promise<void>
  /** back at the same address */
  start(): Promise<void>
}

/**
 * A real OpenID provider on loopback: authorisation code with PKCE, which it insists on, discovery, and sign-out at the
 * dashboard's request. Its sign-in page is a button for every account.
 */
export async function openProvider({
  publicUrl,
  accounts,
  claimsInIdToken = false,
  foreignKeys = false,
}: {
  /** where the dashboard is opened */
  publicUrl: string
  accounts: ProviderAccount[]
  /** false: the ID token says no more than who it is, and the rest is asked for */
  claimsInIdToken?: boolean
  /** true: it tells keys by which its tokens cannot be checked */
  foreignKeys?: boolean
}): Promise<TestProvider> {
  const [clientId, clientSecret] = ['dashboard', randomBytes(24).toString('base64url')]
  const scope = 'openid email profile groups'
  const held = new Map<string, { waiting: (() => void)[]; watchers: (() => void)[] }>()
  let answer: (request: IncomingMessage, response: ServerResponse) => void = () => {}
  const server = createServer((request, response) => {
    const gate = held.get(new URL(request.url ?? '/', 'http://provider').pathname)
    if (!gate) return answer(request, response)
    gate.waiting.push(() => answer(request, response))
    for (const watcher of gate.watchers) watcher()
  })
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, '127.0.0.1', () => resolve())
    })
  await listen(0)
  const { port } = server.address() as AddressInfo
  const issuer = `http://127.0.0.1:${port}`

  const newKey = () => ({
    ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
    ...{ kid: 'one', use: 'sig', alg: 'RS256' },
  })
  const configuration: Configuration = {
    adapter: providerStore(),
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_basic',
        redirect_uris: [`${publicUrl}/api/auth/callback/city`],
        post_logout_redirect_uris: [`${publicUrl}/`],
      },
    ],
    jwks: { keys: [newKey()] },
    cookies: { keys: [randomBytes(24).toString('base64url')] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] },
    conformIdTokenClaims: !claimsInIdToken,
    pkce: { required: () => true },
    ttl: { Session: 3600, Interaction: 3600, Grant: 3600, AccessToken: 3600, IdToken: 3600 },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = page(
            `${form}<button form="op.logoutForm" type="submit" name="logout" value="yes">Sign out</button>`,
          )
        },
      },
    },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, sub) => {
      const account = accounts.find((one) => one.sub === sub)
      return account && { accountId: sub, claims: () => ({ ...account }) }
    },
    // The city's own dashboard: nobody is asked what it may know.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session?.accountId })
      grant.addOIDCScope(scope)
      await grant.save()
      return grant
    },
    renderError: (ctx, out) => {
      ctx.type = 'html'
      ctx.body = page(`${out.error}: ${out.error_description ?? ''}`)
    },
  }
  const provider = new Provider(issuer, configuration)
  const protocol = provider.callback()
  answer = (request, response) => {
    // It takes the secret in the body as well, whatever the client is registered for; here that is refused.
    if (request.url === '/token' && !request.headers.authorization?.startsWith('Basic ')) {
      response.statusCode = 401
      return void response.end('{"error":"invalid_client"}')
    }
    if (request.url === '/jwks' && foreignKeys) {
      const { kty, kid, use, alg, n, e } = newKey()
      response.setHeader('content-type', 'application/json')
      return void response.end(JSON.stringify({ keys: [{ kty, kid, use, alg, n, e }] }))
    }
    if (!request.url?.startsWith('/interaction/')) return void protocol(request, response)
    if (request.method === 'GET') {
      const buttons = accounts.map(
        ({ sub, name }) => `<button name="account" value="${sub}">${name ?? sub}</button>`,
      )
      const cancel = '<button name="account" value="">Cancel</button>'
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end(page(`<form method="post" action="${request.url}">${buttons.join('')}${cancel}</form>`))
      return
    }
    void bodyOf(request).then((body) => {
      const accountId = body.get('account')
      const result = accountId ? { login: { accountId } } : { error: 'access_denied' }
      return provider.interactionFinished(request, response, result)
    })
  }
  return {
    issuer,
    clientId,
    clientSecret,
    accounts,
    hold(path) {
      const gate = { waiting: [] as (() => void)[], watchers: [] as (() => void)[] }
      held.set(path, gate)
      return {
        arrived: (number) =>
          new Promise((resolve) => {
            const look = () => gate.waiting.length >= number && resolve()
            gate.watchers.push(look)
            look()
          }),
        release() {
          held.delete(path)
          for (const go of gate.waiting) go()
        },
      }
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
    start: () => listen(port),
  }
}

const page = (body: string) =>
  `<!doctype html><html lang="en"><title>Single sign-on</title><main>${body}</main></html>`

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let body = ''
  for await (const part of request) body += part
  return new URLSearchParams(body)
}
