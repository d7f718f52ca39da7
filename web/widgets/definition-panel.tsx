import type { ReactNode } from 'react'
import { addDays, type Day } from '../../server/core/day.ts'
import { periodOf } from '../../server/core/period.ts'
import { kindWords } from '../../server/core/sentences/words.ts'
import { useFormat, useLang, useWords } from '../app/lang.tsx'
import { useViewState } from '../app/use-view-state.ts'
import { searchOf } from '../app/view-state.ts'
import { useSetting } from '../data/queries.ts'
import type { KpiPage } from '../data/questions.ts'
import { Link } from '../ui/link.tsx'
import styles from './definition-panel.module.css'
import { nextDue, nextReportDue } from './next-due.ts'
import { OfficeLink } from './office-link.tsx'

/** What the figure is, where it comes from, who answers for it, and when it is due again. */
export function DefinitionPanel({ page }: { page: KpiPage }) {
  const { kpi: words } = useWords()
  const lang = useLang()
  const format = useFormat()
  const { kpi, item, owner, asOfDay, lastRecorded } = page
  const { reporting } = kpi
  const due = reporting ? nextReportDue(reporting, asOfDay) : nextDue(kpi.cadence, kpi.dueDay, asOfDay)
  return (
    <aside className={styles.panel} aria-label={words.definition}>
      <h2>{words.definition}</h2>
      <p className={styles.question}>{kpi.question[lang]}</p>
      <div className={styles.formula}>
        <p>{kpi.formula[lang]}</p>
        <dl>
          <Part term={words.numerator} says={kpi.numerator[lang]} figure={format.number(item.numerator)} />
          {kpi.denominator ? (
            <Part
              term={words.denominator}
              says={kpi.denominator[lang]}
              figure={format.number(item.denominator)}
            />
          ) : null}
        </dl>
      </div>
      <dl className={styles.facts}>
        {kpi.caveat ? <Fact term={words.caveat}>{kpi.caveat[lang]}</Fact> : null}
        <Fact term={words.better}>{words.betters[kpi.better]}</Fact>
        <Fact term={words.bands}>{useBands(kpi)}</Fact>
        <Fact term={words.source}>{kpi.source[lang]}</Fact>
        <Fact term={words.documents}>
          <Documents page={page} />
        </Fact>
        {item.published ? <Fact term={words.published}>{item.published.source[lang]}</Fact> : null}
        <Fact term={words.owner}>{owner ? <OfficeLink office={owner} /> : kpi.owner}</Fact>
        <Fact term={words.cadence}>
          {reporting
            ? `${words.cadences[reporting.cadence]}, ${
                reporting.dueLag === 0
                  ? words.reportDue.same(format.number(reporting.dueDay))
                  : words.reportDue.after(format.number(reporting.dueDay), reporting.dueLag)
              }`
            : words.onDay(words.cadences[kpi.cadence], format.number(kpi.dueDay))}
        </Fact>
        {reporting ? <Reported kpi={kpi} reporting={reporting} /> : null}
        <Fact term={words.nextDue}>{words.dueWithAge(format.day(due), format.age(due, asOfDay))}</Fact>
        <Fact term={words.lastRecorded}>
          {lastRecorded ? (
            <>
              {lastRecorded.by ? <span lang="vi">{lastRecorded.by}, </span> : null}
              {format.instant(lastRecorded.at)}{' '}
              {lastRecorded.code ? (
                <span className={styles.code}>({words.rowCode(lastRecorded.code)})</span>
              ) : null}
            </>
          ) : (
            words.nothingRecorded
          )}
        </Fact>
        <Fact term={words.id}>
          <code>{kpi.id}</code>
        </Fact>
        <Fact term={words.machine}>
          <MachineLink id={kpi.id} />
        </Fact>
      </dl>
      <OtherDays asOfDay={asOfDay} />
    </aside>
  )
}

type Reporting = NonNullable<KpiPage['kpi']['reporting']>

