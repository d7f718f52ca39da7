import { seesSome } from '../auth/scope.ts'
import type { Context } from './context.ts'
import { entitled } from './entitled.ts'

/** What offices keep, tasks and items of lists, is theirs and the city's, whatever of it stands behind public figures. */
export const guarded = { public: false }

/**
 * That the asker sees what some office keeps.
 * @throws AppError sign-in-needed, second-factor-required, not-yours
 */
export function mustSeeSome({ scope, actor }: Pick<Context, 'scope' | 'actor'>): void {
  // Seeing an office is the right; whoever sees none is told why by the duty that would bring it.
  if (!seesSome(scope, guarded)) entitled(actor, 'note-tasks')
}
