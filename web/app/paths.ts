import { carried, languageOf, patched, searchOf, type ViewPatch, type ViewState } from './view-state.ts'

const segment = encodeURIComponent

/** Every address of the product, without its state. */
export const paths = {
  overview: () => '/',
  kpis: () => '/kpis',
  kpi: (id: string) => `/kpis/${segment(id)}`,
  indices: () => '/indices',
  index: (id: string) => `/indices/${segment(id)}`,
  offices: () => '/offices',
  office: (code: string) => `/offices/${segment(code)}`,
  officePeople: (code: string) => `/offices/${segment(code)}/people`,
  tasks: () => '/tasks',
  task: (code: string) => `/tasks/${segment(code)}`,
  newTask: () => '/tasks/new',
  taskImport: () => '/tasks/import',
  taskRating: () => '/tasks/rating',
  seals: () => '/tasks/seals',
  seal: (code: string) => `/tasks/seals/${segment(code)}`,
  briefings: () => '/briefings',
  briefing: (code: string) => `/briefings/${segment(code)}`,
  decks: () => '/decks',
  items: (register: string) => `/items/${segment(register)}`,
  updates: () => '/updates',
  entryGrid: (office: string) => `/updates/${segment(office)}`,
  upload: (office: string) => `/updates/${segment(office)}/upload`,
  review: () => '/review',
  coverage: () => '/coverage',
  changes: () => '/changes',
  contests: () => '/contests',
  signIn: () => '/sign-in',
  forgotPassword: () => '/forgot-password',
  setPassword: () => '/set-password',
  account: () => '/account',
  people: () => '/admin/people',
  tokens: () => '/admin/tokens',
  audit: () => '/admin/audit',
  catalogue: () => '/admin/catalogue',
  indexDesk: () => '/admin/indices',
  targets: () => '/targets',
  calendar: () => '/admin/calendar',
  rowsIn: () => '/admin/rows',
  feeds: () => '/feeds',
  mailbox: () => '/mailbox',
}

/** A link to another page: period, moment, comparison, office and language go along. */
export const hrefTo = (path: string, view: ViewState, patch: ViewPatch = {}): string =>
  path + searchOf(patched(carried(view), patch))

/** A link to a page about people and rights: only the language goes along. */
export const hrefAside = (path: string, view: ViewState, patch: ViewPatch = {}): string =>
  path + searchOf(patched(languageOf(view), patch))

/** A link to the same page with something changed. */
export const hrefHere = (path: string, view: ViewState, patch: ViewPatch): string =>
  path + searchOf(patched(view, patch))
