import type { Changes } from '../../../server/core/reporting/answers.ts'
import { changeKinds } from '../../../server/core/reporting/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { useScorecard } from '../../data/queries.ts'
import { SelectField } from '../../ui/field.tsx'
import { SegmentedLinks } from '../../ui/segmented.tsx'
import { FilterForm } from '../../widgets/filter-form.tsx'
import { OfficeOptions } from '../../widgets/office-options.tsx'
import styles from './changes.module.css'

const filterKeys = ['theme', 'office'] as const

/** Theme and office, which the server counts anew, and kinds, which are only shown or not. */
export function ChangeFilters({ changes: { tally } }: { changes: Changes }) {
  const { changes: words, forms } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const { view, href } = useViewState()
  const card = useScorecard({})
  const themes = card.face === 'here' ? card.data.themes : []
  const kinds = changeKinds.filter((kind) => tally[kind] > 0 || kind === view.kind)
  return (
    <>
      <FilterForm label={words.filters} keys={filterKeys}>
        <SelectField name="theme" label={words.theme} defaultValue={view.theme}>
          <option value="">{forms.any}</option>
          {themes.map(({ id, name }) => (
            <option key={id} value={id}>
              {name[lang]}
            </option>
          ))}
        </SelectField>
        <SelectField name="office" label={words.office} defaultValue={view.office}>
          <option value="">{forms.any}</option>
          <OfficeOptions />
        </SelectField>
        {view.since ? <input type="hidden" name="since" defaultValue={view.since} /> : null}
      </FilterForm>
      {kinds.length > 1 ? (
        <div className={styles.kinds}>
          <SegmentedLinks
            label={words.kinds}
            current={view.kind ?? 'all'}
            choices={[
              { key: 'all', label: words.allKinds, href: href({ kind: undefined }) },
              ...kinds.map((kind) => ({
                key: kind,
                label: `${words.groups[kind]} ${format.number(tally[kind])}`,
                href: href({ kind }),
              })),
            ]}
          />
        </div>
      ) : null}
    </>
  )
}
