import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EntryContent, EntryState } from '../../../server/core/reporting/entry.ts'
import { type Kept, knownOf, type Line, lines } from './draft-sync.ts'
import { draftOf, sameContent } from './row-draft.ts'
import { cell, content, entry, today } from './testing/grids.ts'

const { chosen, confirmed, contradicted, edited, isUnsaved, keptOf, notTaken, sending, toSend, unanswered } =
  lines
type Cell = ReturnType<typeof cell>
const lineOf = (of: Cell, day: string) => lines.lineOf(knownOf(of, day))
const reloaded = (line: Line, of: Cell, day: string) => lines.reloaded(line, knownOf(of, day))
const restored = (kept: Kept, of: Cell, day: string) => lines.restored(kept, knownOf(of, day))

const at = (version: number | null, numerator: number | null) =>
  cell('a', { entry: version === null ? null : entry(version, { numerator }) })
const typed = (line: Line, numerator: number | null) => edited(line, { ...line.draft, numerator })
const sent = (line: Line) => sending(line, toSend(line) as EntryContent)

describe('one value on its way to the server', () => {
  it('is owed from the first change until it is confirmed', () => {
    const fresh = lineOf(at(null, null), today)
    expect(toSend(fresh)).toBe(null)
    const line = typed(fresh, 7)
    expect(toSend(line)).toMatchObject({ numerator: 7 })
    expect(toSend(sent(line))).toBe(null)
    const done = confirmed(sent(line), 4)
    expect([isUnsaved(done), done.seen, toSend(done)]).toEqual([false, 4, null])
  })

  it('is asked for again when no answer came, and only what was typed since is owed after one', () => {
    const lost = unanswered(sent(typed(lineOf(at(null, null), today), 7)))
    expect(toSend(lost)).toMatchObject({ numerator: 7 })
    const meanwhile = typed(sent(lost), 8)
    expect(toSend(confirmed(meanwhile, 4))).toMatchObject({ numerator: 8 })
  })

  it('knows its own lost attempt again, and shows what is of somebody else', () => {
    const lost = typed(unanswered(sent(typed(lineOf(at(null, null), today), 7))), 8)
    const own = contradicted(sent(lost), entry(4, { numerator: 7 }))
    expect([own.conflict, own.seen, toSend(own)?.numerator]).toEqual([null, 4, 8])
    const foreign = contradicted(sent(lost), entry(5, { numerator: 99, by: 'Cán bộ C' }))
    expect(foreign.conflict?.theirs).toMatchObject({ numerator: 99, by: 'Cán bộ C' })
    expect(toSend(foreign)).toBe(null)
    expect(foreign.draft.numerator).toBe(8)
    expect(toSend(chosen(foreign, 'mine'))).toMatchObject({ numerator: 8 })
    expect(chosen(foreign, 'mine').seen).toBe(5)
    expect(chosen(foreign, 'theirs').draft.numerator).toBe(99)
    expect(isUnsaved(chosen(foreign, 'theirs'))).toBe(false)
  })

  it('keeps what is unsaved when newer answers come, and takes them where nothing is', () => {
    const clean = reloaded(lineOf(at(1, 5), today), at(2, 6), today)
    expect([clean.draft.numerator, clean.seen]).toEqual([6, 2])
    const dirty = reloaded(typed(lineOf(at(1, 5), today), 7), at(2, 6), today)
    expect([dirty.draft.numerator, dirty.conflict?.theirs?.numerator]).toEqual([7, 6])
    const same = reloaded(typed(lineOf(at(1, 5), today), 7), at(2, 5), today)
    expect([same.draft.numerator, same.conflict, same.seen]).toEqual([7, null, 2])
  })

  it('is not sent again as it was once the server has said why not', () => {
    const line = notTaken(sent(typed(lineOf(at(1, 5), today), 7)), 'period-locked')
    expect(toSend(line)).toBe(null)
    expect(keptOf(line)?.draft.numerator).toBe(7)
    expect(toSend(typed(line, 8))).toMatchObject({ numerator: 8 })
  })

  it('comes back after the page was closed: owed, known as saved, or beside the version of somebody else', () => {
    const lost = unanswered(sent(typed(lineOf(at(1, 5), today), 7)))
    const kept = JSON.parse(JSON.stringify(keptOf(lost)))
    expect(toSend(restored(kept, at(1, 5), today))).toMatchObject({ numerator: 7 })
    expect(isUnsaved(restored(kept, at(2, 7), today))).toBe(false)
    expect(restored(kept, at(2, 6), today).conflict?.theirs?.numerator).toBe(6)
  })
})

