import { cellName } from '../../../server/core/column-name.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { Button } from '../../ui/button.tsx'
import styles from './upload.module.css'
import type { Upload } from './use-upload.ts'

/** What stands here instead of what the file holds. */
export function Mended({ upload: { mends, busy, look } }: { upload: Upload<unknown> }) {
  const { upload: words } = useAllWords()
  const format = useFormat()
  const { corrections } = mends
  if (corrections.length === 0) return null
  return (
    <div className={styles.mended}>
      <p>{words.mended(format.number(corrections.length))}</p>
      <ul>
        {corrections.map(({ row, column, text }) => {
          const cell = cellName(row, column)
          return <li key={cell}>{text === '' ? words.emptied(cell) : words.mendedTo(cell, text)}</li>
        })}
      </ul>
      <Button
        disabled={busy !== null}
        onClick={() => void look({ corrections: [], conventions: mends.conventions })}
      >
        {words.undoMends}
      </Button>
    </div>
  )
}
