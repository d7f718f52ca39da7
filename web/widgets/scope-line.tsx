import type { OfficeRef } from '../../server/core/scorecard.ts'
import { useLang, useWords } from '../app/lang.tsx'
import { useViewState } from '../app/use-view-state.ts'
import headline from '../ui/headline.module.css'
import { Link } from '../ui/link.tsx'

/** `say`: in other words than that every figure of the page is of the office. */
type Props = { office: OfficeRef; say?: (office: string) => string }

/** On a page of one office alone: which, and the way back to the city. */
export function ScopeLine({ office, say }: Props) {
  const { kpi } = useWords()
  const lang = useLang()
  const { href } = useViewState()
  if (office.kind === 'city') return null
  return (
    <p className={headline.scope}>
      {(say ?? kpi.scopeLine)(office.name[lang])}{' '}
      <Link href={href({ office: undefined })}>{kpi.backToCity}</Link>
    </p>
  )
}
