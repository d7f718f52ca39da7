import fc from 'fast-check'
import type { Request } from './world.ts'

/** Text that has broken something somewhere. */
const texts = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800x',
  '\u202eabc\u2066',
  '\ufeff',
  '\u0301'.repeat(300),
  'hoà\u0300'.repeat(50),
  '👩‍👩‍👧‍👦'.repeat(40),
  'ﷺ'.repeat(100),
  'İıſK',
  ...[39, 40, 41, 200, 201, 400, 401, 2_000, 2_001, 20_001].map((length) => 'a'.repeat(length)),
  "' or 1=1 --",
  "'; drop table people; --",
  "\\'; select pg_sleep(9); --",
  '{{7*7}}<%= 7*7 %>#{7*7}',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '%',
  '%_%',
  '\\',
  '%00',
  '%ff%fe',
  '../../../../etc/passwd',
  '..%2f..%2f',
  'file:///etc/passwd',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  'null',
  'NaN',
  '-0',
  '1e309',
  '0x7f',
  '１２',
  ',',
  '|',
  ':',
  'stage:',
  'stage:overdue|overdue,office:',
  'office:\u0000',
  '-code',
  '--',
  '2024-11-22',
  '2024-02-30',
  '0000-01-01',
  '0001-01-01',
  '9999-12-31',
  '275760-09-13',
  '+275760-09-13T00:00:00.000Z',
  '-271821-04-20T00:00:00Z',
  '9999-12-31T23:59:59.999999Z',
  '9999-12-31T23:59:60Z',
  '2024-11-22T24:00:00Z',
  '2024-11-22T10:00:00+99:99',
  '2024-11-22T10:00:00.123456789Z',
  '2024-13',
  '2024-Q9',
  '2024-W00',
  '9999-W53',
  '0000',
  '9999',
  '2024-11-ytd',
  '2024-9M',
  'someone@example.invalid',
  'a@b@c.de',
  `${'x'.repeat(64)}@${'y'.repeat(190)}.zz`,
  'dgd_',
  'demonstration-administrator',
  'SYT',
  'HP',
]
const numbers = [
  0,
  -0,
  -1,
  1,
  1.5,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31),
  2 ** 53,
  2 ** 63,
  1e21,
  1e308,
  -1e308,
  5e-324,
]

const deep = (depth: number): unknown =>
  depth === 0 ? 1 : depth % 2 ? [deep(depth - 1)] : { a: deep(depth - 1) }

