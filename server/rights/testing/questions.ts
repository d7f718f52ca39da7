import { otherOffice, ownOffice } from './askers.ts'
import { draftBriefing, issuedBriefing } from './briefings.ts'
import { evidenceOf, valueWithEvidence } from './evidence.ts'
import { guardedIndex, openIndex } from './indices.ts'
import { itemOf } from './items.ts'
import { madeFile } from './made-files.ts'
import { proposalIn, proposedEvidence } from './proposed.ts'
import { kpiIn, reported } from './reports.ts'
import { sealedPeriod, sealedTask } from './sealed.ts'
import type { Request } from './world.ts'

/** KPIs of both kinds; that they are of these kinds is held by the matrix itself. */
export const openKpi = 'dossiers-filed-online'
export const guardedKpi = 'tasks-overdue'

export const ask = (path: string, input?: unknown): Request => ({
  url: `/trpc/${path}${input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`}`,
})

const offices = { 'the own office': ownOffice, 'another office': otherOffice, 'the city': undefined }
const casesOf = (what: string, ids: { public: string; guarded: string }) =>
  Object.entries(offices).flatMap(([place, office]) =>
    Object.entries(ids).map(
      ([kind, id]) => [`a ${kind} ${what} of ${place}`, { id, ...(office ? { office } : {}) }] as const,
    ),
  )
const kpiCases = casesOf('KPI', { public: openKpi, guarded: guardedKpi })
const indexCases = casesOf('index', { public: openIndex, guarded: guardedIndex })

export const pastDay = '2024-11-21'
const query = (input: object): string => {
  const text = new URLSearchParams(input as Record<string, string>).toString()
  return text && `?${text}`
}
const trendOf = (kpi: string, office: string | undefined): string =>
  JSON.stringify({ kind: 'trend', as: 'table', kpi, office })
const perKpi = (give: (input: { id: string; office?: string }) => Request) =>
  Object.fromEntries(kpiCases.map(([name, input]) => [name, give(input)]))
const perIndex = (give: (input: { id: string; office?: string }) => Request) =>
  Object.fromEntries(indexCases.map(([name, input]) => [name, give(input)]))
const perOffice = (give: (office: string | undefined) => Request) =>
  Object.fromEntries(Object.entries(offices).map(([name, office]) => [name, give(office)]))
const perReporter = (give: (office: string) => Request) => ({
  'the own office': give(ownOffice),
  'another office': give(otherOffice),
})
const rest = (tail: string) =>
  perKpi(({ id, ...more }) => ({ url: `/api/v1/kpis/${id}${tail}${query(more)}` }))

const perEvidence = (give: (office: string) => Request) => ({
  'of the own office': give(ownOffice),
  'of another office': give(otherOffice),
})

const perTask = (give: (office: string) => Request) => ({
  'of a task of the own office': give(ownOffice),
  'of a task of another office': give(otherOffice),
})

const fetched = (url: string) => ({ 'as it is': { url } })
const nothingThere = (method: 'GET' | 'POST') => ({
  'an address without an answer': {
    method,
    url: '/api/v1/nothing',
    ...(method === 'POST' ? { payload: {} } : {}),
  },
})

/** How each case of the table is asked for, at doors that only read. */
export const questions: Record<string, Record<string, Request>> = {
  'kpi.page': perKpi((input) => ask('kpi.page', input)),
  'kpi.series': perKpi((input) => ask('kpi.series', input)),
  'kpi.breakdown': perKpi((input) => ask('kpi.breakdown', input)),
  'kpi.services': perKpi((input) => ask('kpi.services', input)),
  'kpi.rows': perKpi((input) => ask('kpi.rows', input)),
  'kpi.facets': perKpi((input) => ask('kpi.facets', input)),
  'index.page': perIndex((input) => ask('index.page', input)),
  'index.list': { everything: ask('index.list', {}) },
  'index.desk': { everything: ask('index.desk') },
  scorecard: perOffice((office) => ask('scorecard', office ? { office } : {})),
  'office.page': perOffice((office) => ask('office.page', { office: office ?? 'HP' })),
  // Of a day that is over: what is asked about now is stamped with its instant.
  'GET /exports/kpis/:id': perKpi(({ id, ...more }) => ({
    url: `/exports/kpis/${id}${query({ what: 'series', format: 'csv', asOf: pastDay, ...more })}`,
  })),
  'GET /exports/block': perKpi(({ id, office }) => ({
    url: `/exports/block${query({ spec: trendOf(id, office), format: 'csv', asOf: pastDay })}`,
  })),
  'GET /exports/block/content': perKpi(({ id, office }) => ({
    url: `/exports/block/content${query({ spec: trendOf(id, office), asOf: pastDay })}`,
  })),
  'GET /embed/kpis/:id': perKpi(({ id, ...more }) => ({
    url: `/embed/kpis/${id}${query({ asOf: pastDay, ...more })}`,
  })),
  'GET /s/:code': { 'a code that was never given': { url: '/s/2222222222' } },
  'GET /exports/scorecard': perOffice((office) => ({
    url: `/exports/scorecard${query({ what: 'scorecard', format: 'csv', asOf: pastDay, ...(office ? { office } : {}) })}`,
  })),
  'GET /exports/one-page': perOffice((office) => ({
    url: `/exports/one-page${query({ asOf: pastDay, ...(office ? { office } : {}) })}`,
  })),
  'GET /exports/offices/:code': perOffice((office) => ({
    url: `/exports/offices/${office ?? 'HP'}${query({ format: 'csv', asOf: pastDay })}`,
  })),
  setting: { 'the frame': ask('setting') },
  me: { 'who asks': ask('me') },
  'account.sessions': { 'the own sessions': ask('account.sessions') },
  mailbox: { 'the mail': ask('mailbox') },
  'people.list': { everything: ask('people.list', {}) },
  'tokens.list': { everything: ask('tokens.list') },
  'audit.page': { everything: ask('audit.page', {}) },
  'people.ofOffice': {
    'the own office': ask('people.ofOffice', { office: ownOffice }),
    'another office': ask('people.ofOffice', { office: otherOffice }),
  },
  'catalogue.page': { everything: ask('catalogue.page') },
  'catalogue.targets': { everything: ask('catalogue.targets') },
  'GET /tasks/template.xlsx': { everything: { url: '/tasks/template.xlsx' } },
  'feeds.list': { everything: ask('feeds.list') },
  'calendar.days': { 'a year': ask('calendar.days', {}) },
  'items.list': perReporter((office) => ask('items.list', { register: 'shared-databases', office })),
  'items.page': perReporter((office) =>
    ask('items.page', { register: 'shared-databases', code: itemOf(office) }),
  ),
  'GET /catalogue/template': { everything: { url: '/catalogue/template' } },
  'GET /index-definitions/template': {
    everything: { url: `/index-definitions/template?index=${openIndex}` },
  },
  'reporting.work': { 'the own work': ask('reporting.work') },
  'reporting.grid': perReporter((office) => ask('reporting.grid', { office, period: reported.underWay })),
  'reporting.history': perReporter((office) =>
    ask('reporting.history', { kpi: kpiIn('returned'), office, period: reported.underWay }),
  ),
  'reporting.review': { everything: ask('reporting.review', {}) },
  'reporting.coverage': { everything: ask('reporting.coverage', { period: reported.underWay }) },
  'reporting.waiting': { everything: ask('reporting.waiting') },
  'reporting.changes': {
    ...perReporter((office) => ask('reporting.changes', { office, since: reported.approvedAfter })),
    'the whole city': ask('reporting.changes', { since: reported.approvedAfter }),
  },
  'reporting.contests': { everything: ask('reporting.contests', {}) },
  'GET /api/v1/scorecard': perOffice((office) => ({
    url: `/api/v1/scorecard${query(office ? { office } : {})}`,
  })),
  'GET /api/v1/indices': { everything: { url: '/api/v1/indices' } },
  'GET /api/v1/indices/:id': perIndex(({ id, ...more }) => ({
    url: `/api/v1/indices/${id}${query(more)}`,
  })),
  'GET /api/v1/kpis/:id': rest(''),
  'GET /api/v1/kpis/:id/series': rest('/series'),
  'GET /api/v1/kpis/:id/breakdown': rest('/breakdown'),
  'GET /api/v1/kpis/:id/rows': rest('/rows'),
  'GET /api/v1/kpis/:id/facets': rest('/facets'),
  'GET /api/v1/audit': {
    'as CSV': { url: '/api/v1/audit' },
    'as JSON': { url: '/api/v1/audit?format=json' },
  },
  'tasks.list': { everything: ask('tasks.list', { size: 200 }) },
  'tasks.calendar': { everything: ask('tasks.calendar', { month: '2024-12' }) },
  'tasks.rating': {
    everything: ask('tasks.rating', {}),
    ...perReporter((office) => ask('tasks.rating', { office })),
  },
  'tasks.page': perReporter((office) => ask('tasks.page', { code: sealedTask(office) })),
  'exportJobs.mine': { 'the own files': ask('exportJobs.mine') },
  'GET /exports/jobs/:id': {
    'what the leader asked for': { url: `/exports/jobs/${madeFile('leader')}` },
    'that is not there': { url: '/exports/jobs/none' },
  },
  'tasks.filters': { 'the own filters': ask('tasks.filters') },
  'seals.list': { everything: ask('seals.list') },
  'seals.page': { everything: ask('seals.page', { code: sealedPeriod }) },
  'briefings.list': { everything: ask('briefings.list') },
  'briefings.page': {
    'an issued one': ask('briefings.page', { code: issuedBriefing }),
    'a draft': ask('briefings.page', { code: draftBriefing }),
  },
  'briefings.revised': {
    'an issued one': ask('briefings.revised', { code: issuedBriefing }),
    'a draft': ask('briefings.revised', { code: draftBriefing }),
  },
  'GET /exports/briefings/:code': {
    'an issued one': { url: `/exports/briefings/${issuedBriefing}?format=csv` },
    'a draft': { url: `/exports/briefings/${draftBriefing}?format=csv` },
  },
  'GET /tasks.xlsx': { everything: { url: '/tasks.xlsx' } },
  'GET /seals/:code.json': { 'a frozen period': { url: `/seals/${sealedPeriod}.json` } },
  'GET /reporting/template': perReporter((office) => ({ url: `/reporting/template?office=${office}` })),
  'proposals.mine': { 'the own work': ask('proposals.mine') },
  'proposals.review': { everything: ask('proposals.review', {}) },
  'decks.templates': { everything: ask('decks.templates') },
  'evidence.list': {
    ...perEvidence((office) => ask('evidence.list', valueWithEvidence(office))),
    ...perTask((office) => ask('evidence.list', proposalIn('entered', office))),
  },
  'GET /evidence/:code': {
    ...perEvidence((office) => ({ url: `/evidence/${evidenceOf(office)}` })),
    ...perTask((office) => ({ url: `/evidence/${proposedEvidence(office)}` })),
    'that is not there': { url: '/evidence/none' },
  },
  'GET /live': { 'what is said first': { url: '/live', endless: true } },
  'GET /healthz': fetched('/healthz'),
  'GET /readyz': fetched('/readyz'),
  'GET /api/v1/openapi.json': fetched('/api/v1/openapi.json'),
  'GET /assets/*': fetched('/assets/mark.txt'),
  'GET /api/v1/*': nothingThere('GET'),
  'POST /api/v1/*': nothingThere('POST'),
  'GET /sign-in/sso': { 'without a word from the single sign-on': { url: '/sign-in/sso?to=/kpis' } },
  'GET /api/auth/callback/city': {
    'without a word from the single sign-on': { url: '/api/auth/callback/city?code=made-up&state=made-up' },
  },
}

/** What a page asks before it is drawn. */
export const behind: Record<string, readonly [path: string, input?: object][]> = {
  '/': [['scorecard', {}]],
  '/kpis': [],
  '/kpis/:': [
    ['kpi.page', { id: guardedKpi, office: ownOffice }],
    ['kpi.rows', { id: guardedKpi, office: otherOffice }],
    ['kpi.series', { id: guardedKpi }],
  ],
  '/indices': [['index.list', {}]],
  '/indices/:': [
    ['index.page', { id: openIndex, office: otherOffice }],
    ['index.page', { id: guardedIndex, office: ownOffice }],
    ['index.page', { id: guardedIndex }],
  ],
  '/offices': [['scorecard', {}]],
  '/offices/:': [
    ['office.page', { office: ownOffice }],
    ['office.page', { office: otherOffice }],
  ],
  '/offices/:/people': [
    ['people.ofOffice', { office: ownOffice }],
    ['people.ofOffice', { office: otherOffice }],
  ],
  '/sign-in': [],
  '/forgot-password': [],
  '/set-password': [],
  '/account': [['account.sessions']],
  '/admin/people': [['people.list', {}]],
  '/admin/tokens': [['tokens.list']],
  '/admin/audit': [['audit.page', {}]],
  '/admin/catalogue': [['catalogue.page']],
  '/admin/indices': [['index.desk']],
  '/admin/calendar': [['calendar.days', {}]],
  '/admin/rows': [],
  '/feeds': [['feeds.list']],
  '/targets': [['catalogue.targets']],
  '/tasks': [
    ['tasks.list', {}],
    ['tasks.list', { office: otherOffice }],
    ['tasks.filters'],
    ['tasks.rating', {}],
    ['tasks.calendar', { month: '2024-12' }],
  ],
  '/tasks/rating': [
    ['tasks.rating', {}],
    ['tasks.rating', { office: otherOffice }],
  ],
  '/tasks/seals': [['seals.list']],
  '/tasks/seals/:': [['seals.page', { code: sealedPeriod }]],
  '/tasks/new': [],
  '/tasks/import': [],
  /** after every other address under /tasks: the first that fits is taken */
  '/tasks/:': [
    ['tasks.page', { code: sealedTask(ownOffice) }],
    ['tasks.page', { code: sealedTask(otherOffice) }],
    ['evidence.list', proposalIn('entered', ownOffice)],
    ['evidence.list', proposalIn('entered', otherOffice)],
  ],
  '/items/:': [
    ['items.list', { register: 'shared-databases' }],
    ['items.list', { register: 'shared-databases', office: otherOffice }],
    ['items.page', { register: 'shared-databases', code: itemOf(ownOffice) }],
    ['items.page', { register: 'shared-databases', code: itemOf(otherOffice) }],
  ],
  '/updates': [['reporting.work'], ['proposals.mine']],
  '/updates/:': [
    ['reporting.grid', { office: ownOffice }],
    ['reporting.grid', { office: otherOffice }],
  ],
  '/updates/:/upload': [
    ['reporting.grid', { office: ownOffice }],
    ['reporting.grid', { office: otherOffice }],
  ],
  '/review': [
    ['reporting.review', {}],
    ['proposals.review', {}],
  ],
  '/coverage': [['reporting.coverage', { period: reported.underWay }]],
  '/changes': [['reporting.changes', {}]],
  '/contests': [['reporting.contests', {}]],
  '/mailbox': [['mailbox']],
}
/** What every page asks. */
export const behindAll: readonly [path: string, input?: object][] = [['me'], ['setting']]
