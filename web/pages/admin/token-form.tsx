import { useEffect, useId, useRef, useState } from 'react'
import { addDays, dayOfInstant } from '../../../server/core/day.ts'
import { type TokenVerb, tokenVerbs, tokenVerbWords } from '../../../server/core/roles.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { useSetting } from '../../data/queries.ts'
import { useAct } from '../../data/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField, FieldGroup, SelectField, TextField } from '../../ui/field.tsx'
import formStyles from '../../ui/form.module.css'
import { Form } from '../../ui/form.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useFaultBeside } from '../../widgets/fault-beside.ts'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import { OfficeOptions } from '../../widgets/office-options.tsx'
import styles from './token-form.module.css'
import type { MadeToken } from './token-made.tsx'

const faults = {
  'name-needed': 'name',
  'token-verbs-needed': 'verbs',
  'office-needed': 'offices',
  'bad-token-life': 'days',
  'bad-input': 'days',
} as const

/** Long enough for a quarter's report, short enough that somebody looks at it again within the year. */
const usualDays = 90
const mostDays = 366

type Props = { close: () => void; created: (made: MadeToken) => void }

/** What a new token may do, where, and for how long. */
export function TokenForm({ close, created }: Props) {
  const { forms, tokens: words } = useAllWords()
  const lang = useLang()
  const create = useAct((trpc) => trpc.tokens.create.mutationOptions())
  const { errors, rest } = useFaultBeside(create.fault, faults)
  const [name, setName] = useState('')
  const [verbs, setVerbs] = useState<readonly TokenVerb[]>(['figures'])
  const [offices, setOffices] = useState<readonly string[] | null>(null)
  const [days, setDays] = useState(String(usualDays))
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])

  async function submit() {
    const made = await create.act({
      name,
      verbs: [...verbs],
      offices: offices && [...offices],
      days: Number(days),
    })
    if (made) created(made)
  }

  const tick = (verb: TokenVerb, on: boolean) =>
    setVerbs(tokenVerbs.filter((one) => (one === verb ? on : verbs.includes(one))))

  return (
    <Form label={words.create} submit={submit} wrong={create.fault} wide>
      <FaultNotice fault={rest} />
      <TextField
        ref={first}
        label={words.name}
        required
        autoComplete="off"
        hint={words.nameHint}
        value={name}
        error={errors.name}
        onChange={(event) => setName(event.target.value)}
      />
      <FieldGroup label={words.verbs} required error={errors.verbs}>
        {tokenVerbs.map((verb) => (
          <CheckField
            key={verb}
            label={tokenVerbWords[verb][lang]}
            hint={words.verbHelp[verb]}
            checked={verbs.includes(verb)}
            onChange={(event) => tick(verb, event.target.checked)}
          />
        ))}
      </FieldGroup>
      <Offices
        chosen={offices}
        choose={setOffices}
        error={
          offices?.length === 0 && create.fault?.code === 'office-needed' ? words.officesNeeded : undefined
        }
      />
      <Days days={days} change={setDays} error={errors.days} />
      <div className={formStyles.buttons}>
        <Button type="submit" look="primary" disabled={create.busy}>
          {words.create}
        </Button>
        <Button disabled={create.busy} onClick={close}>
          {forms.cancel}
        </Button>
      </div>
    </Form>
  )
}

type OfficesProps = {
  /** null: every office */
  chosen: readonly string[] | null
  choose: (codes: readonly string[] | null) => void
  error: string | undefined
}

function Offices({ chosen, choose, error }: OfficesProps) {
  const { tokens: words } = useAllWords()
  const lang = useLang()
  const setting = useSetting()
  const group = useId()
  const all = setting.face === 'here' ? setting.data.offices : []
  const nameOf = (code: string) => all.find((office) => office.code === code)?.name[lang] ?? code
  return (
    <div className={styles.offices}>
      <FieldGroup label={words.offices} required>
        <CheckField
          type="radio"
          name={group}
          label={words.everyOffice}
          checked={chosen === null}
          onChange={() => choose(null)}
        />
        <CheckField
          type="radio"
          name={group}
          label={words.chosenOffices}
          checked={chosen !== null}
          onChange={() => choose(chosen ?? [])}
        />
      </FieldGroup>
      {chosen ? (
        <div className={styles.chosen}>
          {chosen.length ? (
            <ul className={styles.chips}>
              {chosen.map((code) => (
                <li key={code}>
                  <button
                    type="button"
                    aria-label={words.removeOffice(nameOf(code))}
                    onClick={() => choose(chosen.filter((one) => one !== code))}
                  >
                    {nameOf(code)} <Icon name="x" size={9} />
                  </button>
                </li>
              ))}
            </ul>
          ) : null}
          <SelectField
            label={words.addOffice}
            value=""
            error={error}
            onChange={(event) => choose([...chosen, event.target.value])}
          >
            <option value="">{words.chooseOffice}</option>
            <OfficeOptions without={chosen} />
          </SelectField>
        </div>
      ) : null}
    </div>
  )
}

type DaysProps = { days: string; change: (days: string) => void; error: string | undefined }

function Days({ days, change, error }: DaysProps) {
  const { tokens: words } = useAllWords()
  const format = useFormat()
  const n = Number(days)
  const isFine = Number.isInteger(n) && n >= 1 && n <= mostDays
  const last = isFine ? addDays(dayOfInstant(new Date()), n) : null
  return (
    <TextField
      type="number"
      inputMode="numeric"
      label={words.days}
      required
      min={1}
      max={mostDays}
      value={days}
      error={error}
      hint={last ? words.daysHint(format.day(last)) : words.daysMost}
      onChange={(event) => change(event.target.value)}
    />
  )
}
