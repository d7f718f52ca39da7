import { useEffect, useState } from 'react'
import type { Page, Route } from './routes.ts'

const loaded = new Map<Route, Page>()

/** Fetches the code of a page; once here it is drawn without a pause. */
export async function loadPage(route: Route): Promise<Page> {
  const page = loaded.get(route) ?? (await route.load())
  loaded.set(route, page)
  return page
}

/** The page, `undefined` while its code is on the way, or what kept it from coming. */
export function usePage(route: Route): { page: Page | undefined; failed: boolean; again: () => void } {
  const [, redraw] = useState({})
  const [failed, setFailed] = useState(false)
  const page = loaded.get(route)
  useEffect(() => {
    if (page || failed) return
    let gone = false
    loadPage(route).then(
      () => gone || redraw({}),
      () => gone || setFailed(true),
    )
    return () => {
      gone = true
    }
  }, [route, page, failed])
  return { page, failed, again: () => setFailed(false) }
}
