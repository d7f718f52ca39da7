import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Me } from '../../../server/core/access.ts'
import { stateWords } from '../../../server/core/approval/states.ts'
import { kindWords } from '../../../server/core/proposals/proposal.ts'
import type { TaskPage } from '../../../server/core/tasks/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useFormat, useLang } from '../../app/lang.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { AmendForm } from './amend-form.tsx'
import { Asked } from './asked.tsx'
import { DecideProposal } from './decide-proposal.tsx'
import { HandOverForm } from './hand-over-form.tsx'
import { NoteForm } from './note-form.tsx'
import { ReportForm } from './report-form.tsx'
import { SplitForm } from './split-form.tsx'
import { ResumeForm, StopForm } from './stop-form.tsx'
import styles from './task-desk.module.css'
import { type TaskKind, taskKinds } from './task-draft.ts'
import { useTaskDrafts } from './use-task-drafts.ts'

type Person = NonNullable<Me['person']>
const forms = [...taskKinds, 'split', 'note', 'amend', 'stop', 'resume', 'hand-over'] as const
type FormName = (typeof forms)[number]
const isKind = (name: FormName): name is TaskKind => (taskKinds as readonly FormName[]).includes(name)

/** What may be done to the task now: what is under way, the verbs, and the form of the one that was chosen. */
export function TaskDesk({ page, person }: { page: TaskPage; person: Person }) {
  const { task: words } = useAllWords()
  const { show, set } = useShown()
  const announce = useAnnounce()
  const [said, setSaid] = useState<string | null>(null)
  const { drafts, restored } = useTaskDrafts(page, person.id)
  const desk = useRef<HTMLDivElement>(null)
  const offered = offeredOf(page)
  const shown = forms.find((name) => name === show && offered.some((one) => one.name === name))
  const verbs = offered.filter(({ inBar }) => inBar).map(({ name }) => name)

  const was = useRef({ shown, said })

  function done(sentence: string) {
    setSaid(sentence)
    announce(sentence)
    close()
  }
  function close() {
    set(undefined)
  }
  // What had the focus may be gone with the form or the proposal; nobody who has gone on is called back.
  useEffect(() => {
    const { shown: before, said: saidBefore } = was.current
    was.current = { shown, said }
    if (shown || document.activeElement !== document.body) return
    if (before || said !== saidBefore)
      desk.current?.querySelector<HTMLElement>('[data-said], [data-verbs] button')?.focus()
  }, [shown, said])
  const about = { page, close, done }
  const bodies: Record<Exclude<FormName, TaskKind>, () => ReactNode> = {
    split: () => <SplitForm {...about} />,
    note: () => <NoteForm {...about} />,
    amend: () => <AmendForm {...about} />,
    stop: () => <StopForm {...about} />,
    resume: () => <ResumeForm {...about} />,
    'hand-over': () => <HandOverForm {...about} />,
  }
  return (
    <div ref={desk} className={styles.desk}>
      {restored ? <Notice face="partial" title={words.restored} /> : null}
      {said ? (
        <p data-said tabIndex={-1} className={styles.done}>
          {said}
        </p>
      ) : null}
      <UnderWay page={page} shown={shown} open={set} done={done} />
      {shown ? (
        <Opened key={shown} title={words.verbs[shown]}>
          {isKind(shown) ? (
            <ReportForm {...about} person={person} drafts={drafts} kind={shown} />
          ) : (
            bodies[shown]()
          )}
        </Opened>
      ) : verbs.length > 0 ? (
        <section className={styles.bar} aria-label={words.toDo}>
          <div data-verbs className={styles.verbs}>
            {verbs.map((name, i) => (
              <Button
                key={name}
                look={i === 0 && isKind(name) ? 'primary' : undefined}
                onClick={() => {
                  setSaid(null)
                  set(name)
                }}
              >
                {words.verbs[name]}
              </Button>
            ))}
          </div>
        </section>
      ) : null}
    </div>
  )
}

/** Which form stands open is in the address, so that a list can lead straight to it. */
function useShown() {
  const { show, set } = useViewState()
  return { show, set: (name: FormName | undefined) => set({ show: name }, { replace: true }) }
}

/** What the asker may do now, the most likely first; what is under way and what stands elsewhere is not in the bar. */
function offeredOf({ task, may, proposals }: TaskPage): { name: FormName; inBar: boolean }[] {
  const isOpen = task.doneOn === null && task.stopped === null
  const kinds = taskKinds.flatMap((name) => {
    const begun = proposals.find(({ kind }) => kind === name)
    if (begun) return isOwn(begun) ? [{ name, inBar: false }] : []
    if (!may.report || !isOpen || (name === 'extension' && task.dueOn === null)) return []
    return [{ name, inBar: true }]
  })
  const offered = (name: FormName, isOffered: boolean, inBar = true) => (isOffered ? [{ name, inBar }] : [])
  const isSuspended = task.stopped?.kind === 'suspended'
  return [
    ...kinds,
    ...offered('split', may.split && isOpen, false),
    ...offered('amend', may.amend),
    ...offered(isSuspended ? 'resume' : 'stop', may.stop),
    ...offered('hand-over', may.handOver),
    ...offered('note', may.note),
  ]
}

/** The office is writing it still. */
const isOwn = ({ may }: TaskPage['proposals'][number]): boolean =>
  may.includes('enter') || may.includes('submit')

type UnderWayProps = {
  page: TaskPage
  shown: FormName | undefined
  open: (name: FormName) => void
  done: (said: string) => void
}

/** What was begun or sent and nobody has decided yet, with what the asker may do to it. */
function UnderWay({ page, shown, open, done }: UnderWayProps) {
  const { task: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const listed = page.proposals.filter(({ kind }) => kind !== shown)
  if (listed.length === 0) return null
  return (
    <section className={styles.underWay} aria-label={words.underWay}>
      {listed.map((proposal) => {
        const name = kindWords[proposal.kind][lang]
        return (
          <article key={proposal.kind} className={styles.proposal} aria-label={name}>
            <p className={styles.state}>
              <b>{name}</b>
              <StateMark state={proposal.state === 'returned' ? 'off' : 'waiting'}>
                {stateWords[proposal.state][lang]}
              </StateMark>
              <span className="muted">{words.byWhom(proposal.by, format.instant(proposal.at))}</span>
            </p>
            {proposal.reason && proposal.state === 'returned' ? (
              <p className={styles.reason}>{words.returnedBecause(proposal.reason)}</p>
            ) : null}
            <div>
              <Asked kind={proposal.kind} content={proposal.content} />
            </div>
            {isOwn(proposal) ? (
              <Button aria-label={words.goOnOf(name)} onClick={() => open(proposal.kind)}>
                {words.goOn}
              </Button>
            ) : (
              <DecideProposal page={page} proposal={proposal} done={done} />
            )}
          </article>
        )
      })}
    </section>
  )
}

/** A form that was asked for: whoever asked stands in it. */
function Opened({ title, children }: { title: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'start' })
  }, [])
  return (
    <section className={styles.opened} aria-labelledby="task-form">
      <h2 id="task-form" ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  )
}
