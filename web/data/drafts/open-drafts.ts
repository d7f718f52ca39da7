import type { DraftLine, DraftLines, KeptDraft, Known } from './draft-lines.ts'

/** Milliseconds of rest after which what was entered is sent to the server. */
export const restMs = 800
export const firstRetryMs = 2_000
export const longestRetryMs = 60_000

/** What becomes of what was entered. */
export type Saving =
  | { kind: 'none' }
  | { kind: 'waiting' }
  | { kind: 'sending' }
  | { kind: 'saved'; at: string }
  /** no answer came; it is tried again by itself */
  | { kind: 'unreachable' }
  /** the server said why it takes nothing */
  | { kind: 'refused'; thrown: unknown }

export type Owed<Content> = { row: string; seen: number | null; content: Content }
export type Kept<Theirs, Why> = {
  saved: { row: string; version: number | null }[]
  conflicts: { row: string; theirs: Theirs | null }[]
  refused: { row: string; why: Why }[]
}

/** Where drafts outlast the page, by row. */
export type RowStore<Draft, Content> = {
  read: () => Record<string, KeptDraft<Draft, Content>>
  keep: (row: string, kept: KeptDraft<Draft, Content> | null) => void
}

type Options<Draft, Content, Theirs extends { version: number }, Why> = {
  lines: DraftLines<Draft, Content, Theirs, Why>
  /** by row */
  known: Iterable<readonly [string, Known<Content, Theirs>]>
  send: (owed: Owed<Content>[]) => Promise<Kept<Theirs, Why>>
  /** the server has something new */
  onSaved: () => void
  /** whether what was thrown goes by itself */
  isPassing: (thrown: unknown) => boolean
  clock: () => Date
}

/**
 * Everything that is entered on a page, and the one who sends it: one request at a time, after a rest, again and again
 * while the server is away. Whoever draws a row listens to that row alone.
 */
