import { type Lang, langs } from '../../server/core/words.ts'

/** What every page shares, so that a link from one to another keeps it. */
const shared = ['period', 'asOf', 'compare', 'office', 'lang'] as const
/** What belongs to one page. */
const own = [
  'grain',
  'from',
  'to',
  'part',
  'page',
  'size',
  'sort',
  'q',
  'filter',
  'view',
  'show',
  'role',
  'state',
  'who',
  'verb',
  'subject',
  'since',
  'theme',
  'kind',
  'cadence',
  'count',
  'year',
  'stage',
  'mark',
  'document',
  'month',
  'person',
  'helping',
  'group',
  'fault',
  'error',
] as const

type Key = (typeof shared)[number] | (typeof own)[number]

/** The state of a page, as its address says it. Values are passed on as typed: the server says what is wrong with one. */
export type ViewState = Partial<Record<Exclude<Key, 'lang'>, string>> & { lang?: Lang }
export type ViewPatch = { [K in keyof ViewState]?: ViewState[K] | undefined }

const isLang = (value: string | null): value is Lang => langs.includes(value as Lang)

export function parseViewState(search: string): ViewState {
  const given = new URLSearchParams(search)
  const view: ViewState = {}
  for (const key of [...shared, ...own]) {
    const value = given.get(key)
    if (key === 'lang') {
      if (isLang(value)) view.lang = value
    } else if (value) view[key] = value
  }
  return view
}

/** Always in the same order, so that one view has one address. */
export function searchOf(view: ViewState): string {
  const search = new URLSearchParams()
  for (const key of [...shared, ...own]) {
    const value = view[key]
    if (value) search.set(key, value)
  }
  const text = search.toString().replaceAll('%3A', ':').replaceAll('%2C', ',')
  return text ? `?${text}` : ''
}

/** What goes along to another page. */
export function carried(view: ViewState): ViewState {
  return parseViewState(searchOf({ ...view, ...Object.fromEntries(own.map((key) => [key, undefined])) }))
}

/** What goes along to a page that shows no figures: there, an office would be taken for a filter. */
export const languageOf = ({ lang }: ViewState): ViewState => (lang ? { lang } : {})

/** Drawing the same rows another way keeps the page; anything else gives other rows, whose first page is meant. */
const keepsPage: readonly string[] = ['page', 'view', 'show', 'lang']

export function patched(view: ViewState, patch: ViewPatch): ViewState {
  const next = { ...view, ...patch }
  if (!Object.keys(patch).every((key) => keepsPage.includes(key))) next.page = patch.page
  return parseViewState(searchOf(next as ViewState))
}
