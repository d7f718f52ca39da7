import type { Words } from '../../../server/core/words.ts'
import { useAllWords } from '../../app/all-words.ts'
import { TextField } from '../../ui/field.tsx'
import formStyles from '../../ui/form.module.css'

type Props = {
  label: string
  required?: boolean
  value: Words
  error: string | undefined
  change: (value: Words) => void
}

/** The same in Vietnamese and in English, side by side; what is wrong is said where something is missing. */
export function TwoLanguages({ label, required = true, value, error, change }: Props) {
  const { indexDesk: words } = useAllWords()
  const isBlank = value.vi.trim() === '' || value.en.trim() === ''
  return (
    <div className={formStyles.pair}>
      {(['vi', 'en'] as const).map((lang) => (
        <TextField
          key={lang}
          label={`${label} (${words[lang]})`}
          lang={lang}
          required={required}
          optional={required ? undefined : words.optional}
          autoComplete="off"
          value={value[lang]}
          error={isBlank && value[lang].trim() ? undefined : error}
          onChange={(event) => change({ ...value, [lang]: event.target.value })}
        />
      ))}
    </div>
  )
}
