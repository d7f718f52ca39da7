import { useWords } from '../../app/lang.tsx'
import { PageHeading } from '../../app/page-head.tsx'
import { usePaths } from '../../app/use-view-state.ts'
import { Link } from '../../ui/link.tsx'

export function LostPage() {
  const { faces } = useWords()
  const to = usePaths()
  return (
    <>
      <PageHeading title={faces.noSuchPage} description={faces.noSuchPageHelp} />
      <p className="muted">{faces.noSuchPageHelp}</p>
      <p>
        <Link href={to.overview()}>{faces.toOverview}</Link>
      </p>
    </>
  )
}
