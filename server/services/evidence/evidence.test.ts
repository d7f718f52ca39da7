import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { count, desc, eq } from 'drizzle-orm'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { attempts } from '../../../db/schema/attempts.ts'
import { auditEntries } from '../../../db/schema/audit.ts'
import { evidence, evidenceFiles } from '../../../db/schema/reporting.ts'
import type { EvidenceList, EvidenceRow } from '../../core/evidence.ts'
import { largestEvidence } from '../../core/evidence.ts'
import type { ReportGrid } from '../../core/reporting/answers.ts'
import { office, pdf } from '../../evidence/testing/files.ts'
import { bucket, key, openS3Server, secret } from '../../evidence/testing/s3-server.ts'
import { define, definitionOf } from '../reporting/testing/definition.ts'
import { type Browser, outcome, usualSite } from '../testing/browser.ts'
import { openTrial, otherOffice, ownOffice, type Trial } from '../testing/trial.ts'
import { multipartOf } from './testing/multipart.ts'

const kpi = 'digital-files-here'
const value = { kpi, office: ownOffice, period: '2024-10' }
const dataDir = mkdtempSync(join(tmpdir(), 'data-test-'))
const folder = join(dataDir, 'evidence')

let trial: Trial
const who = {} as Record<
  'officer' | 'head' | 'reviewer' | 'leader' | 'communications' | 'administrator' | 'visitor' | 'other',
  Browser
>
let base: string
beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date(), env: { DATA_DIR: dataDir }, processes: 2 })
  await define(trial.db, definitionOf({ kpiId: kpi }), definitionOf({ kpiId: 'second-here' }))
  for (const role of ['officer', 'head', 'reviewer', 'leader', 'communications', 'administrator'] as const)
    who[role] = await trial.signedInAs(role)
  who.visitor = trial.browser()
  who.other = (await trial.arrived(who.administrator, { role: 'officer', office: otherOffice })).browser
  base = (await trial.apps[0]?.listen({ port: 0, host: '127.0.0.1' })) ?? ''
  await trial.heard()
})
afterAll(async () => {
  await trial.close()
  rmSync(dataDir, { recursive: true })
})
beforeEach(() => trial.db.delete(attempts))

const cookieOf = ({ jar }: Browser) => [...jar].map(([name, text]) => `${name}=${text}`).join('; ')
const asQuery = (of: object) => new URLSearchParams(of as Record<string, string>).toString()

type Sending = { name?: string; of?: object; headers?: Record<string, string | undefined>; process?: number }
async function send(
  by: Browser,
  bytes: Uint8Array,
  { name = 'Báo cáo.pdf', of = value, headers = {}, process = 0 }: Sending = {},
): Promise<LightMyRequestResponse> {
  const form = multipartOf(bytes, name)
  const all = {
    host: new URL(usualSite).host,
    origin: usualSite,
    cookie: cookieOf(by),
    ...form.headers,
    ...headers,
  }
  const app = trial.apps[process]
  if (!app) throw new Error('There is no such process')
  return app.inject({
    method: 'POST',
    url: `/evidence?${asQuery(of)}`,
    headers: Object.fromEntries(Object.entries(all).filter(([, text]) => text)),
    payload: form.payload,
  })
}
const codeOf = (answer: LightMyRequestResponse): string =>
  answer.statusCode === 200 ? 'done' : answer.json().error.code
