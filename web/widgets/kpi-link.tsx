import type { Words } from '../../server/core/words.ts'
import { useLang } from '../app/lang.tsx'
import { usePaths } from '../app/use-view-state.ts'
import type { ViewPatch } from '../app/view-state.ts'
import { Link } from '../ui/link.tsx'

type Props = { kpi: { id: string; name: Words }; patch?: ViewPatch; children?: string }

/** The name of a KPI, leading to its page. */
export function KpiLink({ kpi, patch, children }: Props) {
  const lang = useLang()
  return (
    <Link className="plain" href={usePaths().kpi(kpi.id, patch)}>
      {children ?? kpi.name[lang]}
    </Link>
  )
}
