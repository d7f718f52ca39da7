import { useState } from 'react'
import type { Me } from '../../../server/core/access.ts'
import type { ItemList } from '../../../server/core/items/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { Button } from '../../ui/button.tsx'
import { SavingWords } from '../../widgets/saving-words.tsx'
import bar from '../updates/entry-bar.module.css'
import { isOpen, milestonesUnderWay } from './item-draft.ts'
import type { useItemDrafts, useItemVerbs } from './use-item-drafts.ts'

type Work = ReturnType<typeof useItemDrafts>
type Props = {
  list: ItemList
  person: NonNullable<Me['person']>
  work: Work
  verbs: ReturnType<typeof useItemVerbs>
  lines: Work['lines']
}

/** How many items were changed, whether they are saved, and the one thing to do with them. */
export function SendBar({ list, person, work: { drafts }, verbs, lines }: Props) {
  const { items: words, updates, task } = useAllWords()
  const format = useFormat()
  const [unsaved, setUnsaved] = useState(false)
  const ready = list.rows
    .filter((row) => {
      const under = milestonesUnderWay(row)
      if (under?.may.includes('submit')) return true
      const line = drafts.line(row.code)
      // What was just saved is known here before the list tells of it.
      return isOpen(row) && (lines.isUnsaved(line) || line.seen !== (under?.version ?? null))
    })
    .map(({ code }) => code)
  const isHead = person.grants.some(({ role, inForce }) => role === 'head' && inForce)
  const count = format.number(ready.length)

  async function send() {
    setUnsaved(false)
    await drafts.flush()
    const isKept = ready.every(
      (code) => drafts.line(code).seen !== null && !lines.isUnsaved(drafts.line(code)),
    )
    if (drafts.saving().kind === 'unreachable' || !isKept) return setUnsaved(true)
    await verbs.act('submit', ready)
  }

  // Nothing was touched: it would only stand in the way.
  if (ready.length === 0 && drafts.saving().kind === 'none' && !verbs.isUnknown) return null
  return (
    <section className={bar.bar} aria-label={words.bar}>
      <p className={bar.count}>{words.changed(count)}</p>
      <SavingWords saving={drafts.saving()} saved={task.saving.saved} />
      {unsaved ? <p className={bar.wrong}>{updates.unsavedFirst}</p> : null}
      {verbs.isUnknown ? <p className={bar.wrong}>{task.sendUnknown}</p> : null}
      <div className={bar.end}>
        <Button
          look="primary"
          disabled={verbs.busy}
          aria-disabled={ready.length === 0 || undefined}
          onClick={() => (ready.length > 0 ? void send() : undefined)}
        >
          {ready.length === 0
            ? words.nothingToSend
            : isHead
              ? words.sendAllAsHead(count)
              : words.sendAll(count)}
        </Button>
      </div>
    </section>
  )
}
