/** One thing while it is entered: what stands in its fields beside what the server is known to hold. */
export type DraftLine<Draft, Content, Theirs, Why> = {
  draft: Draft
  /** what the server holds, as far as is known here */
  base: Content
  /** what the server would hold with nothing under way */
  ground: Content
  /** the version that `base` is; null: nothing was under way */
  seen: number | null
  /** sent, and either not yet answered or the answer was lost */
  attempts: readonly Content[]
  inFlight: boolean
  /** somebody else changed it meanwhile: theirs, null where they took it away */
  conflict: { theirs: Theirs | null } | null
  /** why the server would not take it as it stands */
  refusal: Why | null
}

/** What has to outlast the page: everything that the server has not confirmed. */
export type KeptDraft<Draft, Content> = {
  draft: Draft
  base: Content
  seen: number | null
  attempts: readonly Content[]
}

/** What the server last told: what is under way, and what there is without it. */
export type Known<Content, Theirs> = { entry: Theirs | null; ground: Content }

/** How what is typed becomes what is kept, and back. */
export type Manner<Draft, Content, Theirs> = {
  /** null while a field holds what cannot be taken */
  contentOf: (draft: Draft) => Content | null
  draftOf: (content: Content) => Draft
  contentIn: (theirs: Theirs) => Content
  isSame: (a: Content, b: Content) => boolean
  /** false: something that the server wants is still to be filled in */
  isWhole: (content: Content) => boolean
}

/** The steps of such a line. Each is pure: a line and what happened to it give the next line. */
export function draftLines<Draft, Content, Theirs extends { version: number }, Why>(
  manner: Manner<Draft, Content, Theirs>,
) {
  type Line = DraftLine<Draft, Content, Theirs, Why>
  type Kept = KeptDraft<Draft, Content>
  const { contentOf, draftOf, contentIn, isSame, isWhole } = manner

  const contentNow = (entry: Theirs | null, ground: Content): Content => (entry ? contentIn(entry) : ground)
  const holds = ({ base }: Line, content: Content | null) => content !== null && isSame(content, base)

  function lineOf({ entry, ground }: Known<Content, Theirs>): Line {
    const base = contentNow(entry, ground)
    return {
      draft: draftOf(base),
      base,
      ground,
      seen: entry?.version ?? null,
      attempts: [],
      inFlight: false,
      conflict: null,
      refusal: null,
    }
  }

  /** Something stands here that the server has not confirmed. */
  const isUnsaved = (line: Line): boolean =>
    line.conflict !== null || line.attempts.length > 0 || !holds(line, contentOf(line.draft))

  /** A newer answer of the server. Nothing unsaved is replaced by it. */
  function reloaded(line: Line, known: Known<Content, Theirs>): Line {
    const fresh = lineOf(known)
    const { ground } = fresh
    // What is on its way will be answered; this may be older.
    if (line.inFlight) return { ...line, ground }
    const mine = contentOf(line.draft)
    const refusal = fresh.seen === line.seen ? line.refusal : null
    if (!isUnsaved(line) || (mine && isSame(mine, fresh.base))) {
      // The same object where nothing is new: what is drawn from it need not be drawn again.
      const isOld =
        fresh.seen === line.seen &&
        refusal === line.refusal &&
        line.attempts.length === 0 &&
        !line.conflict &&
        isSame(fresh.base, line.base) &&
        isSame(ground, line.ground)
      return isOld ? line : { ...fresh, refusal }
    }
    if (line.conflict) return { ...line, ground, conflict: { theirs: known.entry } }
    const isKnown =
      fresh.seen === line.seen ||
      isSame(fresh.base, line.base) ||
      line.attempts.some((one) => isSame(one, fresh.base))
    if (!isKnown) return { ...line, ground, conflict: { theirs: known.entry } }
    const attempts = fresh.seen === line.seen ? line.attempts : []
    return { ...line, ground, base: fresh.base, seen: fresh.seen, attempts, refusal }
  }

  return {
    lineOf,
    isUnsaved,
    reloaded,

    edited: (line: Line, draft: Draft): Line => ({ ...line, draft, refusal: null }),

    /** What to send now; null: nothing, or somebody has to decide or mend something first. */
    toSend(line: Line): Content | null {
      if (line.inFlight || line.conflict || line.refusal) return null
      const content = contentOf(line.draft)
      return content && isWhole(content) && isUnsaved(line) ? content : null
    },

    sending: (line: Line, content: Content): Line => ({
      ...line,
      inFlight: true,
      attempts: [...line.attempts, content],
    }),

    /** No answer came: it may or may not have been kept. */
    unanswered: (line: Line): Line => ({ ...line, inFlight: false }),

    /** The last attempt is what the server holds. */
    confirmed: (line: Line, version: number | null): Line => ({
      ...line,
      inFlight: false,
      base: line.attempts.at(-1) ?? line.base,
      seen: version,
      attempts: [],
    }),

    /** It was not kept as sent; anything sent before it may have been. */
    notTaken: (line: Line, why: Why): Line => ({
      ...line,
      inFlight: false,
      attempts: line.attempts.slice(0, -1),
      refusal: why,
    }),

    /** The server holds something else than was seen: one's own unanswered attempt, or somebody else's work. */
    contradicted(line: Line, theirs: Theirs | null): Line {
      const answered = { ...line, inFlight: false }
      const theirContent = contentNow(theirs, line.ground)
      if (theirs && line.attempts.some((one) => isSame(one, theirContent)))
        return { ...answered, base: theirContent, seen: theirs.version, attempts: [] }
      return { ...answered, conflict: { theirs } }
    },

    /** What the page kept when it was last open, on top of what the server says now. */
    restored: (kept: Kept, known: Known<Content, Theirs>): Line =>
      reloaded({ ...lineOf(known), ...kept }, known),

    keptOf(line: Line): Kept | null {
      const { draft, base, seen, attempts } = line
      return isUnsaved(line) ? { draft, base, seen, attempts } : null
    },

    /** Of two versions, one is chosen; the other stays in the history of the server or is gone by one's own will. */
    chosen(line: Line, which: 'mine' | 'theirs'): Line {
      const theirs = line.conflict ? line.conflict.theirs : null
      const base = line.conflict ? contentNow(theirs, line.ground) : line.base
      const seen = line.conflict ? (theirs?.version ?? null) : line.seen
      const settled = { ...line, base, seen, attempts: [], conflict: null, refusal: null }
      return which === 'mine' ? settled : { ...settled, draft: draftOf(base) }
    },
  }
}

export type DraftLines<Draft, Content, Theirs extends { version: number }, Why> = ReturnType<
  typeof draftLines<Draft, Content, Theirs, Why>
>
