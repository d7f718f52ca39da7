import type { ReactNode } from 'react'
import type { Me } from '../../../server/core/access.ts'
import type { TaskPage as Page } from '../../../server/core/tasks/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { PageHeading } from '../../app/page-head.tsx'
import { usePaths, useViewState } from '../../app/use-view-state.ts'
import { useMe, useTaskPage } from '../../data/queries.ts'
import { Link } from '../../ui/link.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { AsOfLine } from '../../widgets/asof-line.tsx'
import { FaultWaysOut } from '../../widgets/fault-ways-out.tsx'
import { OfficeLink } from '../../widgets/office-link.tsx'
import { TaskStage } from '../../widgets/task-stage.tsx'
import { ClearThings } from './clear-things.tsx'
import { Deadlines } from './deadlines.tsx'
import { Decisions } from './decisions.tsx'
import { Notes } from './notes.tsx'
import { Progress } from './progress.tsx'
import { SealedIn } from './sealed-in.tsx'
import { Steps } from './steps.tsx'
import { TaskDesk } from './task-desk.tsx'
import { TaskEvidence } from './task-evidence.tsx'
import { TaskHistory } from './task-history.tsx'
import styles from './task-page.module.css'
import { taskSentence } from './task-sentence.ts'

type Person = NonNullable<Me['person']>

/** One task: how it stands, what there is to do about it, and everything that is known of it. */
export function TaskPage({ id }: { id: string }) {
  const { shell, task: words } = useAllWords()
  const lang = useLang()
  const { view } = useViewState()
  const answer = useTaskPage(view, id)
  const me = useMe()
  const person = me.face === 'here' ? me.data.person : null
  const page = answer.face === 'here' ? answer.data : null
  return (
    <>
      <Trail page={page} />
      <PageHeading
        title={page ? `${page.task.code}: ${page.task.name[lang]}` : words.title(id)}
        description={words.description}
        className={styles.title}
      >
        {page ? page.task.name[lang] : words.title(id)}
      </PageHeading>
      <Answered
        answer={answer}
        waiting={<Skeleton label={shell.loading} lines={12} />}
        empty={() => null}
        partial={() => null}
      >
        {(found) => (
          <Task key={found.task.code} page={found} person={person} isPast={view.asOf !== undefined} />
        )}
      </Answered>
      {answer.face === 'failed' ? <FaultWaysOut fault={answer.fault} /> : null}
    </>
  )
}

function Trail({ page }: { page: Page | null }) {
  const { task: words } = useAllWords()
  const to = usePaths()
  return (
    <p className={styles.trail}>
      <Link href={to.tasks()}>{words.register}</Link>
      {page ? (
        <>
          {' / '}
          <span className="nw">{page.task.code}</span>
          {' / '}
          {words.ofYear(String(page.task.year))}
        </>
      ) : null}
    </p>
  )
}

function Task({ page, person, isPast }: { page: Page; person: Person | null; isPast: boolean }) {
  const { task: words } = useAllWords()
  const format = useFormat()
  const [standing = '', ...more] = taskSentence(page, words, format)
  return (
    <>
      <Offices page={page} />
      <p className={styles.sentence}>
        <strong>{standing}</strong> {more.join(' ')}
      </p>
      <p className={styles.marks}>
        <TaskStage task={page.task} />
      </p>
      {person && !isPast ? <TaskDesk page={page} person={person} /> : null}
      <div className={styles.two}>
        <div>
          <ClearThings page={page} />
          <Deadlines page={page} />
          <Progress page={page} />
          <Steps page={page} canAct={person !== null && !isPast} />
        </div>
        <div>
          <Decisions page={page} />
          <TaskEvidence page={page} />
          <Notes page={page} />
          <SealedIn page={page} />
        </div>
      </div>
      <TaskHistory page={page} />
      <AsOfLine asOfDay={page.asOfDay} unit={words.unit} source={words.source} sample={page.task.sample} />
    </>
  )
}

/** Who leads it, who helps. */
function Offices({ page: { task } }: { page: Page }) {
  const { task: words } = useAllWords()
  return (
    <ul className={styles.offices}>
      <Line label={words.lead}>
        <OfficeLink office={task.office} />
      </Line>
      {task.coordinating.length > 0 ? (
        <Line label={words.helping}>
          {task.coordinating.map((office, i) => (
            <span key={office.code}>
              {i > 0 ? ', ' : null}
              <OfficeLink office={office} />
            </span>
          ))}
        </Line>
      ) : null}
    </ul>
  )
}

const Line = ({ label, children }: { label: string; children: ReactNode }) => (
  <li>
    <span className="muted">{label}:</span> {children}
  </li>
)
