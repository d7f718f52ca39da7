import type { ReactNode } from 'react'
import type { Formatter } from '../../../server/core/format.ts'
import { periodOf } from '../../../server/core/period.ts'
import { figureParts } from '../../../server/core/sentences/figure.ts'
import { kpiSentence } from '../../../server/core/sentences/kpi.ts'
import { surveySentence } from '../../../server/core/sentences/survey.ts'
import { isOlder } from '../../../server/core/sentences/through.ts'
import { useFormat, useLang, useWords } from '../../app/lang.tsx'
import type { KpiPage } from '../../data/questions.ts'
import { classNames } from '../../ui/class-names.ts'
import headline from '../../ui/headline.module.css'
import { FeedNote, heldFigure } from '../../widgets/feed-note.tsx'
import { NewMark } from '../../widgets/new-figures.tsx'
import { PublishedLabel } from '../../widgets/published-label.tsx'
import { RowsLink } from '../../widgets/rows-link.tsx'
import { SampleLabel } from '../../widgets/sample-label.tsx'
import { ScopeLine } from '../../widgets/scope-line.tsx'
import { StatusSince } from '../../widgets/status-since.tsx'
import { VintageMark } from '../../widgets/vintage-mark.tsx'
import { WaitingMark } from '../../widgets/waiting-mark.tsx'
import styles from './figure-head.module.css'

/** The figure, what it means, and how far it can be trusted. */
export function FigureHead({ page }: { page: KpiPage }) {
  const { kpi, parts } = useWords()
  const format = useFormat()
  const lang = useLang()
  const { item, office, asOfDay } = page
  const { coverage } = item
  const through = throughText(page, parts, format)
  return (
    <>
      <ScopeLine office={office} />
      <div className={headline.big}>
        <Figure page={page} />
        <p className={headline.say}>{kpiSentence(item, lang, office)}</p>
        {page.kpi.satisfaction === 'survey' ? (
          <p className={styles.survey}>{surveySentence(item, lang)}</p>
        ) : null}
      </div>
      <div className={headline.meta}>
        <NewMark kpi={item.id} />
        <StatusSince item={item} asOfDay={asOfDay} />
        <FeedNote feed={item.feed} />
        {item.updatedAt ? (
          <span>{kpi.updated(format.instant(item.updatedAt), format.age(item.updatedAt, asOfDay))}</span>
        ) : null}
        {item.value === null ? null : <VintageMark vintage={item.vintage} always />}
        {item.value !== null && isOlder(item) ? <span>{through}</span> : null}
        {coverage && (item.through !== null || coverage.reported < coverage.expected) ? (
          <span>{parts.reported(format.fraction(coverage.reported, coverage.expected))}</span>
        ) : null}
        <WaitingMark kpi={item} office={office.kind === 'city' ? undefined : office.code} />
        {item.published ? <PublishedLabel published={item.published} /> : null}
        {item.illustrative ? <SampleLabel /> : null}
      </div>
    </>
  )
}

/** "số liệu tháng 10/2024": reports of a cadence speak of whole periods. */
function throughText(
  { kpi, item: { through } }: KpiPage,
  words: ReturnType<typeof useWords>['parts'],
  format: Formatter,
): string {
  if (through === null) return ''
  if (!kpi.reporting) return words.throughDay(format.day(through))
  return words.through(format.periodInText(periodOf(through, kpi.reporting.cadence).id))
}

type PartLinkProps = { part: string; say: string; children: ReactNode }

/** A number that can be pressed; where it leads is said to those who listen, and on hovering. */
const PartLink = ({ part, say, children }: PartLinkProps) => (
  <RowsLink patch={part === 'denominator' ? {} : { part }} className={styles.part} title={say}>
    {children}
    <span className="vh">: {say}</span>
  </RowsLink>
)

function Figure({ page: { item, kpi: about } }: { page: KpiPage }) {
  const { kpi } = useWords()
  const format = useFormat()
  const lang = useLang()
  const parts = figureParts(item, lang)
  if (!parts || item.numerator === null)
    return <p className={classNames(headline.figure, styles.absent)}>–</p>
  const look = classNames(headline.figure, heldFigure(item.feed))
  if (parts.over) {
    return (
      <div className={look}>
        <p>
          <span className={styles.over}>{parts.over} </span>
          {parts.main}
          <span className={classNames(headline.under, styles.under)}>
            <small>{kpi.countedFromRows}</small>
            <PartLink part="numerator" say={kpi.seeCounted}>
              {format.number(item.numerator)}
            </PartLink>
            {item.unit === 'share' ? (
              <>
                /
                <PartLink part="denominator" say={kpi.seeDenominator}>
                  {format.number(item.denominator)}
                </PartLink>
                , {format.share(item.value)}
              </>
            ) : null}
          </span>
        </p>
      </div>
    )
  }
  // A report is in the numerator and the denominator at once: no row of it is left out.
  const rest = item.denominator === null || about.reporting ? null : item.denominator - item.numerator
  const notCounted = item.better === 'higher' && item.coverage === null ? kpi.notCounted : kpi.notAmong
  return (
    <div className={look}>
      <p>
        <PartLink part="numerator" say={kpi.seeCounted}>
          {parts.main}
        </PartLink>
        {parts.of === null ? null : (
          <span className={headline.of}>
            /
            <PartLink part="denominator" say={kpi.seeDenominator}>
              {parts.of}
            </PartLink>
          </span>
        )}
        <span className={classNames(headline.under, styles.under)}>
          {parts.share ?? parts.noun}
          {item.denominator === null ? (
            <>
              {' · '}
              <PartLink part="denominator" say={kpi.seeAll}>
                {kpi.allRows}
              </PartLink>
            </>
          ) : null}
          {rest ? (
            <>
              {' · '}
              <PartLink part="rest" say={kpi.seeRest}>
                {notCounted(format.number(rest))}
              </PartLink>
            </>
          ) : null}
        </span>
      </p>
    </div>
  )
}
