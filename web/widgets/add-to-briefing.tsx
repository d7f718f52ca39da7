import { useState } from 'react'
import { mostBlocks } from '../../server/core/briefings/briefing.ts'
import type { BlockSpec } from '../../server/core/briefings/spec.ts'
import { useAllWords } from '../app/all-words.ts'
import { useAnnounce } from '../app/announce.tsx'
import { useLang } from '../app/lang.tsx'
import { usePaths } from '../app/use-view-state.ts'
import { useTRPCClient } from '../data/provider.tsx'
import { useBriefings } from '../data/queries.ts'
import { requestKey } from '../data/request-key.ts'
import { useAct } from '../data/use-act.ts'
import { Button } from '../ui/button.tsx'
import { SelectField } from '../ui/field.tsx'
import { Link } from '../ui/link.tsx'
import styles from './add-to-briefing.module.css'
import { FaultNotice } from './fault-notice.tsx'

/** Puts what stands on the page at the end of a draft, or begins one with it. */
export function AddToBriefing({ spec }: { spec: BlockSpec }) {
  const { briefings: words } = useAllWords()
  const lang = useLang()
  const announce = useAnnounce()
  const to = usePaths()
  const client = useTRPCClient()
  const list = useBriefings()
  const [chosen, setChosen] = useState<string | null>(null)
  const [done, setDone] = useState<{ code: string; said: string } | null>(null)
  const start = useAct((trpc) => trpc.briefings.start.mutationOptions())
  const save = useAct((trpc) => trpc.briefings.save.mutationOptions())
  const drafts = list.face === 'here' ? list.data.drafts.filter(({ blocks }) => blocks < mostBlocks) : []
  const draft = drafts.find(({ code }) => code === (chosen ?? drafts[0]?.code))
  const isBusy = start.busy || save.busy || list.face === 'waiting'

  async function add() {
    if (isBusy) return
    const block = { key: requestKey(), spec }
    const made = draft
      ? await addTo(draft.code, block)
      : await start.act({ template: 'blank', lang, blocks: [block] })
    if (!made) return
    const said = words.toBriefingDone(draft?.title ?? words.toNew)
    setDone({ code: made.code, said })
    announce(said)
  }

  async function addTo(code: string, block: { key: string; spec: BlockSpec }) {
    // The list does not hold the blocks; what there is now is what is added to.
    const page = await client.briefings.page.query({ code }).catch(() => null)
    if (!page) return undefined
    const { version, title, lang: written, period } = page.briefing
    const saved = await save.act({
      code,
      version,
      title,
      lang: written,
      period,
      blocks: [...page.blocks, block],
    })
    return saved && { code }
  }

  return (
    <div className={styles.add}>
      <SelectField
        label={words.toBriefing}
        value={draft?.code ?? ''}
        onChange={(event) => setChosen(event.target.value)}
      >
        {drafts.map(({ code, title }) => (
          <option key={code} value={code}>
            {title}
          </option>
        ))}
        <option value="">{words.toNew}</option>
      </SelectField>
      <Button aria-disabled={isBusy} onClick={add}>
        {words.toBriefingAdd}
      </Button>
      {done ? (
        <p className={styles.done}>
          {done.said} <Link href={to.briefing(done.code)}>{words.open}</Link>
        </p>
      ) : null}
      <FaultNotice fault={start.fault ?? save.fault} />
    </div>
  )
}
