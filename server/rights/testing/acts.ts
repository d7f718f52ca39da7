import { randomUUID } from 'node:crypto'
import {
  type DefinitionColumn,
  definitionCells,
  definitionColumns,
} from '../../core/indices/definition-sheet.ts'
import { componentOf, indexOf } from '../../core/indices/testing/small-index.ts'
import {
  type CatalogueColumn,
  catalogueCells,
  catalogueColumns,
} from '../../core/reporting/catalogue-sheet.ts'
import { officeTemplate } from '../../decks/testing/office-template.ts'
import { pdf } from '../../evidence/testing/files.ts'
import { fieldsGiven } from '../../services/catalogue/testing/fields.ts'
import { multipartOf } from '../../services/evidence/testing/multipart.ts'
import type { Asker } from '../table.ts'
import { codeOf, cookiesAfter, emailOf, otherOffice, ownOffice, password, type Subject } from './askers.ts'
import { draftBriefing, issuedBriefing } from './briefings.ts'
import { deckWith, placedTemplate } from './decks.ts'
import { evidenceOf, valueWithEvidence } from './evidence.ts'
import { feedHere } from './feeds.ts'
import { waitingFile } from './made-files.ts'
import { openTask, proposalIn, proposedEvidence, stepOf, suspendedTask } from './proposed.ts'
import { openKpi } from './questions.ts'
import { kpiIn, reported, type UnderWay } from './reports.ts'
import { disputeOf, sealedPeriod, sealedTask } from './sealed.ts'
import type { Request, World } from './world.ts'

/** What is done, ready to be sent by the asker: it would succeed for whoever is entitled. */
type Act = (world: World, asker: Asker) => Promise<Request> | Request

const post = (path: string, payload: object = {}, headers?: Record<string, string>): Request => ({
  method: 'POST',
  url: `/trpc/${path}`,
  payload,
  ...(headers ? { headers } : {}),
})

const wrongPassword = 'a sentence that nobody chose'
const today = '2024-11-22'
const openEnd = { fromOn: today, toOn: null }
const forATime = { fromOn: today, toOn: '2024-12-31' }
const officer = (office: string) => ({ role: 'officer', office, ...openEnd })
const head = (office: string, dates: object) => ({ role: 'head', office, ...dates })
const leader = { role: 'leader', office: null, ...openEnd }

async function idOf({ superuser }: World, who: Asker | Subject): Promise<string> {
  const [found] = await superuser`select id from people where email = ${emailOf(who)}`
  return found?.id ?? ''
}

/** The newest link that was sent to somebody, used or not. */
async function linkOf({ superuser }: World, who: Asker | Subject): Promise<string> {
  const [mail] = await superuser`
    select body from mails where recipient = ${emailOf(who)} and body like '%set-password#%' order by id desc limit 1`
  return /set-password#([\w-]+)/.exec(mail?.body ?? '')?.[1] ?? ''
}

/** The right password of somebody with a second factor, and what cookies the browser is left with. */
async function firstStep(world: World, asker: Asker, who: Asker): Promise<string> {
  const { headers } = await world.ask(asker, post('account.signIn', { email: emailOf(who), password }))
  return cookiesAfter(world.known.get(asker)?.headers.cookie, headers['set-cookie'] as string[])
}

async function sessionOf({ superuser }: World, personId: string): Promise<string> {
  const [found] = await superuser`select id from sessions where person_id = ${personId} limit 1`
  return found?.id ?? 'none'
}

const invite =
  (grant: object): Act =>
  () =>
    post('people.invite', {
      name: 'somebody new',
      email: `${randomUUID()}@people.invalid`,
      lang: 'vi',
      ...grant,
    })

const grant =
  (to: Asker | Subject, what: object): Act =>
  async (world) =>
    post('people.grant', { personId: await idOf(world, to), ...what })

const reinvite =
  (who: Subject): Act =>
  async (world) =>
    post('people.reinvite', { id: await idOf(world, who) })

const endGrant =
  (of: Asker | Subject): Act =>
  async (world) => {
    const [found] = await world.superuser`
      select code, version_id from grants where person_id = ${await idOf(world, of)} and known_to = 'infinity'`
    return post('people.endGrant', { code: found?.code, version: Number(found?.version_id) })
  }

