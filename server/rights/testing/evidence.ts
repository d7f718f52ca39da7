import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { evidence, evidenceFiles } from '../../../db/schema/reporting.ts'
import type { TestDatabase } from '../../../db/testing/database.ts'
import { recordVersion } from '../../../db/versions.ts'
import { valueCode } from '../../core/reporting/due.ts'
import { addressOf } from '../../evidence/store.ts'
import { pdf } from '../../evidence/testing/files.ts'
import { kpiIn, reported } from './reports.ts'

const bytes = pdf('seen by whoever may')
const hash = createHash('sha256').update(bytes).digest('hex')

export const evidenceOf = (office: string): string => `evidence-${office}`
/** The value that evidence is of: its figure is public, and its evidence is not. */
export const valueWithEvidence = (office: string) => ({
  kpi: kpiIn('open'),
  office,
  period: reported.underWay,
})

/** One file of evidence in each office. */
export async function placeEvidence(test: TestDatabase, offices: readonly string[]): Promise<void> {
  const { db } = test.database
  const at = '2024-11-01T08:00:00+07:00'
  await db
    .insert(evidenceFiles)
    .values({ hash, mediaType: 'application/pdf', size: bytes.length, keptAt: at })
  for (const office of offices) {
    const { kpi, period } = valueWithEvidence(office)
    const code = evidenceOf(office)
    await recordVersion(db, evidence, code, {
      at,
      by: 'somebody',
      facts: {
        code,
        subject: valueCode(kpi, office, period),
        kpiId: kpi,
        officeCode: office,
        hash,
        fileName: 'bao-cao.pdf',
        attachedBy: 'somebody',
      },
    })
  }
}

/** Puts the file itself where a service keeps its evidence. */
export async function keepEvidence(dataDir: string): Promise<void> {
  const path = join(dataDir, 'evidence', addressOf(hash))
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, bytes)
}
