import { type ReactNode, useState } from 'react'
import { type BlockSpec, longestText, mostBlockRows, mostCards } from '../../../server/core/briefings/spec.ts'
import type { WhenRule } from '../../../server/core/briefings/when.ts'
import { type Stage, stages, stageWords } from '../../../server/core/deadline.ts'
import { longestNote, longestTitle } from '../../../server/core/file-formats.ts'
import type { Grain } from '../../../server/core/period.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { CheckField, FieldGroup, SelectField, TextAreaField, TextField } from '../../ui/field.tsx'
import { SegmentedButtons } from '../../ui/segmented.tsx'
import { OfficeOptions } from '../../widgets/office-options.tsx'
import styles from './block-form.module.css'
import type { Subjects } from './choices.ts'

type Props = {
  spec: BlockSpec
  subjects: Subjects
  /** takes over a whole block; text once the field is left */
  change: (spec: BlockSpec) => void
}

type Of<K extends BlockSpec['kind']> = Extract<BlockSpec, { kind: K }>
type FieldsProps<K extends BlockSpec['kind']> = Omit<Props, 'spec'> & { spec: Of<K> }

/** What the selected block shows, of whom and when; and what a person writes over and beside it. */
export function BlockForm(props: Props) {
  const { briefings: words } = useAllWords()
  const { spec, change } = props
  return (
    <fieldset className={styles.form}>
      <legend className={styles.kind}>{words.kinds[spec.kind]}</legend>
      <Fields {...props} />
      <Typed
        key={`title ${spec.title}`}
        value={spec.title ?? ''}
        keep={(title) => change({ ...spec, title: title || undefined })}
      >
        {(field) => (
          <TextField
            label={words.ownTitle}
            hint={spec.kind === 'text' ? undefined : words.ownTitleHint}
            maxLength={longestTitle}
            autoComplete="off"
            {...field}
          />
        )}
      </Typed>
      {spec.kind === 'text' ? null : (
        <Typed
          key={`note ${spec.note}`}
          value={spec.note ?? ''}
          keep={(note) => change({ ...spec, note: note || undefined })}
        >
          {(field) => (
            <TextAreaField label={words.note} hint={words.noteHint} maxLength={longestNote} {...field} />
          )}
        </Typed>
      )}
      {spec.kind === 'text' ? null : (
        <p className={styles.always}>
          <b>{words.always}.</b> {words.alwaysList}
        </p>
      )}
    </fieldset>
  )
}

function Fields(props: Props) {
  const { spec, ...rest } = props
  switch (spec.kind) {
    case 'trend':
      return <TrendFields spec={spec} {...rest} />
    case 'ranking':
      return <RankingFields spec={spec} {...rest} />
    case 'services':
      return <ServicesFields spec={spec} {...rest} />
    case 'rows':
      return <RowsFields spec={spec} {...rest} />
    case 'card':
      return <CardFields spec={spec} {...rest} />
    case 'scorecard':
      return <ScorecardFields spec={spec} {...rest} />
    case 'index':
      return <IndexFields spec={spec} {...rest} />
    case 'tasks':
      return <TasksFields spec={spec} {...rest} />
    case 'sentence':
      return <SentenceFields spec={spec} {...rest} />
    case 'text':
      return <TextFields spec={spec} {...rest} />
  }
}

function TrendFields({ spec, subjects, change }: FieldsProps<'trend'>) {
  const { briefings: words, pickers } = useAllWords()
  const grains = ['week', 'month', 'quarter', 'year', 'ytd'] as const satisfies readonly Grain[]
  return (
    <>
      <KpiSelect subjects={subjects} value={spec.kpi} choose={(kpi) => change({ ...spec, kpi })} />
      <ShownAs value={spec.as} choose={(as) => change({ ...spec, as })} />
      <SelectField
        label={words.grain}
        value={spec.grain ?? ''}
        onChange={(event) =>
          change({ ...spec, grain: (event.target.value || undefined) as Grain | undefined })
        }
      >
        <option value="">{words.grainUsual}</option>
        {grains.map((grain) => (
          <option key={grain} value={grain}>
            {pickers.grains[grain]}
          </option>
        ))}
      </SelectField>
      <WhenSelect value={spec.when} choose={(when) => change({ ...spec, when })} />
      <OfficeSelect value={spec.office} choose={(office) => change({ ...spec, office })} />
    </>
  )
}

