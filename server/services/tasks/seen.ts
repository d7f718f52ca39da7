import { type SQL, sql } from 'drizzle-orm'
import { tasks } from '../../../db/schema/tasks.ts'
import { type Scope, withinScope, withinScopeOfAny } from '../../auth/scope.ts'
import { guarded } from '../must-see.ts'

/** The tasks that the asker sees: an office of theirs leads one, helps with it, or is charged for it. */
export const seenTasks = (scope: Scope): SQL =>
  sql`(${withinScope(scope, guarded, tasks.officeCode)} or ${withinScope(scope, guarded, tasks.chargedOfficeCode)}
    or ${withinScopeOfAny(scope, guarded, tasks.coordinating)})`
