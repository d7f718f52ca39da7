import { useState } from 'react'
import type { BriefingRow, IssuedRow } from '../../../server/core/briefings/briefing.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { PageHeading } from '../../app/page-head.tsx'
import { usePaths } from '../../app/use-view-state.ts'
import { useBriefings } from '../../data/queries.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import pageStyles from '../../ui/page.module.css'
import { Section } from '../../ui/section.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { type StackedColumn, StackedTable } from '../../ui/stacked-table.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { FaultWaysOut } from '../../widgets/fault-ways-out.tsx'
import styles from './briefings-page.module.css'
import { DuplicateButton } from './duplicate-button.tsx'
import { NewBriefing } from './new-briefing.tsx'
import { RevisedMark } from './revised-mark.tsx'

/** What is being drafted, what was issued, and which of it has had its figures revised since. */
export function BriefingsPage() {
  const { shell, briefings: words, decks } = useAllWords()
  const answer = useBriefings()
  const to = usePaths()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <PageHeading title={words.title} description={words.description} />
      <p className={pageStyles.lead}>{words.description}</p>
      <Answered
        answer={answer}
        waiting={<Skeleton label={shell.loading} lines={8} />}
        empty={({ issued, may }) =>
          issued.length === 0 && !may.write ? { title: words.none, help: words.noneHelp } : null
        }
        partial={() => null}
      >
        {({ drafts, issued, may }) => (
          <>
            {may.write && !isOpen ? (
              <div className={pageStyles.primary}>
                <Button look="primary" onClick={() => setOpen(true)}>
                  <Icon name="plus" />
                  {words.create}
                </Button>
              </div>
            ) : null}
            {may.write && isOpen ? <NewBriefing close={() => setOpen(false)} /> : null}
            {may.write ? (
              <Rows title={words.drafts} rows={drafts} none={words.noDrafts} mayWrite={may.write} />
            ) : null}
            <Rows title={words.issued} rows={issued} none={words.noIssued} mayWrite={may.write} />
            <p className={styles.decks}>
              <Link href={to.decks()}>{decks.link}</Link>
            </p>
          </>
        )}
      </Answered>
      {answer.face === 'failed' ? <FaultWaysOut fault={answer.fault} /> : null}
    </>
  )
}

/** A draft has not been revised. */
type Listed = BriefingRow | IssuedRow
type RowsProps = { title: string; rows: readonly Listed[]; none: string; mayWrite: boolean }

function Rows({ title, rows, none, mayWrite }: RowsProps) {
  const { briefings: words } = useAllWords()
  const columns = useColumns(mayWrite)
  return (
    <Section title={title}>
      {rows.length === 0 ? (
        <p className="muted">{none}</p>
      ) : (
        <StackedTable
          caption={words.listCaption(title)}
          columns={columns}
          groups={[{ key: title, rows }]}
          rowKey={({ code }) => code}
          className={styles.list}
        />
      )}
    </Section>
  )
}

function useColumns(mayWrite: boolean): StackedColumn<Listed>[] {
  const { briefings: words } = useAllWords()
  const format = useFormat()
  const to = usePaths()
  return [
    {
      key: 'name',
      head: words.columns.name,
      names: true,
      className: styles.name,
      cell: (row) => (
        <>
          <Link href={to.briefing(row.code)}>{row.title}</Link>
          {'revisions' in row && row.revisions ? (
            <RevisedMark>{words.revisions(format.number(row.revisions))}</RevisedMark>
          ) : null}
        </>
      ),
    },
    {
      key: 'period',
      head: words.columns.period,
      className: styles.period,
      cell: ({ period }) => format.period(period),
    },
    {
      key: 'state',
      head: words.columns.state,
      className: styles.state,
      cell: ({ state, changedBy, changedAt }) => (
        <StateMark state={state === 'issued' ? 'on' : 'waiting'}>
          {(state === 'issued' ? words.issuedState : words.draftState)(changedBy, format.instant(changedAt))}
        </StateMark>
      ),
    },
    {
      key: 'blocks',
      head: words.columns.blocks,
      end: true,
      className: styles.blocks,
      cell: ({ blocks }) => words.blocks(format.number(blocks)),
    },
    ...(mayWrite
      ? [
          {
            key: 'act',
            head: words.columns.act,
            className: styles.act,
            cell: ({ code, title }: Listed) => <DuplicateButton code={code} title={title} />,
          },
        ]
      : []),
  ]
}
