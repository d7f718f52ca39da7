import { useState } from 'react'
import type { ServiceFigure } from '../../../server/core/answers.ts'
import { isByMissing, missingOf } from '../../../server/core/missing-of.ts'
import type { Words } from '../../../server/core/words.ts'
import { useFormat, useLang, useWords } from '../../app/lang.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import type { ViewState } from '../../app/view-state.ts'
import { useServices } from '../../data/queries.ts'
import type { KpiDescriptor, ServiceBreakdown } from '../../data/questions.ts'
import { BarFigure, BarRow, BarTable } from '../../ui/bar-table.tsx'
import { Button } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { kpiChoices } from '../../widgets/export-choices.ts'
import { ExportMenu } from '../../widgets/export-menu.tsx'
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
  const asked = officeView(view)
  const answer = useServices(asked, kpi.id)
  const office = answer.face === 'here' ? answer.data.office : null
  return (
    <section className={styles.services} aria-labelledby="services-title">
      <div className={styles.head}>
        <h3 id="services-title">
          {own.by(service[lang].toLocaleLowerCase(lang))}
          {office && office.kind !== 'city' ? ` · ${office.name[lang]}` : null}
        </h3>
        <ExportMenu
          of={own.by(service[lang].toLocaleLowerCase(lang))}
          choices={kpiChoices(asked, kpi.id, ['services', 'by-service'])}
        />
      </div>
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
  const most = Math.max(1, ...data.rows.map((row) => missingOf(kpi, row)))
  return (
    <>
      <p className="small muted">{isByMissing(kpi) ? own.missingFirst : own.mostFirst}</p>
      <ScrollBox label={own.by(service[lang].toLocaleLowerCase(lang))}>
        <BarTable
          columns={[
            { key: 'service', head: service[lang] },
            { key: 'numerator', head: isShare ? words.numerator : words.number, end: true },
            ...(isShare
              ? [
                  { key: 'denominator', head: words.denominator, end: true },
                  { key: 'missing', head: own.missing, end: true, className: styles.spare },
                  { key: 'share', head: words.share, end: true },
                ]
              : []),
          ]}
        >
          {shown.map((row) => (
            <Row key={row.service} row={row} kpi={kpi} most={most} />
          ))}
          {rest.length > 0 ? <Rest rest={rest} isShare={isShare} /> : null}
        </BarTable>
      </ScrollBox>
      {data.rows.length > fewServices ? (
        <Button onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
          {isOpen ? own.fewer : own.all(format.number(data.rows.length))}
        </Button>
      ) : null}
    </>
  )
}

function Row({ row, kpi, most }: { row: ServiceFigure; kpi: KpiDescriptor; most: number }) {
  const lang = useLang()
  const format = useFormat()
  const { view, href } = useViewState()
  const chosen = parseFilter(view.filter)
  const isChosen = chosen.get('service')?.includes(row.service) ?? false
  return (
    <BarRow
      name={
        <>
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
        </>
      }
      part={missingOf(kpi, row) / most}
    >
      <Figures {...row} isShare={kpi.unit === 'share'} share={format.share(row.value)} />
    </BarRow>
  )
}

function Rest({ rest, isShare }: { rest: readonly ServiceFigure[]; isShare: boolean }) {
  const own = useServiceWords()
  const format = useFormat()
  const numerator = rest.reduce((sum, row) => sum + row.numerator, 0)
  const denominator = rest.reduce((sum, row) => sum + (row.denominator ?? 0), 0)
  return (
    <BarRow name={own.others(format.number(rest.length))} isRest>
      <Figures
        numerator={numerator}
        denominator={denominator}
        isShare={isShare}
        share={format.share(denominator === 0 ? null : numerator / denominator)}
      />
    </BarRow>
  )
}

type FiguresOf = { numerator: number; denominator: number | null; isShare: boolean; share: string }

function Figures({ numerator, denominator, isShare, share }: FiguresOf) {
  const format = useFormat()
  return (
    <>
      <BarFigure>{format.number(numerator)}</BarFigure>
      {isShare ? (
        <>
          <BarFigure>{format.number(denominator)}</BarFigure>
          <BarFigure className={styles.spare}>
            {format.number((denominator ?? numerator) - numerator)}
          </BarFigure>
          <BarFigure>{share}</BarFigure>
        </>
      ) : null}
    </>
  )
}
