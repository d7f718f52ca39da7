import type { IndexDesk } from '../../../server/core/indices/definition-answers.ts'
import { indexWords } from '../../../server/core/indices/definition-words.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useLang } from '../../app/lang.tsx'
import { CheckField, FieldGroup, SelectField, TextField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { IndexDraft } from './index-draft.ts'
import styles from './index-form.module.css'
import type { ErrorOf, Mode } from './index-form.tsx'
import { TwoLanguages } from './two-languages.tsx'

type Props = {
  draft: IndexDraft
  change: (patch: Partial<IndexDraft>) => void
  errorOf: ErrorOf
  desk: IndexDesk
  mode: Mode
}

/** What concerns the index as a whole. */
export function IndexFields({ draft, change, errorOf, desk, mode }: Props) {
  const { indexDesk: words } = useAllWords()
  const lang = useLang()
  const error = (field: string) => errorOf(null, null, field)
  return (
    <fieldset className={styles.group}>
      <legend>{words.whole}</legend>
      <div className={styles.three}>
        <TextField
          label={words.fields.id}
          hint={words.hints.id}
          required
          autoComplete="off"
          spellCheck={false}
          readOnly={mode !== 'new'}
          value={draft.id}
          error={error('id')}
          onChange={(event) => change({ id: event.target.value })}
        />
        <TextField
          label={words.fields.fromOn}
          required
          type="date"
          readOnly={mode === 'correct'}
          value={draft.fromOn}
          error={error('fromOn')}
          onChange={(event) => change({ fromOn: event.target.value })}
        />
        <TextField
          label={words.fields.retiredOn}
          optional={words.optional}
          type="date"
          value={draft.retiredOn}
          error={error('retiredOn')}
          onChange={(event) => change({ retiredOn: event.target.value })}
        />
        <TextField
          label={words.fields.decimals}
          hint={words.hints.decimals}
          required
          inputMode="numeric"
          autoComplete="off"
          value={draft.decimals}
          error={error('decimals')}
          onChange={(event) => change({ decimals: event.target.value })}
        />
      </div>
      {(['name', 'short', 'source', 'caveat'] as const).map((field) => (
        <TwoLanguages
          key={field}
          label={words.fields[field]}
          required={field !== 'caveat'}
          value={draft[field]}
          error={error(field)}
          change={(value) => change({ [field]: value })}
        />
      ))}
      <FieldGroup label={words.fields.kinds} required error={error('kinds')}>
        {desk.kinds.map((kind) => (
          <CheckField
            key={kind}
            label={indexWords.kinds[kind][lang]}
            checked={draft.kinds.includes(kind)}
            onChange={(event) =>
              change({
                kinds: desk.kinds.filter((one) =>
                  one === kind ? event.target.checked : draft.kinds.includes(one),
                ),
              })
            }
          />
        ))}
      </FieldGroup>
      <CheckField
        label={words.fields.public}
        hint={words.hints.public}
        checked={draft.public}
        onChange={(event) => change({ public: event.target.checked })}
      />
      <Documents draft={draft} change={change} error={error('documents')} desk={desk} />
    </fieldset>
  )
}

type DocumentsProps = Pick<Props, 'draft' | 'change' | 'desk'> & { error: string | undefined }

function Documents({ draft, change, error, desk }: DocumentsProps) {
  const { indexDesk: words } = useAllWords()
  const lang = useLang()
  return (
    <div>
      <SelectField
        label={words.fields.documents}
        optional={words.optional}
        error={error}
        value=""
        onChange={(event) => change({ documents: [...draft.documents, event.target.value] })}
      >
        <option value="">{words.addDocument}</option>
        {desk.documents
          .filter(({ code }) => !draft.documents.includes(code))
          .map(({ code, title }) => (
            <option key={code} value={code}>
              {code}: {title[lang]}
            </option>
          ))}
      </SelectField>
      {draft.documents.length > 0 ? (
        <ul className={styles.chips}>
          {draft.documents.map((code) => (
            <li key={code}>
              <button
                type="button"
                aria-label={words.removeDocument(code)}
                onClick={() => change({ documents: draft.documents.filter((one) => one !== code) })}
              >
                {code} <Icon name="x" size={9} />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