const RankingFields = ({ spec, subjects, change }: FieldsProps<'ranking'>) => (
  <>
    <KpiSelect subjects={subjects} value={spec.kpi} choose={(kpi) => change({ ...spec, kpi })} />
    <ShownAs value={spec.as} choose={(as) => change({ ...spec, as })} />
    <WhenSelect value={spec.when} choose={(when) => change({ ...spec, when })} />
  </>
)

const ServicesFields = ({ spec, subjects, change }: FieldsProps<'services'>) => (
  <>
    <KpiSelect
      subjects={{ ...subjects, kpis: subjects.kpis.filter(({ service }) => service) }}
      value={spec.kpi}
      choose={(kpi) => change({ ...spec, kpi })}
    />
    <ShownAs value={spec.as} choose={(as) => change({ ...spec, as })} />
    <WhenSelect value={spec.when} choose={(when) => change({ ...spec, when })} />
    <OfficeSelect value={spec.office} choose={(office) => change({ ...spec, office })} />
  </>
)

function RowsFields({ spec, subjects, change }: FieldsProps<'rows'>) {
  const { briefings: words } = useAllWords()
  return (
    <>
      <KpiSelect subjects={subjects} value={spec.kpi} choose={(kpi) => change({ ...spec, kpi })} />
      <SelectField
        label={words.part}
        value={spec.part ?? 'numerator'}
        onChange={(event) => change({ ...spec, part: event.target.value as NonNullable<Of<'rows'>['part']> })}
      >
        {(['numerator', 'denominator', 'rest'] as const).map((part) => (
          <option key={part} value={part}>
            {words.parts[part]}
          </option>
        ))}
      </SelectField>
      <Most value={spec.most} choose={(most) => change({ ...spec, most })} />
      <WhenSelect value={spec.when} choose={(when) => change({ ...spec, when })} />
      <OfficeSelect value={spec.office} choose={(office) => change({ ...spec, office })} />
    </>
  )
}

