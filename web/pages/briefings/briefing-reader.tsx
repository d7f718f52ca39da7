import { useLocation } from 'wouter'
import type { BriefingPage } from '../../../server/core/briefings/briefing.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useFormat, useLang } from '../../app/lang.tsx'
import { usePaths } from '../../app/use-view-state.ts'
import { useAct } from '../../data/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { CopyButton } from '../../widgets/copy-button.tsx'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import { BlockList } from './block-list.tsx'
import { BlockPreview } from './block-preview.tsx'
import { BriefingFiles } from './briefing-files.tsx'
import styles from './briefing-page.module.css'
import { blockName, type Subjects } from './choices.ts'
import { DuplicateButton } from './duplicate-button.tsx'
import { RevisedFigures } from './revised-figures.tsx'

type Props = { page: BriefingPage; subjects: Subjects }

/** A briefing as it was issued, page after page, with the proof that it is, and what became of its figures. */
export function BriefingReader({ page, subjects }: Props) {
  const { briefings: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const { briefing, blocks } = page
  const whole = { asOf: briefing.issuedAt ?? undefined, period: briefing.period }
  const show = (key: string) => {
    const place = document.getElementById(`block-${key}`)
    place?.scrollIntoView()
    place?.focus({ preventScroll: true })
  }
  return (
    <>
      <ReaderBar page={page} />
      {briefing.issuedAt ? <RevisedFigures page={page} /> : null}
      <div className={styles.reader}>
        <nav className={styles.pages} aria-label={words.order}>
          <h2>{words.pages(format.number(blocks.length))}</h2>
          <BlockList blocks={blocks} subjects={subjects} selected={undefined} select={show} />
        </nav>
        <div className={styles.read}>
          {blocks.map(({ key, spec }) => (
            <section
              key={key}
              id={`block-${key}`}
              tabIndex={-1}
              aria-label={blockName(spec, subjects, words, lang)}
            >
              <BlockPreview spec={spec} whole={whole} lang={briefing.lang} allRows />
            </section>
          ))}
        </div>
      </div>
    </>
  )
}

function ReaderBar({ page }: { page: BriefingPage }) {
  const { briefings: words } = useAllWords()
  const format = useFormat()
  const announce = useAnnounce()
  const to = usePaths()
  const [, navigate] = useLocation()
  const { briefing, verified, may } = page
  const refresh = useAct((trpc) => trpc.briefings.refresh.mutationOptions())
  async function press() {
    const made = await refresh.act({ code: briefing.code })
    if (!made) return
    const { length } = made.differences
    announce(length > 0 ? words.refreshed(format.number(length)) : words.refreshedNone)
    navigate(to.briefing(made.code))
  }
  return (
    <>
      <div className={styles.bar}>
        {briefing.issuedAt ? (
          <>
            <StateMark state="on">{words.frozen(format.instant(briefing.issuedAt))}</StateMark>
            <span className="muted small">
              {words.issuedState(briefing.changedBy, format.instant(briefing.issuedAt))}. {words.frozenHelp}
            </span>
          </>
        ) : (
          <StateMark state="waiting">{words.drafting(format.period(briefing.period))}</StateMark>
        )}
        <div className={styles.end}>
          <CopyButton
            label={words.copyAddress}
            said={words.addressCopied}
            text={() => new URL(to.briefing(briefing.code), location.href).href}
          />
          {may.duplicate ? <DuplicateButton code={briefing.code} title={briefing.title} /> : null}
          {may.refresh ? (
            <Button title={words.refreshHelp} disabled={refresh.busy} onClick={press}>
              {words.refresh}
            </Button>
          ) : null}
          <BriefingFiles page={page} />
        </div>
      </div>
      {verified === null || briefing.hash === null ? null : (
        <p className={verified ? styles.proof : styles.broken} role={verified ? undefined : 'alert'}>
          {verified ? words.verified : words.verifiedNot} <code>{briefing.hash.slice(0, 12)}…</code>
        </p>
      )}
      <FaultNotice fault={refresh.fault} />
    </>
  )
}
