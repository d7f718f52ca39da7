import { useEffect, useRef } from 'react'
import type { TokenRow } from '../../../server/core/access.ts'
import { useAllWords } from '../../app/all-words.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { CopyButton } from '../../widgets/copy-button.tsx'
import styles from './token-made.module.css'

/** A token just made, with the only sight of it there will be. */
export type MadeToken = { token: string; row: TokenRow }

type Props = { made: MadeToken; done: () => void }

export function TokenMade({ made: { token, row }, done }: Props) {
  const { shell, tokens: words } = useAllWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])

  return (
    <section className={styles.made}>
      <h2 ref={heading} tabIndex={-1}>
        {words.madeTitle(row.name)}
      </h2>
      <p>{words.madeOnce}</p>
      <div className={styles.token}>
        <TextField
          label={words.token}
          readOnly
          value={token}
          spellCheck={false}
          autoComplete="off"
          onFocus={(event) => event.target.select()}
        />
        <CopyButton look="primary" label={shell.copy} said={words.copiedSaid} text={() => token} />
      </div>
      <p className={styles.label}>{words.example}</p>
      <pre className={styles.example}>
        <code>{exampleOf(row, location.origin)}</code>
      </pre>
      <p>
        <Button onClick={done}>{words.done}</Button>
      </p>
    </section>
  )
}

/** A line for a shell. The token comes from a variable, so that it stays out of the shell's memory and of the address. */
function exampleOf({ verbs, offices }: TokenRow, origin: string): string {
  const [office] = offices ?? []
  const path = verbs.some((verb) => verb !== 'audit')
    ? `/api/v1/scorecard${office ? `?office=${office.code}` : ''}`
    : '/api/v1/audit?format=json'
  return `curl -H "Authorization: Bearer $TOKEN" "${origin}${path}"`
}
