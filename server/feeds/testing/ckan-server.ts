import { openServer, type TestServer } from './open-server.ts'

/** A dataset as a portal keeps it. */
export type Kept = {
  name: string
  title: string
  organization: string | null
  createdAt: string
  formats: string[]
  planCode?: string
  private?: boolean
  state?: 'active' | 'deleted' | 'draft'
}

export type CkanServer = TestServer & {
  datasets: Kept[]
  /** the queries that were asked, in their order */
  asked: string[]
  /** breaks the connection in the middle of the answer to the n-th query, counted from 1 */
  breakAt: number | null
}

/**
 * As much of CKAN's Action API (version 3, `package_search`) as a harvest needs: the envelope with `success` and `result`,
 * the count of all that was found beside a page of results, at most 1,000 rows a page, and the error of a bad parameter.
 * The search itself is CKAN's Solr, of which only the two filters that are asked for are understood.
 */
export async function openCkanServer(datasets: Kept[], { key }: { key?: string } = {}): Promise<CkanServer> {
  const asked: string[] = []
  const server = await openServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://portal')
    const say = (status: number, said: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json;charset=utf-8' })
      response.end(JSON.stringify(said))
    }
    const help = `${url.origin}/api/3/action/help_show?name=package_search`
    if (url.pathname !== '/api/3/action/package_search') return say(404, 'Not found')
    if (key !== undefined && request.headers.authorization !== key)
      return say(403, {
        help,
        success: false,
        error: { __type: 'Authorization Error', message: 'Access denied' },
      })
    asked.push(url.search)
    const number = (name: string, usual: number) => Number(url.searchParams.get(name) ?? usual)
    const rows = Math.min(number('rows', 10), 1_000)
    const start = number('start', 0)
    if (!Number.isInteger(rows) || !Number.isInteger(start))
      return say(409, {
        help,
        success: false,
        error: { __type: 'Validation Error', rows: ['Invalid integer'] },
      })
    const filter = url.searchParams.get('fq') ?? ''
    const found = ckan.datasets
      .filter(({ state = 'active' }) => !filter.includes('state:active') || state === 'active')
      .filter((one) => !filter.includes('private:false') || !one.private)
      .sort((a, b) => a.createdAt.localeCompare(b.createdAt) || a.name.localeCompare(b.name))
    const text = JSON.stringify({
      help,
      success: true,
      result: {
        count: found.length,
        facets: {},
        results: found.slice(start, start + rows).map(packageOf),
        sort: url.searchParams.get('sort') ?? 'score desc, metadata_modified desc',
        search_facets: {},
      },
    })
    response.writeHead(200, { 'content-type': 'application/json;charset=utf-8' })
    if (asked.length !== ckan.breakAt) return response.end(text)
    response.write(text.slice(0, text.length / 2), () => response.destroy())
  })
  const ckan: CkanServer = { ...server, datasets, asked, breakAt: null }
  return ckan
}

const packageOf = (one: Kept) => ({
  id: `id-of-${one.name}`,
  name: one.name,
  title: one.title,
  notes: 'Mô tả',
  state: one.state ?? 'active',
  private: one.private ?? false,
  type: 'dataset',
  metadata_created: one.createdAt,
  metadata_modified: one.createdAt,
  num_resources: one.formats.length,
  organization: one.organization && {
    id: `id-of-${one.organization}`,
    name: one.organization,
    title: one.organization,
    type: 'organization',
    state: 'active',
  },
  resources: one.formats.map((format, at) => ({
    id: `${one.name}-${at}`,
    name: format,
    format,
    url: `https://data.example.vn/${one.name}.${format.toLowerCase()}`,
    state: 'active',
  })),
  tags: [],
  groups: [],
  extras: one.planCode === undefined ? [] : [{ key: 'plan_code', value: one.planCode }],
})
