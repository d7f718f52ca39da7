import { useAllWords } from '../../app/all-words.ts'
import { SelectField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import styles from './definition-form.module.css'

type Props = {
  label: string
  add: string
  hint?: string | undefined
  error?: string | undefined
  options: readonly { code: string; name: string }[]
  chosen: readonly string[]
  choose: (codes: string[]) => void
}

/** Several of a long list: those chosen, each with its way out, and a field that adds one. */
export function ChosenMany({ label, add, hint, error, options, chosen, choose }: Props) {
  const { catalogue: words } = useAllWords()
  const nameOf = (code: string) => options.find((one) => one.code === code)?.name ?? code
  return (
    <div>
      <SelectField
        label={label}
        optional={words.optional}
        hint={hint}
        error={error}
        value=""
        onChange={(event) => choose([...chosen, event.target.value])}
      >
        <option value="">{add}</option>
        {options
          .filter(({ code }) => !chosen.includes(code))
          .map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
      </SelectField>
      {chosen.length > 0 ? (
        <ul className={styles.chips}>
          {chosen.map((code) => (
            <li key={code}>
              <button
                type="button"
                aria-label={words.remove(nameOf(code))}
                onClick={() => choose(chosen.filter((one) => one !== code))}
              >
                {nameOf(code)} <Icon name="x" size={9} />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
