import type { ReactNode } from 'react'
import { type ChangeKind, type Changes, changeKinds } from '../../../server/core/reporting/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { PageHeading } from '../../app/page-head.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { useChanges, useSetting } from '../../data/queries.ts'
import { Notice } from '../../ui/notice.tsx'
import pageStyles from '../../ui/page.module.css'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { FaultWaysOut } from '../../widgets/fault-ways-out.tsx'
import { ChangeFilters } from './change-filters.tsx'
import { changeSentence } from './change-sentence.ts'
import { ContestSteps } from './contest-steps.tsx'
import { Definitions } from './definitions.tsx'
import { Flips } from './flips.tsx'
import { Locks } from './locks.tsx'
import { MissingReports } from './missing-reports.tsx'
import { SinceChoice } from './since-choice.tsx'
import { Targets } from './targets.tsx'
import { Turned, Values } from './values.tsx'

/** What has become known since a moment: a sentence, then what changed in groups, the weightiest first. */
export function ChangesPage() {
  const { changes: words, shell } = useAllWords()
  const format = useFormat()
  const { view } = useViewState()
  const answer = useChanges(view)
  const setting = useSetting()
  const data = answer.face === 'here' ? answer.data : null
  return (
    <>
      <PageHeading title={words.title} description={words.description} />
      <p className={pageStyles.lead}>{data ? changeSentence(data, words, format) : words.description}</p>
      {setting.face === 'here' ? (
        <SinceChoice setting={setting.data} lastApproval={data?.lastApproval ?? null} />
      ) : null}
      <Answered
        answer={answer}
        waiting={<Skeleton label={shell.loading} lines={10} />}
        empty={() => null}
        partial={() => null}
      >
        {(changes) => <All changes={changes} />}
      </Answered>
      {answer.face === 'failed' ? <FaultWaysOut fault={answer.fault} /> : null}
    </>
  )
}

function All({ changes }: { changes: Changes }) {
  const { changes: words } = useAllWords()
  const { view } = useViewState()
  const only = changeKinds.find((kind) => kind === view.kind)
  const shown = changeKinds.filter((kind) => changes.tally[kind] > 0 && (!only || kind === only))
  const groups: Record<ChangeKind, ReactNode> = {
    flip: <Flips changes={changes} />,
    revised: <Values changes={changes} sort="revised" />,
    first: <Values changes={changes} sort="first" />,
    target: <Targets changes={changes} />,
    definition: <Definitions changes={changes} />,
    contest: <ContestSteps changes={changes} />,
    missing: <MissingReports changes={changes} />,
    lock: <Locks changes={changes} />,
  }
  const isNarrowed = view.theme || view.office || only
  return (
    <>
      <ChangeFilters changes={changes} />
      {shown.length === 0 && isNarrowed ? (
        <Notice face="empty" title={words.none}>
          {words.noneHelp}
        </Notice>
      ) : null}
      {!only || only === 'flip' || only === 'revised' ? <Turned changes={changes} /> : null}
      {shown.map((kind) => (
        <div key={kind}>{groups[kind]}</div>
      ))}
    </>
  )
}
