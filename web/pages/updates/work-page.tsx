import type { Day } from '../../../server/core/day.ts'
import { registerShapes } from '../../../server/core/proposals/milestones.ts'
import { kindWords, type TaskWork } from '../../../server/core/proposals/proposal.ts'
import type { MyWork } from '../../../server/core/reporting/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { PageHeading } from '../../app/page-head.tsx'
import { usePaths } from '../../app/use-view-state.ts'
import { bothOf } from '../../data/answer.ts'
import { useMe, useTaskWork, useWork } from '../../data/queries.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'
import pageStyles from '../../ui/page.module.css'
import { Section } from '../../ui/section.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { FaultWaysOut } from '../../widgets/fault-ways-out.tsx'
import { ProposalLink } from '../../widgets/proposal-link.tsx'
import { ReportState } from '../../widgets/report-state.tsx'
import { StageMark } from '../../widgets/status-mark.tsx'
import { TaskNotes, TaskStage } from '../../widgets/task-stage.tsx'
import { dueWords } from './due-words.ts'
import { groupsOf, type WorkEntry, type WorkGroup } from './work-groups.ts'
import styles from './work-page.module.css'

/** Everything that one person owes, figures and tasks, by what has to be done first. */
export function WorkPage() {
  const { shell, updates: words } = useAllWords()
  const me = useMe()
  const answer = bothOf(useWork(), useTaskWork())
  const reports = me.face === 'here' && me.data.person?.grants.some(({ role }) => role !== 'reviewer')
  return (
    <>
      <PageHeading title={words.work} description={words.workDescription} />
      <Answered
        answer={answer}
        waiting={<Skeleton label={shell.loading} lines={8} />}
        empty={([work, tasks]) =>
          groupsOf(work, tasks).length > 0
            ? null
            : work.offices.length > 0
              ? { title: words.nothingOwed, help: words.nothingOwedHelp }
              : { title: reports ? words.notReporter : words.nothingOwed }
        }
        partial={() => null}
      >
        {([work, tasks]) => <Work work={work} tasks={tasks} />}
      </Answered>
      {answer.face === 'here' ? <WaysToGrids work={answer.data[0]} /> : null}
      {answer.face === 'failed' ? <FaultWaysOut fault={answer.fault} /> : null}
    </>
  )
}

function Work({ work, tasks }: { work: MyWork; tasks: TaskWork }) {
  const { updates: words } = useAllWords()
  const format = useFormat()
  const late = work.owed.filter(({ cell }) => cell.due < work.today).length
  const overdue = tasks.owed.filter(({ stage }) => stage === 'overdue').length
  const said = (count: number, past: number, say: typeof words.owes) =>
    count > 0 ? [say(format.number(count), past > 0 ? format.number(past) : null)] : []
  const lead = [
    ...said(work.owed.length, late, words.owes),
    ...said(tasks.owed.length, overdue, words.owesTasks),
  ]
  return (
    <>
      {lead.length > 0 ? <p className={pageStyles.lead}>{lead.join(' ')}</p> : null}
      {groupsOf(work, tasks).map(({ group, items }) => (
        <Section
          key={group}
          title={words.groups[group]}
          note={format.number(items.length)}
          end={group === 'waiting' ? <ToReview /> : null}
        >
          <ul className={styles.list}>
            {items.map((entry) => (
              <Line
                key={entry.key}
                entry={entry}
                group={group}
                today={work.today}
                showsOffice={group === 'waiting' || work.offices.length > 1}
              />
            ))}
          </ul>
        </Section>
      ))}
    </>
  )
}

function ToReview() {
  const { updates: words } = useAllWords()
  const to = usePaths()
  return (
    <Link className={buttonClass({ look: 'primary' })} href={to.review()}>
      {words.toReview}
    </Link>
  )
}

type LineProps<Entry> = { entry: Entry; group: WorkGroup; today: Day; showsOffice: boolean }
type Of<Kind extends WorkEntry['of']> = Extract<WorkEntry, { of: Kind }>

