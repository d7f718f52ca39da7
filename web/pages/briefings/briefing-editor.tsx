import { useRef } from 'react'
import { useLocation } from 'wouter'
import { type BriefingPage, mostBlocks } from '../../../server/core/briefings/briefing.ts'
import type { BlockSpec } from '../../../server/core/briefings/spec.ts'
import { isUnwritten } from '../../../server/core/briefings/templates.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useFormat, useLang } from '../../app/lang.tsx'
import { usePaths, useViewState } from '../../app/use-view-state.ts'
import { requestKey } from '../../data/request-key.ts'
import { useAct } from '../../data/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmButton } from '../../ui/confirm.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import { BlockForm } from './block-form.tsx'
import { BlockList } from './block-list.tsx'
import { BlockPicker } from './block-picker.tsx'
import { BlockPreview, SpeakerNotes } from './block-preview.tsx'
import { BriefingFiles } from './briefing-files.tsx'
import styles from './briefing-page.module.css'
import { BriefingSettings } from './briefing-settings.tsx'
import { blockName, type Subjects } from './choices.ts'
import { DifferencesNotice } from './differences.tsx'
import { type BriefingEdits, useBriefingEdits } from './use-briefing-edits.ts'

type Props = { page: BriefingPage; subjects: Subjects }

/** Blocks in their order, the selected one as it will be in the file, and what can be changed of it. */
export function BriefingEditor({ page, subjects }: Props) {
  const { briefings: words, forms } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const announce = useAnnounce()
  const { view, set } = useViewState()
  const edits = useBriefingEdits(page)
  const { blocks, period } = edits.now
  const selected = blocks.find(({ key }) => key === view.show) ?? blocks[0]
  const at = selected ? blocks.indexOf(selected) : -1
  const canvas = useRef<HTMLElement>(null)
  const select = (key: string | undefined) => set({ show: key }, { replace: true })
  const nameOf = (spec: BlockSpec) => blockName(spec, subjects, words, lang)

  function add(spec: BlockSpec, name: string) {
    const key = requestKey()
    const next = [...blocks]
    next.splice(at + 1, 0, { key, spec })
    edits.change({ blocks: next })
    select(key)
    announce(words.added(name, at + 2))
  }

  function move(by: -1 | 1) {
    const next = [...blocks]
    const [taken] = next.splice(at, 1)
    if (!taken) return
    next.splice(at + by, 0, taken)
    edits.change({ blocks: next })
    announce(words.sort.moved(nameOf(taken.spec), at + by + 1, next.length))
  }

  function remove() {
    if (!selected) return
    const next = blocks.filter(({ key }) => key !== selected.key)
    edits.change({ blocks: next })
    announce(words.removed(nameOf(selected.spec)))
    select((next[at] ?? next[at - 1])?.key)
    // What had the focus is gone with the block.
    canvas.current?.focus()
  }

  return (
    <>
      <EditorBar page={page} edits={edits} />
      <Refused edits={edits} />
      <DifferencesNotice page={page} />
      <div className={styles.editor}>
        <nav className={styles.pages} aria-label={words.order}>
          <h2>{words.pages(format.number(blocks.length))}</h2>
          <p className="muted small">{words.orderHelp}</p>
          <BlockList
            blocks={blocks}
            subjects={subjects}
            selected={selected?.key}
            select={select}
            reorder={(keys) =>
              edits.change({
                blocks: keys.flatMap((key) => blocks.find((block) => block.key === key) ?? []),
              })
            }
          />
          {blocks.length >= mostBlocks ? (
            <p className="muted small">{words.full(format.number(mostBlocks))}</p>
          ) : (
            <BlockPicker subjects={subjects} busy={false} add={add} />
          )}
        </nav>
        <section ref={canvas} tabIndex={-1} className={styles.canvas} aria-label={words.preview}>
          {selected ? (
            <>
              <p className={styles.place}>
                <b>{words.place(format.number(at + 1), format.number(blocks.length))}</b>{' '}
                <span className="muted">{words.preview}</span>
              </p>
              <BlockPreview
                key={selected.key}
                spec={selected.spec}
                whole={{ period }}
                lang={page.briefing.lang}
              />
              <SpeakerNotes spec={selected.spec} whole={{ period }} lang={page.briefing.lang} />
            </>
          ) : (
            <Notice face="empty" title={words.noBlocks}>
              {words.noBlocksHelp}
            </Notice>
          )}
        </section>
        <aside className={styles.properties} aria-label={words.selected}>
          <h2>{words.selected}</h2>
          {selected ? (
            <>
              <BlockForm
                key={selected.key}
                spec={selected.spec}
                subjects={subjects}
                change={(spec) =>
                  edits.change({
                    blocks: blocks.map((block) => (block.key === selected.key ? { ...block, spec } : block)),
                  })
                }
              />
              <div className={styles.acts}>
                <Button disabled={at === 0} onClick={() => move(-1)}>
                  <Icon name="up" />
                  {words.moveUp}
                </Button>
                <Button disabled={at === blocks.length - 1} onClick={() => move(1)}>
                  <Icon name="down" />
                  {words.moveDown}
                </Button>
                <ConfirmButton
                  look="quiet"
                  label={words.remove}
                  question={words.removeAsk}
                  yes={words.remove}
                  no={forms.keep}
                  confirm={remove}
                />
              </div>
            </>
          ) : (
            <p className="muted">{words.pick}</p>
          )}
        </aside>
      </div>
    </>
  )
}

function EditorBar({ page, edits }: { page: BriefingPage; edits: BriefingEdits }) {
  const { briefings: words, forms } = useAllWords()
  const { briefing } = page
  const format = useFormat()
  const announce = useAnnounce()
  const to = usePaths()
  const [, navigate] = useLocation()
  const issue = useAct((trpc) => trpc.briefings.issue.mutationOptions())
  const discard = useAct((trpc) => trpc.briefings.discard.mutationOptions())
  const seen = { code: briefing.code, version: briefing.version }
  return (
    <>
      <div className={styles.bar}>
        <StateMark state="waiting">{words.drafting(format.period(edits.now.period))}</StateMark>
        <span className="muted small" data-saving>
          {edits.saving ? words.saving : edits.fault ? null : words.saved}
        </span>
        <div className={styles.end}>
          <BriefingSettings edits={edits} />
          <BriefingFiles page={page} />
          <ConfirmButton
            look="quiet"
            label={words.discard}
            question={words.discardAsk}
            yes={words.discard}
            no={forms.keep}
            busy={discard.busy}
            confirm={async () => {
              if (!(await discard.act(seen))) return
              announce(words.discarded)
              navigate(to.briefings())
            }}
          />
          <ConfirmButton
            label={words.issue}
            question={words.issueAsk(edits.now.blocks.filter(({ spec }) => isUnwritten(spec)).length)}
            yes={words.issue}
            no={forms.cancel}
            busy={issue.busy || edits.saving}
            confirm={async () => {
              if (await issue.act(seen)) announce(words.issuedNow)
            }}
          />
        </div>
      </div>
      <FaultNotice fault={issue.fault ?? discard.fault} />
    </>
  )
}

/** What was wanted stays on the screen; whether it goes over what somebody else did is for the person to say. */
function Refused({ edits }: { edits: BriefingEdits }) {
  const { briefings: words } = useAllWords()
  if (!edits.fault) return null
  return (
    <>
      <FaultNotice fault={edits.fault} />
      <div className={styles.acts}>
        <Button onClick={edits.again}>{words.saveMine}</Button>
        <Button look="quiet" onClick={edits.drop}>
          {words.takeTheirs}
        </Button>
      </div>
    </>
  )
}
