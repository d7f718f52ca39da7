import type { Words } from '../../../server/core/words.ts'
import { useLang } from '../../app/lang.tsx'
import { usePaths } from '../../app/use-view-state.ts'
import { Link } from '../../ui/link.tsx'

type Props = {
  kpi: { id: string; name: Words }
  office?: string | undefined
  period?: string
  children?: string
}

/** The figure as it is now; the filter of this page does not go along. */
export function NowLink({ kpi, office, period, children }: Props) {
  const lang = useLang()
  return (
    <Link className="plain" href={usePaths().kpi(kpi.id, { office, period })} preload={false}>
      {children ?? kpi.name[lang]}
    </Link>
  )
}