const attached = async (by: Browser, bytes: Uint8Array, sending?: Sending): Promise<EvidenceRow> => {
  const answer = await send(by, bytes, sending)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
const list = (by: Browser, of: object = value) => by.ask<EvidenceList>('evidence.list', of)
const fetched = (by: Browser, code: string, headers: Record<string, string> = {}) =>
  by.send({ url: `/evidence/${code}`, headers })
const kept = async () => (await trial.db.select({ found: count() }).from(evidenceFiles))[0]?.found
const named = async () => (await trial.db.select({ found: count() }).from(evidence))[0]?.found
const lastEntry = async () =>
  (await trial.db.select().from(auditEntries).orderBy(desc(auditEntries.number)).limit(1))[0]
const onDisk = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((one) =>
    one.isFile() ? one.name : [],
  )

describe('a file of evidence', () => {
  it('comes, is listed with its hash, and goes out as it came', async () => {
    const bytes = office('docx')
    const hash = createHash('sha256').update(bytes).digest('hex')
    const row = await attached(who.officer, bytes, { name: 'Biên bản nghiệm thu “số hóa”.docx' })
    expect(row).toMatchObject({
      fileName: 'Biên bản nghiệm thu “số hóa”.docx',
      hash,
      size: bytes.length,
      may: { withdraw: true },
    })
    expect((await list(who.head)).files).toContainEqual(row)
    const answer = await fetched(who.head, row.code)
    expect(answer.rawPayload).toEqual(bytes)
    expect(answer.headers).toMatchObject({
      'content-type': row.mediaType,
      'content-length': String(bytes.length),
      'content-disposition':
        'attachment; filename="bien ban nghiem thu _so hoa_.docx"; filename*=UTF-8\'\'Bi%C3%AAn%20b%E1%BA%A3n%20nghi%E1%BB%87m%20thu%20%E2%80%9Cs%E1%BB%91%20h%C3%B3a%E2%80%9D.docx',
      'x-content-type-options': 'nosniff',
      'content-security-policy': 'sandbox',
      'cache-control': 'private, no-store',
    })
    const head = await who.head.send({ method: 'HEAD', url: `/evidence/${row.code}` })
    expect([head.statusCode, head.body, head.headers['content-length']]).toEqual([
      200,
      '',
      String(bytes.length),
    ])
  })

  it('leaves an entry that names hash, name and size', async () => {
    const bytes = pdf('with an entry')
    const row = await attached(who.officer, bytes)
    const told = {
      code: `${kpi}/${ownOffice}/2024-10`,
      hash: row.hash,
      name: 'Báo cáo.pdf',
      size: bytes.length,
    }
    expect(await lastEntry()).toMatchObject({
      verb: 'evidence.attached',
      actorId: 'demonstration-officer',
      actingAs: `officer@${ownOffice}`,
      officeCode: ownOffice,
      before: null,
      after: told,
    })
    await who.officer.act('evidence.withdraw', { code: row.code })
    expect(await lastEntry()).toMatchObject({ verb: 'evidence.withdrawn', before: told, after: null })
    expect((await list(who.officer)).files.map(({ code }) => code)).not.toContain(row.code)
    expect((await fetched(who.officer, row.code)).statusCode).toBe(404)
  })

  it('sent by two people at once, through two processes, is kept once and named once', async () => {
    const [files, names] = [await kept(), await named()]
    const bytes = pdf('two at once')
    const rows = await Promise.all([
      attached(who.officer, bytes),
      attached(who.head, bytes, { process: 1 }),
      attached(who.head, bytes, { of: { ...value, kpi: 'second-here' }, process: 1 }),
    ])
    expect(rows[0]?.code).toBe(rows[1]?.code)
    expect(rows[2]?.code).not.toBe(rows[0]?.code)
    expect([await kept(), await named()]).toEqual([Number(files) + 1, Number(names) + 2])
    expect(onDisk().filter((name) => name === rows[0]?.hash)).toHaveLength(1)
  })

  it.each([
    ['../../../etc/cron.d/báo cáo.pdf', 'báo cáo.pdf'],
    ['..\\..\\báo cáo.pdf', 'báo cáo.pdf'],
    ['bien-ban\u202efdp.exe', 'bien-banfdp.exe.pdf'],
    ['a"; filename="b.html', 'a%22; filename=%22b.html.pdf'],
    [`${'á'.normalize('NFD').repeat(300)}.pdf`, `${'á'.repeat(196)}.pdf`],
  ])('called %j is called %j', async (name, called) => {
    const row = await attached(who.officer, pdf(name), { name })
    expect(row.fileName).toBe(called)
    const { headers } = await fetched(who.officer, row.code)
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="[\w .()-]*"; filename\*=UTF-8''[\w.%~!-]+$/,
    )
    expect(decodeURIComponent(String(headers['content-disposition']).split("''")[1] ?? '')).toBe(called)
  })
})

