import { useEffect, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useAnnounce } from '../announce.tsx'
import { useFormat, useLang, useWords } from '../lang.tsx'
import { useViewState } from '../use-view-state.ts'
import type { Shown } from './shown.ts'

const shownMs = 2_500

/** Copies an address that names period, day and language, so that a colleague sees these figures, tomorrow too. */
export function CopyLink({ shown }: { shown: Shown | null }) {
  const { shell } = useWords()
  const format = useFormat()
  const lang = useLang()
  const announce = useAnnounce()
  const { view, href } = useViewState()
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), shownMs)
    return () => clearTimeout(timer)
  }, [isCopied])

  async function copy() {
    const patch = {
      asOf: view.asOf ?? shown?.asOfDay ?? undefined,
      period: view.period ?? shown?.period?.id,
      page: view.page,
      ...(lang === 'en' ? { lang } : {}),
    }
    const address = new URL(href(patch), location.href).href
    try {
      await navigator.clipboard.writeText(address)
      setCopied(true)
      announce(shell.copiedSaid(format.day(shown?.asOfDay)))
    } catch {
      // Without a secure connection a browser gives no clipboard.
      prompt(shell.copyByHand, address)
    }
  }

  return (
    <Button onClick={copy}>
      <Icon name="link" />
      {isCopied ? shell.copied : shell.copyLink}
    </Button>
  )
}