const shut =
  (path: 'people.disable' | 'people.enable', who: Subject): Act =>
  async (world) => {
    const [found] = await world.superuser`select id, updated_at from people where email = ${emailOf(who)}`
    return post(path, { id: found?.id, version: found?.updated_at.toISOString() })
  }

const withLink =
  (path: string, more: object = {}) =>
  (who: Asker | Subject): Act =>
  async (world) =>
    post(path, { token: await linkOf(world, who), ...more })

const links = (link: (who: Asker | Subject) => Act): Record<string, Act> => ({
  'a link that is open': link('invited to the own office'),
  'a link that was used': link('officer'),
  'a link of somebody disabled': link('disabled officer of the own office'),
})

const signIn =
  (email: string, secret: string): Act =>
  () =>
    post('account.signIn', { email, password: secret })

const forOneself = (path: string, payload: object = {}) => ({ 'for oneself': () => post(path, payload) })

/** A verb on a value that is in the right state for it. */
const onValue =
  (verb: string, state: UnderWay, office: string): Act =>
  async ({ superuser }) => {
    const [found] = await superuser`
      select kpi_id, version_id from entries
      where kpi_id = ${kpiIn(state)} and office_code = ${office} and known_to = 'infinity'`
    return post(`reporting.${verb}`, {
      key: randomUUID(),
      reason: 'vì',
      values: [{ kpi: found?.kpi_id, office, period: reported.underWay, seen: Number(found?.version_id) }],
    })
  }

const onValues = (verb: string, state: UnderWay): Record<string, Act> => ({
  'the own office': onValue(verb, state, ownOffice),
  'another office': onValue(verb, state, otherOffice),
})

const save =
  (office: string): Act =>
  () =>
    post('reporting.save', {
      office,
      values: [
        {
          kpi: kpiIn('open'),
          period: reported.underWay,
          seen: null,
          numerator: 3,
          denominator: 4,
          vintage: 'estimate',
          note: null,
          source: null,
          explanation: null,
        },
      ],
    })

const contest =
  (office: string): Act =>
  () =>
    post('reporting.contest', {
      kpi: 'shared-databases-created',
      office,
      period: reported.underWay,
      numerator: 1,
      denominator: 2,
      reason: 'vì',
      source: 'sổ của đơn vị',
    })

const decideContest =
  (office: string): Act =>
  async ({ superuser }) => {
    const [found] = await superuser`
      select code, version_id from contests where code = ${`rights/${office}`} and known_to = 'infinity'`
    return post('reporting.decideContest', {
      code: found?.code,
      version: Number(found?.version_id),
      uphold: false,
      decision: 'vì',
    })
  }

const setLock: Act = async ({ superuser }) => {
  const [found] = await superuser`
    select locked from period_locks where code = ${reported.underWay} and known_to = 'infinity'`
  return post('reporting.setLock', { period: reported.underWay, locked: !found?.locked, reason: 'vì' })
}

const upload =
  (of: object): Act =>
  () => ({
    method: 'POST',
    url: `/evidence?${new URLSearchParams(of as Record<string, string>)}`,
    ...multipartOf(pdf('new'), 'bao-cao.pdf'),
  })

/** A file of one value, taken over after it was looked at. */
const importSheet =
  (office: string): Act =>
  async (world, asker) => {
    const file = `KPI id,Period,Numerator,Denominator\n${kpiIn('open')},${reported.underWay},3,4`
    const request = (options: object): Request => ({
      method: 'POST',
      url: `/reporting/import?office=${office}`,
      ...multipartOf(Buffer.from(file), 'report.csv', { options: JSON.stringify(options) }),
    })
    const { status, body } = await world.ask(asker, request({}))
    return request(status === 200 ? { take: JSON.parse(body).seen } : {})
  }

/** The same of a catalogue with one definition. */
const importCatalogue: Act = async (world, asker) => {
  const cells = catalogueCells(fieldsGiven({ kpiId: 'in-a-file' }), 'en')
  const keys = Object.keys(catalogueColumns) as CatalogueColumn[]
  const quoted = (text: string | number | null) => `"${String(text ?? '').replaceAll('"', '""')}"`
  const file = [
    keys.map((key) => quoted(catalogueColumns[key].en)).join(','),
    keys.map((key) => quoted(cells[key] ?? null)).join(','),
  ].join('\n')
  const request = (options: object): Request => ({
    method: 'POST',
    url: '/catalogue/import',
    ...multipartOf(Buffer.from(file), 'catalogue.csv', { options: JSON.stringify(options) }),
  })
  const { status, body } = await world.ask(asker, request({}))
  return request(status === 200 ? { take: JSON.parse(body).seen } : {})
}

