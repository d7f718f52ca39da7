import { type Actor, holdingFor } from '../../auth/actor.ts'
import type { ItemKind } from '../../core/items/answers.ts'

const kinds: readonly ItemKind[] = ['milestones', 'retire', 'merge', 'hand-over']

/** What somebody may ask to change of an item of an office. */
export const mayAsk = (actor: Actor, office: string): ItemKind[] =>
  holdingFor(actor, 'report-tasks', office) ? [...kinds] : []
