import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { SelectField } from '../../ui/field.tsx'
import { FilterForm } from '../../widgets/filter-form.tsx'
import { type ReviewItem, subjectOf } from './review-item.ts'
import styles from './review-page.module.css'

const keys = ['office', 'subject', 'filter'] as const

/** Only what there is something of is offered. */
export function ReviewFilters({ items }: { items: readonly ReviewItem[] }) {
  const { forms, review: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const { view } = useViewState()
  const named = (one: readonly (readonly [string, string])[]) =>
    [...new Map(one)].sort(([, a], [, b]) => format.compare(a, b))
  const offices = named(items.map(({ office }) => [office.code, office.name[lang]]))
  const kpis = named(
    items.map((item) => {
      const { id, name } = subjectOf(item)
      return [id, name[lang]]
    }),
  )
  const choice = (name: string, label: string, value: string | undefined, options: [string, string][]) => (
    <SelectField name={name} label={label} defaultValue={value}>
      <option value="">{forms.any}</option>
      {options.map(([code, said]) => (
        <option key={code} value={code}>
          {said}
        </option>
      ))}
    </SelectField>
  )
  return (
    <details className={styles.filters} open={keys.some((key) => view[key])}>
      <summary>{words.filters}</summary>
      <FilterForm label={words.filters} keys={keys}>
        {choice('office', words.office, view.office, offices)}
        {choice('subject', words.kpi, view.subject, kpis)}
        {choice('filter', words.only, view.filter, Object.entries(words.onlyChoices))}
      </FilterForm>
    </details>
  )
}
