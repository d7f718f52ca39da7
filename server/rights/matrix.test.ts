import { rm } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { pdfWords } from '../exports/testing/read-back.ts'
import { kpis } from '../kpis/index.ts'
import { type Asker, askers, type Outcome, type Right, rights, roads } from './table.ts'
import { acts } from './testing/acts.ts'
import { otherOffice, ownOffice } from './testing/askers.ts'
import { askingShell, onPage } from './testing/asking-shell.ts'
import { issuedBriefing } from './testing/briefings.ts'
import { pages, procedures, withRoutes } from './testing/doors.ts'
import { evidenceOf } from './testing/evidence.ts'
import { guardedIndex, openIndex } from './testing/indices.ts'
import { madeBytes } from './testing/made-files.ts'
import { proposedEvidence } from './testing/proposed.ts'
import { silentProvider } from './testing/provider.ts'
import { ask, questions } from './testing/questions.ts'
import { kpiIn } from './testing/reports.ts'
import { nameOfTask, sealedPeriod } from './testing/sealed.ts'
import type { Touched } from './testing/touches.ts'
import { type Answer, openWorld, type World } from './testing/world.ts'

const everybody = Object.keys(askers) as Asker[]
const rowOf = new Map(rights.flatMap((right) => right.doors.map((door) => [door, right] as const)))
const doorsOf = (...kinds: Right['kind'][]) =>
  rights.filter(({ kind }) => kinds.includes(kind)).flatMap(({ doors }) => doors)

/** What the table says, asker by asker. */
const declared = (right: Right, of: string) =>
  Object.fromEntries(
    Object.entries(right.of[of] ?? {}).flatMap(([outcome, who]) => who.map((asker) => [asker, outcome])),
  )

// Some doors draw a file for each of thirty askers.
vi.setConfig({ testTimeout: 300_000 })

let world: World
let routes: string[]
/** KPIs, computed and reported, that are not everybody’s */
let guarded: string[]
let provider: Awaited<ReturnType<typeof silentProvider>>
const shell = askingShell()
beforeAll(async () => {
  provider = await silentProvider()
  const opening = () => openWorld({ wallClock: () => new Date(), web: shell, settings: provider.settings })
  ;({ made: world, routes } = await withRoutes(opening))
  const named = async (asker: Asker): Promise<string[]> =>
    dataIn(await world.ask(asker, ask('setting'))).kpis.map(({ id }: { id: string }) => id)
  const open = await named('public')
  guarded = (await named('leader')).filter((id) => !open.includes(id))
  expect(guarded).toEqual(
    expect.arrayContaining([kpiIn('endorsed'), ...kpis.filter((kpi) => !kpi.public).map(({ id }) => id)]),
  )
}, 120_000)
afterEach(() => world.putBack())
afterAll(async () => {
  await world.close()
  await provider.close()
  await rm(shell.folder, { recursive: true })
})

describe('the table is whole', () => {
  it('has one row for every procedure, and none for what is not there', () => {
    const rows = rights.flatMap(({ kind, doors }) =>
      ['query', 'mutation', 'subscription'].includes(kind) ? doors.map((path) => ({ path, kind })) : [],
    )
    const byPath = (a: { path: string }, b: { path: string }) => a.path.localeCompare(b.path)
    expect(rows.sort(byPath)).toEqual(procedures().sort(byPath))
    expect(rows.filter(({ kind }) => kind === 'subscription')).toEqual([])
  })

  it('has one row for every route, and every GET has its HEAD', () => {
    const found = new Set(routes)
    const gets = [...found].filter((route) => route.startsWith('GET '))
    for (const get of gets) expect(found).toContain(get.replace('GET', 'HEAD'))
    const everyMethod = (door: string) => door.replace(/^\w+ (?=\/api\/v1\/\*)/, 'ALL ')
    const rows = new Set([...doorsOf('route', 'upload', 'export'), ...roads].map(everyMethod))
    const own = [...found].filter((route) => !route.startsWith('HEAD'))
    expect([...rows].sort()).toEqual(own.sort())
  })

  it('has one row for every page', () => {
    expect([...doorsOf('page')].sort()).toEqual(pages().sort())
  })

  it('names every asker once in every line', () => {
    expect(rowOf.size).toBe(rights.flatMap(({ doors }) => doors).length)
    for (const { doors, of } of rights)
      for (const [line, expected] of Object.entries(of))
        expect(Object.values(expected).flat().sort(), `${doors[0]}: ${line}`).toEqual([...everybody].sort())
  })
})