const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...texts) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...texts), fc.constantFrom(...texts)).map(([a, b]) => a + b),
  },
)
const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: text },
  { weight: 3, arbitrary: fc.constantFrom(...numbers) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      null,
      true,
      [],
      {},
      [[]],
      [null],
      ['SYT'],
      { length: 9 },
      { toString: 1 },
      deep(60),
    ),
  },
  { weight: 1, arbitrary: fc.array(text, { maxLength: 30 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
)

/** A key that objects have already, as JSON brings it. */
const ownKey = (key: string, one: unknown) =>
  JSON.parse(`{${JSON.stringify(key)}:${JSON.stringify(one) ?? 'null'}}`)

/** Something like what a door takes: a right input with some of it replaced, or nothing like it. */
export const input = (right: object): fc.Arbitrary<unknown> => {
  const keys = Object.keys(right)
  const replaced = fc
    .array(fc.tuple(fc.constantFrom(...keys, 'extra'), value), { minLength: 1, maxLength: 3 })
    .map((pairs) => ({ ...right, ...Object.fromEntries(pairs) }))
  const polluted = fc
    .tuple(fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'then'), value)
    .map(([key, one]) => Object.assign(ownKey(key, one), right))
  const missing = fc.constantFrom(...keys, 'none').map((key) => {
    const { [key]: _, ...rest } = right as Record<string, unknown>
    return rest
  })
  return fc.oneof(
    { weight: 8, arbitrary: keys.length ? replaced : value },
    { weight: 1, arbitrary: polluted },
    { weight: 1, arbitrary: missing },
    { weight: 1, arbitrary: value },
  )
}

/** Bodies that are no JSON, or not what they say. */
export const body = fc.oneof(
  fc.tuple(
    fc.constantFrom(
      '{',
      '[',
      '"',
      '{"a":',
      'nul',
      '',
      '\u0000',
      '{}}',
      '{"email":"a","email":["b"]}',
      '[1,2',
      'a=b&c=d',
      '1e999',
      '"\\ud800"',
      '\ufeff{}',
    ),
    fc.constantFrom(
      'application/json',
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
      'application/json; charset=utf-16',
      '',
      'x'.repeat(300),
    ),
  ),
  fc.tuple(
    fc.jsonValue({ maxDepth: 3 }).map((one) => JSON.stringify(one)),
    fc.constantFrom(
      'application/json',
      'application/json; charset=utf-8',
      'application/octet-stream',
      'application/graphql',
    ),
  ),
  fc.constant([`"${'a'.repeat(1_200_000)}"`, 'application/json'] as [string, string]),
  fc.constant([`${'['.repeat(50_000)}${']'.repeat(50_000)}`, 'application/json'] as [string, string]),
)

/** A query text: names that there are or not, once or more, in the wrong encoding. */
export const query = (names: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(
      fc.tuple(fc.constantFrom(...names, 'lang', 'extra', '__proto__', 'a[b]', 'a[]'), text, fc.boolean()),
      { maxLength: 5 },
    )
    .map((pairs) =>
      pairs
        .map(
          ([name, one, raw]) =>
            `${encodeURIComponent(name)}=${raw ? rawly(one) : encodeURIComponent(whole(one))}`,
        )
        .join('&'),
    )

/** An address line carries no half of a sign. */
const whole = (one: string) => one.replace(/\p{Surrogate}/gu, '\ufffd')

/** As a careless client writes it: only what an address line cannot carry at all is encoded. */
const rawly = (one: string) => encodeURI(whole(one)).replaceAll('%25', '%').slice(0, 3_000)

const pieces = [
  '..',
  '.',
  '',
  '%2e%2e',
  '%2f',
  '%5c',
  '%00',
  '%',
  '%zz',
  '%c0%af',
  '%ed%a0%80',
  '*',
  ':id',
  '__proto__',
  'constructor',
  'SYT',
  'tasks-overdue',
  'api',
  'v1',
  'trpc',
  'kpis',
  'rows',
  'assets',
  'offices',
  'people',
  'me',
  'account.signIn',
  'scorecard,me',
  '~',
  'a'.repeat(600),
  ';x=1',
  '@',
  'etc',
  'passwd',
]
/** Addresses that nobody wrote down. */
export const path = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 })
  .chain((parts) =>
    fc.constantFrom(
      `/${parts.join('/')}`,
      `/api/v1/${parts.join('/')}`,
      `/trpc/${parts.join('/')}`,
      `/assets/${parts.join('/')}`,
      `//${parts.join('/')}`,
    ),
  )

export const method = fc.constantFrom(
  'GET',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'TRACE',
) as fc.Arbitrary<NonNullable<Request['method']>>

/** What a header line can carry (RFC 9110, 5.5). */
const line = fc.oneof(
  text.map((one) => one.replace(/[^\x20-\x7e\xa0-\xff]/g, '')),
  fc.constantFrom('x'.repeat(9_000), '=;=;=', ';;;;', '"', '\\"', '%00', 'a=b; '.repeat(500)),
)
const cookie = fc.oneof(
  line,
  fc
    .tuple(
      fc.constantFrom(
        'dashboard.session_token',
        '__Secure-dashboard.session_token',
        'dashboard.two_factor',
        'dashboard.state',
        'theme',
        'lang',
        'dashboard.session_data',
      ),
      line,
    )
    .map(([name, one]) => `${name}=${one}`),
  fc.constantFrom(
    'dashboard.session_token=a.b; dashboard.session_token=c.d',
    'dashboard.session_token=%E0%A4%A',
    'dashboard.session_token=x.%00',
    `dashboard.session_token=${'a'.repeat(40)}.${'b'.repeat(44)}`,
  ),
)
const bearer = fc.oneof(
  line,
  line.map((one) => `Bearer ${one}`),
  fc.constantFrom(
    `Bearer dgd_${'a'.repeat(43)}`,
    'Bearer  ',
    'bearer',
    'Basic YTpi',
    `Bearer dgd_${'é'.repeat(43)}`,
  ),
)

export const headers: fc.Arbitrary<Record<string, string>> = fc.oneof(
  cookie.map((one) => ({ cookie: one })),
  bearer.map((one) => ({ authorization: one })),
  fc
    .tuple(
      fc.constantFrom(
        'accept-language',
        'accept',
        'if-none-match',
        'origin',
        'referer',
        'host',
        'x-forwarded-for',
        'x-forwarded-host',
        'x-forwarded-proto',
        'x-client-ip',
        'user-agent',
        'trpc-accept',
        'content-type',
        'accept-encoding',
        'x-http-method-override',
        'sec-fetch-site',
        'range',
        'expect',
        'connection',
      ),
      line,
    )
    .map(([name, one]) => ({ [name]: one })),
)
