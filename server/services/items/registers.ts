import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import {
  openDatasets,
  platforms,
  procedures,
  sharedDatabases,
  sharedTables,
  warehouseDatasets,
} from '../../../db/schema/registers.ts'
import { AppError } from '../../core/app-error.ts'
import { type ItemRegister, registerShapes } from '../../core/proposals/milestones.ts'
import type { Register } from '../../kpis/measure.ts'

/** What the registers have in common, whatever their milestones. */
export type ItemTable = Register & {
  nameVi: AnyPgColumn
  nameEn: AnyPgColumn
  note: AnyPgColumn
  documentCode: AnyPgColumn
  recordedBy: AnyPgColumn
}

/** Where the items of a register are kept. The milestones' names are those of the columns. */
export const itemTables: Record<ItemRegister, ItemTable> = {
  'shared-databases': sharedDatabases,
  'shared-tables': sharedTables,
  'open-datasets': openDatasets,
  'warehouse-datasets': warehouseDatasets,
  procedures,
  platforms,
}

/** @throws AppError unknown-register */
export function registerOf(id: string): ItemRegister {
  if (!Object.hasOwn(registerShapes, id)) throw new AppError('unknown-register')
  return id as ItemRegister
}
