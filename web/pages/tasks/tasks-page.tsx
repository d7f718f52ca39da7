import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { PageHeading } from '../../app/page-head.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { useMe, useTasks } from '../../data/queries.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { FailedNotice } from '../../widgets/answered.tsx'
import { FaultWaysOut } from '../../widgets/fault-ways-out.tsx'
import { seesTasks } from '../../widgets/sees-tasks.ts'
import { useToday } from '../../widgets/use-today.ts'
import { listView, officeJudged } from './asked-views.ts'
import styles from './criterion.module.css'
import { CriterionOfCity } from './criterion-of-city.tsx'
import { CriterionOfOffice } from './criterion-of-office.tsx'
import { Register } from './register.tsx'

/** What the criterion gives today, and the register of tasks that it follows from. */
export function TasksPage() {
  const { shell, tasks: words } = useAllWords()
  const { view } = useViewState()
  const answer = useTasks(listView(view))
  const me = useMe()
  const person = me.face === 'here' && me.data.person && seesTasks(me.data.person) ? me.data.person : null
  const office = person ? officeJudged(view, person) : null
  const title = useTitle(office !== null)
  if (answer.face === 'failed')
    return (
      <>
        <PageHeading title={words.title} description={words.description} />
        <FailedNotice {...answer} />
        <FaultWaysOut fault={answer.fault} />
      </>
    )
  return (
    <>
      <section className={styles.criterion} aria-label={title}>
        <PageHeading title={words.title} description={words.description} className={styles.title}>
          {title}
        </PageHeading>
        {person === null ? (
          <Skeleton label={shell.loading} lines={5} />
        ) : office === null ? (
          <CriterionOfCity />
        ) : (
          <CriterionOfOffice office={office} />
        )}
      </section>
      <Register answer={answer} />
    </>
  )
}

/** Whose criterion, as of when. */
function useTitle(isOfOne: boolean): string {
  const { criterion } = useAllWords().tasks
  const format = useFormat()
  const { view } = useViewState()
  const today = useToday()
  if (view.asOf === undefined || view.asOf === today) return isOfOne ? criterion.today : criterion.ofAll
  const day = format.day(view.asOf.slice(0, 10))
  return isOfOne ? criterion.on(day) : criterion.ofAllOn(day)
}
