import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ProposalRefusal, ProposalState, SeenProposal } from '../../../server/core/proposals/proposal.ts'
import { callOf } from '../../testing/calls.ts'
import { callingClient, createQueryClient } from '../client.ts'
import { DataProvider } from '../provider.tsx'
import { draftLines } from './draft-lines.ts'
import { type Said, useProposalDrafts, useProposalVerbs } from './use-proposal-drafts.ts'

/** The simplest thing that can be proposed: why an item leaves its list. */
type Draft = { reason: string }

beforeEach(() => localStorage.clear())
afterEach(cleanup)

const lines = draftLines<Draft, Draft, ProposalState, ProposalRefusal>({
  contentOf: (draft) => draft,
  draftOf: (content) => content,
  contentIn: ({ content }) => ({ reason: (content as Draft).reason }),
  isSame: (a, b) => a.reason === b.reason,
  isWhole: ({ reason }) => reason !== '',
})
const keyOf = (item: string) => ({ register: 'platforms', item, kind: 'retire' }) as const
const said = (_: string, { reason }: Draft): Said => ({
  kind: 'retire',
  content: { from: '2024-11-22', reason, document: null },
})
const isDraft = (found: unknown): found is Draft => typeof (found as Draft | undefined)?.reason === 'string'
const known = ['PF-01', 'PF-02'].map((row) => [row, { entry: null, ground: { reason: '' } }] as const)
const theirs = (reason: string, version: number) =>
  ({ key: keyOf('PF-01'), version, content: { from: '2024-11-22', reason, document: null } }) as ProposalState

type Input = SeenProposal & { content: Draft }
function openIn(place: string, answers: Record<string, unknown>) {
  const asked: { path: string; input: unknown }[] = []
  const answer = callOf(answers)
  const client = callingClient((path, input) => {
    asked.push({ path, input })
    return answer(path, input)
  })
  const queryClient = createQueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <DataProvider client={client} queryClient={queryClient}>
      {children}
    </DataProvider>
  )
  const told: unknown[] = []
  const at = [place]
  const drawn = renderHook(
    () => {
      const work = useProposalDrafts<Draft>({ place: at, lines, known, keyOf, said, isDraft })
      const verbs = useProposalVerbs(
        { place: at, keyOf },
        work.drafts,
        ({ item }) => item,
        (verb, acted) => told.push([verb, acted]),
      )
      return { ...work, verbs }
    },
    { wrapper },
  )
  const inputs = (path: string) => asked.filter((one) => one.path === path).map(({ input }) => input as Input)
  return { ...drawn, inputs, told }
}
const away = () => {
  throw new Error('away')
}
type Opened = ReturnType<typeof openIn>['result']
const edit = (result: Opened, row: string, reason: string) =>
  act(async () => {
    result.current.drafts.edit([[row, { reason }]])
    await result.current.drafts.flush()
  })

