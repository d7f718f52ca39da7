import { type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { stageSql } from '../../../db/sql/stage.ts'
import type { Day } from '../../core/day.ts'
import { stages } from '../../core/deadline.ts'
import type { ItemRow, ItemStage } from '../../core/items/answers.ts'
import { type ItemRegister, registerShapes } from '../../core/proposals/milestones.ts'
import { type Office, officeNamed } from '../offices.ts'
import { itemTables } from './registers.ts'

/** A milestone's column, by its name. */
export const milestoneColumn = (register: ItemRegister, name: string): AnyPgColumn =>
  (itemTables[register] as unknown as Record<string, AnyPgColumn>)[name] as AnyPgColumn

/** Where an item stands on a day, in SQL: by the milestones that its register is judged by. */
export function itemStage(register: ItemRegister, today: SQL): SQL {
  const { due, done } = registerShapes[register]
  return stageSql({ dueOn: milestoneColumn(register, due), doneOn: milestoneColumn(register, done) }, today)
}

/** The worst first. */
export const inTrouble = (stage: SQL): SQL =>
  sql`array_position(array[${sql.join(
    stages.map((one) => sql`${one}`),
    sql`, `,
  )}]::text[], ${stage})`

export type RawItem = {
  code: string
  version: number
  nameVi: string
  nameEn: string
  office: string
  listedOn: Day
  retiredOn: Day | null
  note: string | null
  document: string | null
  stage: ItemRow['stage']
  sample: boolean
  recordedBy: string
  recordedAt: string
} & Record<`date_${string}`, Day | null>

/** What `itemOf` reads of a row. */
export function itemColumns(register: ItemRegister, stage: SQL): SQL {
  const table = itemTables[register]
  const dates = registerShapes[register].milestones.map(
    ({ name }) => sql`, ${milestoneColumn(register, name)} as ${sql.identifier(`date_${name}`)}`,
  )
  return sql`${table.code} as "code", ${table.versionId}::float8 as "version", ${table.nameVi} as "nameVi",
    ${table.nameEn} as "nameEn", ${table.officeCode} as "office", ${table.listedOn} as "listedOn",
    ${table.retiredOn} as "retiredOn", ${table.note} as "note", ${table.documentCode} as "document",
    ${table.sample} as "sample", ${table.recordedBy} as "recordedBy",
    to_json(${table.knownFrom}) #>> '{}' as "recordedAt", (${stage}) as "stage"${sql.join(dates)}`
}

export const itemOf = (
  register: ItemRegister,
  row: RawItem,
  offices: ReadonlyMap<string, Office>,
): Omit<ItemRow, 'proposals' | 'may'> => ({
  code: row.code,
  version: row.version,
  name: { vi: row.nameVi, en: row.nameEn },
  office: officeNamed(offices, row.office),
  listedOn: row.listedOn,
  retiredOn: row.retiredOn,
  dates: Object.fromEntries(
    registerShapes[register].milestones.map(({ name }) => [name, row[`date_${name}`] ?? null]),
  ),
  note: row.note,
  document: row.document,
  stage: row.stage,
  sample: row.sample,
  recordedBy: row.recordedBy,
  recordedAt: new Date(row.recordedAt).toISOString(),
})

/** Of the stages of deadlines, those that lists of items are filtered by: early or late, done is done. */
export const stageGroup: Record<ItemStage, readonly ItemRow['stage'][]> = {
  overdue: ['overdue'],
  'due-today': ['due-today'],
  'due-soon': ['due-soon'],
  'not-due': ['not-due'],
  'no-deadline': ['no-deadline'],
  done: ['done', 'done-on-time', 'done-late'],
}
