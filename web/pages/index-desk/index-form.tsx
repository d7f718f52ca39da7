import { useState } from 'react'
import { componentsOf } from '../../../server/core/indices/definition.ts'
import type { DefinedIndex, IndexDesk } from '../../../server/core/indices/definition-answers.ts'
import { indexFaultWords } from '../../../server/core/indices/definition-words.ts'
import { ruleSentence } from '../../../server/core/indices/words.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useFormat, useLang } from '../../app/lang.tsx'
import { useAct } from '../../data/use-act.ts'
import { Button } from '../../ui/button.tsx'
import formStyles from '../../ui/form.module.css'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import { GroupFields, nothingOpen, type Opened } from './group-fields.tsx'
import {
  type ComponentDraft,
  definitionOfDraft,
  draftOfIndex,
  emptyDraft,
  emptyGroup,
  faultKey,
  type GroupDraft,
  type IndexDraft,
  maxOf,
  moved,
  withAt,
} from './index-draft.ts'
import { IndexFields } from './index-fields.tsx'
import styles from './index-form.module.css'
import { IndexPreview } from './index-preview.tsx'

export type Mode = 'new' | 'change' | 'correct'
export type ErrorOf = (group: number | null, component: number | null, field: string) => string | undefined

type Props = {
  mode: Mode
  desk: IndexDesk
  start: DefinedIndex | null
  close: () => void
  /** `said`: what has become of it, in words */
  recorded: (id: string, said: string) => void
}

/** Everything about a version of an index in one form. What is new from a day on leaves earlier periods theirs. */
export function IndexForm({ mode, desk, start, close, recorded }: Props) {
  const { indexDesk: words, forms } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const announce = useAnnounce()
  const record = useAct((trpc) => trpc.index.record.mutationOptions())
  const [draft, setDraft] = useState<IndexDraft>(() => {
    const first = start ? draftOfIndex(start.definition, lang) : emptyDraft()
    return mode === 'change' ? { ...first, fromOn: '', retiredOn: '' } : first
  })
  // As they were when the form was opened: what has changed since is somebody else's doing.
  const [known, setKnown] = useState(desk.versions)
  const [wrong, setWrong] = useState<{ errors: ReadonlyMap<string, string> } | null>(null)
  // What is there already is read line by line; what is new is filled in at once.
  const [open, setOpen] = useState<Opened>(() => (start ? nothingOpen : firstOf(draft.groups[0])))
  const [isTheirs, setTheirs] = useState(false)
  const there = known.find(
    ({ definition }) => definition.id === draft.id.trim() && definition.fromOn === draft.fromOn,
  )

  async function submit() {
    const definition = definitionOfDraft(draft)
    const done = await record.act({ seen: there?.seen ?? null, definition: asSent(definition) })
    if (!done) return setWrong(null)
    const errors = done.faults.map((fault) => [faultKey(fault), indexFaultWords[fault.why][lang]] as const)
    setWrong(errors.length > 0 ? { errors: new Map(errors) } : null)
    setTheirs(done.changedMeanwhile)
    if (errors.length > 0 || done.changedMeanwhile) return
    const said = done.recorded ? words.recorded(definition.name[lang]) : words.unchanged
    announce(said)
    recorded(definition.id, said)
  }

  const change = (patch: Partial<IndexDraft>) => setDraft((was) => ({ ...was, ...patch }))
  const errorOf: ErrorOf = (group, component, field) =>
    wrong?.errors.get(faultKey({ group, component, field: field as 'id' }))
  const ids = draft.groups.flatMap(({ components }) => components.map(({ id }) => id.trim())).filter(Boolean)
  const count = wrong?.errors.size ?? 0
  const components = componentsOf(definitionOfDraft(draft))
  const drafts = draft.groups.flatMap((group) => group.components)
  const ruleOf = (component: ComponentDraft) => {
    const rule = components[drafts.indexOf(component)]
    const nameOf = (id: string) => components.find((one) => one.id === id)?.name
    return rule && (rule.informative || rule.max > 0) ? ruleSentence(rule, nameOf, lang) : ''
  }
  return (
    <Form label={words.record[mode]} submit={submit} wrong={wrong ?? record.fault} wide>
      <p className={formStyles.note}>{words.about[mode]}</p>
      <FaultNotice fault={record.fault} />
      {count > 0 ? (
        <Notice face="failed" title={words.someWrong(format.number(count))}>
          {errorOf(null, null, 'groups')}
        </Notice>
      ) : null}
      {isTheirs ? (
        <Notice face="failed" title={words.theirs}>
          <p>{words.theirsHelp}</p>
          <Button
            onClick={() => {
              setKnown(desk.versions)
              setTheirs(false)
            }}
          >
            {words.keepMine}
          </Button>
        </Notice>
      ) : null}
      <IndexFields draft={draft} change={change} errorOf={errorOf} desk={desk} mode={mode} />
      {mode !== 'correct' && there ? (
        <Notice face="partial" title={words.isThere(format.day(draft.fromOn))} />
      ) : null}
      {draft.groups.map((group, at) => (
        <GroupFields
          key={group.key}
          group={group}
          at={at}
          last={draft.groups.length - 1}
          ids={ids}
          desk={desk}
          errorOf={errorOf}
          ruleOf={ruleOf}
          open={open}
          setOpen={setOpen}
          change={(next) => change({ groups: withAt(draft.groups, at, next) })}
          move={(by) => change({ groups: moved(draft.groups, at, by) })}
        />
      ))}
      <div className={formStyles.buttons}>
        <Button
          onClick={() => {
            const added = emptyGroup()
            change({ groups: [...draft.groups, added] })
            setOpen(firstOf(added))
          }}
        >
          {words.addGroup}
        </Button>
      </div>
      <MostPoints draft={draft} />
      <IndexPreview draft={draft} change={change} />
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

const firstOf = (group: GroupDraft | undefined): Opened =>
  group ? { group: group.key, component: group.components[0]?.key ?? null } : nothingOpen

/** Most indices have a hundred points; one that has not may be meant so, and is told. */
const usualMax = 100

/** "18 + 20 + 22 + 22 + 18 = 100", in sight whatever is folded. */
function MostPoints({ draft: { groups } }: { draft: IndexDraft }) {
  const { indexDesk: words } = useAllWords()
  const format = useFormat()
  const all = maxOf(groups.flatMap(({ components }) => components))
  const parts = groups.map(({ components }) => format.number(maxOf(components))).join(' + ')
  return (
    <output className={styles.most}>
      {words.mostPoints(groups.length > 1 ? `${parts} = ${format.number(all)}` : format.number(all))}
      {all === usualMax ? null : <b> {words.notHundred}</b>}
    </output>
  )
}

/** Lists that may be written to, as the wire wants them. */
const asSent = (definition: ReturnType<typeof definitionOfDraft>) => ({
  ...definition,
  kinds: [...definition.kinds],
  documents: [...definition.documents],
  groups: definition.groups.map((group) => ({ ...group, components: [...group.components] })),
})