describe('who may', () => {
  it('see it: the office, reviewers, and who sees the whole city', async () => {
    const row = await attached(who.officer, pdf('who may see it'))
    for (const name of ['officer', 'head', 'reviewer', 'leader', 'communications'] as const) {
      expect((await fetched(who[name], row.code)).statusCode, name).toBe(200)
      const found = (await list(who[name])).files.find(({ code }) => code === row.code)
      expect(found?.may.withdraw, name).toBe(name === 'officer' || name === 'head')
    }
    for (const name of ['administrator', 'other'] as const) {
      const [there, not] = [await fetched(who[name], row.code), await fetched(who[name], randomUUID())]
      expect([there.statusCode, there.body], name).toEqual([404, not.body])
      expect(there.headers['content-disposition']).toBeUndefined()
      expect(await outcome(list(who[name])), name).toBe('not-yours')
      expect(await outcome(who[name].act('evidence.withdraw', { code: row.code })), name).toBe(
        'unknown-evidence',
      )
    }
    expect(codeOf(await fetched(who.other, 'a%00b'))).toBe('bad-input')
    expect(codeOf(await fetched(who.visitor, row.code))).toBe('sign-in-needed')
    expect(await outcome(list(who.visitor))).toBe('sign-in-needed')
  })

  it('attach it: officer and head of the office, to a value that is asked for', async () => {
    for (const name of ['reviewer', 'leader', 'communications', 'administrator', 'other'] as const)
      expect(codeOf(await send(who[name], pdf())), name).toBe('not-yours')
    expect(codeOf(await send(who.visitor, pdf(), { headers: { cookie: undefined } }))).toBe('sign-in-needed')
    expect(codeOf(await send(who.other, pdf(), { of: { ...value, office: otherOffice } }))).toBe('done')
    for (const of of [
      { ...value, kpi: 'nothing-here' },
      { ...value, period: '2024-W47' },
      { ...value, period: 'soon' },
    ])
      expect(codeOf(await send(who.officer, pdf(), { of }))).toBe('unknown-value')
    expect(codeOf(await send(who.officer, pdf(), { of: { kpi } }))).toBe('bad-input')
  })

  it('withdraw it: the office, until the value was approved with it', async () => {
    const before = await attached(who.officer, pdf('seen by the reviewer'))
    expect(await outcome(who.reviewer.act('evidence.withdraw', { code: before.code }))).toBe('not-yours')
    await approve()
    expect(await outcome(who.officer.act('evidence.withdraw', { code: before.code }))).toBe(
      'evidence-approved',
    )
    expect(await outcome(who.head.act('evidence.withdraw', { code: before.code }))).toBe('evidence-approved')
    const found = (await list(who.officer)).files.find(({ code }) => code === before.code)
    expect(found?.may.withdraw).toBe(false)
    const after = await attached(who.officer, pdf('for the next version'))
    expect(await outcome(who.head.act('evidence.withdraw', { code: after.code }))).toBe('done')
    expect(await outcome(who.head.act('evidence.withdraw', { code: after.code }))).toBe('unknown-evidence')
  })

  it('change nothing of a locked period', async () => {
    const of = { ...value, period: '2024-11' }
    const row = await attached(who.officer, pdf('of a period to be locked'), { of })
    await who.reviewer.act('reporting.setLock', { period: '2024-11', locked: true, reason: 'Chốt số liệu' })
    expect(codeOf(await send(who.officer, pdf('too late'), { of }))).toBe('period-locked')
    expect(await outcome(who.officer.act('evidence.withdraw', { code: row.code }))).toBe('period-locked')
    const there = await list(who.officer, of)
    expect([there.may.attach, there.files[0]?.may.withdraw]).toEqual([false, false])
    await who.reviewer.act('reporting.setLock', { period: '2024-11', locked: false, reason: 'Bổ sung' })
    expect(codeOf(await send(who.officer, pdf('in time again'), { of }))).toBe('done')
  })

  async function approve() {
    const seen = async () => {
      const { cells } = await who.officer.ask<ReportGrid>('reporting.grid', value)
      return cells.find((cell) => cell.kpi === kpi)?.entry?.version ?? null
    }
    const content = {
      numerator: 90,
      denominator: 100,
      vintage: 'official',
      note: null,
      source: null,
      explanation: null,
    }
    await who.officer.act('reporting.save', {
      office: ownOffice,
      values: [{ kpi, period: value.period, seen: await seen(), ...content }],
    })
    for (const [by, verb] of [
      [who.head, 'submit'],
      [who.reviewer, 'approve'],
    ] as const)
      expect(
        await by.act(`reporting.${verb}`, { key: randomUUID(), values: [{ ...value, seen: await seen() }] }),
      ).toMatchObject({ refused: [] })
  }
})

