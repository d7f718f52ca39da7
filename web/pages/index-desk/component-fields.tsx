import type { IndexDesk } from '../../../server/core/indices/definition-answers.ts'
import { indexWords } from '../../../server/core/indices/definition-words.ts'
import type { Words } from '../../../server/core/words.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useLang } from '../../app/lang.tsx'
import { Button } from '../../ui/button.tsx'
import { CheckField, SelectField, TextField } from '../../ui/field.tsx'
import formStyles from '../../ui/form.module.css'
import type { ComponentDraft } from './index-draft.ts'
import styles from './index-form.module.css'
import { TwoLanguages } from './two-languages.tsx'

type Props = {
  component: ComponentDraft
  title: string
  /** codes of the other components */
  ids: readonly string[]
  desk: IndexDesk
  errorOf: (field: string) => string | undefined
  /** what it says once it is folded */
  rule: string
  isOpen: boolean
  setOpen: (isOpen: boolean) => void
  isFirst: boolean
  isLast: boolean
  /** null: it is left out */
  change: (next: ComponentDraft | null) => void
  move: (by: -1 | 1) => void
}

const componentFields = [
  'id',
  'name',
  'numerator',
  'denominator',
  'max',
  'threshold',
  'times',
  'countedBy',
] as const

export const isComponentWrong = (errorOf: Props['errorOf']): boolean =>
  componentFields.some((field) => errorOf(field))

/** One component: folded to its name, code, points and rule until it is asked for, or something in it is wrong. */
export function ComponentFields(props: Props) {
  const { component, title, ids, desk, errorOf, rule, isOpen, setOpen, isFirst, isLast, change, move } = props
  const { indexDesk: words } = useAllWords()
  const lang = useLang()
  const isWrong = isComponentWrong(errorOf)
  const put = (patch: Partial<ComponentDraft>) => change({ ...component, ...patch })
  const text = (field: 'id' | 'max' | 'threshold', more: Partial<Parameters<typeof TextField>[0]>) => (
    <TextField
      label={words.fields[field]}
      autoComplete="off"
      value={component[field]}
      error={errorOf(field)}
      onChange={(event) => put({ [field]: event.target.value })}
      {...more}
    />
  )
  const choice = <K extends string>(field: 'whenZero' | 'whenEmpty' | 'spread', from: Record<K, Words>) => (
    <SelectField
      label={words.fields[field]}
      value={component[field]}
      onChange={(event) => put({ [field]: event.target.value })}
    >
      {Object.entries<Words>(from).map(([key, said]) => (
        <option key={key} value={key}>
          {said[lang]}
        </option>
      ))}
    </SelectField>
  )
  return (
    <details
      className={styles.component}
      open={isOpen || isWrong}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <b>{title}</b>{' '}
        <span>
          {[component.id === title ? '' : component.id, component.max ? words.most(component.max) : '', rule]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </summary>
      <div className={styles.three}>
        {text('id', { required: true, spellCheck: false })}
        {text('max', { required: !component.informative, inputMode: 'decimal' })}
        {text('threshold', { inputMode: 'decimal', optional: words.optional, hint: words.hints.threshold })}
      </div>
      {(['name', 'numerator', 'denominator'] as const).map((field) => (
        <TwoLanguages
          key={field}
          label={words.fields[field]}
          value={component[field]}
          error={errorOf(field)}
          change={(value) => put({ [field]: value })}
        />
      ))}
      <div className={styles.three}>
        {choice('whenZero', indexWords.whenZero)}
        {choice('whenEmpty', indexWords.whenEmpty)}
        {choice('spread', indexWords.spread)}
        <SelectField
          label={words.fields.times}
          optional={words.optional}
          value={component.times}
          error={errorOf('times')}
          onChange={(event) => put({ times: event.target.value })}
        >
          <option value="">{words.nothingChosen}</option>
          {ids.map((id) => (
            <option key={id} value={id}>
              {id}
            </option>
          ))}
        </SelectField>
      </div>
      <SelectField
        label={words.fields.countedBy}
        optional={words.optional}
        hint={words.hints.countedBy}
        value={component.countedBy}
        error={errorOf('countedBy')}
        onChange={(event) => put({ countedBy: event.target.value })}
      >
        <option value="">{words.nothingChosen}</option>
        {desk.kpis.map(({ id, name }) => (
          <option key={id} value={id}>
            {name[lang]}
          </option>
        ))}
      </SelectField>
      <CheckField
        label={words.fields.informative}
        checked={component.informative}
        onChange={(event) => put({ informative: event.target.checked })}
      />
      <div className={formStyles.buttons}>
        <Button look="quiet" disabled={isFirst} aria-label={words.upOf(title)} onClick={() => move(-1)}>
          {words.up}
        </Button>
        <Button look="quiet" disabled={isLast} aria-label={words.downOf(title)} onClick={() => move(1)}>
          {words.down}
        </Button>
        <Button look="quiet" aria-label={words.removeOf(title)} onClick={() => change(null)}>
          {words.removeComponent}
        </Button>
      </div>
    </details>
  )
}
