import type { QueryClient } from '@tanstack/react-query'
import {
  createContext,
  Fragment,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { flushSync } from 'react-dom'
import { useLocation } from 'wouter'
import type { Me } from '../../server/core/access.ts'
import { type Client, createQueryClient } from '../data/client.ts'
import { faultOf } from '../data/fault.ts'
import { DataProvider, useTRPC } from '../data/provider.tsx'
import { useMe } from '../data/queries.ts'
import { prefetcher, questions } from '../data/questions.ts'
import { loadPage } from './loaded-pages.ts'
import { ArrivalContext } from './page-head.tsx'
import { placeOf } from './routes.ts'
import { useAddress } from './use-view-state.ts'
import { parseViewState } from './view-state.ts'

type Change = (to?: string) => Promise<void>
/** `ended`: the session ended without the person's doing */
type Handover = (to?: string, ended?: boolean) => Promise<void>
type Turn = {
  /** counts the people who have sat here since the page was loaded */
  turn: number
  queryClient: QueryClient
  change: Handover
  /** the person's session ended without their doing, and nobody has seen to it yet */
  hasEnded: boolean
  setEnded: (hasEnded: boolean) => void
  isChanging: () => boolean
}

const TurnContext = createContext<Turn | null>(null)

function useTurn(): Turn {
  const turn = useContext(TurnContext)
  if (!turn) throw new Error('No person provider above.')
  return turn
}

/** To be called once another person, or nobody, is signed in: forgets every answer, and goes to `to`, else stays. */
export const usePersonChange = (): Change => useTurn().change
/** Whether a session ended by itself, and the way to say that it was seen. */
export function useEndedSession(): { hasEnded: boolean; dismiss: () => void } {
  const { hasEnded, setEnded } = useTurn()
  return { hasEnded, dismiss: () => setEnded(false) }
}

/** A server that does not answer must not keep the figures of one person before the eyes of the next. */
const longestWaitMs = 2_000

type Props = { client: Client; queryClient: QueryClient; children: ReactNode }

/**
 * Answers belong to the person they were given to. When another one sits here the cache is thrown away with everything
 * drawn from it, and the page is drawn anew once its answers for the new person have come: nothing shows in between.
 */
export function PersonProvider({ client, queryClient: first, children }: Props) {
  const [now, setNow] = useState({ turn: 0, queryClient: first })
  const [hasEnded, setEnded] = useState(false)
  const [, navigate] = useLocation()
  const arrival = useContext(ArrivalContext)
  const shown = useRef(first)
  const calls = useRef({ last: 0, running: 0 })

  const change = useCallback(
    async (to?: string, ended = false) => {
      const call = ++calls.current.last
      calls.current.running++
      const queryClient = createQueryClient()
      await prepared(client, queryClient, new URL(to ?? location.href, location.href))
      calls.current.running--
      if (call !== calls.current.last) return
      shown.current.clear()
      shown.current = queryClient
      // At once: a page must neither be drawn for the person before nor at the address before.
      flushSync(() => {
        setNow(({ turn }) => ({ turn: turn + 1, queryClient }))
        // Not before: whoever follows the notice to the form must not have it drawn anew under their hands.
        setEnded(ended)
        if (to === undefined) return
        arrival.by = 'link'
        navigate(to)
      })
    },
    [client, navigate, arrival],
  )
  const isChanging = useCallback(() => calls.current.running > 0, [])
  const value = useMemo(
    () => ({ ...now, change, hasEnded, setEnded, isChanging }),
    [now, change, hasEnded, isChanging],
  )
  return (
    <TurnContext value={value}>
      <DataProvider client={client} queryClient={now.queryClient}>
        {children}
      </DataProvider>
    </TurnContext>
  )
}

/** The page of an address and its answers, or as much of them as came in time. */
async function prepared(client: Client, queryClient: QueryClient, { pathname, search }: URL) {
  const fetch = prefetcher(client, queryClient)
  const { route, id } = placeOf(pathname)
  const asked = [fetch.me(), fetch.setting(), ...route.ask(fetch, parseViewState(search), id)]
  await Promise.race([
    Promise.allSettled([loadPage(route), ...asked]),
    new Promise((resolve) => setTimeout(resolve, longestWaitMs)),
  ])
}

/** Everything that shows or holds what one person was told; drawn anew for the next. */
export function OnePerson({ children }: { children: ReactNode }) {
  const { turn } = useTurn()
  return (
    <Fragment key={turn}>
      <PersonWatch />
      {children}
    </Fragment>
  )
}

/** Who owes a second factor is nobody yet: looking up a code in another window must not end the setting up. */
const identityOf = ({ person }: Me): string | null => (person && !person.owesSecondFactor ? person.id : null)

/** Notices what happened elsewhere: signed out in another window, ended by an administrator, run out. */
function PersonWatch() {
  const { queryClient, change, isChanging } = useTurn()
  const trpc = useTRPC()
  const { path, search } = useAddress()
  const address = path + search
  const drawnAt = useRef(address)
  const answer = useMe()
  const me = answer.face === 'here' ? answer.data : null
  const known = useRef(me ? identityOf(me) : undefined)

  useEffect(() => {
    if (!me || isChanging()) return
    const who = identityOf(me)
    const was = known.current
    known.current = who
    if (was === undefined || was === who) return
    void change(undefined, me.person === null)
  }, [me, change, isChanging])

  // With every press that leads on: figures of the public must not stand under somebody's name.
  useEffect(() => {
    if (address === drawnAt.current) return
    drawnAt.current = address
    void queryClient.refetchQueries({ queryKey: questions.me(trpc).queryKey })
  }, [queryClient, trpc, address])

  useEffect(() => {
    const askWho = () => queryClient.invalidateQueries({ queryKey: questions.me(trpc).queryKey })
    const hear = (event: { type: string; action?: { type: string; error?: unknown } }) => {
      if (event.type !== 'updated' || event.action?.type !== 'error' || !known.current) return
      if (faultOf(event.action.error).code === 'sign-in-needed') void askWho()
    }
    // A page brought back by the browser's own "back" is as old as it was left.
    const wake = (event: PageTransitionEvent) => event.persisted && askWho()
    const stops = [
      queryClient.getQueryCache().subscribe(hear),
      queryClient.getMutationCache().subscribe(hear),
    ]
    addEventListener('pageshow', wake)
    return () => {
      for (const stop of stops) stop()
      removeEventListener('pageshow', wake)
    }
  }, [queryClient, trpc])

  return null
}
