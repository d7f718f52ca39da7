import type { OfficeRef } from '../../server/core/scorecard.ts'
import { useLang } from '../app/lang.tsx'
import { usePaths } from '../app/use-view-state.ts'
import { Link } from '../ui/link.tsx'

/** The name of an office, leading to its page. The whole city has none: there it leads to the overview. */
export function OfficeLink({ office }: { office: OfficeRef }) {
  const lang = useLang()
  const to = usePaths()
  return (
    <Link className="plain" href={office.kind === 'city' ? to.overview() : to.office(office.code)}>
      {office.name[lang]}
    </Link>
  )
}
