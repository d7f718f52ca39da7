import { useState } from 'react'
import { stateWords } from '../../../server/core/approval/states.ts'
import { isDay } from '../../../server/core/day.ts'
import type { ItemList } from '../../../server/core/items/answers.ts'
import { newItemCode } from '../../../server/core/proposals/item-code.ts'
import { registerShapes } from '../../../server/core/proposals/milestones.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useLang } from '../../app/lang.tsx'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Section } from '../../ui/section.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { useTyped } from '../../ui/use-typed.ts'
import styles from './items.module.css'
import { ProposeFoot } from './propose-foot.tsx'
import { Said } from './said.tsx'
import { usePropose } from './use-propose.ts'

/** What was asked to be added, and the form that asks. Draws nothing where the asker may not. */
export function Additions({ list }: { list: ItemList }) {
  const { items: words } = useAllWords()
  const lang = useLang()
  const [isOpened, setOpened] = useState(false)
  const [said, setSaid] = useState<string | null>(null)
  if (list.additions.length === 0 && list.added.length === 0) return null
  return (
    <Section title={list.added.length > 0 ? words.added : words.add}>
      <ul className={styles.added}>
        {list.added.map(({ office, proposal }) => (
          <li key={proposal.key.item}>
            <span className={styles.code}>{proposal.key.item}</span> {proposal.content.name[lang]}{' '}
            <span className="muted">{office.name[lang]}</span>{' '}
            <StateMark state={proposal.state === 'returned' ? 'off' : 'waiting'}>
              {stateWords[proposal.state][lang]}
            </StateMark>
            {proposal.reason ? <p className={styles.returned}>{proposal.reason}</p> : null}
          </li>
        ))}
      </ul>
      {said ? <Said key={said}>{said}</Said> : null}
      {list.additions.length === 0 ? null : isOpened ? (
        <AddForm
          list={list}
          close={() => setOpened(false)}
          done={(sentence) => {
            setOpened(false)
            setSaid(sentence)
          }}
        />
      ) : (
        <p>
          <Button
            onClick={() => {
              setSaid(null)
              setOpened(true)
            }}
          >
            {words.add}
          </Button>
        </p>
      )}
    </Section>
  )
}

type FormProps = { list: ItemList; close: () => void; done: (said: string) => void }

function AddForm({ list, close, done }: FormProps) {
  const { items: words, forms } = useAllWords()
  const lang = useLang()
  const { register, additions, asOfDay } = list
  const { milestones, noun } = registerShapes[register]
  const { propose, refusal: refused, fault, busy } = usePropose()
  const [only] = additions
  const { typed, wrong, field, check } = useTyped<string>({
    office: additions.length === 1 && only ? only.code : '',
    nameVi: '',
    nameEn: '',
    from: asOfDay,
    document: '',
    ...Object.fromEntries(milestones.map(({ name }) => [name, ''])),
  })
  const text = (name: string) => (typed[name] ?? '').trim()

  async function submit() {
    const office = text('office')
    const isRight = check({
      office: !office && words.wrong.office,
      nameVi: !text('nameVi') && words.wrong.name,
      from: !isDay(text('from')) && words.wrong.day,
    })
    if (!isRight) return
    const item = newItemCode(office, crypto.getRandomValues(new Uint8Array(8)))
    const isSent = await propose(
      { register, item },
      {
        kind: 'add',
        content: {
          office,
          name: { vi: text('nameVi'), en: text('nameEn') },
          from: text('from'),
          dates: Object.fromEntries(milestones.map(({ name }) => [name, text(name) || null])),
          document: text('document') || null,
          note: null,
        },
      },
      null,
    )
    if (isSent) done(words.asked(text('nameVi')))
  }

  return (
    <Form label={words.addTitle(noun[lang])} submit={() => void submit()} wrong={wrong ?? fault} wide>
      <SelectField required autoFocus label={words.office} {...field('office')}>
        <option value="">{words.form.choose}</option>
        {additions.map(({ code, name }) => (
          <option key={code} value={code}>
            {name[lang]}
          </option>
        ))}
      </SelectField>
      <TextField required maxLength={400} label={words.form.nameVi} {...field('nameVi')} />
      <TextField maxLength={400} optional={forms.optional} label={words.form.nameEn} {...field('nameEn')} />
      <TextField
        required
        type="date"
        max={asOfDay}
        className={styles.short}
        label={words.form.addFrom}
        {...field('from')}
      />
      {milestones.map(({ name, label }) => (
        <TextField
          key={name}
          type="date"
          className={styles.short}
          optional={forms.optional}
          label={label[lang]}
          {...field(name)}
        />
      ))}
      <ProposeFoot
        register={register}
        document={field('document')}
        refusal={refused}
        fault={fault}
        busy={busy}
        close={close}
      />
    </Form>
  )
}
