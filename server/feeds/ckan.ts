import { askHttp } from './ask-http.ts'
import { FeedFault } from './feed-fault.ts'
import { secretHeader, whole } from './http-json.ts'
import type { Holds, Source } from './source.ts'

/** A dataset as a CKAN portal lists it. */
export type PortalDataset = {
  id: string
  /** its name in addresses, which is one of a kind */
  name: string
  title: string
  /** the organisation's name in addresses; null: nobody's */
  organization: string | null
  /** ISO, as the portal writes it: UTC without a zone */
  createdAt: string
  /** formats of its resources, in small letters */
  formats: string[]
  /** what the portal's keepers added, by name */
  extras: Record<string, string>
}

/** CKAN's own upper bound of a page is 1,000 (`ckan.search.rows_max`). */
const atOnce = 100
const mostPages = 2_000

/**
 * Every public, active dataset of a portal, through `package_search` of its Action API (version 3), page by page in an
 * order that stands still.
 * @throws FeedFault
 */
export async function* ckanDatasets(
  source: Source,
  holds: Holds,
  signal: AbortSignal,
): AsyncGenerator<PortalDataset> {
  const base = source.address.replace(/\/+$/, '')
  const headers = secretHeader(source.options.secretHeader, source.secret)
  const seen = new Set<string>()
  for (let page = 0; page < mostPages; page++) {
    const query = new URLSearchParams({
      q: '*:*',
      fq: 'state:active AND private:false',
      sort: 'metadata_created asc, name asc',
      rows: String(atOnce),
      start: String(page * atOnce),
    })
    const { bytes } = await askHttp(`${base}/api/3/action/package_search?${query}`, headers, holds, signal)
    const { count, results } = searchAnswer(await whole(bytes))
    for (const one of results) {
      const dataset = datasetIn(one)
      // A dataset published meanwhile moves others to the next page.
      if (dataset && !seen.has(dataset.name)) {
        seen.add(dataset.name)
        yield dataset
      }
    }
    if (results.length === 0 || (page + 1) * atOnce >= count) return
  }
  throw new FeedFault('endless-pages', { pages: mostPages })
}

function searchAnswer(said: unknown): { count: number; results: unknown[] } {
  const { success, result } = (said ?? {}) as {
    success?: unknown
    result?: { count?: unknown; results?: unknown }
  }
  if (success !== true) throw new FeedFault('ckan-refused')
  if (typeof result?.count !== 'number' || !Array.isArray(result.results))
    throw new FeedFault('no-rows-there', { path: 'result.results' })
  return { count: result.count, results: result.results }
}

const text = (one: unknown): string => (typeof one === 'string' ? one : '')

function datasetIn(one: unknown): PortalDataset | null {
  const said = one as Record<string, unknown>
  if (typeof said !== 'object' || said === null || !text(said.name))
    throw new FeedFault('no-rows-there', { path: 'result.results' })
  // A portal may list what the one who asks may see beyond the public.
  if (said.private === true || (said.state !== undefined && said.state !== 'active')) return null
  const organization = text((said.organization as { name?: unknown } | null)?.name)
  const resources = Array.isArray(said.resources) ? (said.resources as { format?: unknown }[]) : []
  const extras = Array.isArray(said.extras) ? (said.extras as { key?: unknown; value?: unknown }[]) : []
  return {
    id: text(said.id),
    name: text(said.name),
    title: text(said.title) || text(said.name),
    organization: organization || null,
    createdAt: text(said.metadata_created),
    formats: resources.map(({ format }) => text(format).toLowerCase()).filter(Boolean),
    // Portals with a schema of their own (scheming) put a field beside the others instead of among the extras.
    extras: {
      ...Object.fromEntries(
        Object.entries(said).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      ),
      ...Object.fromEntries(extras.map(({ key, value }) => [text(key), text(value)])),
    },
  }
}