describe('what is proposed, while it is written', () => {
  it('is sent row by row with the version that was seen: none at first, then the one that was kept', async () => {
    let version = 4
    const { result, inputs } = openIn('a', { 'proposals.save': () => ({ saved: { version: ++version } }) })
    await edit(result, 'PF-01', 'Trùng')
    await edit(result, 'PF-01', 'Trùng phạm vi')
    expect(inputs('proposals.save').map(({ item, seen, content }) => [item, seen, content.reason])).toEqual([
      ['PF-01', null, 'Trùng'],
      ['PF-01', 5, 'Trùng phạm vi'],
    ])
    expect(result.current.drafts.line('PF-02').draft).toEqual({ reason: '' })
  })

  it('comes back after the page was closed and is sent: 1 of 2 rows, and nobody else’s', async () => {
    const first = openIn('a', { 'proposals.save': away })
    await edit(first.result, 'PF-01', 'Trùng')
    expect(first.result.current.drafts.saving().kind).toBe('unreachable')
    first.unmount()
    const another = openIn('b', { 'proposals.save': { saved: { version: 5 } } })
    expect(another.result.current.restored).toBe(0)
    another.unmount()
    const again = openIn('a', { 'proposals.save': { saved: { version: 5 } } })
    expect(again.result.current.restored).toBe(1)
    expect(again.result.current.drafts.line('PF-01').draft).toEqual({ reason: 'Trùng' })
    await waitFor(() => expect(again.result.current.drafts.saving().kind).toBe('saved'))
    expect(again.inputs('proposals.save')).toHaveLength(1)
    again.unmount()
    expect(openIn('a', {}).result.current.restored).toBe(0)
  })

  it('that another edition of the page kept in another shape is left out', () => {
    const first = openIn('a', {})
    first.unmount()
    localStorage.setItem('drafts/a/PF-01', JSON.stringify({ draft: 'Trùng', base: null, attempts: [] }))
    localStorage.setItem('drafts/a/PF-02', '{')
    const { result } = openIn('a', {})
    expect(result.current.restored).toBe(0)
    expect(result.current.drafts.line('PF-01').draft).toEqual({ reason: '' })
  })

  it('contradicted by somebody else stands beside theirs, and is sent over it only once it is chosen', async () => {
    const { result, inputs } = openIn('a', {
      'proposals.save': ({ seen }: Input) =>
        seen === 7 ? { saved: { version: 8 } } : { conflict: theirs('Hết dùng', 7) },
    })
    await edit(result, 'PF-01', 'Trùng')
    const { conflict, draft } = result.current.drafts.line('PF-01')
    expect([conflict?.theirs?.version, draft.reason]).toEqual([7, 'Trùng'])
    await act(() => result.current.drafts.flush())
    expect(inputs('proposals.save')).toHaveLength(1)
    await act(async () => {
      result.current.drafts.choose('PF-01', 'mine')
      await result.current.drafts.flush()
    })
    expect(inputs('proposals.save').at(-1)).toMatchObject({ seen: 7, content: { reason: 'Trùng' } })
    expect(result.current.drafts.line('PF-01')).toMatchObject({ conflict: null, seen: 8 })
  })

  it('contradicted by its own attempt whose answer was lost is not contradicted at all', async () => {
    let isLost = true
    const { result } = openIn('a', {
      'proposals.save': () => {
        if (isLost) return away()
        return { conflict: theirs('Trùng', 5) }
      },
    })
    await edit(result, 'PF-01', 'Trùng')
    isLost = false
    await act(() => result.current.drafts.flush())
    expect(result.current.drafts.line('PF-01')).toMatchObject({ conflict: null, seen: 5, attempts: [] })
  })

  it('refused is not sent again as it was', async () => {
    const { result, inputs } = openIn('a', { 'proposals.save': { refused: 'unknown-item' } })
    await edit(result, 'PF-01', 'Trùng')
    await act(() => result.current.drafts.flush())
    expect(result.current.drafts.line('PF-01').refusal).toBe('unknown-item')
    expect(inputs('proposals.save')).toHaveLength(1)
  })
})

describe('a verb on what is proposed', () => {
  it('names the versions that were saved, and marks the rows that it was refused for', async () => {
    const refused = [{ ...keyOf('PF-02'), why: 'day-not-allowed' }]
    const { result, inputs, told } = openIn('a', {
      'proposals.save': ({ item }: Input) => ({ saved: { version: item === 'PF-01' ? 5 : 6 } }),
      'proposals.submit': { done: [], refused },
    })
    await edit(result, 'PF-01', 'Trùng')
    await edit(result, 'PF-02', 'Hết dùng')
    await act(() => result.current.verbs.act('submit', ['PF-01', 'PF-02']))
    expect(inputs('proposals.submit')).toMatchObject([
      {
        proposals: [
          { item: 'PF-01', seen: 5 },
          { item: 'PF-02', seen: 6 },
        ],
      },
    ])
    expect(told).toEqual([['submit', { done: [], refused }]])
    expect(result.current.drafts.line('PF-02').refusal).toBe('day-not-allowed')
    expect(result.current.drafts.line('PF-01').refusal).toBe(null)
  })

  it('whose answer was lost is asked again under the same key by the page that is opened next', async () => {
    const first = openIn('a', { 'proposals.submit': away })
    await act(async () => {})
    await act(() => first.result.current.verbs.act('submit', ['PF-01']))
    expect(first.result.current.verbs.isUnknown).toBe(true)
    const [lost] = first.inputs('proposals.submit') as unknown as { key: string }[]
    first.unmount()
    const again = openIn('a', { 'proposals.submit': { done: [], refused: [] } })
    await waitFor(() => expect(again.told).toHaveLength(1))
    expect(again.inputs('proposals.submit')).toMatchObject([{ key: lost?.key }])
  })
})
