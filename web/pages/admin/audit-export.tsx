import { useAllWords } from '../../app/all-words.ts'
import { useViewState } from '../../app/use-view-state.ts'
import { searchOf, type ViewState } from '../../app/view-state.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import styles from './audit-export.module.css'
import type { auditKeys } from './audit-filters.tsx'

const formats = ['csv', 'json'] as const

/** The whole log as it is filtered, not only this page of it. */
export function AuditExport({ keys }: { keys: typeof auditKeys }) {
  const { audit: words } = useAllWords()
  const { view } = useViewState()
  const asked: ViewState = {}
  for (const key of keys) if (view[key]) asked[key] = view[key]
  if (view.lang) asked.lang = view.lang
  return (
    <p className={styles.export}>
      <span className="muted">{words.export}</span>
      {formats.map((format) => (
        <a key={format} className={buttonClass()} href={addressOf(asked, format)} download>
          <Icon name="out" />
          {words.exportAs[format]}
        </a>
      ))}
    </p>
  )
}

function addressOf(asked: ViewState, format: (typeof formats)[number]): string {
  const search = searchOf(asked)
  return `/api/v1/audit${search ? `${search}&` : '?'}format=${format}`
}