/** Who reports it, where it is from, and since when it has been defined so. */
function Reported({ kpi, reporting }: { kpi: KpiPage['kpi']; reporting: Reporting }) {
  const { kpi: words } = useWords()
  const lang = useLang()
  const format = useFormat()
  const { offices, origin, fromOn, retiredOn } = reporting
  const kinds = format.list(kpi.kinds.map((kind) => kindWords[kind][lang]))
  return (
    <>
      <Fact term={words.reporters}>
        {offices === null ? words.allOfKinds(kinds) : <Reporters codes={offices} />}
      </Fact>
      <Fact term={words.origin}>{words.origins[origin]}</Fact>
      <Fact term={words.inForceSince}>
        {[words.sinceDefined(format.day(fromOn)), retiredOn ? words.retired(format.day(retiredOn)) : null]
          .filter(Boolean)
          .join('; ')}
      </Fact>
    </>
  )
}

/** More than these are only counted: the list by office names them. */
const mostNamed = 6

function Reporters({ codes }: { codes: readonly string[] }) {
  const { kpi: words } = useWords()
  const format = useFormat()
  const setting = useSetting()
  const offices =
    setting.face === 'here' ? setting.data.offices.filter(({ code }) => codes.includes(code)) : []
  if (codes.length > mostNamed || offices.length < codes.length)
    return words.countedOffices(format.number(codes.length))
  return (
    <ul className={styles.documents}>
      {offices.map((office) => (
        <li key={office.code}>
          <OfficeLink office={office} />
        </li>
      ))}
    </ul>
  )
}

const Fact = ({ term, children }: { term: string; children: ReactNode }) => (
  <div>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
)

const Part = ({ term, says, figure }: { term: string; says: string; figure: string }) => (
  <div>
    <dt>
      {term}: <b>{figure}</b>
    </dt>
    <dd>{says}</dd>
  </div>
)

/** How far off is still "at risk", in words. */
function useBands({ better, slack, unit, noun }: KpiPage['kpi']): string {
  const { kpi: words } = useWords()
  const format = useFormat()
  if (slack === 0) return better === 'lower' ? words.bandsLowerStrict : words.bandsHigherStrict
  const size = unit === 'share' ? format.points(slack) : format.counted(slack, noun)
  return better === 'lower' ? words.bandsLower(size) : words.bandsHigher(size)
}

/** Documents that define the KPI, and those that set its targets. */
function Documents({ page: { documents, targets } }: { page: KpiPage }) {
  const { kpi: words } = useWords()
  const lang = useLang()
  const format = useFormat()
  const known = new Set(documents.map((document) => document.code))
  const setting = new Map(
    targets.flatMap(({ document }) =>
      document && !known.has(document.code) ? [[document.code, document] as const] : [],
    ),
  )
  const cited = [...documents, ...[...setting.values()].map((document) => ({ ...document, issuedOn: null }))]
  if (cited.length === 0) return words.noDocuments
  return (
    <ul className={styles.documents}>
      {cited.map(({ code, title, issuedOn }) => (
        <li key={code}>
          <b>{code}</b>
          {issuedOn ? `, ${format.day(issuedOn)}` : ''}: {title[lang]}
        </li>
      ))}
    </ul>
  )
}

/** The same question, put by a machine. */
function MachineLink({ id }: { id: string }) {
  const { kpi: words } = useWords()
  const { view } = useViewState()
  const { asOf, period, office, compare } = view
  const search = searchOf({
    ...(asOf ? { asOf } : {}),
    ...(period ? { period } : {}),
    ...(office ? { office } : {}),
    ...(compare ? { compare } : {}),
  })
  return <a href={`/api/v1/kpis/${encodeURIComponent(id)}${search}`}>{words.machineLink}</a>
}

/** Figures of the past are asked for by the day on which they were known. */
function OtherDays({ asOfDay }: { asOfDay: Day }) {
  const { kpi: words } = useWords()
  const format = useFormat()
  const { href } = useViewState()
  const setting = useSetting()
  const firstDay = setting.face === 'here' ? setting.data.firstDay : asOfDay
  const days = [
    ...new Set([
      addDays(periodOf(asOfDay, 'month').start, -1),
      addDays(periodOf(asOfDay, 'quarter').start, -1),
      addDays(periodOf(asOfDay, 'year').start, -1),
    ]),
  ].filter((day) => day >= firstDay)
  if (days.length === 0) return null
  return (
    <p className={styles.days}>
      {words.otherDay}{' '}
      {days.map((day, i) => (
        <span key={day}>
          {i ? ' · ' : ''}
          <Link href={href({ asOf: day, period: undefined })} preload={false}>
            {format.day(day)}
          </Link>
        </span>
      ))}
    </p>
  )
}