export function openDrafts<Draft, Content, Theirs extends { version: number }, Why>({
  lines: steps,
  known,
  send,
  onSaved,
  isPassing,
  clock,
}: Options<Draft, Content, Theirs, Why>) {
  type Line = DraftLine<Draft, Content, Theirs, Why>
  const facts = new Map(known)
  const lines = new Map<string, Line>([...facts].map(([row, one]) => [row, steps.lineOf(one)]))
  const heard = new Map<string, Set<() => void>>()
  const heardAll = new Set<() => void>()
  let store: RowStore<Draft, Content> | null = null
  let saving: Saving = { kind: 'none' }
  let revision = 0
  let running: Promise<void> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let retryMs = firstRetryMs
  let isClosed = false
  /** the row that somebody types in, and how to get what they have typed so far */
  let typed: { row: string; handOver: () => void } | null = null

  function tell(rows: Iterable<string>) {
    revision++
    for (const row of rows) for (const listener of heard.get(row) ?? []) listener()
    for (const listener of heardAll) listener()
  }

  function put(changes: Iterable<readonly [string, Line]>) {
    const rows: string[] = []
    for (const [row, line] of changes) {
      if (lines.get(row) === line) continue
      lines.set(row, line)
      rows.push(row)
      store?.keep(row, steps.keptOf(line))
    }
    if (rows.length > 0) tell(rows)
  }

  const owed = () =>
    [...lines].flatMap(([row, line]) => {
      const content = steps.toSend(line)
      return content ? [{ row, line, content }] : []
    })

  function setSaving(next: Saving) {
    saving = next
    tell([])
  }

  function after(ms: number) {
    clearTimeout(timer)
    if (isClosed) return
    timer = setTimeout(() => void flush(), ms)
  }

  /** Sends what is owed now. Resolves once there is nothing more to send, or it could not be sent. */
  async function flush(): Promise<void> {
    clearTimeout(timer)
    if (running) {
      await running
      return owed().length > 0 && saving.kind === 'saved' ? flush() : undefined
    }
    const values = owed()
    if (values.length === 0) return
    running = sendAll(values)
    await running
    running = null
    if (saving.kind === 'saved' && owed().length > 0) await flush()
  }

  /** What stands in the field that is typed in goes along. */
  function flushAll(): Promise<void> {
    typed?.handOver()
    return flush()
  }

  async function sendAll(values: ReturnType<typeof owed>) {
    setSaving({ kind: 'sending' })
    put(values.map(({ row, line, content }) => [row, steps.sending(line, content)]))
    try {
      take(await send(values.map(({ row, line, content }) => ({ row, seen: line.seen, content }))))
      retryMs = firstRetryMs
      setSaving({ kind: 'saved', at: clock().toISOString() })
      onSaved()
    } catch (thrown) {
      put(values.map(({ row }) => [row, steps.unanswered(lines.get(row) as Line)]))
      if (!isPassing(thrown)) return setSaving({ kind: 'refused', thrown })
      setSaving({ kind: 'unreachable' })
      after(retryMs)
      retryMs = Math.min(retryMs * 2, longestRetryMs)
    }
  }

  function take({ saved, conflicts, refused }: Kept<Theirs, Why>) {
    const now = (row: string) => lines.get(row) as Line
    put([
      ...saved.map(({ row, version }) => [row, steps.confirmed(now(row), version)] as const),
      ...conflicts.map(({ row, theirs }) => [row, steps.contradicted(now(row), theirs)] as const),
      ...refused.map(({ row, why }) => [row, steps.notTaken(now(row), why)] as const),
    ])
  }

  return {
    line: (row: string) => lines.get(row) as Line,
    saving: () => saving,
    /** grows with every change; what is worked out of all rows is remembered by it */
    revision: () => revision,
    subscribe(row: string, listener: () => void) {
      const listeners = heard.get(row) ?? new Set()
      heard.set(row, listeners.add(listener))
      return () => void listeners.delete(listener)
    },
    subscribeAll(listener: () => void) {
      heardAll.add(listener)
      return () => void heardAll.delete(listener)
    },
    /** From here on nothing is lost with the page; gives how many rows an earlier page had left unsaved. */
    keepIn(kept: RowStore<Draft, Content>): number {
      store = kept
      const back = Object.entries(kept.read()).flatMap(([row, one]) => {
        const fact = facts.get(row)
        return fact ? [[row, steps.restored(one, fact)] as const] : []
      })
      put(back)
      const unsaved = back.filter(([, line]) => steps.keptOf(line)).length
      if (unsaved > 0) {
        if (owed().length > 0) setSaving({ kind: 'waiting' })
        after(0)
      }
      return unsaved
    },
    edit(drafts: Iterable<readonly [string, Draft]>) {
      put([...drafts].map(([row, draft]) => [row, steps.edited(lines.get(row) as Line, draft)]))
      if (owed().length === 0) return
      if (!running) setSaving({ kind: 'waiting' })
      after(restMs)
    },
    choose(row: string, which: 'mine' | 'theirs') {
      put([[row, steps.chosen(lines.get(row) as Line, which)]])
      after(0)
    },
    /** Somebody types in a row. What they have typed is asked for where it is about to be overtaken. Gives its end. */
    typing(row: string, handOver: () => void): () => void {
      const now = { row, handOver }
      typed = now
      return () => {
        if (typed === now) typed = null
      }
    },
    /** A newer answer about the same rows. */
    reload(fresh: Iterable<readonly [string, Known<Content, Theirs>]>) {
      const told = [...fresh].filter(([row]) => lines.has(row))
      for (const [row, one] of told) facts.set(row, one)
      const newer = () =>
        told.map(([row, one]) => [row, steps.reloaded(lines.get(row) as Line, one)] as const)
      // Half of it is taken only where it would otherwise be lost: it warns of what is not yet meant.
      if (newer().some(([row, line]) => row === typed?.row && line !== lines.get(row))) typed?.handOver()
      put(newer())
      if (!running && owed().length > 0) after(0)
    },
    /** A verb was refused for some of them. */
    markRefused(refused: readonly { row: string; why: Why }[]) {
      put(
        refused.flatMap(({ row, why }) => {
          const line = lines.get(row)
          return line ? [[row, { ...line, refusal: why }] as const] : []
        }),
      )
    },
    flush: flushAll,
    /** the connection may be back */
    retryNow() {
      if (saving.kind !== 'unreachable') return
      retryMs = firstRetryMs
      void flush()
    },
    /** sends what is left, once, and no more */
    close() {
      isClosed = true
      void flushAll()
    },
  }
}

/** What a page needs of them to see to it that nothing is lost. */
export type OpenDrafts = Pick<
  ReturnType<typeof openDrafts>,
  'flush' | 'retryNow' | 'close' | 'saving' | 'revision' | 'subscribeAll'
>
