import { useAllWords } from '../../app/all-words.ts'
import { usePaths } from '../../app/use-view-state.ts'
import type { ViewPatch } from '../../app/view-state.ts'
import { Link } from '../../ui/link.tsx'
import styles from './kpi-page.module.css'

/** KPIs that are counted in the register of tasks, and what of it they are about. */
const inRegister: Record<string, ViewPatch> = {
  'tasks-overdue': { stage: 'overdue' },
  'tasks-completed': {},
  'tasks-on-time': {},
  'tasks-without-deadline': { stage: 'no-deadline' },
}

/** From a KPI of tasks to the register, or to what the criterion gives each office; nothing for any other KPI. */
export function RegisterLink({ id }: { id: string }) {
  const { tasks: words } = useAllWords()
  const to = usePaths()
  const patch = inRegister[id]
  if (patch)
    return (
      <p className={styles.register}>
        <Link href={to.tasks(patch)}>{words.toRegister}</Link>
      </p>
    )
  if (id !== 'offices-without-late-task') return null
  return (
    <p className={styles.register}>
      <Link href={to.taskRating()}>{words.criterion.allOffices}</Link>
    </p>
  )
}
