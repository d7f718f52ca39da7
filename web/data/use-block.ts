import { useQuery } from '@tanstack/react-query'
import type { Block } from '../../server/core/blocks.ts'
import type { BlockSpec } from '../../server/core/briefings/spec.ts'
import type { Lang } from '../../server/core/words.ts'
import { type Answer, useAnswer } from './answer.ts'

/** The moment and the period that the blocks of a briefing speak of; nothing said means now. */
export type Whole = { asOf?: string | undefined; period?: string | undefined }

/**
 * What a block of a briefing gives to whoever asks. It comes over the door of the files, as plain data: it is what they are drawn from.
 */
export function useBlock(spec: BlockSpec, whole: Whole, lang: Lang): Answer<Block[]> {
  const asked = { spec: JSON.stringify(spec), ...whole, lang }
  return useAnswer(
    useQuery({
      queryKey: [['briefings', 'block'], asked],
      queryFn: ({ signal }) => fetchBlock(asked, signal),
      // Another block is another page: the one before must not stand in its place.
      placeholderData: undefined,
    }),
  )
}

/** Rejects with what `faultOf` reads. */
async function fetchBlock(asked: Record<string, string | undefined>, signal: AbortSignal): Promise<Block[]> {
  const words = Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== undefined)
  const reply = await fetch(`/exports/block/content?${new URLSearchParams(words)}`, {
    headers: { accept: 'application/json' },
    signal,
  })
  const answer = await reply.json().catch(() => null)
  if (!reply.ok || !answer) throw { data: { app: answer?.error } }
  return answer.blocks
}
