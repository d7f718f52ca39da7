import { useState } from 'react'
import type { DefinitionFields, DefinitionRow } from '../../../server/core/reporting/definition.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useFormat, useLang } from '../../app/lang.tsx'
import type { CataloguePage } from '../../data/questions.ts'
import { useAct } from '../../data/use-act.ts'
import { Button } from '../../ui/button.tsx'
import formStyles from '../../ui/form.module.css'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import { Conflict } from './conflict.tsx'
import { type Draft, draftOf, type Field, fieldsOfDraft } from './definition-draft.ts'
import { BoundsGroup, SeenGroup, ValueGroup, WhenGroup, WhoGroup, WordsGroup } from './definition-groups.tsx'
import { DefinitionPreview } from './definition-preview.tsx'

export type Mode = 'new' | 'change' | 'correct'

type Props = {
  mode: Mode
  page: CataloguePage
  start: DefinitionFields
  close: () => void
  /** `said`: what has become of it, in words */
  recorded: (fields: DefinitionFields, said: string) => void
}

type Wrong = { errors: Partial<Record<Field, string>> }

/** Everything about a definition in one form. What is new from a day on leaves earlier periods theirs. */
export function DefinitionForm({ mode, page, start, close, recorded }: Props) {
  const { catalogue: words, forms } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const announce = useAnnounce()
  const record = useAct((trpc) => trpc.catalogue.record.mutationOptions())
  const [draft, setDraft] = useState<Draft>(() => draftOf(start, lang))
  // As they were when the form was opened: what has changed since is somebody else's doing.
  const [known, setKnown] = useState(page.definitions)
  const [wrong, setWrong] = useState<Wrong | null>(null)
  const [conflict, setConflict] = useState(false)
  const there = (among: readonly DefinitionRow[]) =>
    among.find(({ kpiId, fromOn }) => kpiId === draft.kpiId && fromOn === draft.fromOn)
  const theirs = conflict ? there(page.definitions) : undefined

  async function submit() {
    const { fields, unread } = fieldsOfDraft(draft)
    const typed = Object.entries(unread).map(([field, why]) => [field, words.faults[why]] as const)
    if (typed.length > 0) return setWrong({ errors: Object.fromEntries(typed) })
    const done = await record.act({ definitions: [{ seen: there(known)?.version ?? null, fields }] })
    if (!done) return setWrong(null)
    const faults = done.faults.map(({ field, why }) => [field, words.faults[why]] as const)
    setWrong(faults.length > 0 ? { errors: Object.fromEntries(faults) } : null)
    setConflict(done.changedMeanwhile.length > 0)
    if (faults.length > 0 || done.changedMeanwhile.length > 0) return
    const said = done.recorded > 0 ? words.recorded(fields.name[lang]) : words.unchanged
    announce(said)
    recorded(fields, said)
  }

  const errors = wrong?.errors ?? {}
  const count = Object.keys(errors).length
  const isCorrected = mode !== 'correct' && there(known)
  const group = {
    draft,
    change: (patch: Partial<Draft>) => setDraft((was) => ({ ...was, ...patch })),
    errors,
    page,
    isFixed: { kpiId: mode !== 'new', fromOn: mode === 'correct' },
  }
  return (
    <Form label={words.record[mode]} submit={submit} wrong={wrong ?? record.fault} wide>
      <p className={formStyles.note}>{words.about[mode]}</p>
      <FaultNotice fault={record.fault} />
      {count > 0 ? <Notice face="failed" title={words.someWrong(format.number(count))} /> : null}
      {theirs ? (
        <Conflict
          theirs={theirs}
          mine={fieldsOfDraft(draft).fields}
          keep={() => {
            setKnown(page.definitions)
            setConflict(false)
          }}
          take={() => {
            setKnown(page.definitions)
            setDraft(draftOf(theirs, lang))
            setConflict(false)
          }}
        />
      ) : null}
      <WhenGroup {...group} />
      {isCorrected ? <Notice face="partial" title={words.isThere(format.day(draft.fromOn))} /> : null}
      <WordsGroup {...group} />
      <ValueGroup {...group} />
      <WhoGroup {...group} />
      <BoundsGroup {...group} />
      <SeenGroup {...group} />
      <DefinitionPreview draft={draft} page={page} />
      <div className={formStyles.buttons}>
        <Button type="submit" look="primary" disabled={record.busy}>
          {words.record[mode]}
        </Button>
        <Button disabled={record.busy} onClick={close}>
          {forms.cancel}
        </Button>
      </div>
    </Form>
  )
}
