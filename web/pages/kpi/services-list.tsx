import { useState } from 'react'
import type { ServiceFigure } from '../../../server/core/answers.ts'
import type { Words } from '../../../server/core/words.ts'
import { useFormat, useLang, useWords } from '../../app/lang.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import type { ViewState } from '../../app/view-state.ts'
import { useServices } from '../../data/queries.ts'
import type { KpiDescriptor, ServiceBreakdown } from '../../data/questions.ts'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Link } from '../../ui/link.tsx'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { parseFilter, toggled } from '../../widgets/facet-filter.ts'
import { useServiceWords } from './service-words.ts'
import styles from './services-list.module.css'

/** Enough to see where most is missing; the others are one press away. */
const fewServices = 8

/** An office that the rows are filtered by is asked about itself. */
function officeView(view: ViewState): ViewState {
  const [office, ...more] = parseFilter(view.filter).get('office') ?? []
  return office !== undefined && more.length === 0 ? { ...view, office } : view
}

/** Where an office's figure is lost: by procedure, topic or system, each leading to its own rows. */
export function ServicesList({ kpi, service }: { kpi: KpiDescriptor; service: Words }) {
  const { kpi: words, faces } = useWords()
  const own = useServiceWords()
  const lang = useLang()
  const { view } = useViewState()
  const answer = useServices(officeView(view), kpi.id)
  const office = answer.face === 'here' ? answer.data.office : null
  return (
    <section className={styles.services} aria-labelledby="services-title">
      <h3 id="services-title">
        {own.by(service[lang].toLocaleLowerCase(lang))}
        {office && office.kind !== 'city' ? ` · ${office.name[lang]}` : null}
      </h3>
      <Answered
        answer={answer}
        waiting={<Skeleton label={faces.waiting} lines={fewServices} />}
        empty={({ rows }) => (rows.length === 0 ? { title: words.noRows } : null)}
        partial={() => null}
      >
        {(data) => <Services data={data} kpi={kpi} service={service} />}
      </Answered>
    </section>
  )
}

function Services({ data, kpi, service }: { data: ServiceBreakdown; kpi: KpiDescriptor; service: Words }) {
  const { kpi: words } = useWords()
  const own = useServiceWords()
  const lang = useLang()
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  const isShare = kpi.unit === 'share'
  const shown = isOpen ? data.rows : data.rows.slice(0, fewServices)
  const rest = data.rows.slice(shown.length)
  const most = Math.max(1, ...data.rows.map((row) => weightOf(row, kpi)))
  return (
    <>
      <p className="small muted">{isShare && kpi.better === 'higher' ? own.missingFirst : own.mostFirst}</p>
      <ScrollBox label={own.by(service[lang].toLocaleLowerCase(lang))}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{service[lang]}</th>
              <th scope="col" className={styles.end}>
                {isShare ? words.numerator : words.number}
              </th>
              {isShare ? (
                <>
                  <th scope="col" className={styles.end}>
                    {words.denominator}
                  </th>
                  <th scope="col" className={classNames(styles.end, styles.spare)}>
                    {own.missing}
                  </th>
                  <th scope="col" className={styles.end}>
                    {words.share}
                  </th>
                </>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row key={row.service} row={row} kpi={kpi} most={most} />
            ))}
            {rest.length > 0 ? <Rest rest={rest} isShare={isShare} /> : null}
          </tbody>
        </table>
      </ScrollBox>
      {data.rows.length > fewServices ? (
        <Button onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
          {isOpen ? own.fewer : own.all(format.number(data.rows.length))}
        </Button>
      ) : null}
    </>
  )
}

const missingOf = ({ numerator, denominator }: Pick<ServiceFigure, 'numerator' | 'denominator'>): number =>
  (denominator ?? numerator) - numerator
const weightOf = (row: ServiceFigure, { better, unit }: KpiDescriptor): number =>
  unit === 'share' && better === 'higher' ? missingOf(row) : row.numerator

function Row({ row, kpi, most }: { row: ServiceFigure; kpi: KpiDescriptor; most: number }) {
  const lang = useLang()
  const format = useFormat()
  const { view, href } = useViewState()
  const chosen = parseFilter(view.filter)
  const isChosen = chosen.get('service')?.includes(row.service) ?? false
  return (
    <tr>
      <th scope="row">
        <Link
          className="plain"
          href={href({ filter: toggled(chosen, 'service', row.service) })}
          preload={false}
          aria-current={isChosen ? 'true' : undefined}
        >
          {row.name?.[lang] ?? row.service}
        </Link>
        {row.name && kpi.columns.some(({ kind }) => kind === 'name') ? (
          <span className={styles.code}> {row.service}</span>
        ) : null}
        <span
          className={styles.bar}
          style={{ width: `${(100 * weightOf(row, kpi)) / most}%` }}
          aria-hidden="true"
        />
      </th>
      <Figures {...row} isShare={kpi.unit === 'share'} share={format.share(row.value)} />
    </tr>
  )
}

function Rest({ rest, isShare }: { rest: readonly ServiceFigure[]; isShare: boolean }) {
  const own = useServiceWords()
  const format = useFormat()
  const numerator = rest.reduce((sum, row) => sum + row.numerator, 0)
  const denominator = rest.reduce((sum, row) => sum + (row.denominator ?? 0), 0)
  return (
    <tr className={styles.rest}>
      <th scope="row">{own.others(format.number(rest.length))}</th>
      <Figures
        numerator={numerator}
        denominator={denominator}
        isShare={isShare}
        share={format.share(denominator === 0 ? null : numerator / denominator)}
      />
    </tr>
  )
}

type FiguresOf = { numerator: number; denominator: number | null; isShare: boolean; share: string }

function Figures({ numerator, denominator, isShare, share }: FiguresOf) {
  const format = useFormat()
  return (
    <>
      <td className={styles.end}>{format.number(numerator)}</td>
      {isShare ? (
        <>
          <td className={styles.end}>{format.number(denominator)}</td>
          <td className={classNames(styles.end, styles.spare)}>
            {format.number(missingOf({ numerator, denominator }))}
          </td>
          <td className={styles.end}>{share}</td>
        </>
      ) : null}
    </>
  )
}
