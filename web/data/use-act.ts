import { type MutationFunction, useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Fault, faultOf } from './fault.ts'
import { useTRPC } from './provider.tsx'
import type { Trpc } from './questions.ts'

/** `trpc.people.invite.mutationOptions()` and its like; what a verb takes and answers is read off it. */
type Verb<Input, Output> = {
  mutationKey?: readonly unknown[]
  mutationFn?: MutationFunction<Output, Input>
}

/** A verb that answers nothing answers `true`. */
// biome-ignore lint/suspicious/noConfusingVoidType: it is what tRPC calls an answer without content
type Done<Output> = Output extends undefined | void ? true : Output

export type Act<Input, Output> = {
  /** Does it. Resolves with the answer once the lists show it, or with `undefined` where it was refused: see `fault`. */
  act: (input: Input) => Promise<Done<Output> | undefined>
  busy: boolean
  /** why the last attempt was refused; gone with the next */
  fault: Fault | null
  clear: () => void
}

/**
 * Changes something: `const invite = useAct((trpc) => trpc.people.invite.mutationOptions())`.
 * Every answer on the screen may be touched by a change of rights, so all of them are asked again. Instead of that
 * `settle` is done, where another person sits here afterwards (`usePersonChange`) or nothing has changed yet; the verb
 * is busy until then.
 */
export function useAct<Input, Output>(
  verb: (trpc: Trpc) => Verb<Input, Output>,
  { settle }: { settle?: ((answer: Output) => unknown) | undefined } = {},
): Act<Input, Output> {
  const queryClient = useQueryClient()
  const { mutationKey, mutationFn } = verb(useTRPC())
  const { mutateAsync, isPending, error, reset } = useMutation<Output, unknown, Input>({
    ...(mutationKey ? { mutationKey } : {}),
    ...(mutationFn ? { mutationFn } : {}),
    // Until the lists are new the button waits: a second press would rest on what has changed meanwhile.
    onSuccess: (answer) => (settle ? settle(answer) : queryClient.invalidateQueries()),
    // What somebody else has just changed is shown as it is now, beside what was typed.
    onError: (thrown) =>
      faultOf(thrown).code === 'changed-meanwhile' ? queryClient.invalidateQueries() : undefined,
  })
  // The same object until the next attempt: it also says that something new was refused.
  const fault = useMemo(() => (error ? faultOf(error) : null), [error])
  return {
    act: (input) =>
      mutateAsync(input).then(
        (answer) => (answer === undefined ? true : answer) as Done<Output>,
        () => undefined,
      ),
    busy: isPending,
    fault,
    clear: reset,
  }
}