function CardFields({ spec, subjects, change }: FieldsProps<'card'>) {
  const { briefings: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const isFull = spec.kpis.length >= mostCards
  return (
    <>
      <FieldGroup label={words.kpis} hint={words.kpisHelp(format.number(mostCards))}>
        <div className={styles.boxes}>
          {subjects.kpis.map(({ id, short }) => {
            const isOn = spec.kpis.includes(id)
            return (
              <CheckField
                key={id}
                label={short[lang]}
                checked={isOn}
                disabled={isOn ? spec.kpis.length === 1 : isFull}
                onChange={() =>
                  change({ ...spec, kpis: isOn ? spec.kpis.filter((kpi) => kpi !== id) : [...spec.kpis, id] })
                }
              />
            )
          })}
        </div>
      </FieldGroup>
      <WhenSelect value={spec.when} choose={(when) => change({ ...spec, when })} />
      <OfficeSelect value={spec.office} choose={(office) => change({ ...spec, office })} />
    </>
  )
}

function ScorecardFields({ spec, change }: FieldsProps<'scorecard'>) {
  const { briefings: words } = useAllWords()
  return (
    <>
      <SelectField
        label={words.shown}
        value={spec.of === 'office' ? 'themes' : spec.of}
        onChange={(event) =>
          change({ ...spec, of: event.target.value as 'themes' | 'matrix', office: undefined })
        }
      >
        {(['themes', 'matrix'] as const).map((of) => (
          <option key={of} value={of}>
            {words.names[of]}
          </option>
        ))}
      </SelectField>
      <WhenSelect value={spec.when} choose={(when) => change({ ...spec, when })} />
      {spec.of === 'matrix' ? null : (
        <OfficeSelect
          value={spec.office}
          choose={(office) => change({ ...spec, of: office ? 'office' : 'themes', office })}
        />
      )}
    </>
  )
}

function IndexFields({ spec, subjects, change }: FieldsProps<'index'>) {
  const { briefings: words } = useAllWords()
  const lang = useLang()
  return (
    <>
      <SelectField
        label={words.index}
        value={spec.index}
        onChange={(event) => change({ ...spec, index: event.target.value })}
      >
        {subjects.indices.map(({ id, short }) => (
          <option key={id} value={id}>
            {short[lang]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={words.shown}
        value={spec.of}
        onChange={(event) => change({ ...spec, of: event.target.value as Of<'index'>['of'] })}
      >
        {(['components', 'offices'] as const).map((of) => (
          <option key={of} value={of}>
            {words.names[of]}
          </option>
        ))}
      </SelectField>
      {spec.of === 'components' ? (
        <OfficeSelect value={spec.office} choose={(office) => change({ ...spec, office })} />
      ) : null}
    </>
  )
}

function TasksFields({ spec, change }: FieldsProps<'tasks'>) {
  const { briefings: words } = useAllWords()
  const lang = useLang()
  const chosen = spec.stages ?? []
  const toggled = (stage: Stage) => {
    const next = stages.filter((one) => (one === stage) !== chosen.includes(one))
    return next.length > 0 ? next : undefined
  }
  return (
    <>
      <SelectField
        label={words.shown}
        value={spec.of}
        onChange={(event) => change({ ...spec, of: event.target.value as Of<'tasks'>['of'] })}
      >
        {(['criterion', 'list'] as const).map((of) => (
          <option key={of} value={of}>
            {words.names[of]}
          </option>
        ))}
      </SelectField>
      {spec.of === 'list' ? (
        <>
          <FieldGroup label={words.stages}>
            <div className={styles.boxes}>
              {stages.map((stage) => (
                <CheckField
                  key={stage}
                  label={stageWords[stage][lang]}
                  checked={chosen.includes(stage)}
                  onChange={() => change({ ...spec, stages: toggled(stage) })}
                />
              ))}
            </div>
          </FieldGroup>
          <Most value={spec.most} choose={(most) => change({ ...spec, most })} />
        </>
      ) : null}
      <OfficeSelect value={spec.office} choose={(office) => change({ ...spec, office })} />
    </>
  )
}

function SentenceFields({ spec, subjects, change }: FieldsProps<'sentence'>) {
  return (
    <>
      {spec.of === 'kpi' ? (
        <KpiSelect subjects={subjects} value={spec.kpi ?? ''} choose={(kpi) => change({ ...spec, kpi })} />
      ) : null}
      <WhenSelect value={spec.when} choose={(when) => change({ ...spec, when })} />
      {spec.of === 'city' ? null : (
        <OfficeSelect value={spec.office} choose={(office) => change({ ...spec, office })} />
      )}
    </>
  )
}

function TextFields({ spec, change }: FieldsProps<'text'>) {
  const { briefings: words } = useAllWords()
  return (
    <Typed key={spec.text} value={spec.text} keep={(text) => change({ ...spec, text })}>
      {(field) => (
        <TextAreaField
          label={words.text}
          hint={words.textHint}
          rows={10}
          maxLength={longestText}
          {...field}
        />
      )}
    </Typed>
  )
}

type Field = {
  value: string
  onChange: (event: { target: { value: string } }) => void
  onBlur: () => void
}

/** What is typed is taken over when the field is left: a figure is read again for a block, not for a letter. */
function Typed(props: {
  value: string
  keep: (text: string) => void
  children: (field: Field) => ReactNode
}) {
  const { value, keep, children } = props
  const [typed, setTyped] = useState(value)
  return children({
    value: typed,
    onChange: (event) => setTyped(event.target.value),
    onBlur: () => {
      if (typed.trim() !== value) keep(typed.trim())
    },
  })
}

function KpiSelect(props: { subjects: Subjects; value: string; choose: (kpi: string) => void }) {
  const { subjects, value, choose } = props
  const { briefings: words } = useAllWords()
  const lang = useLang()
  const known = subjects.kpis.some(({ id }) => id === value)
  return (
    <SelectField label={words.kpi} value={value} onChange={(event) => choose(event.target.value)}>
      {known ? null : <option value={value}>{value}</option>}
      {subjects.themes.map((theme) => (
        <optgroup key={theme.id} label={theme.name[lang]}>
          {subjects.kpis
            .filter((kpi) => kpi.theme === theme.id)
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name[lang]}
              </option>
            ))}
        </optgroup>
      ))}
    </SelectField>
  )
}

function OfficeSelect(props: { value: string | undefined; choose: (office: string | undefined) => void }) {
  const { briefings: words } = useAllWords()
  return (
    <SelectField
      label={words.office}
      value={props.value ?? ''}
      onChange={(event) => props.choose(event.target.value || undefined)}
    >
      <option value="">{words.wholeCity}</option>
      <OfficeOptions />
    </SelectField>
  )
}

function ShownAs(props: { value: 'chart' | 'table' | undefined; choose: (as: 'table' | undefined) => void }) {
  const { briefings: words } = useAllWords()
  return (
    <div>
      <p className={styles.label} aria-hidden="true">
        {words.shown}
      </p>
      <SegmentedButtons
        label={words.shown}
        current={props.value ?? 'chart'}
        choices={[
          { key: 'chart', label: words.asChart },
          { key: 'table', label: words.asTable },
        ]}
        choose={(key) => props.choose(key === 'table' ? 'table' : undefined)}
      />
    </div>
  )
}

const whens = {
  own: undefined,
  before: { rule: 'before' },
  quarter: { rule: 'own', grain: 'quarter' },
  ytd: { rule: 'own', grain: 'ytd' },
  year: { rule: 'own', grain: 'year' },
} as const satisfies Record<string, WhenRule | undefined>
type When = keyof typeof whens

const sameRule = (a: WhenRule | undefined, b: WhenRule | undefined): boolean =>
  (a?.rule ?? 'own') === (b?.rule ?? 'own') && a?.grain === b?.grain && a?.period === b?.period

/** Mostly in terms of the briefing's period, so that the next one needs no block changed. */
function WhenSelect(props: { value: WhenRule | undefined; choose: (when: WhenRule | undefined) => void }) {
  const { value, choose } = props
  const { briefings: words } = useAllWords()
  const format = useFormat()
  const named = (Object.keys(whens) as When[]).find((key) => sameRule(whens[key], value))
  return (
    <SelectField
      label={words.when}
      value={named ?? ''}
      onChange={(event) => choose(whens[event.target.value as When])}
    >
      {named ? null : (
        <option value="" disabled>
          {value?.period
            ? words.fixed(format.periodInText(value.period))
            : words.whens[value?.rule === 'before' ? 'before' : 'own']}
        </option>
      )}
      {(Object.keys(whens) as When[]).map((key) => (
        <option key={key} value={key}>
          {words.whens[key]}
        </option>
      ))}
    </SelectField>
  )
}

const rowCounts = [10, 20, 50, 100, mostBlockRows]
const usualRows = 20

function Most(props: { value: number | undefined; choose: (most: number) => void }) {
  const { briefings: words } = useAllWords()
  const format = useFormat()
  const value = props.value ?? usualRows
  const offered = rowCounts.includes(value) ? rowCounts : [...rowCounts, value].sort((a, b) => a - b)
  return (
    <SelectField
      label={words.most}
      value={String(value)}
      onChange={(event) => props.choose(Number(event.target.value))}
    >
      {offered.map((n) => (
        <option key={n} value={n}>
          {format.number(n)}
        </option>
      ))}
    </SelectField>
  )
}
