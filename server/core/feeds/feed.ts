import type { Words } from '../words.ts'

/** `push`: another system brings its rows and is only expected; the others are asked by us. */
export const feedKinds = ['push', 'http-json', 'http-csv', 'postgres', 'ckan'] as const
export type FeedKind = (typeof feedKinds)[number]
export type PulledKind = Exclude<FeedKind, 'push'>

export const feedKindWords: Record<FeedKind, Words> = {
  push: { vi: 'Hệ thống khác gửi đến', en: 'Pushed by another system' },
  'http-json': { vi: 'Lấy JSON qua HTTP', en: 'JSON over HTTP' },
  'http-csv': { vi: 'Lấy CSV qua HTTP', en: 'CSV over HTTP' },
  postgres: { vi: 'Truy vấn PostgreSQL', en: 'PostgreSQL query' },
  ckan: { vi: 'Cổng dữ liệu mở CKAN', en: 'CKAN open-data portal' },
}

/**
 * Where a field of ours comes from: a column of the source (`a.b` looks into it), or one value for every row. `words`
 * puts the source's words into ours; a word that is not listed stays as it is.
 */
export type FieldSource = {
  from?: string | undefined
  value?: string | undefined
  words?: Record<string, string> | undefined
}
/** By field of the target. A field that is not named is taken from the column of its own name. */
export type Mapping = Record<string, FieldSource>

/** What is asked of a source, besides its address. */
export type SourceOptions = {
  /** JSON: where the list of rows stands, such as `result.records`; empty: the answer is the list */
  rowsAt?: string | undefined
  /** JSON: the parameter that asks for the next page, counted from 1, until one is empty */
  pageParameter?: string | undefined
  /** HTTP: the header that carries the secret; `Authorization` where nothing is said */
  secretHeader?: string | undefined
  /** PostgreSQL: one SELECT */
  query?: string | undefined
  /** PostgreSQL: who asks */
  user?: string | undefined
  /** CKAN: the city's code of each organisation of the portal, by its name there */
  organizations?: Record<string, string> | undefined
  /** CKAN: the extra field that holds the code of the dataset in the city's plan */
  codeField?: string | undefined
}

/** Minutes between two deliveries that may be asked for: five minutes to a month. */
export const shortestCadence = 5
export const longestCadence = 44_640
