import { CopyButton } from '../../widgets/copy-button.tsx'
import { useFormat, useLang, useWords } from '../lang.tsx'
import { useViewState } from '../use-view-state.ts'
import type { Shown } from './shown.ts'

/** Copies an address that names period, day and language, so that a colleague sees these figures, tomorrow too. */
export function CopyLink({ shown }: { shown: Shown | null }) {
  const { shell } = useWords()
  const format = useFormat()
  const lang = useLang()
  const { view, href } = useViewState()

  function address() {
    const patch = {
      asOf: view.asOf ?? shown?.asOfDay ?? undefined,
      period: view.period ?? shown?.period?.id,
      page: view.page,
      ...(lang === 'en' ? { lang } : {}),
    }
    return new URL(href(patch), location.href).href
  }

  return (
    <CopyButton label={shell.copyLink} said={shell.copiedSaid(format.day(shown?.asOfDay))} text={address} />
  )
}
