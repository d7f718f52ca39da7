import { type Vintage, vintageWords } from '../../server/core/reporting/vintage.ts'
import { useLang } from '../app/lang.tsx'
import styles from './vintage-mark.module.css'

/** About equal, nearly equal, equal: the less certain, the more waves. */
const shapes: Record<Vintage, string> = {
  estimate:
    'M1.5 5.2C3.2 3.2 5.1 3.2 7 5.2S10.8 7.2 12.5 5.2M1.5 9.4C3.2 7.4 5.1 7.4 7 9.4S10.8 11.4 12.5 9.4',
  preliminary: 'M1.5 5C3.2 3 5.1 3 7 5S10.8 7 12.5 5M1.5 9.6H12.5',
  official: 'M1.5 5H12.5M1.5 9H12.5',
}

/** How certain a figure is. An official one needs no word, unless others stand beside it (`always`). */
export function VintageMark({ vintage, always = false }: { vintage: Vintage; always?: boolean }) {
  const lang = useLang()
  if (vintage === 'official' && !always) return null
  return (
    <span className={vintage === 'official' ? styles.official : styles.mark}>
      <svg viewBox="0 0 14 14" aria-hidden="true">
        <path d={shapes[vintage]} fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
      </svg>
      {vintageWords[vintage][lang]}
    </span>
  )
}