type Step =
  | { do: 'type'; n: number }
  | { do: 'send' }
  | { do: 'answer' }
  | { do: 'loseRequest' }
  | { do: 'loseAnswer' }
  | { do: 'other' }
  | { do: 'choose'; which: 'mine' | 'theirs' }
  | { do: 'reload' }
  | { do: 'reopen' }

/** The server as server/services/reporting/save.ts keeps one value. */
function serverOf() {
  let version = 0
  let now: EntryState | null = null
  const put = (of: EntryContent, by: string) => {
    now = entry(++version, { ...of, by })
  }
  return {
    now: () => now,
    other: (n: number) => put(content({ numerator: n }), 'other'),
    save(seen: number | null, of: EntryContent) {
      if (now && sameContent(now, of)) return { saved: now.version }
      if ((now?.version ?? null) !== seen) return { theirs: now }
      put(of, 'me')
      return { saved: version }
    },
  }
}

describe('any walk of typing, sending, losing and other people', () => {
  const number = fc.integer({ min: 0, max: 3 })
  const step = fc.oneof(
    number.map((n): Step => ({ do: 'type', n })),
    fc.constantFrom('mine', 'theirs').map((which): Step => ({ do: 'choose', which })),
    fc.constantFrom<Step>(
      { do: 'other' },
      { do: 'send' },
      { do: 'answer' },
      { do: 'loseRequest' },
      { do: 'loseAnswer' },
      { do: 'reload' },
      { do: 'reopen' },
    ),
  )

  it('overwrites nobody unseen and ends saved as typed, or with both versions side by side', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const server = serverOf()
        const cellNow = () => cell('a', { entry: server.now() })
        let line = lineOf(cellNow(), today)
        let others = 0
        let flying: { seen: number | null; content: EntryContent } | null = null
        const send = () => {
          const owed = toSend(line)
          if (!owed) return
          flying = { seen: line.seen, content: owed }
          line = sending(line, owed)
        }
        /** what of other people has been before the person's eyes */
        const shown = new Set<number | null>()
        const save = () => {
          if (!flying) return null
          const before = server.now()
          const answer = server.save(flying.seen, flying.content)
          if (before?.by === 'other' && server.now() !== before) expect(shown).toContain(before.numerator)
          return answer
        }
        const hear = () => {
          const answer = save()
          flying = null
          if (!answer) return
          line =
            'saved' in answer
              ? confirmed(line, answer.saved as number)
              : contradicted(line, answer.theirs ?? null)
        }
        for (const one of steps) {
          if (line.conflict) shown.add(line.conflict.theirs?.numerator ?? null)
          else if (!isUnsaved(line)) shown.add(line.base.numerator)
          if (one.do === 'type') line = edited(line, { ...line.draft, numerator: one.n })
          else if (one.do === 'other') server.other(100 + others++)
          else if (one.do === 'choose') line = line.conflict ? chosen(line, one.which) : line
          else if (one.do === 'send' && !flying) send()
          else if (one.do === 'answer') hear()
          else if ((one.do === 'loseAnswer' || one.do === 'loseRequest') && flying) {
            if (one.do === 'loseAnswer') save()
            flying = null
            line = unanswered(line)
          } else if (one.do === 'reload') line = reloaded(line, cellNow(), today)
          else if (one.do === 'reopen') {
            flying = null
            const kept = keptOf(line)
            line = kept
              ? restored(JSON.parse(JSON.stringify(kept)), cellNow(), today)
              : lineOf(cellNow(), today)
          }
        }
        hear()
        for (let i = 0; i < 3; i++) {
          send()
          hear()
        }
        if (line.conflict) {
          expect(line.conflict.theirs?.by).toBe('other')
        } else {
          expect(isUnsaved(line)).toBe(false)
          // Nothing was ever typed, or it is there.
          const held = server.now()
          if (line.seen !== null && held?.version === line.seen) expect(draftOf(held)).toEqual(line.draft)
        }
      }),
    )
  })
})
