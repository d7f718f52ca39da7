import type { IndexPage } from '../../../server/core/indices/answers.ts'
import type { Loss } from '../../../server/core/indices/attribution.ts'
import { addPoints } from '../../../server/core/indices/score.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { usePaths, useViewState } from '../../app/use-view-state.ts'
import { Link } from '../../ui/link.tsx'
import { Section } from '../../ui/section.tsx'
import { rowsPlace } from '../../widgets/rows-link.tsx'
import styles from './losses.module.css'

const mostOffices = 12
const mostNamed = 3
/** An office's part is finer than the points themselves. */
const fine = 4

/** Each point lost, laid to a component and to an office; both columns add up to the gap. */
export function Losses({ page }: { page: IndexPage }) {
  const { indices: words } = useAllWords()
  const format = useFormat()
  const { attribution, index } = page
  const lost = format.score(attribution.lost, index.decimals)
  return (
    <Section title={words.losses} note={attribution.lost > 0 ? words.lossesNote(lost) : undefined}>
      {attribution.lost > 0 ? (
        <div className={styles.two}>
          <ByComponent page={page} />
          <ByOffice page={page} />
          {page.serviceLosses.services.length > 0 ? <ByService page={page} /> : null}
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
  const names = new Map(
    index.groups.flatMap(({ components }) => components).map(({ id, name }) => [id, name]),
  )
  const most = attribution.components[0]?.lost ?? 1
  const nameOf = useOfficeNames({ office, below })
  return (
    <div>
      <h3>{words.lossByComponent}</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.component}</th>
            <th scope="col" className={styles.end}>
              {words.lost}
            </th>
          </tr>
        </thead>
        <tbody>
          {attribution.components.map(({ id, lost, offices }) => (
            <tr key={id}>
              <th scope="row">
                {names.get(id)?.[lang]}
                <span
                  className={styles.bar}
                  style={{ width: `${(100 * lost) / most}%` }}
                  aria-hidden="true"
                />
                <span className={styles.who}>
                  {offices
                    .slice(0, mostNamed)
                    .map((one) => `${nameOf(one)} ${format.score(one.lost, fine)}`)
                    .join('; ')}
                  {offices.length > mostNamed ? '; …' : null}
                </span>
              </th>
              <td className={styles.end}>{format.score(lost, index.decimals)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ByOffice({ page: { attribution, office, below } }: { page: IndexPage }) {
  const { indices: words } = useAllWords()
  const format = useFormat()
  const { href } = useViewState()
  const nameOf = useOfficeNames({ office, below })
  const shown = attribution.offices.slice(0, mostOffices)
  const rest = attribution.offices.slice(mostOffices)
  return (
    <div>
      <h3>{words.lossByOffice}</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.who}</th>
            <th scope="col" className={styles.end}>
              {words.lost}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <tr key={one.office}>
              <th scope="row">
                {one.office === null || one.office === office.code ? (
                  nameOf(one)
                ) : (
                  <Link className="plain" href={href({ office: one.office })}>
                    {nameOf(one)}
                  </Link>
                )}
              </th>
              <td className={styles.end}>{format.score(one.lost, fine)}</td>
            </tr>
          ))}
          {rest.length > 0 ? (
            <tr>
              <th scope="row" className={styles.rest}>
                {words.others(format.number(rest.length))}
              </th>
              <td className={styles.end}>
                {format.score(
                  addPoints(
                    rest.map(({ lost }) => lost),
                    fine,
                  ),
                  fine,
                )}
              </td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  )
}

/** Of what our own rows are scored by; each service leads to its own dossiers. */
function ByService({ page: { serviceLosses, measured, index, office, period } }: { page: IndexPage }) {
  const { indices: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const to = usePaths()
  const names = new Map(
    index.groups.flatMap(({ components }) => components).map(({ id, name }) => [id, name]),
  )
  const { services, others, untold } = serviceLosses
  const sums = [
    { said: words.otherServices(format.number(others.services)), lost: others.lost },
    { said: words.untold, lost: untold },
  ].filter(({ lost }) => lost > 0)
  return (
    <div>
      <h3>{words.lossByService}</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.service}</th>
            <th scope="col" className={styles.end}>
              {words.lost}
            </th>
          </tr>
        </thead>
        <tbody>
          {services.map(({ component, service, name, lost }) => {
            const kpi = measured[component]?.kpi.id
            const said = name?.[lang] ?? service
            const rows = {
              period,
              filter: `service:${service}`,
              office: office.kind === 'city' ? undefined : office.code,
            }
            return (
              <tr key={`${component} ${service}`}>
                <th scope="row">
                  {kpi ? (
                    <Link className="plain" href={`${to.kpi(kpi, rows)}#${rowsPlace}`} preload={false}>
                      {said}
                    </Link>
                  ) : (
                    said
                  )}
                  <span className={styles.who}>{names.get(component)?.[lang]}</span>
                </th>
                <td className={styles.end}>{format.score(lost, fine)}</td>
              </tr>
            )
          })}
          {sums.map(({ said, lost }) => (
            <tr key={said}>
              <th scope="row" className={styles.rest}>
                {said}
              </th>
              <td className={styles.end}>{format.score(lost, fine)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
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
