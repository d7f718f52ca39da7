import type { IndexPage, RankedOffice } from '../../../server/core/indices/answers.ts'
import { kindWords, upperFirst } from '../../../server/core/sentences/words.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { BarFigure, BarRow, BarTable } from '../../ui/bar-table.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Link } from '../../ui/link.tsx'
import { Section } from '../../ui/section.tsx'
import { indexChoices } from '../../widgets/export-choices.ts'
import { ExportMenu } from '../../widgets/export-menu.tsx'
import { FoldLink } from '../../widgets/fold-link.tsx'
import { unfolded } from '../../widgets/unfolded.ts'
import { PointBar } from './point-bar.tsx'
import { ProvisionalMark } from './provisional-mark.tsx'
import { betweenEnds } from './ranking-ends.ts'
import styles from './ranking-tables.module.css'

/** So many of the highest and of the lowest are shown at first. */
const ends = { wide: 3, narrow: 2 }
const screens = ['wide', 'narrow'] as const

/** Offices of a kind beside one another, the highest first. */
export function RankingTables({ page }: { page: IndexPage }) {
  const { view } = useViewState()
  const { indices: words } = useAllWords()
  const kinds = [...new Set(page.ranking.map(({ office }) => office.kind))]
  return (
    <Section
      title={words.ranking}
      note={words.rankingNote}
      end={<ExportMenu of={words.ranking} choices={indexChoices(view, page.index.id, 'offices')} />}
    >
      <div className={styles.kinds}>
        {kinds.map((kind) => (
          <Kind
            key={kind}
            kind={kind}
            page={page}
            rows={page.ranking.filter(({ office }) => office.kind === kind)}
          />
        ))}
      </div>
    </Section>
  )
}

type Folded = 'all' | 'narrow' | null
type KindProps = { kind: RankedOffice['office']['kind']; page: IndexPage; rows: RankedOffice[] }

/** The highest, the lowest and the asked office; those between are one press away. */
function Kind({ kind, page, rows }: KindProps) {
  const { indices: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const { show } = useViewState()
  // Said once where it is so of all.
  const isAll = rows.every(({ provisional }) => provisional)
  const [missing] = rows.every((row) => row.missing === rows[0]?.missing)
    ? rows.map((row) => row.missing)
    : []
  const part = `ranked-${kind}`
  const between = {
    wide: betweenEnds(rows, page.office.code, ends.wide),
    narrow: betweenEnds(rows, page.office.code, ends.narrow),
  }
  const isOpen = unfolded(show).has(part)
  const foldedOf = (row: RankedOffice | undefined): Folded => {
    if (isOpen || !row || !between.narrow.has(row.office.code)) return null
    return between.wide.has(row.office.code) ? 'all' : 'narrow'
  }
  const title = upperFirst(kindWords[kind][lang])
  return (
    <div>
      <BarTable
        caption={
          <>
            {title} {isAll ? <ProvisionalMark /> : null}
            {missing ? (
              <span className={styles.missing}>{words.missingEach(format.number(missing))}</span>
            ) : null}
          </>
        }
        columns={[
          {
            key: 'rank',
            head: (
              <>
                <span aria-hidden="true">#</span>
                <span className="vh">{words.rank}</span>
              </>
            ),
            className: styles.rank,
          },
          { key: 'office', head: words.office },
          { key: 'points', head: words.points, end: true },
        ]}
      >
        {rows.map((row, at) => (
          <Row
            key={row.office.code}
            row={row}
            page={page}
            isMarked={row.provisional && !isAll}
            isShort={row.missing > 0 && missing === undefined}
            folded={foldedOf(row)}
            above={foldedOf(rows[at - 1])}
          />
        ))}
      </BarTable>
      {screens.map((on) =>
        between[on].size > 0 ? (
          <FoldLink key={on} part={part} on={on} of={title}>
            {words.allRanked(format.number(rows.length))}
          </FoldLink>
        ) : null,
      )}
    </div>
  )
}

type RowProps = {
  row: RankedOffice
  page: IndexPage
  isMarked: boolean
  isShort: boolean
  folded: Folded
  /** of the row above */
  above: Folded
}

function Row({ row, page, isMarked, isShort, folded, above }: RowProps) {
  const { indices: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const { href } = useViewState()
  const { office, rank, score, max, missing } = row
  const isAsked = office.code === page.office.code
  return (
    <BarRow
      className={classNames(
        isAsked && styles.asked,
        above === 'all' && folded !== 'all' && styles.gapOnWide,
        above && !folded && styles.gapOnNarrow,
      )}
      folded={folded}
      before={<td className={styles.rank}>{format.number(rank)}</td>}
      name={
        <>
          <Link
            className="plain"
            href={href({ office: office.code, period: page.period, show: undefined })}
            aria-current={isAsked ? 'true' : undefined}
          >
            {office.name[lang]}
          </Link>{' '}
          {isMarked ? <ProvisionalMark /> : null}
          {isShort ? <span className={styles.missing}>{words.missingOf(format.number(missing))}</span> : null}
          <PointBar score={score} max={max} most={max} />
        </>
      }
    >
      <BarFigure className={styles.points}>
        <b>{format.score(score, page.index.decimals)}</b>/{format.number(max)}
      </BarFigure>
    </BarRow>
  )
}