/** The code that an answer is refused with, over tRPC, REST and pages alike. */
function codeIn({ body }: Answer): string {
  const { error } = JSON.parse(body)
  return error.data?.app.code ?? error.code
}
const refusedIn = (answer: Answer): Outcome | null =>
  answer.status >= 400 ? (`refused: ${codeIn(answer)}` as Outcome) : null
const dataIn = ({ body }: Answer) => JSON.parse(body).result.data

/** An office's page as its own people see it: no comparison, where the peers are not theirs to see. */
function withoutPeers(body: string): string {
  const whole = JSON.parse(body)
  for (const one of whole.result.data.items)
    if (guarded.includes(one.item.id)) Object.assign(one, { median: null, rank: null, of: 0 })
  return JSON.stringify(whole)
}

type Reference = { full: Answer; open: Answer }

type Judge = (
  answer: Answer,
  asker: Asker,
  reference: Reference,
) => Promise<Outcome | string> | Outcome | string

/** Compares with what somebody who sees the city gets, and with what the public gets. */
const likeOthers: Judge = (answer, _asker, { full, open }) => {
  if (answer.body === full.body) return 'answers'
  if (answer.body === open.body) return 'public part'
  if (answer.body === withoutPeers(full.body)) return 'own part'
  return `something else: ${answer.body.slice(0, 300)}`
}

const says = (door: string, of: string, asker: Asker) =>
  declared(rowOf.get(door) as Right, of)[asker] === 'answers'

type Item = { office: { code: string }; cell: { state: string } }
type Asked = { office: { code: string }; proposal: { state: string } }
type Told = { kind: string; kpi: { id: string }; office?: { code: string } | null }
const codesOf = (offices: readonly { code: string }[]) => [...new Set(offices.map(({ code }) => code))].sort()
const officesOf = (items: readonly Pick<Item, 'office'>[]) => codesOf(items.map(({ office }) => office))
/** Offices of which this suite knows what is under way. */
const isPlaced = (code: string) => code === ownOffice || code === otherOffice

/**
 * What is said of an office’s values is the same for all who may read it; what may be done with them is not, nor is how
 * many others report a KPI that is not public.
 */
function ofOffice(answer: Answer, _asker: Asker, { full }: Reference): Outcome | string {
  const plain = ({ body }: Answer) => body.replace(/"may":\[[^\]]*\]|"others(Reported|Expected)":\d+/g, '')
  return plain(answer) === plain(full) ? 'answers' : `something else: ${answer.body.slice(0, 300)}`
}

/** What stands is the same for all who see it; what may be asked, and which other offices there are to see, is not. */
function ofItems(answer: Answer, asker: Asker, { full }: Reference): Outcome | string {
  const { offices, additions, ...told } = dataIn(answer)
  const { offices: _, additions: __, ...whole } = dataIn(full)
  if (offices && !says('items.list', 'another office', asker))
    expect(codesOf(offices.map((one: Pick<Item, 'office'>) => one.office))).toEqual([ownOffice])
  const plain = (data: object) => JSON.stringify(data).replace(/"may":\[[^\]]*\]/g, '')
  return plain(told) === plain(whole) ? 'answers' : `something else: ${answer.body.slice(0, 300)}`
}

type TaskTold = { office: { code: string } | string; coordinating: ({ code: string } | string)[] }
/** Of tasks as somebody sees them who sees the own office alone. */
function partOf(tasks: readonly TaskTold[]): Outcome | string {
  const codeOf = (office: { code: string } | string) => (typeof office === 'string' ? office : office.code)
  const isOwn = ({ office, coordinating }: TaskTold) =>
    [office, ...coordinating].some((one) => codeOf(one) === ownOffice)
  return tasks.length > 0 && tasks.every(isOwn) ? 'own part' : 'something else'
}

/** An index is the same to all who may see it, but for the offices beside it. */
function besideOthers(answer: Answer, _asker: Asker, { full }: Reference): Outcome | string {
  const of = ({ body }: Answer) => {
    const whole = JSON.parse(body)
    const { ranking, ...page } = whole.result?.data ?? whole
    expect(ranking.length).toBeGreaterThan(0)
    return page
  }
  return isDeepStrictEqual(of(answer), of(full)) ? 'answers' : `something else: ${answer.body.slice(0, 300)}`
}