function Line({ entry, ...props }: LineProps<WorkEntry>) {
  if (entry.of === 'figure') return <FigureLine entry={entry} {...props} />
  return entry.of === 'task' ? (
    <TaskLine entry={entry} {...props} />
  ) : (
    <ProposalLine entry={entry} {...props} />
  )
}

function FigureLine({ entry, group, today, showsOffice }: LineProps<Of<'figure'>>) {
  const { updates: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const to = usePaths()
  const { cell, kpi, office } = entry.item
  const href =
    group === 'waiting'
      ? to.review({ office: office.code })
      : `${to.entryGrid(office.code, { period: cell.period })}#${encodeURIComponent(kpi.id)}`
  const isOver = group === 'sent' || group === 'waiting'
  const left = dueWords(cell.due, today, words, format)
  return (
    <li className={styles.line}>
      <Link className={styles.name} href={href}>
        {kpi.name[lang]}
      </Link>
      <span className={styles.about}>
        {showsOffice ? `${office.name[lang]}, ` : null}
        {format.periodInText(cell.period)}
      </span>
      <span className={styles.due}>
        {isOver ? (
          <span className="muted">{words.due(format.day(cell.due))}</span>
        ) : (
          <>
            <StageMark
              stage={cell.due < today ? 'overdue' : group === 'later' ? 'not-due' : 'due-soon'}
              word={capital(left)}
            />
            <span className="faint nw"> {format.dayShort(cell.due)}</span>
          </>
        )}
      </span>
      <span className={styles.state}>
        <ReportState state={cell.state} />
      </span>
      {cell.state === 'returned' && cell.entry?.reason ? (
        <p className={styles.reason}>{words.returnedBecause(cell.entry.reason)}</p>
      ) : null}
    </li>
  )
}

function TaskLine({ entry: { task }, showsOffice }: LineProps<Of<'task'>>) {
  const { updates: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const to = usePaths()
  return (
    <li className={styles.line}>
      <Link className={styles.name} href={to.task(task.code)}>
        {task.name[lang]}
      </Link>
      <span className={styles.about}>
        {showsOffice ? `${task.office.name[lang]}, ` : null}
        {words.taskOf(task.code)}
      </span>
      <span className={styles.due}>
        <TaskStage task={task} />
        {task.dueOn ? <span className="faint nw"> {format.dayShort(task.dueOn)}</span> : null}
      </span>
      <span className={styles.state}>
        <TaskNotes task={task} />
      </span>
    </li>
  )
}

function ProposalLine({ entry: { item, task }, showsOffice }: LineProps<Of<'proposal'>>) {
  const { updates: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const { proposal, office } = item
  const { register } = proposal.key
  return (
    <li className={styles.line}>
      <ProposalLink className={styles.name} item={item} />
      <span className={styles.about}>
        {showsOffice ? `${office.name[lang]}, ` : null}
        {kindWords[proposal.kind][lang]}
        {register === 'tasks' ? null : `, ${registerShapes[register].name[lang]}`}
      </span>
      <span className={styles.due}>
        {task ? (
          <>
            <TaskStage task={task} />
            {task.dueOn ? <span className="faint nw"> {format.dayShort(task.dueOn)}</span> : null}
          </>
        ) : (
          <span className="muted">{words.sentAt(format.day(proposal.sentOn))}</span>
        )}
      </span>
      <span className={styles.state}>
        <ReportState state={proposal.state} />
      </span>
      {proposal.state === 'returned' && proposal.reason ? (
        <p className={styles.reason}>{words.returnedBecause(proposal.reason)}</p>
      ) : null}
    </li>
  )
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Also with nothing owed a figure may have to be looked at or put right. */
function WaysToGrids({ work }: { work: MyWork }) {
  const { updates: words } = useAllWords()
  const lang = useLang()
  const to = usePaths()
  return (
    <p className={styles.ways}>
      {work.offices.map(({ code, name }) => (
        <Link key={code} className={buttonClass()} href={to.entryGrid(code)}>
          {words.toGrid(name[lang])}
        </Link>
      ))}
    </p>
  )
}
