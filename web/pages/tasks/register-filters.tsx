import { type TaskList, taskGroups, taskSorts } from '../../../server/core/tasks/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { SelectField, TextField } from '../../ui/field.tsx'
import { FilterForm } from '../../widgets/filter-form.tsx'
import styles from './register.module.css'

/** What the form below sets in the address. */
export const narrowing = [
  'office',
  'helping',
  'document',
  'month',
  'person',
  'year',
  'group',
  'sort',
] as const

/** Only what there is something of is offered, with how many tasks it would leave. */
export function RegisterFilters({ list }: { list: TaskList }) {
  const { forms, tasks: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const { view } = useViewState()
  const withRows = (name: string, rows: number) => words.choice(name, format.number(rows))
  const offices = [...list.offices].sort((a, b) => format.compare(a.office.name[lang], b.office.name[lang]))
  const months = [...list.months].sort((a, b) => a.month.localeCompare(b.month))
  return (
    <details className={styles.filters} open={narrowing.some((key) => view[key])}>
      <summary>{words.filters}</summary>
      <FilterForm label={words.filters} keys={narrowing}>
        <SelectField name="office" label={words.office} defaultValue={view.office}>
          <option value="">{forms.any}</option>
          <Kept value={view.office} known={offices.map(({ office }) => office.code)} />
          {offices.map(({ office, rows }) => (
            <option key={office.code} value={office.code}>
              {withRows(office.name[lang], rows)}
            </option>
          ))}
        </SelectField>
        <SelectField name="helping" label={words.helping} defaultValue={view.helping}>
          <option value="">{words.helpings.lead}</option>
          <option value="1">{words.helpings.helps}</option>
        </SelectField>
        <SelectField name="document" label={words.document} defaultValue={view.document}>
          <option value="">{forms.any}</option>
          <Kept value={view.document} known={list.documents.map(({ name }) => name)} />
          {list.documents.map(({ name, rows }) => (
            <option key={name} value={name}>
              {withRows(name, rows)}
            </option>
          ))}
        </SelectField>
        <SelectField name="month" label={words.month} defaultValue={view.month}>
          <option value="">{forms.any}</option>
          <Kept value={view.month} known={list.months.map(({ month }) => month)} />
          {months.map(({ month, rows }) => (
            <option key={month} value={month}>
              {withRows(month === 'none' ? words.noDeadline : format.period(month), rows)}
            </option>
          ))}
        </SelectField>
        <TextField name="person" label={words.person} autoComplete="off" defaultValue={view.person} />
        <SelectField name="year" label={words.year} defaultValue={view.year}>
          <option value="">{list.asOfDay.slice(0, 4)}</option>
          {[...new Set([...list.years, list.year])]
            .filter((year) => String(year) !== list.asOfDay.slice(0, 4))
            .map((year) => (
              <option key={year} value={String(year)}>
                {year}
              </option>
            ))}
        </SelectField>
        <SelectField name="group" label={words.group} defaultValue={view.group}>
          {taskGroups.map((group) => (
            <option key={group} value={group === 'none' ? '' : group}>
              {words.groups[group]}
            </option>
          ))}
        </SelectField>
        <SelectField name="sort" label={words.order} defaultValue={view.sort}>
          {taskSorts.map((sort) => (
            <option key={sort} value={sort === 'trouble' ? '' : sort}>
              {words.orders[sort]}
            </option>
          ))}
        </SelectField>
      </FilterForm>
    </details>
  )
}

/** What is chosen stays to be seen, even where nothing is left of it. */
const Kept = ({ value, known }: { value: string | undefined; known: readonly string[] }) =>
  value && !known.includes(value) ? <option value={value}>{value}</option> : null
