import type { IndexPage } from '../../../server/core/indices/answers.ts'
import type { Loss } from '../../../server/core/indices/attribution.ts'
import { componentsOf } from '../../../server/core/indices/definition.ts'
import { untoldWords } from '../../../server/core/indices/words.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { usePaths, useViewState } from '../../app/use-view-state.ts'
import { Link } from '../../ui/link.tsx'
import { Section } from '../../ui/section.tsx'
import { rowsPlace } from '../../widgets/rows-link.tsx'
import { LossTable } from './loss-table.tsx'
import styles from './losses.module.css'

const mostNamed = 3
/** An office's part is finer than the points themselves. */
const fine = 4

/** Each point lost, laid to a component, to an office and to a service; each of the tables adds up to the gap. */
export function Losses({ page }: { page: IndexPage }) {
  const { indices: words } = useAllWords()
  const format = useFormat()
  const { attribution, index, office } = page
  const lost = format.score(attribution.lost, index.decimals)
  const isAllOwn = attribution.offices.every((one) => one.office === office.code)
  return (
    <Section title={words.losses} note={attribution.lost > 0 ? words.lossesNote(lost) : undefined}>
      {attribution.lost > 0 ? (
        <div className={styles.tables}>
          <ByComponent page={page} />
          {isAllOwn ? null : <ByOffice page={page} />}
          <ByService page={page} />
        </div>
      ) : (
        <p>{words.noLoss}</p>
      )}
    </Section>
  )
}

function ByComponent({ page: { attribution, index, office, below } }: { page: IndexPage }) {
  const { indices: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const names = new Map(componentsOf(index).map(({ id, name }) => [id, name]))
  const nameOf = useOfficeNames({ office, below })
  const said = (offices: readonly Loss[]) =>
    offices
      .slice(0, mostNamed)
      .map((one) => `${nameOf(one)} ${format.score(one.lost, fine)}`)
      .concat(offices.length > mostNamed ? '…' : [])
      .join('; ')
  return (
    <LossTable
      part="lost-components"
      title={words.lossByComponent}
      head={words.component}
      decimals={index.decimals}
      others={words.otherComponents}
      lines={attribution.components.map(({ id, lost, offices }) => ({
        key: id,
        name: names.get(id)?.[lang],
        under: offices.every((one) => one.office === office.code) ? null : said(offices),
        lost,
      }))}
    />
  )
}

function ByOffice({ page: { attribution, office, below } }: { page: IndexPage }) {
  const { indices: words } = useAllWords()
  const { href } = useViewState()
  const nameOf = useOfficeNames({ office, below })
  return (
    <LossTable
      part="lost-offices"
      title={words.lossByOffice}
      head={words.who}
      decimals={fine}
      others={words.otherOffices}
      lines={attribution.offices.map((one) => ({
        key: one.office ?? '',
        name:
          one.office === null || one.office === office.code ? (
            nameOf(one)
          ) : (
            <Link className="plain" href={href({ office: one.office, show: undefined })}>
              {nameOf(one)}
            </Link>
          ),
        lost: one.lost,
      }))}
    />
  )
}

/** Of what our own rows are scored by, each service leads to its own dossiers; of the rest, why there are none. */
function ByService({ page: { serviceLosses, measured, index, office, period } }: { page: IndexPage }) {
  const { indices: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const to = usePaths()
  const names = new Map(componentsOf(index).map(({ id, name }) => [id, name]))
  const { services, others, untoldBy } = serviceLosses
  const rowsOf = (kpi: string, service: string) => {
    const asked = office.kind === 'city' ? undefined : office.code
    return `${to.kpi(kpi, { period, filter: `service:${service}`, office: asked })}#${rowsPlace}`
  }
  return (
    <LossTable
      part="lost-services"
      title={words.lossByService}
      head={words.service}
      decimals={fine}
      others={words.moreServices}
      lines={[
        ...services.map(({ component, service, name, lost }) => {
          const kpi = measured[component]?.kpi.id
          const said = name?.[lang] ?? service
          return {
            key: `${component} ${service}`,
            name: kpi ? (
              <Link className="plain" href={rowsOf(kpi, service)} preload={false}>
                {said}
              </Link>
            ) : (
              said
            ),
            under: names.get(component)?.[lang],
            lost,
          }
        }),
        ...(others.lost > 0
          ? [
              {
                key: '',
                name: words.otherServices(format.number(others.services)),
                lost: others.lost,
                isRest: true,
              },
            ]
          : []),
        ...untoldBy.map(({ why, components, lost }) => {
          const said = untoldWords(why, components, lang)
          return { key: why, name: said.what, under: said.todo, lost, isRest: true }
        }),
      ]}
    />
  )
}

function useOfficeNames({ office, below }: Pick<IndexPage, 'office' | 'below'>): (loss: Loss) => string {
  const { indices: words } = useAllWords()
  const lang = useLang()
  const names = new Map(
    [office, ...below.map((one) => one.office)].map(({ code, name }) => [code, name[lang]]),
  )
  return ({ office: code }) => (code === null ? words.unexplained : (names.get(code) ?? code))
}
