import { useMemo } from 'react'
import { useLocation, useRouter } from 'wouter'
import { hrefHere, hrefTo, paths } from './paths.ts'
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

/** Addresses of other pages, keeping what is being looked at. */
export function usePaths() {
  const { view } = useViewState()
  return useMemo(
    () => ({
      overview: (patch?: ViewPatch) => hrefTo(paths.overview(), view, patch),
      kpis: (patch?: ViewPatch) => hrefTo(paths.kpis(), view, patch),
      kpi: (id: string, patch?: ViewPatch) => hrefTo(paths.kpi(id), view, patch),
      offices: (patch?: ViewPatch) => hrefTo(paths.offices(), view, patch),
      office: (code: string, patch?: ViewPatch) => hrefTo(paths.office(code), view, patch),
    }),
    [view],
  )
}
