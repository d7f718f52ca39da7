import type { DefinitionRow } from '../../../server/core/reporting/definition.ts'
import { definitionWords } from '../../../server/core/reporting/definition-words.ts'
import { cadences } from '../../../server/core/reporting/due.ts'
import { fold } from '../../../server/core/text.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { usePaths, useViewState } from '../../app/use-view-state.ts'
import type { ViewState } from '../../app/view-state.ts'
import type { CataloguePage } from '../../data/questions.ts'
import { SelectField, TextField } from '../../ui/field.tsx'
import { Link } from '../../ui/link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import { type StackedColumn, StackedTable } from '../../ui/stacked-table.tsx'
import { FilterForm } from '../../widgets/filter-form.tsx'
import { OfficeOptions } from '../../widgets/office-options.tsx'
import styles from './catalogue-page.module.css'
import { dueText } from './due-text.ts'

const keys = ['q', 'theme', 'cadence', 'office', 'state'] as const

/** One reported KPI with its definitions, the newest first. */
type Row = { id: string; newest: DefinitionRow; versions: DefinitionRow[]; offices: Set<string> }

export function CatalogueList({ page }: { page: CataloguePage }) {
  const { catalogue: words } = useAllWords()
  const { view } = useViewState()
  const lang = useLang()
  const format = useFormat()
  const columns = useColumns()
  const rows = rowsOf(page).filter((row) => isWanted(row, view))
  const groups = page.themes
    .map(({ id, name }) => ({
      key: id,
      head: name[lang],
      rows: rows.filter(({ newest }) => newest.theme === id),
    }))
    .filter(({ rows: of }) => of.length > 0)
  return (
    <>
      <Filters page={page} />
      {rows.length > 0 ? (
        <Section title={words.list} note={words.count(format.number(rows.length))}>
          <StackedTable
            caption={words.list}
            className={styles.table}
            columns={columns}
            groups={groups}
            rowKey={({ id }) => id}
          />
        </Section>
      ) : (
        <Notice face="empty" title={keys.some((key) => view[key]) ? words.noneFound : words.none} />
      )}
    </>
  )
}

function rowsOf({ definitions, offices }: CataloguePage): Row[] {
  const byId = new Map<string, DefinitionRow[]>()
  for (const one of definitions) byId.set(one.kpiId, [...(byId.get(one.kpiId) ?? []), one])
  return [...byId].flatMap(([id, versions]) => {
    const [newest] = versions
    if (!newest) return []
    const kinds: readonly string[] = newest.kinds
    const ofKinds = offices.filter(({ kind }) => kinds.includes(kind)).map(({ code }) => code)
    return [{ id, newest, versions, offices: new Set(newest.reporters ?? ofKinds) }]
  })
}

function isWanted({ id, newest, offices }: Row, { q, theme, cadence, office, state }: ViewState): boolean {
  const wanted = fold(q ?? '').trim()
  const { vi, en } = newest.name
  return (
    [id, vi, en].some((text) => fold(text).includes(wanted)) &&
    (!theme || newest.theme === theme) &&
    (!cadence || newest.cadence === cadence) &&
    (!office || newest.ownerCode === office || offices.has(office)) &&
    (!state || (newest.retiredOn !== null) === (state === 'retired'))
  )
}

function Filters({ page }: { page: CataloguePage }) {
  const { catalogue: words, forms } = useAllWords()
  const { view } = useViewState()
  const lang = useLang()
  const any = <option value="">{forms.any}</option>
  return (
    <FilterForm label={words.filters} keys={keys}>
      <TextField type="search" name="q" label={words.search} defaultValue={view.q} autoComplete="off" />
      <SelectField name="theme" label={words.theme} defaultValue={view.theme}>
        {any}
        {page.themes.map(({ id, name }) => (
          <option key={id} value={id}>
            {name[lang]}
          </option>
        ))}
      </SelectField>
      <SelectField name="cadence" label={words.cadence} defaultValue={view.cadence}>
        {any}
        {cadences.map((one) => (
          <option key={one} value={one}>
            {definitionWords.cadence[one][lang]}
          </option>
        ))}
      </SelectField>
      <SelectField name="office" label={words.office} defaultValue={view.office}>
        {any}
        <OfficeOptions />
      </SelectField>
      <SelectField name="state" label={words.state} defaultValue={view.state}>
        {any}
        {(['current', 'retired'] as const).map((one) => (
          <option key={one} value={one}>
            {words.states[one]}
          </option>
        ))}
      </SelectField>
    </FilterForm>
  )
}

function useColumns(): StackedColumn<Row>[] {
  const { catalogue: words } = useAllWords()
  const { href } = useViewState()
  const to = usePaths()
  const lang = useLang()
  const format = useFormat()
  return [
    {
      key: 'name',
      head: words.kpi,
      names: true,
      className: styles.name,
      cell: ({ id, newest }) => (
        <>
          <Link href={to.kpi(id)}>{newest.name[lang]}</Link>
          <span className={styles.id}>{id}</span>
        </>
      ),
    },
    {
      key: 'versions',
      head: words.versions,
      className: styles.versions,
      cell: ({ versions }) => (
        <ul>
          {versions.map(({ code, fromOn, name, retiredOn }) => (
            <li key={code}>
              <Link
                href={href({ view: 'correct', show: code })}
                preload={false}
                aria-label={words.correctOf(name[lang], format.day(fromOn))}
              >
                {words.version(format.day(fromOn))}
              </Link>
              {retiredOn ? <span className={styles.id}>{words.until(format.day(retiredOn))}</span> : null}
            </li>
          ))}
        </ul>
      ),
    },
    {
      key: 'who',
      head: words.reporters,
      className: styles.who,
      cell: ({ newest, offices }) => (
        <>
          {newest.kinds.map((kind) => definitionWords.kinds[kind][lang]).join(', ')}
          <span className={styles.id}>{words.offices(format.number(offices.size))}</span>
        </>
      ),
    },
    {
      key: 'due',
      head: words.cadence,
      className: styles.due,
      cell: ({ newest }) => (
        <>
          {definitionWords.cadence[newest.cadence][lang]}
          <span className={styles.id}>{dueText(newest, words)}</span>
        </>
      ),
    },
    {
      key: 'public',
      head: words.fields.public,
      className: styles.public,
      cell: ({ newest }) => (newest.public ? words.isPublic : words.isInternal),
    },
    {
      key: 'change',
      head: words.ways,
      className: styles.change,
      cell: ({ newest }) => (
        <Link
          href={href({ view: 'change', show: newest.code })}
          preload={false}
          aria-label={words.changeOf(newest.name[lang])}
        >
          {words.change}
        </Link>
      ),
    },
  ]
}
