import { useEffect, useRef } from 'react'
import { useAllWords } from '../../app/all-words.ts'
import { useLang } from '../../app/lang.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { type StackedColumn, StackedTable } from '../../ui/stacked-table.tsx'
import type { Cells } from './cells.ts'
import { figureCells } from './figure-cells.tsx'
import { ProposalDetails, proposalCells } from './proposal-cells.tsx'
import { codeOf, type Group, type Grouping, isFigure, type ReviewItem, type Why } from './review-item.ts'
import styles from './review-table.module.css'
import { useCounted } from './use-counted.ts'
import { useWhat } from './use-what.ts'
import { ValueSteps } from './value-steps.tsx'

type Props = {
  groups: readonly Group[]
  by: Grouping
  picked: ReadonlySet<string>
  pick: (codes: readonly string[], on: boolean) => void
  refused: ReadonlyMap<string, Why>
}

/** What waits, beside what is in force; each opens what is behind it. */
export function ReviewTable({ groups, by, picked, pick, refused }: Props) {
  const { review: words } = useAllWords()
  const lang = useLang()
  const counted = useCounted()
  const { show } = useViewState()
  const all = groups.flatMap((group) => group.items.map(codeOf))
  const isPicked = (code: string) => picked.has(code)
  return (
    <>
      <p className={styles.all}>
        <PickBox
          label={words.pickAll(counted(groups.flatMap((group) => group.items)))}
          on={all.filter(isPicked).length}
          of={all.length}
          change={(on) => pick(all, on)}
        />
      </p>
      <StackedTable
        caption={words.list}
        className={styles.table}
        columns={useColumns(by, picked, pick, refused)}
        groups={groups.map((group) => {
          const codes = group.items.map(codeOf)
          const name = group.name[lang]
          const said = counted(group.items)
          return {
            key: group.key,
            head: (
              <span className={styles.group}>
                <PickBox
                  label={words.pickGroup(name, said)}
                  isLabelHidden
                  on={codes.filter(isPicked).length}
                  of={codes.length}
                  change={(on) => pick(codes, on)}
                />
                <b>{name}</b> <span className={styles.count}>{said}</span>
              </span>
            ),
            rows: group.items,
          }
        })}
        rowKey={codeOf}
        rowClass={(item) => (refused.has(codeOf(item)) ? styles.refusedRow : undefined)}
        under={(item) =>
          show !== codeOf(item) ? null : isFigure(item) ? (
            <ValueSteps item={item} />
          ) : (
            <ProposalDetails item={item} />
          )
        }
      />
    </>
  )
}

function useColumns(
  by: Props['by'],
  picked: Props['picked'],
  pick: Props['pick'],
  refused: Props['refused'],
): StackedColumn<ReviewItem>[] {
  const { review: words } = useAllWords()
  const what = useWhat()
  const cell = (name: keyof Cells<ReviewItem>) => (item: ReviewItem) => {
    const at = { by, refused: refused.get(codeOf(item)) }
    return isFigure(item) ? figureCells[name]({ item, ...at }) : proposalCells[name]({ item, ...at })
  }
  return [
    {
      key: 'pick',
      head: <span className="vh">{words.pick(words.what.toLowerCase())}</span>,
      className: styles.pick,
      cell: (item) => (
        <PickBox
          id={`pick ${codeOf(item)}`}
          label={words.pick(what(item))}
          isLabelHidden
          on={picked.has(codeOf(item)) ? 1 : 0}
          of={1}
          change={(on) => pick([codeOf(item)], on)}
        />
      ),
    },
    { key: 'what', head: words.what, names: true, className: styles.what, cell: cell('what') },
    {
      key: 'new',
      head: words.newValue,
      end: true,
      className: styles.value,
      label: words.newValue.toLowerCase(),
      cell: cell('new'),
    },
    {
      key: 'inForce',
      head: words.inForce,
      end: true,
      className: styles.inForce,
      label: words.inForce.toLowerCase(),
      cell: cell('inForce'),
    },
    {
      key: 'before',
      head: words.before,
      end: true,
      className: styles.before,
      label: words.before.toLowerCase(),
      cell: cell('before'),
    },
    { key: 'difference', head: words.difference, className: styles.difference, cell: cell('difference') },
    { key: 'status', head: words.status, className: styles.status, cell: cell('status') },
  ]
}

type PickProps = {
  id?: string
  label: string
  isLabelHidden?: boolean
  /** how many of those it stands for are selected */
  on: number
  of: number
  change: (on: boolean) => void
}

/** A box for one or for several; half ticked where some of them are. */
function PickBox({ id, label, isLabelHidden = false, on, of, change }: PickProps) {
  const box = useRef<HTMLInputElement>(null)
  const isSome = on > 0 && on < of
  useEffect(() => {
    if (box.current) box.current.indeterminate = isSome
  }, [isSome])
  return (
    <label className={styles.box}>
      <input
        ref={box}
        id={id}
        type="checkbox"
        checked={of > 0 && on === of}
        onChange={(event) => change(event.target.checked)}
      />
      <span className={isLabelHidden ? 'vh' : undefined}>{label}</span>
    </label>
  )
}
