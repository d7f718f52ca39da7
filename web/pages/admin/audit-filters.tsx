import type { AuditVerb } from '../../../server/core/access.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { SelectField, TextField } from '../../ui/field.tsx'
import { FilterForm } from '../../widgets/filter-form.tsx'
import { OfficeOptions } from '../../widgets/office-options.tsx'

/** The words of the address that narrow the log. */
export const auditKeys = ['who', 'verb', 'office', 'from', 'to', 'subject'] as const

export function AuditFilters({ verbs }: { verbs: readonly AuditVerb[] }) {
  const { forms, audit: words } = useAllWords()
  const format = useFormat()
  const { view } = useViewState()
  const byName = [...verbs].sort((a, b) => format.compare(words.verbs[a], words.verbs[b]))
  return (
    <FilterForm label={words.filters} keys={auditKeys}>
      <TextField
        type="search"
        name="who"
        label={words.who}
        placeholder={words.whoHint}
        defaultValue={view.who}
        autoComplete="off"
      />
      <SelectField name="verb" label={words.verb} defaultValue={view.verb}>
        <option value="">{forms.any}</option>
        {byName.map((verb) => (
          <option key={verb} value={verb}>
            {words.verbs[verb]}
          </option>
        ))}
      </SelectField>
      <SelectField name="office" label={words.office} defaultValue={view.office}>
        <option value="">{forms.any}</option>
        <OfficeOptions />
      </SelectField>
      <TextField type="date" name="from" label={words.from} defaultValue={view.from} />
      <TextField type="date" name="to" label={words.to} defaultValue={view.to} />
      <input type="hidden" name="subject" defaultValue={view.subject} />
    </FilterForm>
  )
}
