import { useState } from 'react'
import type { Me } from '../../../server/core/access.ts'
import { stateWords } from '../../../server/core/approval/states.ts'
import type { ItemList, ItemRow } from '../../../server/core/items/answers.ts'
import { registerShapes } from '../../../server/core/proposals/milestones.ts'
import { kindWords } from '../../../server/core/proposals/proposal.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useFormat, useLang } from '../../app/lang.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { useRevision } from '../../data/drafts/use-drafts.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { type StackedColumn, StackedTable } from '../../ui/stacked-table.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import { OfficeLink } from '../../widgets/office-link.tsx'
import { RowStage } from '../../widgets/row-stage.tsx'
import { isOpen, milestonesUnderWay } from './item-draft.ts'
import { ItemNotes } from './item-notes.tsx'
import { ItemPanel } from './item-panel.tsx'
import styles from './items.module.css'
import { SendBar } from './send-bar.tsx'
import { useItemDrafts, useItemVerbs } from './use-item-drafts.ts'

type Props = { list: ItemList; person: Me['person'] }

/** Items with their milestones: a grid where dates are changed for those who keep them, a list for everybody else. */
export function ItemTable({ list, person }: Props) {
  const { items: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const announce = useAnnounce()
  const { show, set } = useViewState()
  const [said, setSaid] = useState<string | null>(null)
  const work = useItemDrafts(list, person?.id ?? '')
  const { drafts, lines, restored } = work
  useRevision(drafts)
  const verbs = useItemVerbs(work, (verb, { done, refused }) => {
    const outcome = refused.length > 0 ? words.refused : words.did[verb](format.number(done.length))
    setSaid(outcome)
    announce(outcome)
  })
  const shape = registerShapes[list.register]
  const keeps = list.rows.some(isOpen)

  const edit = (row: ItemRow, name: string, day: string) => {
    const { draft } = drafts.line(row.code)
    drafts.edit([[row.code, { ...draft, dates: { ...draft.dates, [name]: day } }]])
  }
  const asked: StackedColumn<ItemRow> = {
    key: 'asked',
    head: words.columns.asked,
    className: styles.asked,
    cell: (row) =>
      row.proposals.length > 0
        ? row.proposals.map(({ kind, state }) => (
            <StateMark key={kind} state={state === 'returned' ? 'off' : 'waiting'}>
              {kind === 'milestones' ? null : `${kindWords[kind][lang]}: `}
              {stateWords[state][lang]}
            </StateMark>
          ))
        : null,
  }
  const columns: StackedColumn<ItemRow>[] = [
    {
      key: 'name',
      head: words.columns.name,
      names: true,
      className: styles.name,
      cell: (row) => (
        <>
          <span className={styles.code}>{row.code}</span> {row.name[lang]}
          {list.office?.code === row.office.code || isOnlyOwn(list, row) ? null : (
            <span className={styles.office}>
              <OfficeLink office={row.office} />
            </span>
          )}
        </>
      ),
    },
    ...shape.milestones.map(
      ({ name, label, kind }): StackedColumn<ItemRow> => ({
        key: name,
        head: label[lang],
        label: label[lang],
        end: true,
        className: styles.date,
        cell: (row) =>
          isOpen(row) ? (
            <input
              type="date"
              className={styles.day}
              aria-label={words.dateOf(label[lang], row.name[lang])}
              max={kind === 'actual' ? list.asOfDay : undefined}
              value={drafts.line(row.code).draft.dates[name] ?? ''}
              data-changed={drafts.line(row.code).draft.dates[name] !== (row.dates[name] ?? '') || undefined}
              onChange={(event) => edit(row, name, event.target.value)}
            />
          ) : (
            format.day(row.dates[name] ?? null)
          ),
      }),
    ),
    {
      key: 'stage',
      head: words.columns.stage,
      className: styles.stage,
      cell: (row) => (
        <RowStage
          row={{
            stage: row.stage,
            dueOn: row.dates[shape.due] ?? null,
            doneOn: row.dates[shape.done] ?? null,
          }}
          until={list.asOfDay}
        />
      ),
    },
    {
      key: 'recorded',
      head: words.columns.recorded,
      label: words.columns.recorded,
      className: styles.recorded,
      cell: (row) => (
        <>
          <span className="num nw">{format.instant(row.recordedAt)}</span>{' '}
          <small lang="vi">{row.recordedBy}</small>
        </>
      ),
    },
    ...(list.rows.some(({ proposals }) => proposals.length > 0) ? [asked] : []),
    {
      key: 'more',
      head: words.columns.more,
      className: styles.more,
      cell: (row) => (
        <Button
          look="quiet"
          aria-label={words.openOf(row.name[lang])}
          aria-expanded={show === row.code}
          onClick={() => set({ show: show === row.code ? undefined : row.code }, { replace: true })}
        >
          {show === row.code ? words.close : words.open}
        </Button>
      ),
    },
  ]
  return (
    <>
      {restored > 0 ? <RestoredNotice count={restored} /> : null}
      {keeps ? <p className={styles.keys}>{words.keys}</p> : null}
      <StackedTable
        caption={words.table(shape.name[lang])}
        className={styles.table}
        columns={columns}
        groups={[{ key: 'all', rows: list.rows }]}
        rowKey={({ code }) => code}
        under={(row) => {
          const notes = <ItemNotes register={list.register} row={row} work={work} />
          const isNoted = isOpen(row) && lineSays(row, work)
          if (show !== row.code) return isNoted ? notes : null
          return (
            <>
              {isNoted ? notes : null}
              <ItemPanel register={list.register} row={row} work={work} act={verbs.act} busy={verbs.busy} />
            </>
          )
        }}
      />
      <FaultNotice fault={verbs.fault} />
      {said ? <p className={styles.said}>{said}</p> : null}
      {keeps && person ? (
        <SendBar list={list} person={person} work={work} verbs={verbs} lines={lines} />
      ) : null}
    </>
  )
}

/** Whoever keeps the items of one office need not be told whose they are. */
const isOnlyOwn = ({ additions: [own, ...others] }: ItemList, { office }: ItemRow): boolean =>
  others.length === 0 && own?.code === office.code

/** Something about the row wants to be read: whose version, what was refused, why it came back. */
const lineSays = (row: ItemRow, { drafts }: ReturnType<typeof useItemDrafts>): boolean => {
  const line = drafts.line(row.code)
  return Boolean(line.conflict || line.refusal || milestonesUnderWay(row)?.state === 'returned')
}

function RestoredNotice({ count }: { count: number }) {
  const { updates } = useAllWords()
  const format = useFormat()
  return <Notice face="partial" title={updates.restored(format.number(count))} />
}