/** Doors at which an answer is about the asker. */
const about: Record<string, Judge> = {
  me(answer, asker) {
    const { person, may } = dataIn(answer)
    expect(may, asker).toEqual({
      managePeople: says('people.list', 'everything', asker),
      manageTokens: says('tokens.list', 'everything', asker),
      readAudit: says('audit.page', 'everything', asker),
      officersOf:
        says('people.invite', 'an officer of the own office', asker) && asker !== 'administrator'
          ? [expect.objectContaining({ code: ownOffice })]
          : [],
    })
    if (!person) return 'public part'
    expect(person.owesSecondFactor, asker).toBe(asker === 'second factor owed')
    return person.id === world.known.get(asker)?.personId ? 'own part' : `another person: ${person.name}`
  },
  async 'account.sessions'(answer, asker) {
    const own = await world.superuser`
      select id from sessions where person_id = ${world.known.get(asker)?.personId ?? ''} and replaced_at is null`
    const shown: { id: string }[] = dataIn(answer)
    expect(shown.length, asker).toBeGreaterThan(0)
    const ids = (rows: readonly { id?: string }[]) => new Set(rows.map(({ id }) => id))
    return isDeepStrictEqual(ids(shown), ids(own)) ? 'own part' : 'other sessions'
  },
  'reporting.work'(answer, asker) {
    const { offices, owed, waiting, sent } = dataIn(answer)
    const enters = says('reporting.save', 'the own office', asker)
    expect(codesOf(offices), asker).toEqual(enters ? [ownOffice] : [])
    expect(officesOf([...owed, ...sent]), asker).toEqual(enters ? [ownOffice] : [])
    const decides = says('reporting.approve', 'the own office', asker)
    const heads = says('reporting.endorse', 'the own office', asker)
    expect(officesOf(waiting).filter((code) => isPlaced(code))).toEqual(
      decides ? [ownOffice, otherOffice].sort() : heads ? [ownOffice] : [],
    )
    expect(new Set(waiting.map(({ cell }: Item) => cell.state))).toEqual(
      new Set(decides ? ['endorsed'] : heads ? ['submitted'] : []),
    )
    return 'own part'
  },
  'items.list': ofItems,
  'items.page': ofItems,
  'index.page': besideOthers,
  'GET /api/v1/indices/:id': besideOthers,
  'index.list': (answer) => listedIndices(dataIn(answer)),
  'GET /api/v1/indices': (answer) => listedIndices(JSON.parse(answer.body).items),
  'reporting.grid': ofOffice,
  'reporting.history': ofOffice,
  'reporting.review'(answer) {
    const { items }: { items: Item[] } = dataIn(answer)
    if (items.every(({ cell }) => cell.state === 'endorsed')) {
      expect(officesOf(items)).toEqual(expect.arrayContaining([ownOffice, otherOffice]))
      return 'answers'
    }
    expect(items.every(({ cell }) => cell.state === 'submitted')).toBe(true)
    expect(officesOf(items)).toEqual([ownOffice])
    return 'own part'
  },
  'reporting.coverage'(answer) {
    const codes = officesOf(dataIn(answer).offices)
    expect(codes).toContain(ownOffice)
    return codes.includes(otherOffice) ? 'answers' : codes.length === 1 ? 'own part' : 'something else'
  },
  'reporting.waiting'(answer, _asker, { full }) {
    if (answer.body === full.body) return 'answers'
    const found: { kpi: string; offices: { code: string }[] }[] = dataIn(answer)
    if (found.length === 0) return 'public part'
    expect(found.map(({ kpi }) => kpi)).toEqual(
      expect.arrayContaining([kpiIn('submitted'), kpiIn('endorsed')]),
    )
    expect(found.map(({ kpi }) => kpi)).not.toContain(kpiIn('entered'))
    return found.every(({ offices }) => codesOf(offices).join() === ownOffice) ? 'own part' : 'something else'
  },
  'reporting.changes'(answer) {
    const { changes, flips }: { changes: Told[]; flips: Told[] } = dataIn(answer)
    const of = (kind: string) => changes.filter((one) => one.kind === kind).map(({ kpi }) => kpi.id)
    const hidden = flips.filter(({ kpi }) => guarded.includes(kpi.id))
    // Of the whole city there is too much for the values of this suite to be among the newest.
    if (!of('value').includes(kpiIn('open'))) {
      if (hidden.some(({ office }) => office === null)) return 'answers'
      return hidden.length > 0 ? 'own part' : 'public part'
    }
    const told = [
      of('value').includes(kpiIn('entered')),
      of('contest').includes(kpiIn('open')),
      hidden.length > 0,
    ]
    if (told.every(Boolean)) return 'answers'
    if (told.some(Boolean)) return `something else: ${told.join()}`
    return of('definition').includes(kpiIn('entered')) ? 'own part' : 'public part'
  },
  'reporting.contests'(answer) {
    const codes = officesOf(dataIn(answer)).filter(isPlaced)
    if (codes.length === 0) return 'public part'
    return codes.includes(otherOffice) ? 'answers' : 'own part'
  },
  'GET /index-definitions/template'({ headers }) {
    expect(headers['content-disposition']).toBe('attachment; filename="index.xlsx"')
    return 'answers'
  },
  'GET /catalogue/template'({ headers }) {
    expect(headers['content-disposition']).toBe('attachment; filename="catalogue.xlsx"')
    return 'answers'
  },
  'GET /tasks/template.xlsx'({ headers }) {
    expect(headers['content-disposition']).toBe('attachment; filename="tasks-template.xlsx"')
    return 'answers'
  },
  'calendar.days'(answer, asker, { full }) {
    const { may, ...days } = dataIn(answer)
    const { may: _, ...all } = dataIn(full)
    expect(may.manage, asker).toBe(says('calendar.set', 'a day', asker))
    return isDeepStrictEqual(days, all) ? 'answers' : 'something else'
  },
  'feeds.list'(answer, asker, { full }) {
    const { may, at: _, feeds, targets } = dataIn(answer)
    const all = dataIn(full)
    const manages = says('feeds.save', 'a feed', asker)
    expect(may, asker).toEqual({ manage: manages })
    expect(feeds.length, asker).toBeGreaterThan(0)
    for (const { source } of feeds) expect(source === null, asker).toBe(!manages)
    return isDeepStrictEqual(targets, all.targets) ? 'answers' : 'something else'
  },
  'catalogue.targets'(answer, asker) {
    const { targets, may } = dataIn(answer)
    expect(may, asker).toEqual({ propose: says('catalogue.propose', 'targets of the own office', asker) })
    return targets.length > 0 ? 'answers' : 'something else'
  },
  'GET /exports/scorecard': asFile,
  'GET /exports/one-page': onePage,
  'GET /exports/offices/:code': asFile,
  'GET /reporting/template'({ headers }, asker) {
    const name = String(headers['content-disposition'])
    expect(name, asker).toMatch(/^attachment; filename="bao-cao-\w+\.xlsx"$/)
    return 'answers'
  },
  'proposals.mine'(answer, asker) {
    const { owed, returned, waiting, sent } = dataIn(answer)
    const enters = says('proposals.save', 'the own office', asker)
    const own = enters ? [ownOffice] : []
    expect([officesOf(owed), officesOf(returned), officesOf(sent)], asker).toEqual([own, own, own])
    const decides = says('proposals.approve', 'the own office', asker)
    const heads = says('proposals.endorse', 'the own office', asker)
    expect(officesOf(waiting).filter(isPlaced)).toEqual(
      decides ? [ownOffice, otherOffice].sort() : heads ? [ownOffice] : [],
    )
    expect(new Set(waiting.map(({ proposal }: Asked) => proposal.state))).toEqual(
      new Set(decides ? ['endorsed'] : heads ? ['submitted'] : []),
    )
    return 'own part'
  },
  'proposals.review'(answer) {
    const { items }: { items: Asked[] } = dataIn(answer)
    if (items.every(({ proposal }) => proposal.state === 'endorsed')) {
      expect(officesOf(items)).toEqual(expect.arrayContaining([ownOffice, otherOffice]))
      return 'answers'
    }
    expect(items.every(({ proposal }) => proposal.state === 'submitted')).toBe(true)
    expect(officesOf(items)).toEqual([ownOffice])
    return 'own part'
  },
  'decks.templates'(answer, asker, { full }) {
    const { templates, may } = dataIn(answer)
    expect(may.keep, asker).toBe(says('POST /decks/templates', 'a template', asker))
    return isDeepStrictEqual(templates, dataIn(full).templates) ? 'answers' : 'something else'
  },
  'evidence.list'(answer, asker, { full }) {
    const { files, may } = dataIn(answer)
    const codes = (rows: { code: string }[]) => rows.map(({ code }) => code)
    const found = codes(files)
    const of = found.some((code) => code.startsWith('proposed')) ? 'of a task of' : 'of'
    const isOwn = [evidenceOf(ownOffice), proposedEvidence(ownOffice)].some((code) => found.includes(code))
    const line = `${of} ${isOwn ? 'the own' : 'another'} office`
    expect(may.attach, asker).toBe(says('POST /evidence', line, asker))
    for (const file of files) expect(file.may.withdraw, asker).toBe(says('evidence.withdraw', line, asker))
    return isDeepStrictEqual(codes(files), codes(dataIn(full).files)) ? 'answers' : 'something else'
  },
  'GET /api/v1/audit'({ body, headers }) {
    expect(headers['content-disposition']).toMatch(/^attachment/)
    const lines = body.split(/\r?\n/).filter(Boolean)
    const concerns = lines.map((line) =>
      line.startsWith('{') ? JSON.parse(line).office?.code : line.split(',')[11],
    )
    const rows = concerns.filter((office) => office !== 'office')
    expect(rows.length).toBeGreaterThan(0)
    if (rows.every((office) => office === ownOffice)) return 'own part'
    return rows.includes(otherOffice) && rows.some((office) => !office) ? 'answers' : 'something else'
  },
  'tasks.list'(answer, _asker, { full }) {
    const { rows }: { rows: TaskTold[] } = dataIn(answer)
    if (rows.length === dataIn(full).rows.length) return 'answers'
    return partOf(rows)
  },
  'tasks.calendar'(answer, _asker, { full }) {
    if (answer.body === full.body) return 'answers'
    return partOf(dataIn(answer).days.flatMap((day: { tasks: TaskTold[] }) => day.tasks))
  },
  'tasks.rating'(answer, _asker, { full }) {
    if (answer.body === full.body) return 'answers'
    return officesOf(dataIn(answer).offices).join() === ownOffice ? 'own part' : 'something else'
  },
  'tasks.page'(answer, asker, { full }) {
    const { may, proposals: _, ...told } = dataIn(answer)
    const { may: __, proposals: ___, ...whole } = dataIn(full)
    expect(may.amend, asker).toBe(asker === 'reviewer')
    return isDeepStrictEqual(told, whole) ? 'answers' : 'something else'
  },
  'exportJobs.mine'(answer, asker) {
    const { jobs } = dataIn(answer)
    const titles = new Set(jobs.map(({ title }: { title: string }) => title))
    return isDeepStrictEqual([...titles], [`made for ${asker}`]) ? 'own part' : `files of ${[...titles]}`
  },
  'GET /exports/jobs/:id': ({ raw }) => (raw.equals(madeBytes) ? 'answers' : 'something else'),
  'tasks.filters'(answer, asker) {
    const names = dataIn(answer).map(({ name }: { name: string }) => name)
    return names.join() === asker ? 'own part' : `filters of ${names.join()}`
  },
  'GET /tasks.xlsx'({ raw }) {
    const cells = Object.values(unzipSync(raw)).map((part) => strFromU8(part))
    const shown = [ownOffice, otherOffice].filter((office) =>
      cells.some((part) => part.includes(nameOfTask(office))),
    )
    return shown.length === 2 ? 'answers' : shown.join() === ownOffice ? 'own part' : 'something else'
  },
  'briefings.list'(answer, asker) {
    const { drafts, issued, may } = dataIn(answer)
    expect(may.write, asker).toBe(says('briefings.start', 'a draft', asker))
    expect(issued.map(({ code }: { code: string }) => code)).toEqual([issuedBriefing])
    return drafts.length === 1 ? 'answers' : drafts.length === 0 ? 'own part' : 'something else'
  },
  'briefings.page'(answer, asker, { full }) {
    const { may, differences: _, ...page } = dataIn(answer)
    const { may: __, differences: ___, ...whole } = dataIn(full)
    expect(may.duplicate, asker).toBe(says('briefings.duplicate', 'an issued one', asker))
    return isDeepStrictEqual(page, whole) ? 'answers' : 'something else'
  },
  'briefings.revised'(answer) {
    return Array.isArray(dataIn(answer).revised) ? 'answers' : 'something else'
  },
  'GET /exports/briefings/:code'({ body }) {
    expect(body).toContain('Kính thưa các đồng chí')
    return body.includes('Chưa vẽ được') ? 'own part' : 'answers'
  },
  'seals.list'(answer, asker, { full }) {
    const { seals, may } = dataIn(answer)
    expect(may.seal, asker).toBe(says('seals.seal', 'a period', asker))
    const [own, whole] = [seals, dataIn(full).seals].map(([one]) => [one.tasks, one.openDisputes].join())
    return own === whole ? 'answers' : own === '2,1' ? 'own part' : 'something else'
  },
  'seals.page'(answer, asker, { full }) {
    const { content, disputes, may } = dataIn(answer)
    expect(may.disputeFor, asker).toEqual(says('seals.dispute', 'the own office', asker) ? [ownOffice] : [])
    expect(may.download, asker).toBe(says('GET /seals/:code.json', 'a frozen period', asker))
    if (isDeepStrictEqual(content, dataIn(full).content)) return 'answers'
    const codes = [officesOf(disputes), codesOf(content.offices), partOf(content.tasks)]
    return codes.join() === [ownOffice, ownOffice, 'own part'].join() ? 'own part' : 'something else'
  },
  'GET /seals/:code.json'({ body, headers }) {
    expect(headers['content-disposition']).toContain(`${sealedPeriod}.json`)
    return JSON.parse(body).tasks.length === 4 ? 'answers' : 'something else'
  },
  'GET /sign-in/sso': goesOn,
  'GET /api/auth/callback/city': goesOn,
}
/** The file of the public has no line of a KPI that is not everybody’s; that of who sees the city has them all. */
function asFile(answer: Answer, _asker: Asker, { full, open }: Reference): Outcome | string {
  const hidden = kpis.filter((kpi) => !kpi.public).map(({ name }) => `${name.vi};`)
  expect(hidden.filter((name) => open.body.includes(name))).toEqual([])
  expect(hidden.filter((name) => full.body.includes(name))).not.toEqual([])
  if (answer.body === full.body) return 'answers'
  if (answer.body === open.body) return 'public part'
  // Whoever sees no other office has neither the median of a guarded KPI nor a place by it: the last two cells.
  const lines = full.body.split('\r\n')
  const isOwn = answer.body
    .split('\r\n')
    .every((line, i) => line === lines[i] || (line.endsWith(';;') && lines[i]?.startsWith(line.slice(0, -1))))
  return isOwn ? 'own part' : `something else: ${answer.body.slice(0, 300)}`
}
function listedIndices(found: { id: string; newest: object | null }[]): Outcome {
  expect(found.find(({ id }) => id === openIndex)?.newest).toBeTruthy()
  const guarded = found.find(({ id }) => id === guardedIndex)
  return guarded ? (guarded.newest ? 'answers' : 'own part') : 'public part'
}
/** A sheet of PDF carries the moment it was written: its words are compared. */
function onePage(answer: Answer, _asker: Asker, { full, open }: Reference): Outcome | string {
  const words = pdfWords(answer.raw)
  expect(words).toContain('Tổng')
  if (words === pdfWords(full.raw)) return 'answers'
  return words === pdfWords(open.raw) ? 'public part' : `something else: ${words.slice(0, 300)}`
}
function goesOn({ status, headers }: Answer): Outcome | string {
  const to = String(headers.location)
  const wayOn = to.startsWith(provider.settings.OIDC_ISSUER) || to === '/sign-in?fault=sign-on-refused'
  const opens = [headers['set-cookie'] ?? []].flat().some((line) => /session_token=[^;]/.test(String(line)))
  return status === 302 && wayOn && !opens ? 'goes on' : `${status} ${to}`
}

