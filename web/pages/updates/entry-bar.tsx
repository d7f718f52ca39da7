import { useSyncExternalStore } from 'react'
import type { ValueKey } from '../../../server/core/reporting/entry.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { useRevision } from '../../data/drafts/use-drafts.ts'
import { Button } from '../../ui/button.tsx'
import { SavingWords } from '../../widgets/saving-words.tsx'
import { columnOf } from './cursor.ts'
import { checksAt, type Desk } from './desk.ts'
import styles from './entry-bar.module.css'

type Props = {
  desk: Desk
  isHead: boolean
  busy: boolean
  send: (keys: ValueKey[]) => void
}

/** How far the grid is, whether it is saved, and the one thing to do with it. */
export function EntryBar({ desk, isHead, busy, send }: Props) {
  const { updates: words } = useAllWords()
  const format = useFormat()
  useRevision(desk.sheet)
  const edges = useSyncExternalStore(
    desk.cursor.subscribe,
    () => edgesOf(desk),
    () => edgesOf(desk),
  )
  const [top = 0, bottom = 0] = edges.split('-').map(Number)
  const all = desk.rows().map((row, index) => ({ ...row, index, checks: checksAt(desk, row) }))
  const ready = all.filter(({ checks }) => checks.canSend)
  const toMend = all.filter(({ checks }) => checks.isBlocked)
  const odd = all.filter(({ checks }) => !checks.isBlocked && checks.isEntered && checks.findings.length > 0)
  const entered = all.filter(({ checks }) => checks.isEntered).length
  const chosen = top === bottom ? [] : ready.filter(({ index }) => index >= top && index <= bottom)
  const first = toMend[0]
  const keysOf = (rows: typeof ready) => rows.map(({ row }) => desk.sheet.keyOf(row))
  const label = isHead ? words.sendAsHead : words.send
  return (
    <section className={styles.bar} aria-label={words.bar}>
      <p className={styles.count}>{words.entered(format.number(entered), format.number(all.length))}</p>
      {first ? (
        <Button
          look="quiet"
          className={styles.wrong}
          onClick={() => desk.cursor.goTo({ row: first.index, column: columnOf('numerator') })}
        >
          {words.toMend(format.number(toMend.length))}
        </Button>
      ) : null}
      {odd.length > 0 ? <p className={styles.odd}>{words.warnings(format.number(odd.length))}</p> : null}
      <SavingWords saving={desk.sheet.saving()} />
      <div className={styles.end}>
        {chosen.length > 0 && chosen.length < ready.length ? (
          <Button disabled={busy} onClick={() => send(keysOf(chosen))}>
            {words.sendChosen(format.number(chosen.length))}
          </Button>
        ) : null}
        <Button
          look="primary"
          data-send
          disabled={busy}
          aria-disabled={ready.length === 0 || undefined}
          title={isHead ? words.headNote : undefined}
          onClick={() => (ready.length > 0 ? send(keysOf(ready)) : undefined)}
        >
          {ready.length > 0 ? label(format.number(ready.length)) : words.nothingToSend}
        </Button>
      </div>
      {isHead && ready.length > 0 ? <p className={styles.head}>{words.headNote}</p> : null}
    </section>
  )
}

const edgesOf = ({ cursor }: Desk) => {
  const { top, bottom } = cursor.block()
  return `${top}-${bottom}`
}
