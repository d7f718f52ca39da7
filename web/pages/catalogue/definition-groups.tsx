import type { ReactNode } from 'react'
import { definitionWords } from '../../../server/core/reporting/definition-words.ts'
import { cadences } from '../../../server/core/reporting/due.ts'
import type { Words } from '../../../server/core/words.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useLang } from '../../app/lang.tsx'
import type { CataloguePage } from '../../data/questions.ts'
import { CheckField, FieldGroup, SelectField, TextField } from '../../ui/field.tsx'
import formStyles from '../../ui/form.module.css'
import { ChosenMany } from './chosen-many.tsx'
import type { Draft, Field, InTwo } from './definition-draft.ts'
import styles from './definition-form.module.css'

export type GroupProps = {
  draft: Draft
  change: (patch: Partial<Draft>) => void
  errors: Partial<Record<Field, string>>
  page: CataloguePage
  /** the id and, where one definition is corrected, its day are settled */
  isFixed: { kpiId: boolean; fromOn: boolean }
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset className={styles.group}>
    <legend>{title}</legend>
    {children}
  </fieldset>
)

/** What a field of the draft needs, by its name. */
function useFields({ draft, change, errors }: GroupProps) {
  const { catalogue: words } = useAllWords()
  const lang = useLang()
  type Plain = {
    [K in keyof Draft]: Draft[K] extends string ? K : never
  }[keyof Draft]
  const plain = (key: Plain) => ({
    label: words.fields[key],
    error: errors[key],
    value: draft[key],
  })
  return {
    text: (key: Plain, more: Partial<Parameters<typeof TextField>[0]> = {}) => (
      <TextField
        autoComplete="off"
        {...plain(key)}
        onChange={(event) => change({ [key]: event.target.value })}
        {...more}
      />
    ),
    choice: (
      key: Plain,
      options: readonly (readonly [string, string])[],
      more: { hint?: string; required?: boolean; optional?: string } = {},
    ) => (
      <SelectField {...plain(key)} {...more} onChange={(event) => change({ [key]: event.target.value })}>
        {options.map(([value, said]) => (
          <option key={value} value={value}>
            {said}
          </option>
        ))}
      </SelectField>
    ),
    inTwo: (key: InTwo, more: { hint?: string; required?: boolean } = {}) => (
      <div className={formStyles.pair}>
        {(['vi', 'en'] as const).map((one) => (
          <TextField
            key={one}
            label={`${words.fields[key]} (${words[one]})`}
            lang={one}
            autoComplete="off"
            value={draft[key][one]}
            error={
              draft[key][one].trim() && errors[key] === words.faults['words-missing']
                ? undefined
                : errors[key]
            }
            onChange={(event) => change({ [key]: { ...draft[key], [one]: event.target.value } })}
            {...more}
            {...(more.required ? {} : { optional: words.optional })}
          />
        ))}
      </div>
    ),
    tick: (key: 'public' | 'matrix', hint?: string) => (
      <CheckField
        label={words.fields[key]}
        hint={hint}
        checked={draft[key]}
        onChange={(event) => change({ [key]: event.target.checked })}
      />
    ),
    options: <K extends string>(from: Record<K, Words>) =>
      Object.entries<Words>(from).map(([key, said]) => [key, said[lang]] as const),
  }
}

export function WhenGroup(props: GroupProps) {
  const { catalogue: words } = useAllWords()
  const { text, choice } = useFields(props)
  const lang = useLang()
  const { page, isFixed } = props
  return (
    <Group title={words.groups.when}>
      <div className={styles.three}>
        {text('kpiId', {
          required: true,
          readOnly: isFixed.kpiId,
          hint: words.hints.kpiId,
          spellCheck: false,
        })}
        {text('fromOn', { required: true, type: 'date', readOnly: isFixed.fromOn })}
        {text('retiredOn', { type: 'date', optional: words.optional, hint: words.hints.retiredOn })}
        {choice(
          'theme',
          [['', words.choose], ...page.themes.map(({ id, name }) => [id, name[lang]] as const)],
          {
            required: true,
          },
        )}
        {text('position', { required: true, inputMode: 'numeric' })}
      </div>
    </Group>
  )
}

export function WordsGroup(props: GroupProps) {
  const { catalogue: words } = useAllWords()
  const { inTwo } = useFields(props)
  return (
    <Group title={words.groups.words}>
      {inTwo('name', { required: true })}
      {inTwo('short', { required: true, hint: words.hints.short })}
      {inTwo('question', { required: true })}
      {inTwo('source', { required: true })}
      {inTwo('caveat')}
    </Group>
  )
}

