import { AppError } from '../../core/app-error.ts'
import type { Day } from '../../core/day.ts'
import type { Words } from '../../core/words.ts'
import { existsOn, type Office, officeOf } from '../offices.ts'
import { clean, said } from '../proposals/kinds/text.ts'

/** The six things that must be clear of a task, but for the day: a task may have none, and then says why. */
export type ClearThings = {
  work: Words
  person: string
  responsibility: string
  product: string
  authority: string
  /** the document that assigns it, as the list names it */
  assignedBy: string | null
}

/**
 * The clear things as they are kept.
 * @throws AppError task-incomplete
 */
export function clearFacts(given: ClearThings) {
  const facts = {
    nameVi: said(given.work.vi),
    nameEn: said(given.work.en) || said(given.work.vi),
    person: said(given.person),
    responsibility: said(given.responsibility),
    product: said(given.product),
    authority: said(given.authority),
  }
  if (Object.values(facts).some((text) => !text)) throw new AppError('task-incomplete')
  return { ...facts, assignedBy: clean(given.assignedBy) }
}

/**
 * The document by which something is done.
 * @throws AppError document-needed
 */
export function documentOf(given: string): string {
  const document = clean(given)
  if (!document) throw new AppError('document-needed')
  return document
}

/**
 * An office that tasks can be given to: it exists on the day, and is a part of the city.
 * @throws AppError unknown-office
 */
export function givenTo(offices: ReadonlyMap<string, Office>, code: string, day: Day): string {
  const office = officeOf(offices, code)
  if (office.kind === 'city' || !existsOn(office, day))
    throw new AppError('unknown-office', { code: office.code })
  return office.code
}