/** The same of a file with the definition of an index. */
const importIndex: Act = async (world, asker) => {
  const cells = definitionCells({ ...indexOf(componentOf('only')), id: 'in-a-file' }, 'en')
  const keys = Object.keys(definitionColumns) as DefinitionColumn[]
  const quoted = (text: string | number | null | undefined) => `"${String(text ?? '').replaceAll('"', '""')}"`
  const file = [
    keys.map((key) => quoted(definitionColumns[key].en)).join(','),
    ...cells.map((row) => keys.map((key) => quoted(row[key])).join(',')),
  ].join('\n')
  const request = (options: object): Request => ({
    method: 'POST',
    url: '/index-definitions/import',
    ...multipartOf(Buffer.from(file), 'index.csv', { options: JSON.stringify(options) }),
  })
  const { status, body } = await world.ask(asker, request({}))
  return request(status === 200 ? { take: JSON.parse(body).seen } : {})
}

/** A file of one count, looked at and taken over. */
const importCount: Act = async (world, asker) => {
  const file = `index,period,office,component,numerator,denominator\n766,2024-11,${ownOffice},PROGRESS,1,2`
  const request = (options: object): Request => ({
    method: 'POST',
    url: '/index-counts/import',
    ...multipartOf(Buffer.from(file), 'counts.csv', { options: JSON.stringify(options) }),
  })
  const { status, body } = await world.ask(asker, request({}))
  return request(status === 200 ? { take: JSON.parse(body).seen } : {})
}

const proposal = {
  kpi: openKpi,
  office: ownOffice,
  fromOn: '2031-01-01',
  dueOn: '2031-12-31',
  fromLevel: null,
  level: 0.5,
  document: null,
  replaces: null,
}

/** On a proposal that waits. `who`: whose it is. */
const decide =
  (who: (asker: Asker) => Asker | Subject): Act =>
  async (world, asker) => {
    const code = randomUUID()
    const personId = (await idOf(world, who(asker))) || 'nobody'
    const [made] = await world.superuser`
      insert into proposed_targets (known_from, recorded_by, code, kpi_id, office_code, from_on, due_on, level,
        state, proposed_by, proposed_by_id)
      values (now(), 'them', ${code}, ${openKpi}, ${ownOffice}, '2031-01-01', '2031-12-31', 0.5,
        'proposed', 'them', ${personId})
      returning version_id`
    const proposals = [{ code, version: Number(made?.version_id) }]
    return post('catalogue.decide', { proposals, approve: true, reason: '' })
  }

const importTasks: Act = async (world, asker) => {
  const file = `Mã nhiệm vụ,Nhiệm vụ,Cơ quan chủ trì thực hiện,Thời hạn hoàn thành\nF-1,Nhiệm vụ,${ownOffice},31/12/2024`
  const request = (options: object): Request => ({
    method: 'POST',
    url: '/tasks/import',
    ...multipartOf(Buffer.from(file), 'tasks.csv', { options: JSON.stringify({ year: 2024, ...options }) }),
  })
  const { status, body } = await world.ask(asker, request({}))
  return request(status === 200 ? { take: JSON.parse(body).seen } : {})
}

const pushed = (to: string, row: object): Request => ({
  method: 'POST',
  url: `/api/v1/${to}/rows`,
  headers: { 'content-type': 'application/x-ndjson' },
  payload: JSON.stringify({ officeCode: ownOffice, ...row }),
})

const holiday = { working: false, name: { vi: 'Ngày nghỉ', en: 'A day off' }, document: null }

/** On a day that is off already. */
const clearDay: Act = async ({ superuser }) => {
  const [found] = await superuser`
    select version_id from calendar_days where code = '2024-09-02' and known_to = 'infinity'`
  return post('calendar.clear', { day: '2024-09-02', seen: Number(found?.version_id) })
}

/** Rows that another system brings. */
const pushedFeed = {
  name: { vi: 'Một cửa', en: 'One-stop system' },
  kind: 'push',
  target: 'dossiers',
  address: null,
  options: {},
  mapping: {},
  everyMinutes: 1_440,
  graceMinutes: 60,
}

