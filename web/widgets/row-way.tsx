import { registerBehind } from '../../server/core/proposals/milestones.ts'
import { useLang, useWords } from '../app/lang.tsx'
import { usePaths } from '../app/use-view-state.ts'
import { useMe } from '../data/queries.ts'
import type { KpiDescriptor, RowPage } from '../data/questions.ts'
import { Link } from '../ui/link.tsx'
import { holds } from './decides.ts'

type Props = { kpi: Pick<KpiDescriptor, 'id' | 'theme'>; row: RowPage['rows'][number] }

/** From a row behind a figure to the task that it is, or to where its office says what changed of it. */
export function RowWay({ kpi, row }: Props) {
  const { kpi: words } = useWords()
  const lang = useLang()
  const to = usePaths()
  const me = useMe()
  // Rows about offices are no tasks.
  if (kpi.theme === 'tasks' && row.code !== row.office.code)
    return (
      <Link href={to.task(row.code)} aria-label={words.openTaskOf(row.code)}>
        {words.openTask}
      </Link>
    )
  const register = registerBehind(kpi.id)
  if (!register || me.face !== 'here' || !holds(me.data, 'report-tasks', row.office.code)) return null
  const { name } = row.cells
  const said = typeof name === 'object' && name !== null ? name[lang] : row.code
  return (
    <Link
      href={to.items(register, { office: row.office.code, q: row.code, show: row.code })}
      aria-label={words.updateRow(said)}
    >
      {words.update}
    </Link>
  )
}
