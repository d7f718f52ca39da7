import { account } from './en/account.ts'
import { audit } from './en/audit.ts'
import { briefings } from './en/briefings.ts'
import { calendar } from './en/calendar.ts'
import { catalogue } from './en/catalogue.ts'
import { changes } from './en/changes.ts'
import { contests } from './en/contests.ts'
import { coverage } from './en/coverage.ts'
import { decks } from './en/decks.ts'
import { evidence } from './en/evidence.ts'
import { feeds } from './en/feeds.ts'
import { forms } from './en/forms.ts'
import { indexDesk } from './en/index-desk.ts'
import { indices } from './en/indices.ts'
import { items } from './en/items.ts'
import { mailbox } from './en/mailbox.ts'
import { officePeople } from './en/office-people.ts'
import { people } from './en/people.ts'
import { review } from './en/review.ts'
import { rowsIn } from './en/rows-in.ts'
import { seals } from './en/seals.ts'
import { signIn } from './en/sign-in.ts'
import { targets } from './en/targets.ts'
import { task } from './en/task.ts'
import { taskImport } from './en/task-import.ts'
import { tasks } from './en/tasks.ts'
import { tokens } from './en/tokens.ts'
import { updates } from './en/updates.ts'
import { upload } from './en/upload.ts'
import type { AccountVocabulary } from './vi-accounts.ts'

export const enAccounts: AccountVocabulary = {
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