async function aFeed({ superuser }: World): Promise<{ code: string; seen: number }> {
  const [found] = await superuser`
    select version_id from feeds where code = ${feedHere} and known_to = 'infinity'`
  return { code: feedHere, seen: Number(found?.version_id) }
}

/** How the making goes stands beside what is put back. */
async function cancelFile({ superuser }: World, whose: Asker): Promise<Request> {
  const id = waitingFile(whose)
  await superuser`update jobs.export_runs set state = 'waiting' where id = ${id}`
  return post('exportJobs.cancel', { id })
}

async function dropFilter({ superuser }: World, whose: Asker): Promise<Request> {
  const code = `filter of ${whose}`
  const [found] = await superuser`
    select version_id from saved_filters where code = ${code} and known_to = 'infinity'`
  return post('tasks.dropFilter', { code, version: Number(found?.version_id ?? 0) })
}

const dispute =
  (office: string): Act =>
  () =>
    post('seals.dispute', {
      code: sealedPeriod,
      task: sealedTask(office),
      claim: 'đúng hạn',
      reason: 'vì',
    })

const answerDispute =
  (office: string): Act =>
  () =>
    post('seals.answer', { code: disputeOf(office), upheld: false, answer: 'vì' })

/** A verb on a proposal that is in the right state for it. */
const onProposals = (verb: string, state: UnderWay): Record<string, Act> =>
  inEither((office) => async ({ superuser }) => {
    const { register, item, kind } = proposalIn(state, office)
    const [found] = await superuser`
      select version_id from proposals
      where register = ${register} and item = ${item} and kind = ${kind} and known_to = 'infinity'`
    return post(`proposals.${verb}`, {
      key: randomUUID(),
      reason: 'vì',
      document: '12/QĐ-UBND',
      proposals: [{ register, item, kind, seen: Number(found?.version_id) }],
    })
  })

const inEither = (act: (office: string) => Act): Record<string, Act> => ({
  'the own office': act(ownOffice),
  'another office': act(otherOffice),
})

/** A verb on a task, or on a step of one, as it stands. */
const onTask =
  (verb: string, code: string, payload: object): Act =>
  async ({ superuser }) => {
    const [found] = await superuser`
      select version_id from (select code, version_id, known_to from tasks union all
        select code, version_id, known_to from task_steps) things
      where code = ${code} and known_to = 'infinity'`
    return post(`tasks.${verb}`, { code, seen: Number(found?.version_id), ...payload })
  }

const clearThings = {
  work: { vi: 'Một việc mới', en: 'New work' },
  person: 'Trưởng phòng',
  responsibility: 'chủ trì',
  product: 'báo cáo',
  authority: 'Giám đốc',
  assignedBy: 'Kế hoạch 30/KH-UBND',
}
const document = '12/QĐ-UBND'

