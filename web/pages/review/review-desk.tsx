import { useEffect, useRef, useState } from 'react'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useFormat, useLang } from '../../app/lang.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { Notice } from '../../ui/notice.tsx'
import { SegmentedLinks } from '../../ui/segmented.tsx'
import { DecisionBar } from './decision-bar.tsx'
import { ReviewFilters } from './review-filters.tsx'
import { codeOf, decisionOf, fits, groupsOf, officesOf, type ReviewItem, type Why } from './review-item.ts'
import styles from './review-page.module.css'
import { ReviewTable } from './review-table.tsx'
import { useCounted } from './use-counted.ts'
import { type Decided, useDecisions } from './use-decisions.ts'

const none: ReadonlySet<string> = new Set()

/** The list, what is selected of it, and the decision. */
export function ReviewDesk({ items }: { items: readonly ReviewItem[] }) {
  const { review: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const announce = useAnnounce()
  const { view, href } = useViewState()
  const decisions = useDecisions()
  const counted = useCounted()
  const [picked, setPicked] = useState(none)
  const [refused, setRefused] = useState<ReadonlyMap<string, Why>>(new Map())
  const [decided, setDecided] = useState<Decided | null>(null)
  const [recorded, setRecorded] = useState(0)
  const title = useRef<HTMLHeadingElement>(null)
  const [next, setNext] = useState<{ code: string | null } | null>(null)

  const by = view.view === 'kpi' ? 'kpi' : 'office'
  const shown = items.filter((item) =>
    fits(item, { office: view.office, kpi: view.subject, only: view.filter }, lang),
  )
  const groups = groupsOf(shown, by)
  // In the order of the page; what is no longer shown is no longer meant.
  const inOrder = groups.flatMap((group) => group.items)
  const chosen = inOrder.filter((item) => picked.has(codeOf(item)))

  // The list has moved on: whoever works by keyboard stands at the next figure, else at the head of the list.
  useEffect(() => {
    if (!next) return
    const box = next.code === null ? null : document.getElementById(`pick ${next.code}`)
    ;(box ?? title.current)?.focus()
    setNext(null)
  }, [next])

  function pick(codes: readonly string[], on: boolean) {
    setRefused(new Map())
    setDecided(null)
    setPicked((before) => {
      const after = new Set(before)
      for (const code of codes) on ? after.add(code) : after.delete(code)
      return after
    })
  }

  async function decide(asked: Decided): Promise<boolean> {
    setRefused(new Map())
    setDecided(asked)
    const codes = new Set(asked.items.map(codeOf))
    const first = inOrder.findIndex((item) => codes.has(codeOf(item)))
    const rest = [...inOrder.slice(first + 1), ...inOrder.slice(0, Math.max(0, first))]
    const after = rest.find((item) => !codes.has(codeOf(item)))
    const outcome = await decisions.decide(asked)
    if (!outcome) return false
    const { done, refused: not } = outcome
    if (done.length > 0) announce(saidOf(asked, done))
    setRecorded(done.length)
    if (not.length > 0) {
      setRefused(new Map(not.map(({ code, why }) => [code, why])))
      announce(words.refused(not.length))
      return false
    }
    setPicked((before) => new Set([...before].filter((code) => !codes.has(code))))
    setDecided(null)
    setNext({ code: after ? codeOf(after) : null })
    return true
  }

  function saidOf({ answer }: Decided, done: readonly ReviewItem[]): string {
    const n = counted(done)
    if (answer === 'back') return words.givenBack(n)
    if (answer === 'refuse') return words.refusedToOffice(n)
    const offices = format.number(officesOf(done))
    return done.some((item) => decisionOf(item) === 'approve')
      ? words.approved(n, offices)
      : words.endorsed(n)
  }

  return (
    <>
      {items.length > 0 ? <ReviewFilters items={items} /> : null}
      <section aria-labelledby="review-list">
        <header className={styles.head}>
          <h2 id="review-list" ref={title} tabIndex={-1}>
            {words.list}
          </h2>
          {items.length > 0 ? (
            <SegmentedLinks
              label={words.grouping}
              current={by}
              choices={[
                { key: 'office', label: words.groupings.office, href: href({ view: undefined }) },
                { key: 'kpi', label: words.groupings.kpi, href: href({ view: 'kpi' }) },
              ]}
            />
          ) : null}
        </header>
        {items.length === 0 ? (
          <Notice face="empty" title={words.nothing}>
            {words.nothingHelp}
          </Notice>
        ) : shown.length === 0 ? (
          <Notice face="empty" title={words.noneFits} />
        ) : (
          <ReviewTable groups={groups} by={by} picked={picked} pick={pick} refused={refused} />
        )}
      </section>
      {shown.length > 0 || decisions.lost ? (
        <DecisionBar
          chosen={chosen}
          refused={refused}
          recorded={recorded}
          decided={decided}
          lost={decisions.lost}
          fault={decisions.fault}
          busy={decisions.busy}
          decide={decide}
        />
      ) : null}
    </>
  )
}
