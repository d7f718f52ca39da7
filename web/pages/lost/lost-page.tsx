import { useLang, useWords } from '../../app/lang.tsx'
import { PageHeading } from '../../app/page-head.tsx'
import { useAddress, usePaths } from '../../app/use-view-state.ts'
import { useSetting } from '../../data/queries.ts'
import { Link } from '../../ui/link.tsx'
import styles from './lost-page.module.css'
import { nearTo } from './near.ts'

/** An address that leads nowhere: said plainly, with what comes near and the ways that do lead somewhere. */
export function LostPage() {
  const { faces, overview, kpi, office, list } = useWords()
  const { path } = useAddress()
  const to = usePaths()
  const ways = [
    { href: to.overview(), word: faces.toOverview, about: overview.description },
    { href: to.kpis(), word: list.toKpis, about: kpi.description },
    { href: to.offices(), word: office.toOffices, about: office.description },
  ]
  return (
    <>
      <PageHeading title={faces.noSuchPage} description={faces.noSuchPageHelp} />
      <p className={styles.help}>{list.lostHelp(path)}</p>
      <Meant path={path} />
      <h2 className={styles.head}>{list.waysOut}</h2>
      <ul className={styles.ways}>
        {ways.map(({ href, word, about }) => (
          <li key={href}>
            <Link href={href}>{word}</Link>
            <p>{about}</p>
          </li>
        ))}
      </ul>
    </>
  )
}

function Meant({ path }: { path: string }) {
  const { list } = useWords()
  const lang = useLang()
  const to = usePaths()
  const setting = useSetting()
  if (setting.face !== 'here') return null
  const { offices, kpis } = nearTo(path, setting.data)
  const near = [
    ...offices.map(({ code, name }) => ({ href: to.office(code), name })),
    ...kpis.map(({ id, name }) => ({ href: to.kpi(id), name })),
  ]
  if (near.length === 0) return null
  return (
    <div className={styles.meant}>
      <p>{list.meant}</p>
      <ul>
        {near.map(({ href, name }) => (
          <li key={href}>
            <Link href={href}>{name[lang]}</Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