/** How each case of the table is done, at doors that change something. */
export const acts: Record<string, Record<string, Act>> = {
  'account.letter': links(withLink('account.letter')),
  'account.setPassword': links(withLink('account.setPassword', { password })),
  'account.signIn': {
    'the right password': signIn(emailOf('officer'), password),
    'the right password of somebody with a second factor': signIn(emailOf('reviewer'), password),
    'a wrong password': signIn(emailOf('officer'), wrongPassword),
    'an address that nobody has': signIn('nobody@people.invalid', password),
    'the right password of somebody disabled': signIn(
      emailOf('disabled officer of the own office'),
      password,
    ),
  },
  'account.confirm': {
    'a right code after the first step': async (world, asker) => {
      const cookie = await firstStep(world, asker, 'reviewer')
      const [recoveryCode] = world.known.get('reviewer')?.recoveryCodes ?? []
      return post('account.confirm', { recoveryCode }, { cookie })
    },
    'a wrong code after the first step': async (world, asker) =>
      post(
        'account.confirm',
        { recoveryCode: 'aaaaa-bbbbb' },
        { cookie: await firstStep(world, asker, 'reviewer') },
      ),
    'a right code without the first step': ({ known }, asker) => {
      const [own] = known.get(asker)?.recoveryCodes ?? []
      return post('account.confirm', { recoveryCode: own ?? known.get('reviewer')?.recoveryCodes[0] })
    },
  },
  'account.signInAs': { 'a role of the demonstration': () => post('account.signInAs', { role: 'leader' }) },
  'account.signOut': {
    'for oneself': () => post('account.signOut'),
    'for nobody': () => post('account.signOut'),
  },
  'account.askReset': {
    'for oneself': () => post('account.askReset', { email: emailOf('officer') }),
    'for nobody': () => post('account.askReset', { email: 'nobody@people.invalid' }),
  },
  'account.endSession': {
    'an own session': async (world, asker) =>
      post('account.endSession', { id: await sessionOf(world, world.known.get(asker)?.personId ?? '') }),
    'a session of somebody else': async (world, asker) =>
      post('account.endSession', {
        id: await sessionOf(world, await idOf(world, asker === 'leader' ? 'head' : 'leader')),
      }),
  },
  'account.endOtherSessions': forOneself('account.endOtherSessions'),
  'account.changePassword': forOneself('account.changePassword', { current: password, next: `${password}!` }),
  'account.startSecondFactor': forOneself('account.startSecondFactor', { password }),
  'account.finishSecondFactor': {
    'for oneself': async (world, asker) => {
      const { body } = await world.ask(asker, post('account.startSecondFactor', { password }))
      const secret: string | undefined = JSON.parse(body).result?.data.secret
      return post('account.finishSecondFactor', { code: secret ? codeOf(secret) : '123456' })
    },
  },
  'account.removeSecondFactor': forOneself('account.removeSecondFactor', { password }),
  'account.newRecoveryCodes': forOneself('account.newRecoveryCodes', { password }),
  'people.invite': {
    'an officer of the own office': invite(officer(ownOffice)),
    'an officer of another office': invite(officer(otherOffice)),
    'a head of the own office, for a time': invite(head(ownOffice, forATime)),
    'a head of the own office, without an end': invite(head(ownOffice, openEnd)),
    'a head of another office, for a time': invite(head(otherOffice, forATime)),
    'a role for the whole city': invite(leader),
  },
  'people.grant': {
    'an officer of the own office, to somebody of it': grant('role ended', officer(ownOffice)),
    'an officer of the own office, to somebody of another': grant(
      'officer of another office',
      officer(ownOffice),
    ),
    'an officer of another office, to somebody of the own': grant('officer', officer(otherOffice)),
    'a head of the own office for a time, to somebody of it': grant('officer', head(ownOffice, forATime)),
    'a role for the whole city, to somebody of the own office': grant('officer', leader),
  },
  'people.reinvite': {
    'an officer of the own office': reinvite('invited to the own office'),
    'an officer of another office': reinvite('invited to another office'),
    'a role for the whole city': reinvite('invited for the whole city'),
  },
  'people.endGrant': {
    'an officer of the own office': endGrant('officer of the own office'),
    'an officer of another office': endGrant('officer of another office'),
    'what the head has lent': endGrant('delegate'),
    'what the head before has lent': endGrant('lender gone'),
    'the head of the own office': endGrant('head'),
    'a role for the whole city': endGrant('communications'),
    'a role that is not there': () => post('people.endGrant', { code: 'none', version: 1 }),
  },
  'people.disable': {
    'the own office': shut('people.disable', 'officer of the own office'),
    'another office': shut('people.disable', 'officer of another office'),
  },
  'people.enable': {
    'the own office': shut('people.enable', 'disabled officer of the own office'),
    'another office': shut('people.enable', 'disabled officer of another office'),
  },
  'people.setCap': {
    'the own office': () => post('people.setCap', { office: ownOffice, cap: 7 }),
    'another office': () => post('people.setCap', { office: otherOffice, cap: 7 }),
  },
  'tokens.create': {
    'for the own office': () =>
      post('tokens.create', { name: 'new', verbs: ['rows'], offices: [ownOffice], days: 1 }),
    'for every office': () =>
      post('tokens.create', { name: 'new', verbs: ['audit'], offices: null, days: 1 }),
  },
  'POST /evidence': {
    'of the own office': upload(valueWithEvidence(ownOffice)),
    'of another office': upload(valueWithEvidence(otherOffice)),
    'of a task of the own office': upload(proposalIn('entered', ownOffice)),
    'of a task of another office': upload(proposalIn('entered', otherOffice)),
  },
  'POST /decks/templates': {
    'a template': () => ({
      method: 'POST',
      url: '/decks/templates?name=mau.pptx',
      ...multipartOf(officeTemplate(), 'mau.pptx'),
    }),
  },
  'decks.withdrawTemplate': {
    'a template': () => post('decks.withdrawTemplate', { code: placedTemplate }),
  },
  'POST /decks/refresh': {
    'a deck with a public figure': async () => ({
      method: 'POST',
      url: '/decks/refresh',
      ...multipartOf(await deckWith(openKpi), 'a.pptx'),
    }),
  },
  'evidence.withdraw': {
    'of the own office': () => post('evidence.withdraw', { code: evidenceOf(ownOffice) }),
    'of another office': () => post('evidence.withdraw', { code: evidenceOf(otherOffice) }),
    'of a task of the own office': () => post('evidence.withdraw', { code: proposedEvidence(ownOffice) }),
    'of a task of another office': () => post('evidence.withdraw', { code: proposedEvidence(otherOffice) }),
  },
  'catalogue.record': {
    'a definition': () =>
      post('catalogue.record', { definitions: [{ seen: null, fields: fieldsGiven({ kpiId: 'new' }) }] }),
  },
  'POST /catalogue/import': {
    'a file': importCatalogue,
  },
  'index.record': {
    'a definition': () =>
      post('index.record', { seen: null, definition: { ...indexOf(componentOf('only')), id: 'new-index' } }),
  },
  'POST /index-definitions/import': {
    'a file': importIndex,
  },
  'POST /api/v1/flows/:flow/rows': {
    'a row of the own office': () =>
      pushed('flows/survey-responses', {
        code: randomUUID(),
        subject: 'dossier',
        answeredOn: '2024-11-04',
        score: 5,
      }),
  },
  'POST /api/v1/registers/:register/rows': {
    'a row of the own office': () =>
      pushed('registers/platforms', { code: randomUUID(), nameVi: 'Nền tảng', listedOn: '2024-11-04' }),
  },
  'POST /index-counts/import': {
    'a file': importCount,
  },
  'catalogue.propose': {
    'targets of the own office': () => post('catalogue.propose', { targets: [proposal] }),
  },
  'catalogue.rollOver': { 'targets of the own office': () => post('catalogue.rollOver', { year: 2025 }) },
  'catalogue.decide': {
    'what somebody else proposed': decide(() => 'communications'),
    'what was proposed by oneself': decide((asker) => asker),
  },
  'exportJobs.ask': {
    'every KPI': () =>
      post('exportJobs.ask', { source: { kind: 'book' }, format: 'xlsx', lang: 'vi', colours: 'light' }),
  },
  'exportJobs.cancel': {
    'an own one': (world, asker) => cancelFile(world, asker),
    'somebody else’s': (world, asker) => cancelFile(world, asker === 'leader' ? 'head' : 'leader'),
  },
  'tasks.saveFilter': {
    'for oneself': () => post('tasks.saveFilter', { name: 'mới', query: 'stage=overdue' }),
  },
  'tasks.dropFilter': {
    'an own one': (world, asker) => dropFilter(world, asker),
    'somebody else’s': (world, asker) => dropFilter(world, asker === 'leader' ? 'head' : 'leader'),
  },
  'briefings.start': {
    'a draft': () => post('briefings.start', { template: 'weekly', lang: 'vi' }),
  },
  'briefings.save': {
    'a draft': onDraft('save', {
      title: 'Giao ban tuần',
      lang: 'vi',
      period: '2024-11',
      blocks: [{ key: 'a', spec: { kind: 'text', text: 'Kính thưa' } }],
    }),
  },
  'briefings.discard': { 'a draft': onDraft('discard') },
  'briefings.issue': { 'a draft': onDraft('issue') },
  'briefings.duplicate': {
    'an issued one': () => post('briefings.duplicate', { code: issuedBriefing }),
  },
  'briefings.refresh': { 'an issued one': () => post('briefings.refresh', { code: issuedBriefing }) },
  'seals.seal': { 'a period': () => post('seals.seal', { code: '2024-Q1' }) },
  'seals.dispute': { 'the own office': dispute(ownOffice), 'another office': dispute(otherOffice) },
  'seals.answer': {
    'the own office': answerDispute(ownOffice),
    'another office': answerDispute(otherOffice),
  },
  'POST /tasks/import': { 'a file': importTasks },
  'calendar.set': {
    'a day': () => post('calendar.set', { day: '2031-01-02', ...holiday, seen: null }),
  },
  'calendar.clear': { 'a day': clearDay },
  'feeds.save': { 'a feed': () => post('feeds.save', { ...pushedFeed, code: null, seen: null }) },
  'feeds.setPaused': {
    'a feed': async (world) => post('feeds.setPaused', { ...(await aFeed(world)), paused: true }),
  },
  'feeds.end': { 'a feed': async (world) => post('feeds.end', await aFeed(world)) },
  'feeds.run': {
    'a feed': async (world) => {
      const { code } = await aFeed(world)
      return post('feeds.run', { code })
    },
  },
  'proposals.save': inEither(
    (office) => () =>
      post('proposals.save', {
        register: 'tasks',
        item: openTask(office),
        kind: 'completion',
        seen: null,
        content: { doneOn: today, result: 'đã nghiệm thu' },
      }),
  ),
  'proposals.submit': onProposals('submit', 'entered'),
  'proposals.discard': onProposals('discard', 'entered'),
  'proposals.withdraw': onProposals('withdraw', 'submitted'),
  'proposals.endorse': onProposals('endorse', 'submitted'),
  'proposals.giveBack': onProposals('giveBack', 'submitted'),
  'proposals.return': onProposals('return', 'endorsed'),
  'proposals.refuse': onProposals('refuse', 'endorsed'),
  'proposals.approve': onProposals('approve', 'endorsed'),
  'tasks.create': inEither(
    (office) => () =>
      post('tasks.create', {
        ...clearThings,
        office,
        coordinating: [],
        year: 2024,
        dueOn: '2024-12-31',
        note: null,
      }),
  ),
  'tasks.amend': inEither((office) =>
    onTask('amend', openTask(office), { ...clearThings, dueOn: '2024-11-25', document }),
  ),
  'tasks.stop': inEither((office) =>
    onTask('stop', openTask(office), { kind: 'suspended', on: today, document }),
  ),
  'tasks.resume': inEither((office) => onTask('resume', suspendedTask(office), { document })),
  'tasks.handOver': inEither((office) =>
    onTask('handOver', openTask(office), { to: 'SNV', from: today, document, reason: 'vì' }),
  ),
  'tasks.split': inEither((office) =>
    onTask('split', openTask(office), { steps: [{ name: 'Bước nữa', plannedOn: today }] }),
  ),
  'tasks.setStep': inEither((office) =>
    onTask('setStep', stepOf(office), { plannedOn: '2024-11-21', doneOn: null }),
  ),
  'tasks.note': inEither((office) => () => post('tasks.note', { code: openTask(office), text: 'ghi chú' })),
  'POST /reporting/import': {
    'the own office': importSheet(ownOffice),
    'another office': importSheet(otherOffice),
  },
  'reporting.save': { 'the own office': save(ownOffice), 'another office': save(otherOffice) },
  'reporting.submit': onValues('submit', 'entered'),
  'reporting.discard': onValues('discard', 'entered'),
  'reporting.withdraw': onValues('withdraw', 'submitted'),
  'reporting.endorse': onValues('endorse', 'submitted'),
  'reporting.giveBack': onValues('giveBack', 'submitted'),
  'reporting.return': onValues('return', 'endorsed'),
  'reporting.approve': onValues('approve', 'endorsed'),
  'reporting.setLock': { 'a period': setLock },
  'reporting.contest': { 'the own office': contest(ownOffice), 'another office': contest(otherOffice) },
  'reporting.decideContest': {
    'the own office': decideContest(ownOffice),
    'another office': decideContest(otherOffice),
  },
  'tokens.revoke': {
    'for the own office': (world) => revoke(world, 'figures token, own office'),
    'for every office': (world) => revoke(world, 'figures token, all offices'),
  },
}

function onDraft(verb: string, more: object = {}): Act {
  return async ({ superuser }) => {
    const [found] = await superuser`
      select version_id as version from briefings where code = ${draftBriefing} and known_to = 'infinity'`
    return post(`briefings.${verb}`, { code: draftBriefing, version: Number(found?.version), ...more })
  }
}

async function revoke({ superuser }: World, token: Asker): Promise<Request> {
  const [found] = await superuser`select id from tokens where name = ${token}`
  return post('tokens.revoke', { id: found?.id })
}
