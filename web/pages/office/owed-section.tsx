import type { OfficePage } from '../../../server/core/answers.ts'
import { useFormat, useLang, useWords } from '../../app/lang.tsx'
import { Link } from '../../ui/link.tsx'
import { Section } from '../../ui/section.tsx'
import { Mark } from '../../widgets/status-mark.tsx'
import { useOfficeLinks } from './office-links.ts'
import styles from './owed-section.module.css'
import type { Debts, Owed } from './standing.ts'

export const owesAnything = ({ stopped, missing, never, nobody }: Debts): boolean =>
  stopped.length + missing.length + never.length + nobody.length > 0

type Props = { page: OfficePage; debts: Debts }

/** Figures that are not there: those that used to come, those of this period, and those that never came. */
export function OwedSection({ page, debts }: Props) {
  const { office: words } = useWords()
  const { stopped, missing, never, nobody } = debts
  return (
    <Section title={words.owes}>
      {stopped.length ? (
        <div className={styles.part}>
          <h3>{words.stoppedReporting}</h3>
          <OwedList page={page} owed={stopped} isStopped />
        </div>
      ) : null}
      {missing.length ? (
        <div className={styles.part}>
          <h3>{words.missingNow}</h3>
          <OwedList page={page} owed={missing} />
          <p className={styles.help}>{words.missingHelp}</p>
        </div>
      ) : null}
      <Others page={page} said={words.never} owed={never} />
      <Others
        page={page}
        said={page.office.kind === 'city' ? words.nobodyCity : words.nobody}
        owed={nobody}
      />
    </Section>
  )
}

type ListProps = { page: OfficePage; owed: readonly Owed[]; isStopped?: boolean }

function OwedList({ page, owed, isStopped = false }: ListProps) {
  const { office: words } = useWords()
  const lang = useLang()
  const format = useFormat()
  const link = useOfficeLinks(page)
  const lastOf = ({ standing: { item }, last }: Owed) => {
    const value = item.trend.find((point) => point.period === last)?.value
    return last === null
      ? ''
      : words.lastFigure(format.periodInText(last, page.period), format.value(value, item.unit))
  }
  return (
    <ul className={styles.list}>
      {owed.map((one) => (
        <li key={one.standing.item.id}>
          <Mark shape="no-data" />
          <p>
            <Link className="plain" href={link.kpi(one.standing.item.id)}>
              {one.standing.item.name[lang]}
            </Link>
            <span>
              {isStopped && one.since
                ? words.silentSince(format.periodInText(one.since, page.period))
                : words.noFigure(format.periodInText(page.period, page.period))}
              {'; '}
              {lastOf(one)}
            </span>
          </p>
        </li>
      ))}
    </ul>
  )
}

/** What is not asked of it for certain is only named. */
function Others({
  page,
  said,
  owed,
}: {
  page: OfficePage
  said: (n: number) => string
  owed: readonly Owed[]
}) {
  const lang = useLang()
  const link = useOfficeLinks(page)
  if (owed.length === 0) return null
  return (
    <p className={styles.others}>
      {said(owed.length)}{' '}
      {owed.map(({ standing: { item } }, nth) => (
        <span key={item.id}>
          {nth ? '; ' : null}
          <Link className="plain" href={link.kpi(item.id)}>
            {item.short[lang]}
          </Link>
        </span>
      ))}
      .
    </p>
  )
}
