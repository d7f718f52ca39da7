import { registerShapes } from '../../../server/core/proposals/milestones.ts'
import { kindWords, type ProposalItem } from '../../../server/core/proposals/proposal.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { Differences } from '../../widgets/differences.tsx'
import { EvidenceList } from '../../widgets/evidence-list.tsx'
import { OfficeLink } from '../../widgets/office-link.tsx'
import { ProposalLink } from '../../widgets/proposal-link.tsx'
import { ReportState } from '../../widgets/report-state.tsx'
import type { Cells } from './cells.ts'
import { Foot, RefusedWords } from './item-foot.tsx'
import type { Grouping, Why } from './review-item.ts'
import styles from './review-table.module.css'

/** What an office asks to change: the first difference is what it is about. */
export const proposalCells: Cells<ProposalItem> = {
  what: (at) => <What {...at} />,
  new: ({ item: { differences } }) => <b>{differences[0]?.after}</b>,
  inForce: ({ item: { differences } }) => differences[0]?.before ?? <None />,
  before: () => null,
  difference: ({ item }) => <Label item={item} />,
  status: ({ item }) => <Status item={item} />,
}

function None() {
  const { review: words } = useAllWords()
  return <span className="faint">{words.noneInForce}</span>
}

function Label({ item: { differences } }: { item: ProposalItem }) {
  const lang = useLang()
  return differences[0]?.label[lang]
}

function Status({ item: { proposal } }: { item: ProposalItem }) {
  const { review: words } = useAllWords()
  const format = useFormat()
  return (
    <>
      <ReportState state={proposal.state} />
      {proposal.sentOn ? (
        <span className={styles.under}>{words.firstSent(format.day(proposal.sentOn))}</span>
      ) : null}
    </>
  )
}

type WhatProps = { item: ProposalItem; by: Grouping; refused: Why | undefined }

function What({ item, by, refused }: WhatProps) {
  const { review: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const { proposal, office, differences, evidence } = item
  const { register } = proposal.key
  return (
    <>
      <span className={styles.name}>
        {by === 'office' ? `${kindWords[proposal.kind][lang]}: ` : null}
        <ProposalLink item={item} />
      </span>
      {register === 'tasks' ? null : (
        <span className={styles.said}>{registerShapes[register].name[lang]}</span>
      )}
      {by === 'office' ? null : (
        <span className={styles.said}>
          <OfficeLink office={office} />
        </span>
      )}
      <Differences differences={differences.slice(1)} />
      <RefusedWords item={item} why={refused} />
      <Foot item={item}>
        <span>{words.sentBy(proposal.by, format.instant(proposal.at))}</span>
        {evidence > 0 ? <span>{words.evidence(evidence)}</span> : null}
      </Foot>
    </>
  )
}

/** Everything that is asked for, and the files that back it. */
export function ProposalDetails({ item: { proposal, differences } }: { item: ProposalItem }) {
  return (
    <div className={styles.details}>
      <Differences differences={differences} />
      <EvidenceList of={proposal.key} canChange={false} />
    </div>
  )
}
