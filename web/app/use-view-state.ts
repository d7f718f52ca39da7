import { useMemo } from 'react'
import { useLocation, useRouter } from 'wouter'
import { hrefAside, hrefHere, hrefTo, paths } from './paths.ts'
import { parseViewState, type ViewPatch } from './view-state.ts'

/** The address as it stands: wouter's own hooks decode it, and a second decoding would turn "%41" into "A". */
export function useAddress(): { path: string; search: string } {
  const router = useRouter()
  return { path: router.hook(router)[0], search: router.searchHook(router) }
}

/** The state of the page from its address, and ways to change it: `href` for links, `set` for what is no link. */
export function useViewState() {
  const { path, search } = useAddress()
  const [, navigate] = useLocation()
  return useMemo(() => {
    const view = parseViewState(search)
    return {
      ...view,
      view,
      path,
      href: (patch: ViewPatch) => hrefHere(path, view, patch),
      set: (patch: ViewPatch, how: { replace?: boolean } = {}) => navigate(hrefHere(path, view, patch), how),
    }
  }, [search, path, navigate])
}

/** The address to come back to after signing in; a page of signing in passes on its own. */
export function useHere(): string {
  const { path, view } = useViewState()
  return path === paths.signIn() ? (view.to ?? paths.overview()) : hrefHere(path, view, {})
}

/** Addresses of other pages, keeping what is being looked at. */
export function usePaths() {
  const { view } = useViewState()
  return useMemo(
    () => ({
      overview: (patch?: ViewPatch) => hrefTo(paths.overview(), view, patch),
      kpis: (patch?: ViewPatch) => hrefTo(paths.kpis(), view, patch),
      kpi: (id: string, patch?: ViewPatch) => hrefTo(paths.kpi(id), view, patch),
      indices: (patch?: ViewPatch) => hrefTo(paths.indices(), view, patch),
      index: (id: string, patch?: ViewPatch) => hrefTo(paths.index(id), view, patch),
      offices: (patch?: ViewPatch) => hrefTo(paths.offices(), view, patch),
      office: (code: string, patch?: ViewPatch) => hrefTo(paths.office(code), view, patch),
      officePeople: (code: string) => hrefAside(paths.officePeople(code), view),
      tasks: (patch?: ViewPatch) => hrefTo(paths.tasks(), view, patch),
      task: (code: string, patch?: ViewPatch) => hrefTo(paths.task(code), view, patch),
      newTask: (patch?: ViewPatch) => hrefAside(paths.newTask(), view, patch),
      taskImport: () => hrefAside(paths.taskImport(), view),
      taskRating: (patch?: ViewPatch) => hrefTo(paths.taskRating(), view, patch),
      seals: () => hrefAside(paths.seals(), view),
      seal: (code: string, patch?: ViewPatch) => hrefAside(paths.seal(code), view, patch),
      briefings: (patch?: ViewPatch) => hrefAside(paths.briefings(), view, patch),
      briefing: (code: string, patch?: ViewPatch) => hrefAside(paths.briefing(code), view, patch),
      decks: () => hrefAside(paths.decks(), view),
      items: (register: string, patch?: ViewPatch) => hrefTo(paths.items(register), view, patch),
      updates: () => hrefAside(paths.updates(), view),
      entryGrid: (office: string, patch?: ViewPatch) => hrefAside(paths.entryGrid(office), view, patch),
      upload: (office: string, patch?: ViewPatch) => hrefAside(paths.upload(office), view, patch),
      review: (patch?: ViewPatch) => hrefAside(paths.review(), view, patch),
      coverage: (patch?: ViewPatch) => hrefAside(paths.coverage(), view, patch),
      changes: (patch?: ViewPatch) => hrefAside(paths.changes(), view, patch),
      contests: () => hrefAside(paths.contests(), view),
      signIn: (patch?: ViewPatch) => hrefAside(paths.signIn(), view, patch),
      forgotPassword: () => hrefAside(paths.forgotPassword(), view),
      account: () => hrefAside(paths.account(), view),
      people: (patch?: ViewPatch) => hrefAside(paths.people(), view, patch),
      tokens: () => hrefAside(paths.tokens(), view),
      audit: (patch?: ViewPatch) => hrefAside(paths.audit(), view, patch),
      catalogue: (patch?: ViewPatch) => hrefAside(paths.catalogue(), view, patch),
      indexDesk: (patch?: ViewPatch) => hrefAside(paths.indexDesk(), view, patch),
      targets: (patch?: ViewPatch) => hrefAside(paths.targets(), view, patch),
      calendar: () => hrefAside(paths.calendar(), view),
      rowsIn: () => hrefAside(paths.rowsIn(), view),
      feeds: () => hrefAside(paths.feeds(), view),
      mailbox: () => hrefAside(paths.mailbox(), view),
    }),
    [view],
  )
}