/** Answers that are the administrator's in full. */
const ofAdministrators = /^(people|tokens|audit)\.|^catalogue\.page$|^index\.desk$/
/** And those that a reviewer reads of every office. */
const ofReviewers = /^reporting\.(grid|history|review|coverage)$|^proposals\.review$/
const whoSeesAll = (door: string): Asker =>
  ofAdministrators.test(door) ? 'administrator' : ofReviewers.test(door) ? 'reviewer' : 'leader'

describe.each(doorsOf('query', 'route', 'export'))('%s', (door) => {
  const right = rowOf.get(door) as Right
  it.each(Object.keys(right.of))(
    '%s',
    async (line) => {
      // The library says of a made-up way back that it is none.
      if (door === 'GET /api/auth/callback/city') vi.spyOn(console, 'error').mockImplementation(() => {})
      const request = questions[door]?.[line]
      if (!request) throw new Error(`testing/questions.ts does not know how to ask ${door} for ${line}`)
      const reference = {
        full: await world.ask(whoSeesAll(door), request),
        open: await world.ask('public', request),
      }
      const expected = declared(right, line)
      if (Object.values(expected).includes('public part') && !about[door]) {
        const guarded = kpis.filter((kpi) => !kpi.public).map(({ id }) => `"${id}"`)
        expect(guarded.filter((id) => reference.open.body.includes(id))).toEqual([])
        expect(guarded.filter((id) => reference.full.body.includes(id))).not.toEqual([])
      }
      const found: Record<string, string> = {}
      for (const asker of everybody) {
        const answer = await world.ask(asker, request)
        found[asker] = refusedIn(answer) ?? (await (about[door] ?? likeOthers)(answer, asker, reference))
        if (right.kind !== 'export') expect(answer.headers['content-disposition']).toBeUndefined()
      }
      expect(found).toEqual(expected)
      await world.putBack()
    },
    60_000,
  )
})
describe.each(doorsOf('page'))('the page %s', (pattern) => {
  const urls = [ownOffice, 'tasks-overdue'].map((id) => pattern.replace(':', id))
  it('shows what the questions behind it answer', async () => {
    for (const url of new Set(urls))
      for (const asker of everybody) {
        const { status, body } = await world.ask(asker, { url })
        expect(status).toBe(200)
        for (const { path, input, data, fault } of onPage(body)) {
          const alone = await world.ask(asker, ask(path, input))
          if (fault === undefined) expect(data, `${asker}: ${path}`).toEqual(dataIn(alone))
          else expect(`refused: ${fault}`, `${asker}: ${path}`).toBe(refusedIn(alone))
        }
      }
  }, 60_000)
})