export function ValueGroup(props: GroupProps) {
  const { catalogue: words } = useAllWords()
  const { text, choice, inTwo, options } = useFields(props)
  const lang = useLang()
  const { draft, change, page } = props
  const isShare = draft.unit === 'share'
  return (
    <Group title={words.groups.value}>
      <div className={styles.three}>
        {choice('unit', options(definitionWords.unit))}
        {choice('shape', options(definitionWords.shape), { hint: words.hints.shape })}
        {choice('better', options(definitionWords.better))}
        {text('slack', {
          inputMode: 'decimal',
          hint: isShare ? words.hints.slackShare : words.hints.slackCount,
        })}
      </div>
      {inTwo('noun', { required: true, hint: words.hints.noun })}
      {inTwo('formula', { required: true })}
      {inTwo('numerator', { required: true })}
      {isShare ? inTwo('denominator', { required: true }) : null}
      <ChosenMany
        label={words.fields.documents}
        add={words.addDocument}
        error={props.errors.documents}
        options={page.documents.map(({ code, title }) => ({ code, name: title[lang] }))}
        chosen={draft.documents}
        choose={(documents) => change({ documents })}
      />
    </Group>
  )
}

const kinds = ['department', 'district', 'commune'] as const

export function WhoGroup(props: GroupProps) {
  const { catalogue: words } = useAllWords()
  const { text, choice, options } = useFields(props)
  const lang = useLang()
  const { draft, change, page, errors } = props
  const offices = page.offices.map(({ code, name }) => ({ code, name: name[lang] }))
  const ofKinds = page.offices.filter(({ kind }) => (draft.kinds as string[]).includes(kind))
  return (
    <Group title={words.groups.who}>
      <div className={styles.three}>
        {choice(
          'ownerCode',
          [['', words.choose], ...offices.map(({ code, name }) => [code, name] as const)],
          {
            required: true,
          },
        )}
        {choice('origin', options(definitionWords.origin), { hint: words.hints.origin })}
      </div>
      <FieldGroup label={words.fields.kinds} required error={errors.kinds}>
        {kinds.map((kind) => (
          <CheckField
            key={kind}
            label={definitionWords.kinds[kind][lang]}
            checked={draft.kinds.includes(kind)}
            onChange={(event) =>
              change({
                kinds: kinds.filter((one) =>
                  one === kind ? event.target.checked : draft.kinds.includes(one),
                ),
              })
            }
          />
        ))}
      </FieldGroup>
      <ChosenMany
        label={words.fields.reporters}
        add={draft.reporters.length > 0 ? words.addOffice : words.everyOffice}
        hint={words.hints.reporters}
        error={errors.reporters}
        options={ofKinds.map(({ code, name }) => ({ code, name: name[lang] }))}
        chosen={draft.reporters}
        choose={(reporters) => change({ reporters })}
      />
      <div className={styles.three}>
        {choice(
          'cadence',
          cadences.map((one) => [one, definitionWords.cadence[one][lang]] as const),
        )}
        {text('dueDay', { required: true, inputMode: 'numeric' })}
        {text('dueLag', { required: true, inputMode: 'numeric', hint: words.hints.dueLag })}
        {draft.shape === 'stock'
          ? text('carries', { required: true, inputMode: 'numeric', hint: words.hints.carries })
          : null}
      </div>
    </Group>
  )
}

export function BoundsGroup(props: GroupProps) {
  const { catalogue: words } = useAllWords()
  const { text, choice } = useFields(props)
  const lang = useLang()
  const { draft, page } = props
  const hint = draft.unit === 'share' ? words.hints.boundsShare : words.hints.boundsCount
  const others = new Map(
    page.definitions.flatMap(({ kpiId, name }) =>
      kpiId === draft.kpiId ? [] : [[kpiId, name[lang]] as const],
    ),
  )
  return (
    <Group title={words.groups.bounds}>
      <div className={styles.three}>
        {text('least', { inputMode: 'decimal', hint, optional: words.optional })}
        {text('most', { inputMode: 'decimal', hint, optional: words.optional })}
        {choice('notAbove', [['', words.nothingChosen], ...others], { optional: words.optional })}
      </div>
    </Group>
  )
}

export function SeenGroup(props: GroupProps) {
  const { catalogue: words } = useAllWords()
  const { tick } = useFields(props)
  return (
    <Group title={words.groups.seen}>
      <div>
        {tick('public', words.hints.public)}
        {tick('matrix')}
      </div>
    </Group>
  )
}
