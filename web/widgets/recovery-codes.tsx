import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { useAllWords } from '../app/all-words.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { CopyButton } from './copy-button.tsx'
import styles from './recovery-codes.module.css'

/** Codes that take the place of the telephone, each once. They are shown this once, so there are three ways to keep them. */
export function RecoveryCodes({ codes, email }: { codes: readonly string[]; email: string }) {
  const { signIn, shell } = useAllWords()
  const [isPrinting, setPrinting] = useState(false)
  const text = [signIn.codesFor(shell.product, email), '', ...codes, ''].join('\n')

  useEffect(() => {
    const end = () => setPrinting(false)
    addEventListener('afterprint', end)
    return () => removeEventListener('afterprint', end)
  }, [])

  function save() {
    const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
    const link = document.createElement('a')
    link.href = address
    link.download = signIn.codesFile
    link.click()
    URL.revokeObjectURL(address)
  }

  return (
    <section
      className={styles.codes}
      aria-label={signIn.recoveryCodes}
      data-printing={isPrinting || undefined}
    >
      <p className={styles.paper}>{signIn.codesFor(shell.product, email)}</p>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className={styles.ways}>
        <CopyButton
          label={shell.copy}
          said={signIn.codesCopied}
          text={() => text}
          byHand={() => codes.join(' ')}
        />
        <Button
          onClick={() => {
            flushSync(() => setPrinting(true))
            print()
          }}
        >
          <Icon name="print" />
          {shell.print}
        </Button>
        <Button onClick={save}>
          <Icon name="file" />
          {signIn.saveCodes}
        </Button>
      </div>
    </section>
  )
}
