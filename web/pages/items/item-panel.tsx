import { useState } from 'react'
import { stateWords } from '../../../server/core/approval/states.ts'
import type { ItemKind, ItemRow } from '../../../server/core/items/answers.ts'
import type { ItemRegister } from '../../../server/core/proposals/milestones.ts'
import { kindWords } from '../../../server/core/proposals/proposal.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { usePaths, useViewState } from '../../app/use-view-state.ts'
import type { useProposalVerbs } from '../../data/drafts/use-proposal-drafts.ts'
import { useItem } from '../../data/queries.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { TextAreaField } from '../../ui/field.tsx'
import { Link } from '../../ui/link.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { Differences } from '../../widgets/differences.tsx'
import { AttachEvidence } from '../../widgets/evidence-attach.tsx'
import { EvidenceList } from '../../widgets/evidence-list.tsx'
import { ChangeForm } from './change-form.tsx'
import { isOpen, longestNote, milestonesUnderWay } from './item-draft.ts'
import styles from './items.module.css'
import { Said } from './said.tsx'
import type { useItemDrafts } from './use-item-drafts.ts'

type Props = {
  register: ItemRegister
  row: ItemRow
  work: ReturnType<typeof useItemDrafts>
  act: ReturnType<typeof useProposalVerbs>['act']
  busy: boolean
}

const asked = ['retire', 'merge', 'hand-over'] as const satisfies readonly ItemKind[]
export type Change = (typeof asked)[number]

/** All of one item: note and evidence of what changes, what else can be asked, and who changed it when. */
export function ItemPanel({ register, row, work: { drafts }, act, busy }: Props) {
  const { items: words, updates } = useAllWords()
  const lang = useLang()
  const to = usePaths()
  const [change, setChange] = useState<Change | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const under = milestonesUnderWay(row)
  const { draft } = drafts.line(row.code)
  const evidence = { register, item: row.code, kind: 'milestones' } as const
  return (
    <div className={styles.panel}>
      {isOpen(row) ? (
        <div className={styles.entry}>
          <TextAreaField
            rows={2}
            label={words.note}
            hint={words.noteHint}
            maxLength={longestNote}
            value={draft.note}
            onChange={(event) => drafts.edit([[row.code, { ...draft, note: event.target.value }]])}
          />
          <div>
            <EvidenceList of={evidence} canChange />
            {under ? <AttachEvidence of={evidence} canChange /> : null}
            <p className={styles.hint}>
              {words.evidenceHint} {under ? null : words.evidenceFirst}
            </p>
          </div>
        </div>
      ) : null}
      {row.proposals.map((proposal) => (
        <p key={proposal.kind} className={styles.asking}>
          <b>{kindWords[proposal.kind][lang]}</b>: {stateWords[proposal.state][lang]},{' '}
          {words.enteredBy(proposal.enteredBy)}
          {proposal.kind === 'milestones' && proposal.may.includes('withdraw') ? (
            <Button disabled={busy} onClick={() => void act('withdraw', [row.code])}>
              {updates.withdraw}
            </Button>
          ) : null}
          {proposal.kind === 'milestones' && proposal.may.includes('discard') ? (
            <Button disabled={busy} onClick={() => void act('discard', [row.code])}>
              {updates.discard}
            </Button>
          ) : null}
          {proposal.may.some((verb) => verb === 'endorse' || verb === 'approve') ? (
            <Link className={buttonClass()} href={to.review({ office: row.office.code })}>
              {updates.toReview}
            </Link>
          ) : null}
        </p>
      ))}
      {said ? <Said>{said}</Said> : null}
      {row.may.length > 0 ? (
        change ? (
          <ChangeForm
            key={change}
            register={register}
            row={row}
            change={change}
            close={() => setChange(null)}
            done={(sentence) => {
              setChange(null)
              setSaid(sentence)
            }}
          />
        ) : (
          <fieldset className={styles.asks}>
            <legend className="vh">{words.askLabel}</legend>
            {asked
              .filter((kind) => row.may.includes(kind) && !row.proposals.some((one) => one.kind === kind))
              .map((kind) => (
                <Button key={kind} onClick={() => setChange(kind)}>
                  {words.ask[kind]}
                </Button>
              ))}
          </fieldset>
        )
      ) : null}
      <History register={register} code={row.code} />
    </div>
  )
}

/** Who changed it, when, what it was and what it is; and where it came from, or went to. */
function History({ register, code }: { register: ItemRegister; code: string }) {
  const { items: words, shell } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const { view } = useViewState()
  const answer = useItem(view, register, code)
  return (
    <section aria-label={words.history}>
      <h2 className={styles.heading}>{words.history}</h2>
      <Answered
        answer={answer}
        waiting={<Skeleton label={shell.loading} lines={3} />}
        empty={() => null}
        partial={() => null}
      >
        {({ history, predecessors, successors, decisions }) => (
          <>
            {predecessors.map((one) => (
              <p key={one.code}>{words.continues(one.code, one.office.name[lang], format.day(one.on))}</p>
            ))}
            {successors.map((one) => (
              <p key={one.code}>{words.continuedBy(one.code, one.office.name[lang], format.day(one.on))}</p>
            ))}
            <ol className={styles.history}>
              {history.map(({ at, by, differences }) => {
                const decision = decisions.find(({ decidedAt }) => decidedAt === at)
                return (
                  <li key={at}>
                    <span className="num nw">{format.instant(at)}</span>
                    <span lang="vi">
                      {by}
                      {decision ? <small>{words.enteredBy(decision.enteredBy)}</small> : null}
                    </span>
                    <Differences differences={differences} />
                  </li>
                )
              })}
            </ol>
          </>
        )}
      </Answered>
    </section>
  )
}
