import type { IndexPage, MeasuredComponent } from '../../../server/core/indices/answers.ts'
import { componentsOf, type IndexComponent } from '../../../server/core/indices/definition.ts'
import type { ComponentScore } from '../../../server/core/indices/score.ts'
import { basisSentence, ruleSentence } from '../../../server/core/indices/words.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { usePaths, useViewState } from '../../app/use-view-state.ts'
import { Link } from '../../ui/link.tsx'
import { Section } from '../../ui/section.tsx'
import { type StackedColumn, StackedTable } from '../../ui/stacked-table.tsx'
import { indexChoices } from '../../widgets/export-choices.ts'
import { ExportMenu } from '../../widgets/export-menu.tsx'
import { FeedNote, heldFigure } from '../../widgets/feed-note.tsx'
import { FoldLink } from '../../widgets/fold-link.tsx'
import { unfolded } from '../../widgets/unfolded.ts'
import styles from './component-table.module.css'
import { ProvisionalMark } from './provisional-mark.tsx'

type Row = { component: IndexComponent; scored: ComponentScore }

/** Up to here all components are read at once; of more, each group is folded to its line. */
const mostUnfolded = 8
const partOf = (group: string) => `group-${group}`

/** Every component with its counts, its rule in words, and why it has the points that it has. */
export function ComponentTable({ page }: { page: IndexPage }) {
  const { indices: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const { view, show } = useViewState()
  const { index, score } = page
  const isFolding = componentsOf(index).length > mostUnfolded
  const open = unfolded(show)
  const away = new Set(
    index.groups.flatMap(({ id, components }) =>
      isFolding && !open.has(partOf(id)) ? components.map((one) => one.id) : [],
    ),
  )
  const groups = index.groups.map(({ id, name, components }) => {
    const group = score.groups.find((one) => one.id === id)
    return {
      key: id,
      head: (
        <div className={styles.group}>
          {isFolding ? (
            <FoldLink part={partOf(id)} of={name[lang]} isName>
              <span>
                <b>{name[lang]}</b> {words.componentsOf(format.number(components.length))}
              </span>
            </FoldLink>
          ) : (
            <b>{name[lang]}</b>
          )}
          <span className={styles.sum}>
            {format.score(group?.score ?? null, index.decimals)}
            <span className={styles.max}>/{format.number(group?.max ?? 0)}</span>
          </span>
        </div>
      ),
      rows: components.flatMap((component): Row[] => {
        const scored = group?.components.find((one) => one.id === component.id)
        return scored ? [{ component, scored }] : []
      }),
    }
  })
  return (
    <Section
      title={words.components}
      note={words.componentsNote(index.decimals)}
      end={<ExportMenu of={words.components} choices={indexChoices(view, index.id, 'components')} />}
    >
      <StackedTable
        caption={words.components}
        className={styles.table}
        columns={useColumns(page)}
        groups={groups}
        rowKey={({ component }) => component.id}
        rowClass={({ component }) => (away.has(component.id) ? styles.away : undefined)}
      />
    </Section>
  )
}

function useColumns({ index, origins, measured, feeds, office, period }: IndexPage): StackedColumn<Row>[] {
  const { indices: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const names = new Map(componentsOf(index).map(({ id, name }) => [id, name]))
  return [
    {
      key: 'name',
      head: words.component,
      names: true,
      className: styles.name,
      cell: ({ component, scored }) => {
        const why = basisSentence(scored.basis, lang)
        const origin = origins[component.id]
        return (
          <>
            <span className={styles.title}>{component.name[lang]}</span>{' '}
            {scored.provisional ? <ProvisionalMark /> : null}
            <span className={styles.rule}>
              {ruleSentence(component, (id) => names.get(id), lang)}{' '}
              {origin === 'city' || origin === 'sum' ? words.origins[origin] : null}
            </span>
            {why ? <span className={styles.why}>{why}</span> : null}
            <OwnRows of={measured[component.id]} office={office} period={period} />
            <FeedNote feed={feeds[component.id] ?? null} />
          </>
        )
      },
    },
    {
      key: 'counts',
      head: words.counts,
      className: styles.counts,
      cell: ({ component, scored }) =>
        scored.numerator === null || scored.denominator === null ? (
          '–'
        ) : (
          <>
            <span className={styles.fraction}>{format.fraction(scored.numerator, scored.denominator)}</span>
            <span className={styles.of}>
              {component.numerator[lang]} / {component.denominator[lang]}
            </span>
          </>
        ),
    },
    {
      key: 'ratio',
      head: words.ratio,
      end: true,
      className: styles.ratio,
      label: words.ratio.toLowerCase(),
      cell: ({ scored }) => format.share(scored.ratio),
    },
    {
      key: 'points',
      head: words.points,
      end: true,
      className: styles.points,
      cell: ({ scored, component }) =>
        component.informative ? null : (
          <>
            <b className={heldFigure(feeds[component.id])}>{format.score(scored.score, index.decimals)}</b>
            <span className={styles.max}>/{format.number(component.max)}</span>
          </>
        ),
    },
  ]
}

type OwnProps = Pick<IndexPage, 'office' | 'period'> & { of: MeasuredComponent | undefined }

/** What the city's own rows say, and the way to them: the KPI, by office and down to each dossier. */
function OwnRows({ of, office, period }: OwnProps) {
  const { indices: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const to = usePaths()
  if (!of) return null
  const { kpi, numerator, denominator, stands } = of
  const patch = { period, office: office.kind === 'city' ? undefined : office.code }
  return (
    <span className={styles.own}>
      {stands
        ? words.ownStands
        : words.ownBeside(format.fraction(numerator, denominator), format.share(shareOf(of)))}{' '}
      <Link href={to.kpi(kpi.id, patch)}>{kpi.name[lang]}</Link>
    </span>
  )
}

const shareOf = ({ numerator, denominator }: MeasuredComponent): number | null =>
  numerator !== null && denominator ? numerator / denominator : null
