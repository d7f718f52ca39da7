import { useEffect, useState } from 'react'
import { useAnnounce } from '../app/announce.tsx'
import { useWords } from '../app/lang.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'

const shownMs = 2_500

type Props = {
  label: string
  /** announced once it is copied */
  said: string
  /** asked for at the press */
  text: () => string
  /** the same on one line, for a browser that leaves copying to the reader */
  byHand?: () => string
  look?: 'primary' | undefined
}

/** Copies a text, and says so for a moment. */
export function CopyButton({ label, said, text, byHand = text, look }: Props) {
  const { shell } = useWords()
  const announce = useAnnounce()
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), shownMs)
    return () => clearTimeout(timer)
  }, [isCopied])

  async function copy() {
    try {
      await navigator.clipboard.writeText(text())
      setCopied(true)
      announce(said)
    } catch {
      // Without a secure connection a browser gives no clipboard.
      prompt(shell.copyByHand, byHand())
    }
  }

  return (
    <Button look={look} onClick={copy}>
      <Icon name="link" />
      {isCopied ? shell.copied : label}
    </Button>
  )
}
