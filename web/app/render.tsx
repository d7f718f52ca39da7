import { dehydrate } from '@tanstack/react-query'
import { renderToString } from 'react-dom/server'
import type { Lang } from '../../server/core/words.ts'
import { type Call, callingClient, createQueryClient } from '../data/client.ts'
import { faultOf } from '../data/fault.ts'
import { prefetcher } from '../data/questions.ts'
import { App } from './app.tsx'
import { loadPage } from './loaded-pages.ts'
import type { Head } from './page-head.tsx'
import { placeOf } from './routes.ts'
import type { Theme } from './theme.tsx'
import { parseViewState } from './view-state.ts'

export type RenderInput = { url: string; lang: Lang; theme: Theme | null; call: Call }
export type RenderedPage = {
  status: number
  lang: string
  title: string
  description: string
  html: string
  /** what the page was drawn from, as JSON that may stand in a script element */
  state: string
}

/** A page as text. What cannot be answered is drawn too, as a notice, and said in `status`. */
export async function renderPage({ url, lang, theme, call }: RenderInput): Promise<RenderedPage> {
  const cut = url.indexOf('?')
  const [path, search] = cut < 0 ? [url, ''] : [url.slice(0, cut), url.slice(cut)]
  const { route, id, known } = placeOf(path)
  const client = callingClient(call)
  const queryClient = createQueryClient()
  const fetch = prefetcher(client, queryClient)
  await Promise.all([
    loadPage(route),
    fetch.me(),
    fetch.setting(),
    ...route.ask(fetch, parseViewState(search), id),
  ])
  const head: Partial<Head> = {}
  const html = renderToString(
    <App
      client={client}
      queryClient={queryClient}
      lang={lang}
      theme={theme}
      server={{ path, search, head }}
    />,
  )
  const failed = queryClient
    .getQueryCache()
    .getAll()
    .find((query) => query.state.error)
  const state = dehydrate(queryClient, { shouldDehydrateQuery: ({ state }) => state.status !== 'pending' })
  queryClient.clear()
  return {
    status: failed ? faultOf(failed.state.error).httpStatus : known ? 200 : 404,
    lang: parseViewState(search).lang ?? lang,
    title: head.title ?? '',
    description: head.description ?? '',
    html,
    state: asScriptText(state),
  }
}

const asScriptText = (value: unknown) =>
  JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
