import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo } from 'react'
import { Router } from 'wouter'
import type { Lang } from '../../server/core/words.ts'
import type { Client } from '../data/client.ts'
import { prefetcher } from '../data/questions.ts'
import { IconSprite } from '../ui/icon.tsx'
import { PreloadContext } from '../ui/preload.ts'
import { MarkSprite } from '../widgets/mark-sprite.tsx'
import { AnnounceProvider } from './announce.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { LangProvider } from './lang.tsx'
import { loadPage } from './loaded-pages.ts'
import { Outlet } from './outlet.tsx'
import { type Arrival, ArrivalContext, type Head, HeadContext } from './page-head.tsx'
import { OnePerson, PersonProvider } from './person.tsx'
import { placeOf } from './routes.ts'
import { Shell } from './shell/shell.tsx'
import { type Theme, ThemeProvider } from './theme.tsx'
import { parseViewState } from './view-state.ts'

type Props = {
  client: Client
  queryClient: QueryClient
  lang: Lang
  theme: Theme | null
  /** on the server: the address, and where the page leaves its head */
  server?: { path: string; search: string; head: Partial<Head> }
}

/** The same tree on the server and in the browser; anything that differs would show as a jump. */
export function App({ client, queryClient, lang, theme, server }: Props) {
  const arrival = useArrival()
  // From here on the page answers to a press; the bench reads the mark.
  useEffect(() => void performance.mark('interactive'), [])
  return (
    <Router {...(server ? { ssrPath: server.path, ssrSearch: server.search } : {})}>
      <ArrivalContext value={arrival}>
        <PersonProvider client={client} queryClient={queryClient}>
          <LangProvider fallback={lang}>
            <ThemeProvider initial={theme}>
              <HeadContext value={server?.head ?? null}>
                <Preloading client={client}>
                  <AnnounceProvider>
                    <IconSprite />
                    <MarkSprite />
                    <ErrorBoundary>
                      <OnePerson>
                        <Shell>
                          <Outlet />
                        </Shell>
                      </OnePerson>
                    </ErrorBoundary>
                  </AnnounceProvider>
                </Preloading>
              </HeadContext>
            </ThemeProvider>
          </LangProvider>
        </PersonProvider>
      </ArrivalContext>
    </Router>
  )
}

/** A pointer that rests on a link, or focus on it, is reason enough to fetch the page behind it. */
function Preloading({ client, children }: { client: Client; children: ReactNode }) {
  const queryClient = useQueryClient()
  const preload = useMemo(() => {
    const fetch = prefetcher(client, queryClient)
    return (href: string) => {
      const { pathname, search } = new URL(href, location.href)
      const { route, id, known } = placeOf(pathname)
      if (!known) return
      loadPage(route).catch(() => {})
      route.ask(fetch, parseViewState(search), id)
    }
  }, [client, queryClient])
  return <PreloadContext value={preload}>{children}</PreloadContext>
}

/** wouter tells of its own moves by events named after the calls; going back is the browser's. */
function useArrival(): Arrival {
  const arrival = useMemo<Arrival>(() => ({ by: null }), [])
  useEffect(() => {
    let path = location.pathname
    const note = (event: Event) => {
      if (location.pathname === path) return
      path = location.pathname
      arrival.by = event.type === 'popstate' ? 'back' : 'link'
    }
    const moves = ['popstate', 'pushState', 'replaceState']
    for (const move of moves) addEventListener(move, note)
    return () => {
      for (const move of moves) removeEventListener(move, note)
    }
  }, [arrival])
  return arrival
}
