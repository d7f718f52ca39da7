import postgres from 'postgres'
import { superuser } from '../../../../db/cluster/initialise.ts'
import type { TestDatabase } from '../../../../db/testing/database.ts'

/** A connection as the role above the application's: who may do everything, tamper included. */
export const asSuperuser = ({ connection }: Pick<TestDatabase, 'connection'>): postgres.Sql =>
  postgres({ ...connection, username: superuser, max: 1, onnotice: () => {} })
