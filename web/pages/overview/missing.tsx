import type { ScorecardItem } from '../../../server/core/scorecard.ts'
import { useLang } from '../../app/lang.tsx'
import { KpiLink } from '../../widgets/kpi-link.tsx'
import styles from './missing.module.css'

type Props = { said: string; items: readonly { item: ScorecardItem; figure?: string }[] }

/** What is missing, and the KPIs concerned, each leading to its page. */
export function Missing({ said, items }: Props) {
  const lang = useLang()
  if (items.length === 0) return null
  return (
    <div className={styles.missing}>
      <p>{said}</p>
      <ul>
        {items.map(({ item, figure }) => (
          <li key={item.id}>
            <KpiLink kpi={item}>{item.short[lang]}</KpiLink>
            {figure ? ` ${figure}` : null}
          </li>
        ))}
      </ul>
    </div>
  )
}
