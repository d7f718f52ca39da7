import { account } from './vi/account.ts'
import { audit } from './vi/audit.ts'
import { briefings } from './vi/briefings.ts'
import { calendar } from './vi/calendar.ts'
import { catalogue } from './vi/catalogue.ts'
import { changes } from './vi/changes.ts'
import { contests } from './vi/contests.ts'
import { coverage } from './vi/coverage.ts'
import { decks } from './vi/decks.ts'
import { evidence } from './vi/evidence.ts'
import { feeds } from './vi/feeds.ts'
import { forms } from './vi/forms.ts'
import { indexDesk } from './vi/index-desk.ts'
import { indices } from './vi/indices.ts'
import { items } from './vi/items.ts'
import { mailbox } from './vi/mailbox.ts'
import { officePeople } from './vi/office-people.ts'
import { people } from './vi/people.ts'
import { review } from './vi/review.ts'
import { rowsIn } from './vi/rows-in.ts'
import { seals } from './vi/seals.ts'
import { signIn } from './vi/sign-in.ts'
import { targets } from './vi/targets.ts'
import { task } from './vi/task.ts'
import { taskImport } from './vi/task-import.ts'
import { tasks } from './vi/tasks.ts'
import { tokens } from './vi/tokens.ts'
import { updates } from './vi/updates.ts'
import { upload } from './vi/upload.ts'

/** Words about accounts, which most readers of figures never need: see app/all-words.ts. */
export const viAccounts = {
  forms,
  signIn,
  account,
  people,
  tokens,
  audit,
  mailbox,
  indices,
  indexDesk,
  officePeople,
  updates,
  upload,
  review,
  rowsIn,
  coverage,
  changes,
  contests,
  calendar,
  catalogue,
  targets,
  evidence,
  feeds,
  items,
  task,
  taskImport,
  tasks,
  seals,
  briefings,
  decks,
}
export type AccountVocabulary = typeof viAccounts
