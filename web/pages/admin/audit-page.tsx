import type { AuditRow, AuditPage as Page } from '../../../server/core/access.ts'
import { useAllWords } from '../../app/all-words.ts'
import { PageHeading } from '../../app/page-head.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { useAudit } from '../../data/queries.ts'
import { Link } from '../../ui/link.tsx'
import { Notice } from '../../ui/notice.tsx'
import pageStyles from '../../ui/page.module.css'
import { Skeleton } from '../../ui/skeleton.tsx'
import { type StackedColumn, StackedTable } from '../../ui/stacked-table.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { FaultWaysOut } from '../../widgets/fault-ways-out.tsx'
import { RowPager } from '../../widgets/row-pager.tsx'
import { AuditDetail } from './audit-detail.tsx'
import { AuditExport } from './audit-export.tsx'
import { AuditFilters, auditKeys } from './audit-filters.tsx'
import styles from './audit-page.module.css'
import { actingText, auditSentence, instantText } from './audit-words.ts'
import { OpenLink } from './open-link.tsx'
import { useAuditReader } from './use-audit-reader.ts'

/** Who did what, newest first. */
export function AuditPage() {
  const { audit: words, shell } = useAllWords()
  const { view } = useViewState()
  const answer = useAudit(view)
  return (
    <>
      <PageHeading title={words.title} description={words.description} />
      <p className={pageStyles.lead}>{words.description}</p>
      <Answered
        answer={answer}
        waiting={<Skeleton label={shell.loading} lines={8} />}
        empty={() => null}
        partial={() => null}
      >
        {(page) => (
          <>
            <AuditFilters verbs={page.verbs} />
            <Entries page={page} />
          </>
        )}
      </Answered>
      {answer.face === 'failed' ? <FaultWaysOut fault={answer.fault} /> : null}
    </>
  )
}

function Entries({ page }: { page: Page }) {
  const { audit: words } = useAllWords()
  const { view } = useViewState()
  const columns = useColumns()
  if (page.rows.length === 0) return <Notice face="empty" title={words.none} />
  return (
    <>
      <OneSubject rows={page.rows} />
      <StackedTable
        caption={words.list}
        columns={columns}
        groups={[{ key: 'all', rows: page.rows }]}
        rowKey={({ number }) => String(number)}
        className={styles.table}
        under={(row) => (String(row.number) === view.show ? <AuditDetail row={row} /> : null)}
      />
      <RowPager rows={page} />
      <AuditExport keys={auditKeys} />
    </>
  )
}

/** The address asks for one subject, which no field of the filter shows. */
function OneSubject({ rows }: { rows: readonly AuditRow[] }) {
  const { audit: words } = useAllWords()
  const { view, href } = useViewState()
  if (!view.subject) return null
  const name = rows.find(({ subject }) => subject.name)?.subject.name
  return (
    <p className={styles.subject}>
      {words.onlyOf(name ?? words.thisSubject)}{' '}
      <Link href={href({ subject: undefined })} preload={false}>
        {words.allSubjects}
      </Link>
    </p>
  )
}

function useColumns(): StackedColumn<AuditRow>[] {
  const { audit: words } = useAllWords()
  const reader = useAuditReader()
  return [
    {
      key: 'when',
      head: words.when,
      className: styles.when,
      cell: ({ at }) => <time dateTime={at}>{instantText(at, reader.format)}</time>,
    },
    {
      key: 'what',
      head: words.what,
      names: true,
      className: styles.what,
      cell: (row) => <OpenLink show={String(row.number)}>{auditSentence(row, reader)}</OpenLink>,
    },
    {
      key: 'who',
      head: words.who,
      className: styles.who,
      cell: ({ actor, actingAs }) => {
        const acting = actor.kind === 'person' ? actingText(actingAs, reader) : null
        return (
          <>
            {actor.name || words.actors[actor.kind]}
            {acting ? <span className={styles.under}>{acting}</span> : null}
          </>
        )
      },
    },
    {
      key: 'address',
      head: words.address,
      label: words.address,
      className: styles.address,
      cell: ({ address }) => <span className="num">{address}</span>,
    },
  ]
}
