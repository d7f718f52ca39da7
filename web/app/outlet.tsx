import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useWords } from './lang.tsx'
import { usePage } from './loaded-pages.ts'
import { placeOf } from './routes.ts'
import { useAddress } from './use-view-state.ts'

/** The page of the address. Another address is another page: nothing of the one before is kept in it. */
export function Outlet() {
  const { path } = useAddress()
  const { route, id } = placeOf(path)
  const { page: Page, failed, again } = usePage(route)
  const { faces } = useWords()
  if (Page) return <Page key={path} id={id} />
  if (!failed) return <Skeleton label={faces.waiting} lines={6} />
  return (
    <Notice face="failed" title={faces.failed} again={{ label: faces.again, press: again }}>
      {faces.unreachable}
    </Notice>
  )
}