describe('what is refused leaves neither file nor name', () => {
  const untouched = async (work: () => Promise<unknown>) => {
    const before = [onDisk().sort(), readdirSync(folder).sort(), await kept(), await named()]
    await work()
    await vi.waitFor(async () =>
      expect([onDisk().sort(), readdirSync(folder).sort(), await kept(), await named()]).toEqual(before),
    )
  }

  it.each([
    ['evidence-bad-type', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['evidence-macros', office('docm')],
    ['evidence-empty', Buffer.alloc(0)],
    ['evidence-too-large', Buffer.concat([pdf(), Buffer.alloc(largestEvidence + 1 - pdf().length)])],
  ])('%s', async (code, bytes) => {
    await untouched(async () => expect(codeOf(await send(who.officer, bytes))).toBe(code))
  })

  it('200 MB are refused by what they say of themselves, before they come', async () => {
    await untouched(async () => {
      const answer = await send(who.officer, pdf(), { headers: { 'content-length': '200000000' } })
      expect(codeOf(answer)).toBe('evidence-too-large')
    })
  })

  it.each([
    ['no form', { 'content-type': 'application/json' }],
    ['a form of another kind', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a form without a boundary', { 'content-type': 'multipart/form-data' }],
    ['a form with another boundary', { 'content-type': 'multipart/form-data; boundary=another' }],
  ])('%s', async (_name, headers) => {
    await untouched(async () => expect(codeOf(await send(who.officer, pdf(), { headers }))).toBe('bad-input'))
  })

  it('what another site makes a browser send', async () => {
    for (const headers of [
      { origin: 'https://elsewhere.example' },
      { origin: undefined },
      { origin: 'null' },
    ])
      await untouched(async () =>
        expect(codeOf(await send(who.officer, pdf('forged'), { headers }))).toBe('cross-site'),
      )
  })

  it('a line that breaks in the middle of a file', async () => {
    await untouched(async () => {
      const { headers, payload } = multipartOf(Buffer.concat([pdf(), Buffer.alloc(2_000_000, ' ')]), 'a.pdf')
      const lines = [
        `POST /evidence?${asQuery(value)} HTTP/1.1`,
        `host: ${new URL(base).host}`,
        `origin: ${base}`,
        `cookie: ${cookieOf(who.officer)}`,
        `content-type: ${headers['content-type']}`,
        `content-length: ${payload.length}`,
      ]
      const had = readdirSync(folder).length
      const socket = connect(Number(new URL(base).port), '127.0.0.1')
      socket.write(`${lines.join('\r\n')}\r\n\r\n`)
      socket.write(payload.subarray(0, 1_000_000))
      // It has begun to be kept before it breaks.
      await vi.waitFor(() => expect(readdirSync(folder).length).toBeGreaterThan(had))
      socket.destroy()
    })
  })

  it('more than a person sends in one sitting', async () => {
    const answers: string[] = []
    for (let one = 0; one < 101; one++) answers.push(codeOf(await send(who.head, Buffer.alloc(0))))
    expect([...new Set(answers.slice(0, 100))]).toEqual(['evidence-empty'])
    expect(answers[100]).toBe('too-many-attempts')
    expect(codeOf(await send(who.officer, Buffer.alloc(0)))).toBe('evidence-empty')
  })
})

describe('when the store is away', () => {
  it('it is said in words, nothing is named, and what is there can be listed all the same', async () => {
    const row = await attached(who.officer, pdf('soon away'))
    const names = await named()
    const aside = `${folder}-aside`
    await trial.heard()
    renameSync(folder, aside)
    writeFileSync(folder, 'no folder')
    try {
      const answer = await send(who.officer, pdf('nowhere to go'))
      expect([answer.statusCode, codeOf(answer)]).toEqual([503, 'evidence-away'])
      expect(answer.body).not.toContain(dataDir)
      const gone = await fetched(who.officer, row.code)
      expect([gone.statusCode, codeOf(gone)]).toEqual([503, 'evidence-away'])
      expect(gone.headers['content-disposition']).toBeUndefined()
      expect((await list(who.officer)).files.map(({ code }) => code)).toContain(row.code)
      expect(await named()).toBe(names)
    } finally {
      rmSync(folder)
      renameSync(aside, folder)
    }
    expect((await fetched(who.officer, row.code)).statusCode).toBe(200)
  })

  it('a person who opened the address is told on a page', async () => {
    const page = await fetched(who.other, 'none', { accept: 'text/html', 'accept-language': 'en' })
    expect(page.statusCode).toBe(404)
    expect(page.headers['content-type']).toMatch(/text\/html/)
    expect(page.body).toContain('There is no such evidence.')
  })

  it('a file whose row could not be written is kept without a name', async () => {
    const bytes = pdf('kept and not named')
    const hash = createHash('sha256').update(bytes).digest('hex')
    await trial.db.execute(
      `create function no_more() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
       create trigger no_more before insert on evidence for each row execute function no_more()`,
    )
    expect(codeOf(await send(who.officer, bytes))).toBe('internal')
    await trial.db.execute('drop trigger no_more on evidence; drop function no_more()')
    expect(onDisk()).toContain(hash)
    expect(await trial.db.select().from(evidenceFiles).where(eq(evidenceFiles.hash, hash))).toEqual([])
    await attached(who.officer, bytes)
  })
})

describe('with an S3 store', () => {
  it('files come and go through the service all the same, by another process too', async () => {
    const s3 = await openS3Server()
    const env = {
      EVIDENCE_S3_URL: s3.url,
      EVIDENCE_S3_BUCKET: bucket,
      EVIDENCE_S3_KEY: key,
      EVIDENCE_S3_SECRET: secret,
    }
    const elsewhere = await openTrial({ wall: () => new Date(), env, processes: 2 })
    try {
      await define(elsewhere.db, definitionOf({ kpiId: kpi }))
      const officer = await elsewhere.signedInAs('officer')
      await elsewhere.heard()
      const form = multipartOf(pdf('in a bucket'), 'Công văn.pdf')
      const headers = { host: new URL(usualSite).host, origin: usualSite, cookie: cookieOf(officer) }
      const sent = await elsewhere.apps[0]?.inject({
        method: 'POST',
        url: `/evidence?${asQuery(value)}`,
        headers: { ...headers, ...form.headers },
        payload: form.payload,
      })
      const row = sent?.json() as EvidenceRow
      expect([...s3.objects.keys()]).toEqual([`/${bucket}/evidence/${row.hash.slice(0, 2)}/${row.hash}`])
      const found = await elsewhere.apps[1]?.inject({ url: `/evidence/${row.code}`, headers })
      expect(found?.rawPayload).toEqual(pdf('in a bucket'))
      s3.objects.clear()
      const gone = await officer.send({ url: `/evidence/${row.code}` })
      expect([gone.statusCode, codeOf(gone)]).toEqual([503, 'evidence-away'])
    } finally {
      await elsewhere.close()
      await s3.close()
    }
  })
})
