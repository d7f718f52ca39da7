import type { ReportCell } from '../../../server/core/reporting/answers.ts'
import type {
  EntryContent,
  RefusalCode,
  RefusedValue,
  Saved,
  SeenKey,
  ValueKey,
} from '../../../server/core/reporting/entry.ts'
import { openDrafts } from '../../data/drafts/open-drafts.ts'
import type { DraftStore } from './draft-store.ts'
import { knownOf, lines } from './draft-sync.ts'
import type { Field, Held, RowDraft } from './row-draft.ts'

export type Edit = { row: string; field: Field; held: Held }

type Value = Omit<SeenKey, 'office'> & EntryContent

type Options = {
  office: string
  cells: readonly ReportCell[]
  today: string
  send: (values: Value[]) => Promise<Saved>
  /** the server has something new */
  onSaved: () => void
  /** whether what was thrown goes by itself */
  isPassing: (thrown: unknown) => boolean
  clock: () => Date
}

export const rowOf = ({ kpi, period }: Pick<ValueKey, 'kpi' | 'period'>) => `${kpi}/${period}`

/** All values of a grid while they are entered. */
export function openSheet({ office, cells, today, send, onSaved, isPassing, clock }: Options) {
  const keys = new Map<string, ValueKey>(cells.map((cell) => [rowOf(cell), cell]))
  const keyOf = (row: string) => keys.get(row) as ValueKey
  const known = (of: readonly ReportCell[]) => of.map((cell) => [rowOf(cell), knownOf(cell, today)] as const)
  const drafts = openDrafts({
    lines,
    known: known(cells),
    async send(owed) {
      const answer = await send(
        owed.map(({ row, seen, content }) => {
          const { kpi, period } = keyOf(row)
          return { kpi, period, seen, ...content }
        }),
      )
      return {
        saved: answer.saved.map((key) => ({ row: rowOf(key), version: key.version })),
        conflicts: answer.conflicts.map((key) => ({ row: rowOf(key), theirs: key.theirs })),
        refused: answer.refused.map((key) => ({ row: rowOf(key), why: key.why })),
      }
    },
    onSaved,
    isPassing,
    clock,
  })
  return {
    ...drafts,
    office,
    keyOf,
    /** From here on nothing is lost with the page; gives how many rows an earlier page had left unsaved. */
    keepIn: (kept: DraftStore): number =>
      drafts.keepIn({
        read: () => {
          const periods = [...new Set([...keys.values()].map(({ period }) => period))]
          return Object.fromEntries(
            periods.flatMap((period) =>
              Object.entries(kept.read(period)).map(([kpi, one]) => [rowOf({ kpi, period }), one] as const),
            ),
          )
        },
        keep: (row, one) => {
          const { kpi, period } = keyOf(row)
          kept.keep(period, kpi, one)
        },
      }),
    edit(edits: readonly Edit[]) {
      const changed = new Map<string, RowDraft>()
      for (const { row, field, held } of edits) {
        const draft = changed.get(row) ?? drafts.line(row).draft
        changed.set(row, { ...draft, [field]: held } as RowDraft)
      }
      drafts.edit(changed)
    },
    /** A newer answer about the same values. */
    reload: (fresh: readonly ReportCell[]) => drafts.reload(known(fresh)),
    /** A verb was refused for some of them. */
    markRefused: (refused: readonly RefusedValue[]) =>
      drafts.markRefused(refused.map((value) => ({ row: rowOf(value), why: value.why as RefusalCode }))),
  }
}

export type Sheet = ReturnType<typeof openSheet>
