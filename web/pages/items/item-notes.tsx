import type { ItemRow } from '../../../server/core/items/answers.ts'
import { type ItemRegister, registerShapes } from '../../../server/core/proposals/milestones.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { Button } from '../../ui/button.tsx'
import { TwoVersions } from '../../widgets/two-versions.tsx'
import { useRefusalWords } from '../../widgets/use-refusal-words.ts'
import { groundOf, type ItemDraft, milestonesUnderWay } from './item-draft.ts'
import styles from './items.module.css'
import type { useItemDrafts } from './use-item-drafts.ts'

type Props = { register: ItemRegister; row: ItemRow; work: ReturnType<typeof useItemDrafts> }

/** What there is to say about the dates of an item: whose version, what was refused, why it came back. */
export function ItemNotes({ register, row, work: { drafts } }: Props) {
  const { items: words, updates } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const refusal = useRefusalWords()
  const line = drafts.line(row.code)
  const under = milestonesUnderWay(row)
  const theirs = line.conflict?.theirs ?? null
  return (
    <div className={styles.notes}>
      {line.conflict ? (
        <TwoVersions
          label={words.conflictOf(row.name[lang])}
          says={words.conflict}
          mine={
            <>
              <b>{words.mine}</b>
              <Version register={register} draft={line.draft} />
              <Button look="primary" onClick={() => drafts.choose(row.code, 'mine')}>
                {words.keepMine}
              </Button>
            </>
          }
          theirs={
            <>
              <b>{theirs ? words.theirs(theirs.by, format.instant(theirs.at)) : words.theirsGone}</b>
              <Version
                register={register}
                draft={line.conflict.theirs ? theirsOf(row, line.conflict.theirs) : groundOf(row)}
              />
              <Button onClick={() => drafts.choose(row.code, 'theirs')}>{words.takeTheirs}</Button>
            </>
          }
        />
      ) : null}
      {line.refusal ? <p className={styles.wrong}>{refusal(register, line.refusal)}</p> : null}
      {under?.state === 'returned' && under.reason ? (
        <p className={styles.returned}>{updates.returnedBecause(under.reason)}</p>
      ) : null}
    </div>
  )
}

const theirsOf = (row: ItemRow, { content }: { content: object }): ItemDraft => {
  const { dates, note } = content as { dates: Record<string, string | null>; note: string | null }
  const ground = groundOf(row)
  return {
    dates: {
      ...ground.dates,
      ...Object.fromEntries(Object.entries(dates).map(([name, day]) => [name, day ?? ''])),
    },
    note: note ?? '',
  }
}

function Version({ register, draft }: { register: ItemRegister; draft: ItemDraft }) {
  const { items: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const labels = registerShapes[register].milestones
  return (
    <dl>
      {Object.entries(draft.dates).map(([name, day]) => (
        <div key={name}>
          <dt>{labels.find((one) => one.name === name)?.label[lang]}</dt>
          <dd className="num">{day ? format.day(day) : words.nothingAsked}</dd>
        </div>
      ))}
      {draft.note ? (
        <div>
          <dt>{words.note}</dt>
          <dd>{draft.note}</dd>
        </div>
      ) : null}
    </dl>
  )
}
