import type { Formatter } from '../../../server/core/format.ts'
import type { ImportAnswer, ImportChange } from '../../../server/core/reporting/import-answer.ts'
import { vintageWords } from '../../../server/core/reporting/vintage.ts'
import { type Unit, valueOf } from '../../../server/core/value.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import type { Vocabulary } from '../../locales/vi.ts'
import { Button } from '../../ui/button.tsx'
import formStyles from '../../ui/form.module.css'
import { Notice } from '../../ui/notice.tsx'
import { StackedTable } from '../../ui/stacked-table.tsx'
import styles from '../../widgets/upload/upload.module.css'
import type { Upload } from '../../widgets/upload/use-upload.ts'

type Props = { upload: Upload<ImportAnswer>; answer: ImportAnswer }
type Figures = ImportChange['next']

/** What would change, old beside new, and the button that does it. */
export function ChangeList({ upload, answer: { changes, values } }: Props) {
  const { upload: words, updates } = useAllWords()
  const format = useFormat()
  const moving = values.fresh + values.changed
  if (moving === 0) return <Notice face="empty" title={words.nothingToTake} />
  const { name, old, next, difference } = words.changeColumns
  return (
    <>
      <StackedTable
        caption={words.changes}
        className={styles.changes}
        rowKey={({ row }) => String(row)}
        groups={[{ key: 'all', rows: changes }]}
        columns={[
          {
            key: 'name',
            names: true,
            className: styles.name,
            head: name,
            cell: (change) => (
              <>
                {change.name[format.lang]}
                <span className={styles.period}>{format.period(change.period)}</span>
              </>
            ),
          },
          {
            key: 'old',
            className: styles.old,
            head: old,
            label: old,
            cell: (change) =>
              change.old ? figuresText(change.old, change.unit, words, format) : words.noneYet,
          },
          {
            key: 'next',
            className: styles.next,
            head: next,
            label: next,
            cell: (change) => <b>{figuresText(change.next, change.unit, words, format)}</b>,
          },
          {
            key: 'difference',
            className: styles.difference,
            head: difference,
            cell: (change) => differenceText(change, { upload: words, updates }, format),
          },
        ]}
      />
      {moving > changes.length ? (
        <p className={formStyles.note}>{words.moreChanges(format.number(moving - changes.length))}</p>
      ) : null}
      <p className={formStyles.note}>{words.takeHint}</p>
      <div className={formStyles.buttons}>
        <Button look="primary" disabled={upload.busy !== null} onClick={() => void upload.take()}>
          {words.take(format.number(moving))}
        </Button>
      </div>
    </>
  )
}

/** "90/100, 90,0%, ước" */
function figuresText(
  { numerator, denominator, vintage }: Figures,
  unit: Unit,
  words: Vocabulary['upload'],
  format: Formatter,
): string {
  if (numerator === null) return words.noneYet
  const share = unit === 'share' ? valueOf({ numerator, denominator }, unit) : null
  return [
    format.fraction(numerator, denominator),
    share === null ? null : format.share(share),
    vintage === 'official' ? null : vintageWords[vintage][format.lang].toLocaleLowerCase(format.lang),
  ]
    .filter((part) => part !== null)
    .join(', ')
}

const valueIn = (figures: Figures | null, unit: Unit): number | null =>
  figures?.numerator == null
    ? null
    : valueOf({ numerator: figures.numerator, denominator: figures.denominator }, unit)

/** How far the new value is from the old one, in words. */
function differenceText(
  { old, next, unit }: ImportChange,
  { upload: words, updates }: Pick<Vocabulary, 'upload' | 'updates'>,
  format: Formatter,
): string {
  if (!old) return words.fresh
  const isText =
    old.numerator === next.numerator && old.denominator === next.denominator && old.vintage === next.vintage
  if (isText) return words.textOnly
  const was = valueIn(old, unit)
  const is = valueIn(next, unit)
  if (was === null || is === null) return words.fresh
  const size = format.difference(is - was, unit)
  if (size === format.difference(0, unit)) return updates.same
  return is > was ? updates.more(size) : updates.less(size)
}
