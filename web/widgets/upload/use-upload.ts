import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Correction } from '../../../server/core/reporting/report-sheet.ts'
import { type Fault, faultOf } from '../../data/fault.ts'
import { type Conventions, type SheetOptions, sendFile } from './send-file.ts'
import type { FileAnswer, UploadKind } from './upload-kind.ts'

/** The server takes no more: server/sheets/limits.ts. */
const mostBytes = 20_000_000

/** `content` is held here, so that a file which changes on the disk meanwhile is still the one that was looked at. */
export type Picked = { name: string; content: Blob }
export type Mends = { corrections: readonly Correction[]; conventions: Conventions }

export type Upload<Answer> = {
  picked: Picked | null
  /** why a file was not taken at all */
  unfit: 'tooLarge' | 'unreadable' | null
  /** what was found in it; stays while it is looked at again */
  answer: Answer | null
  /** how often it was looked at */
  looks: number
  /** what was sent along with the last look */
  mends: Mends
  /** under way: what, and how much of the file has left */
  busy: { verb: 'look' | 'take'; share: number } | null
  fault: Fault | null
  /** what it is held against changed between looking and taking over */
  changed: boolean
  /** how many rows were taken over; 0 where it had been done before */
  taken: number | null
  pick: (file: File) => Promise<void>
  look: (mends: Mends) => Promise<void>
  take: () => Promise<void>
  /** the same once more, after no answer came */
  again: () => Promise<void>
}

type State<Answer> = Pick<
  Upload<Answer>,
  'picked' | 'unfit' | 'answer' | 'looks' | 'mends' | 'busy' | 'fault' | 'changed' | 'taken'
>

const noMends: Mends = { corrections: [], conventions: {} }
const begun: State<never> = {
  picked: null,
  unfit: null,
  answer: null,
  looks: 0,
  mends: noMends,
  busy: null,
  fault: null,
  changed: false,
  taken: null,
}

/** A file: chosen, looked at as often as need be, taken over. Nothing of it is lost with the connection. */
export function useUpload<Answer extends FileAnswer>({
  address,
  options: along,
  written,
}: Pick<UploadKind<Answer>, 'address' | 'options' | 'written'>): Upload<Answer> {
  const queryClient = useQueryClient()
  const [state, setState] = useState<State<Answer>>(begun)
  const [last, setLast] = useState<() => Promise<void>>()
  const merge = (more: Partial<State<Answer>>) => setState((now) => ({ ...now, ...more }))

  const send = (verb: 'look' | 'take', { name, content }: Picked, options: SheetOptions) => {
    merge({ busy: { verb, share: 0 }, fault: null })
    const progress = (share: number) => merge({ busy: { verb, share } })
    return sendFile<Answer>({
      address,
      file: { name, content },
      options: { ...along, ...options },
      progress,
    })
  }

  async function lookAt(picked: Picked, mends: Mends, changed = false): Promise<void> {
    setLast(() => () => lookAt(picked, mends, changed))
    try {
      const answer = await send('look', picked, optionsOf(mends))
      setState((now) => ({ ...now, answer, mends, changed, looks: now.looks + 1, busy: null }))
    } catch (thrown) {
      merge({ fault: faultOf(thrown), busy: null })
    }
  }

  async function takeOver(picked: Picked, mends: Mends, take: string): Promise<void> {
    setLast(() => () => takeOver(picked, mends, take))
    try {
      const answer = await send('take', picked, { ...optionsOf(mends), take })
      merge({ taken: written(answer), changed: false, busy: null })
      void queryClient.invalidateQueries()
    } catch (thrown) {
      const fault = faultOf(thrown)
      if (fault.code === 'changed-meanwhile') await lookAt(picked, mends, true)
      else merge({ fault, busy: null })
    }
  }

  return {
    ...state,
    async pick(file) {
      if (file.size > mostBytes) return setState({ ...begun, unfit: 'tooLarge' })
      const bytes = await file.arrayBuffer().catch(() => null)
      if (!bytes) return setState({ ...begun, unfit: 'unreadable' })
      const picked = { name: file.name, content: new Blob([bytes]) }
      setState({ ...begun, picked })
      await lookAt(picked, noMends)
    },
    async look(mends) {
      if (state.picked) await lookAt(state.picked, mends)
    },
    async take() {
      const { picked, answer, mends } = state
      if (picked && answer?.seen) await takeOver(picked, mends, answer.seen)
    },
    again: async () => last?.(),
  }
}

const optionsOf = ({ corrections, conventions }: Mends): SheetOptions => ({
  corrections: [...corrections],
  conventions,
})
