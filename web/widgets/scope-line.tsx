import type { OfficeRef } from '../../server/core/scorecard.ts'
import { useLang, useWords } from '../app/lang.tsx'
import { useViewState } from '../app/use-view-state.ts'
import headline from '../ui/headline.module.css'
import { Link } from '../ui/link.tsx'

/** On a page of one office alone: which, and the way back to the city. */
export function ScopeLine({ office }: { office: OfficeRef }) {
  const { kpi } = useWords()
  const lang = useLang()
  const { href } = useViewState()
  if (office.kind === 'city') return null
  return (
    <p className={headline.scope}>
      {kpi.scopeLine(office.name[lang])} <Link href={href({ office: undefined })}>{kpi.backToCity}</Link>
    </p>
  )
}
