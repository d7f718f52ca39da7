import type { OfficePage } from '../../../server/core/answers.ts'
import type { OfficeRef } from '../../../server/core/scorecard.ts'
import { useFormat, useLang, useWords } from '../../app/lang.tsx'
import { PageHeading } from '../../app/page-head.tsx'
import { usePaths } from '../../app/use-view-state.ts'
import { useMe } from '../../data/queries.ts'
import { Link } from '../../ui/link.tsx'
import { OfficeLink } from '../../widgets/office-link.tsx'
import { Tally } from '../../widgets/tally.tsx'
import styles from './office-head.module.css'
import { officeSentence } from './office-sentence.ts'

/** Where the page stands, and whose it is. */
export function OfficeTitle({ name, children }: { name: string; children?: string }) {
  const { office } = useWords()
  return (
    <>
      <Trail name={name} />
      <PageHeading title={name} description={children ?? office.pageDescription(name)} />
    </>
  )
}

function Trail({ name }: { name: string }) {
  const { office, shell } = useWords()
  const to = usePaths()
  return (
    <nav className={styles.trail} aria-label={office.trail}>
      <Link href={to.overview()}>{shell.overview}</Link> / <Link href={to.offices()}>{office.title}</Link> /{' '}
      <span aria-current="page">{name}</span>
    </nav>
  )
}

/** What the register of offices says of it. */
export function OfficeFacts({ page }: { page: OfficePage }) {
  const { office: words } = useWords()
  const format = useFormat()
  const to = usePaths()
  const me = useMe()
  const { kind, code, validFrom, validTo, parent } = page.office
  const isMine = me.face === 'here' && me.data.may.officersOf.some((office) => office.code === code)
  return (
    <div className={styles.facts}>
      <ul>
        <li>{words.kinds[kind]}</li>
        {parent ? (
          <li>
            {words.parent} <OfficeLink office={parent} />
          </li>
        ) : null}
        <li>{words.code(code)}</li>
        <li>{words.listed(format.day(validFrom))}</li>
        {validTo ? <li>{words.ends(format.day(validTo))}</li> : null}
        {isMine ? (
          <li>
            <Link href={to.officePeople(code)}>{words.officers}</Link>
          </li>
        ) : null}
      </ul>
      <Lineage title={words.predecessors} links={page.predecessors} />
      <Lineage title={words.successors} links={page.successors} />
    </div>
  )
}

/** The offices that it came from or went to, each with the day. */
export function Lineage({ title, links }: { title: string; links: OfficePage['predecessors'] }) {
  const { office: words } = useWords()
  const format = useFormat()
  if (links.length === 0) return null
  return (
    <p className={styles.lineage}>
      {title}{' '}
      {links.map(({ office, on }, nth) => (
        <span key={office.code}>
          {nth ? '; ' : null}
          <LineageLink office={office} /> ({words.since(format.day(on))})
        </span>
      ))}
    </p>
  )
}

function LineageLink({ office }: { office: OfficeRef }) {
  const lang = useLang()
  const to = usePaths()
  return <Link href={to.office(office.code)}>{office.name[lang]}</Link>
}

/** How it stands, as a sentence and as marks. */
export function OfficeLead({ page }: { page: OfficePage }) {
  const lang = useLang()
  const { asOf, verdict, rest } = officeSentence(page, lang)
  return (
    <div className={styles.lead}>
      <p className={styles.sentence}>
        <span className={styles.asOf}>{asOf}</span> <strong>{verdict}</strong> {rest.join(' ')}
      </p>
      <Tally items={page.items.map(({ item }) => item)} />
    </div>
  )
}