/** Where a refusal itself is noted in the log. */
const notesRefusals = ['account.signIn', 'account.confirm']
/** A session that is over is removed when its cookie comes. */
const clearsAway = ({ tables, people }: Touched, asker: Asker) =>
  asker === 'session expired' &&
  tables.join() === 'sessions' &&
  people.join() === world.known.get(asker)?.personId
const isForOneself = (door: string, line: string) =>
  /^account\.(end|change|start|finish|remove|new|signOut)/.test(door) && line !== 'a session of somebody else'

describe.each(doorsOf('mutation', 'upload'))('%s', (door) => {
  const right = rowOf.get(door) as Right
  it.each(Object.keys(right.of))(
    '%s',
    async (line) => {
      const act = acts[door]?.[line]
      if (!act) throw new Error(`testing/acts.ts does not know how to do ${door} for ${line}`)
      const found: Record<string, string> = {}
      for (const asker of everybody) {
        const request = await act(world, asker)
        const before = new Set((await world.touched()).map(({ tx }) => tx))
        const answer = await world.ask(asker, request)
        const refused = refusedIn(answer)
        found[asker] = refused ?? 'answers'
        if (door === 'account.askReset' && line === 'for oneself')
          await vi.waitFor(async () =>
            expect((await world.touched()).flatMap(({ tables }) => tables)).toContain('mails'),
          )
        const wrote = (await world.touched()).filter(
          (one) => !before.has(one.tx) && !world.onlyCounts(one) && !clearsAway(one, asker),
        )
        if (refused) {
          const unnoted = wrote.filter(
            ({ tables }) => !notesRefusals.includes(door) || !tables.includes('audit.entries'),
          )
          expect(unnoted, `${asker} was refused`).toEqual([])
        } else if (isForOneself(door, line)) {
          const own = world.known.get(asker)?.personId
          expect(
            wrote.flatMap((one) => one.people).filter((id) => id !== own),
            `${asker}: of others`,
          ).toEqual([])
        }
        await world.putBack()
      }
      expect(found).toEqual(declared(right, line))
    },
    60_000,
  )
})
