import { type Stage, stageWords } from '../../server/core/deadline.ts'
import { useFormat, useLang, useWords } from '../app/lang.tsx'
import { useViewState } from '../app/use-view-state.ts'
import type { Answer } from '../data/answer.ts'
import { useSetting } from '../data/queries.ts'
import type { Facets, KpiDescriptor, RowPage } from '../data/questions.ts'
import { buttonClass } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Link } from '../ui/link.tsx'
import { PopoverButton } from '../ui/popover-button.tsx'
import { SkeletonBar } from '../ui/skeleton.tsx'
import { valueWord } from './drill-cell.tsx'
import styles from './facet-bar.module.css'
import { parseFilter, toggled } from './facet-filter.ts'

type Facet = Facets['facets'][number]
type Value = { value: string; word: string; rows: number; chosen: boolean; href: string }

/** Up to here the values stand side by side; more of them are in a panel. */
const mostInLine = 5

type Props = { facets: Answer<Facets>; kpi: KpiDescriptor; rows: RowPage['rows'] }

/** Which rows are let through: every value with the rows it would leave, several of each kind at once. */
export function FacetBar({ facets, kpi, rows }: Props) {
  const { kpi: words } = useWords()
  const { href, view } = useViewState()
  const read = useFacetReader(kpi, rows)
  const shown = (facets.face === 'here' ? facets.data.facets : [])
    .map((facet) => ({ ...facet, ...read(facet) }))
    .filter(({ values }) => values.length > 0)
  return (
    <fieldset className={styles.bar}>
      <legend className="vh">{words.filters}</legend>
      {facets.face === 'waiting' ? <SkeletonBar width="18em" height="28px" /> : null}
      {[...shown]
        .sort((a, b) => Number(a.values.length > mostInLine) - Number(b.values.length > mostInLine))
        .map(({ key, label, values }) =>
          values.length > mostInLine ? (
            <FacetPanel key={key} label={label} values={values} />
          ) : (
            <div key={key} className={styles.chips}>
              <span className={styles.label}>{label}</span>
              {values.map((value) => (
                <Chip key={value.value} {...value} />
              ))}
            </div>
          ),
        )}
      {view.filter ? (
        <Link className={buttonClass({ look: 'quiet' })} href={href({ filter: undefined })} preload={false}>
          <Icon name="x" size={11} />
          {words.clear}
        </Link>
      ) : null}
    </fieldset>
  )
}

/** The words of a facet, and what each value would make of the address. */
function useFacetReader(kpi: KpiDescriptor, rows: RowPage['rows']) {
  const { kpi: words } = useWords()
  const lang = useLang()
  const format = useFormat()
  const { view, href } = useViewState()
  const setting = useSetting()
  const offices = new Map([
    ...rows.map((row) => [row.office.code, row.office.name[lang]] as const),
    ...(setting.face === 'here'
      ? setting.data.offices.map((office) => [office.code, office.name[lang]] as const)
      : []),
  ])
  const chosen = parseFilter(view.filter)
  const labelOf = (key: string): string =>
    ({ office: words.office, stage: words.stage })[key] ??
    kpi.columns.find((column) => column.key === key)?.label[lang] ??
    key
  const wordOf = (key: string, value: string): string => {
    if (key === 'office') return offices.get(value) ?? value
    if (key === 'stage') return value in stageWords ? stageWords[value as Stage][lang] : value
    const column = kpi.columns.find((one) => one.key === key)
    if (column?.kind === 'yes-no') return value === 'true' ? words.yes : words.no
    return column ? valueWord(column, value, format) : value
  }
  return ({ key, values }: Facet): { label: string; values: Value[] } => {
    const on = chosen.get(key) ?? []
    // What is chosen can be taken back, even where it leaves no row.
    const missing = on.filter((value) => values.every((one) => one.value !== value))
    return {
      label: labelOf(key),
      values: [...values, ...missing.map((value) => ({ value, rows: 0 }))].map(({ value, rows: n }) => ({
        value,
        word: wordOf(key, value),
        rows: n,
        chosen: on.includes(value),
        href: href({ filter: toggled(chosen, key, value) }),
      })),
    }
  }
}

function Chip({ word, rows, chosen, href }: Value) {
  const format = useFormat()
  return (
    <Link className={styles.chip} href={href} preload={false} aria-current={chosen ? 'true' : undefined}>
      {word} <span className="num">{format.number(rows)}</span>
      {chosen ? <Icon name="x" size={9} /> : null}
    </Link>
  )
}

/** Many values: in a panel that stays open while several are chosen. */
function FacetPanel({ label, values }: { label: string; values: Value[] }) {
  const { kpi: words, shell } = useWords()
  const format = useFormat()
  const chosen = values.filter((value) => value.chosen)
  const [first] = chosen
  const said =
    chosen.length === 0
      ? words.allValues(format.number(values.length))
      : chosen.length === 1 && first
        ? first.word
        : words.chosen(format.number(chosen.length))
  const byName = [...values].sort((a, b) => b.rows - a.rows || format.compare(a.word, b.word))
  return (
    <>
      <PopoverButton
        label={label}
        closeLabel={shell.close}
        button={
          <>
            <span className={styles.label}>{label}</span>
            <b className={styles.said}>{said}</b>
            <Icon name="down" />
          </>
        }
      >
        {() => (
          <ul className={styles.options}>
            {byName.map(({ value, word, rows, chosen: on, href }) => (
              <li key={value}>
                <Link href={href} preload={false} aria-current={on ? 'true' : undefined}>
                  <span className={styles.tick} aria-hidden="true" />
                  <span>{word}</span>
                  <span className="num">{format.number(rows)}</span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </PopoverButton>
      {chosen.length > 1
        ? chosen.map((value) => (
            <Link
              key={value.value}
              className={styles.chip}
              href={value.href}
              preload={false}
              aria-current="true"
              title={words.remove(value.word)}
            >
              {value.word} <Icon name="x" size={9} />
            </Link>
          ))
        : null}
    </>
  )
}
