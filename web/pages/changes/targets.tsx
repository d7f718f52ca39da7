import type { Change, Changes } from '../../../server/core/reporting/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { type StackedColumn, StackedTable } from '../../ui/stacked-table.tsx'
import { AsItWas, justBefore } from './as-it-was.tsx'
import styles from './changes.module.css'
import { Group } from './group.tsx'
import { NowLink } from './now-link.tsx'
import { WhoWhen } from './who-when.tsx'

type TargetChange = Extract<Change, { kind: 'target' }>

/** Targets set, moved and withdrawn. */
export function Targets({ changes: { changes, tally } }: { changes: Changes }) {
  const { changes: words } = useAllWords()
  const columns = useColumns()
  const rows = changes.filter((change): change is TargetChange => change.kind === 'target')
  return (
    <Group kind="target" found={tally.target} listed={rows.length}>
      <StackedTable
        caption={words.groups.target}
        columns={columns}
        groups={[{ key: 'all', rows }]}
        rowKey={({ at, kpi, office, old, next }) =>
          `${at} ${kpi.id} ${office?.code} ${(next ?? old)?.dueOn} ${(next ?? old)?.level}`
        }
        className={styles.values}
      />
    </Group>
  )
}

function useColumns(): StackedColumn<TargetChange>[] {
  const { changes: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const level = (target: TargetChange['old'], unit: TargetChange['kpi']['unit']) =>
    target && (
      <>
        {format.level(target.level, unit)}
        <span className={styles.where}>{words.dueOn(format.day(target.dueOn))}</span>
      </>
    )
  const whose = ({ office }: TargetChange) => (office === null || office.kind === 'city' ? undefined : office)
  return [
    {
      key: 'kpi',
      head: words.kpi,
      names: true,
      className: styles.cellName,
      cell: (change) => (
        <>
          <NowLink kpi={change.kpi} office={whose(change)?.code} />
          <span className={styles.where}>{whose(change)?.name[lang] ?? words.city}</span>
        </>
      ),
    },
    {
      key: 'old',
      head: words.was,
      label: words.was,
      end: true,
      className: styles.cellOld,
      cell: (change) =>
        change.old ? (
          <>
            {level(change.old, change.kpi.unit)}
            <AsItWas
              kpi={change.kpi}
              office={whose(change)?.code}
              asOf={justBefore(change.at)}
              what={change.kpi.name[lang]}
            />
          </>
        ) : (
          <span className="muted">{words.firstTime}</span>
        ),
    },
    {
      key: 'new',
      head: words.is,
      label: words.is,
      end: true,
      className: styles.cellNew,
      cell: ({ next, kpi }) => level(next, kpi.unit) ?? <span className="muted">{words.withdrawn}</span>,
    },
    {
      key: 'who',
      head: words.who,
      className: styles.cellWho,
      cell: ({ by, at }) => <WhoWhen by={by} at={at} />,
    },
    { key: 'why', head: words.why, className: styles.cellWhy, cell: ({ why }) => why },
  ]
}
