import { useEffect, useRef } from 'react'
import type { Convention } from '../../../server/core/reporting/typed-number.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { Button } from '../../ui/button.tsx'
import { bothReadings, type Pasted } from './paste.ts'
import styles from './paste-notice.module.css'
import { digitsOf } from './row-draft.ts'

/** Asked once for a paste whose numbers read two ways. */
export function PasteQuestion({
  example,
  answer,
}: {
  example: string
  answer: (said: Convention | null) => void
}) {
  const { updates: words } = useAllWords()
  const lang = useLang()
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  const read = bothReadings(example)
  const choices = [
    { said: 'vi', value: read.vi },
    { said: 'en', value: read.en },
  ] as const
  return (
    <div
      role="alertdialog"
      aria-label={words.pasteAsk(example)}
      className={styles.notice}
      onKeyDown={(event) => {
        if (event.key === 'Escape') answer(null)
      }}
    >
      <b>{words.pasteAsk(example)}</b>
      <span className={styles.choices}>
        {choices.map(({ said, value }, i) => (
          <Button key={said} ref={i === 0 ? first : undefined} onClick={() => answer(said)}>
            {Number.isInteger(value)
              ? words.pasteAsThousands(digitsOf(value, lang))
              : words.pasteAsDecimal(digitsOf(value, lang))}
          </Button>
        ))}
        <Button look="quiet" onClick={() => answer(null)}>
          {words.pasteCancel}
        </Button>
      </span>
    </div>
  )
}

/** How many texts of what was outside are quoted. */
const mostQuoted = 5

export function usePastedWords(): (pasted: Pasted) => string {
  const { updates: words } = useAllWords()
  const format = useFormat()
  const quoted = (texts: readonly string[]) =>
    [
      ...texts.slice(0, mostQuoted).map((text) => `“${text}”`),
      ...(texts.length > mostQuoted ? ['…'] : []),
    ].join(', ')
  return ({ taken, refused, outside, closed }) =>
    [
      words.pasted(format.number(taken)),
      refused ? words.pasteRefused(format.number(refused)) : null,
      closed.length ? words.pasteClosed(format.number(closed.length), quoted(closed)) : null,
      outside.length ? words.pasteOutside(format.number(outside.length), quoted(outside)) : null,
    ]
      .filter(Boolean)
      .join(' ')
}

/** What a paste did, and the way back. */
export function PasteResult({ pasted, undo }: { pasted: Pasted; undo: () => void }) {
  const { updates: words } = useAllWords()
  const say = usePastedWords()
  return (
    <div className={styles.notice}>
      <span>{say(pasted)}</span>
      <span className={styles.choices}>
        <Button look="quiet" onClick={undo}>
          {words.undoPaste}
        </Button>
      </span>
    </div>
  )
}
