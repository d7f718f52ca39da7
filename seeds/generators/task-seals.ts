import { createHash } from 'node:crypto'
import { seals } from '../../db/schema/tasks.ts'
import type { Day } from '../../server/core/day.ts'
import { stageOf } from '../../server/core/deadline.ts'
import { canonicalJson, type Json } from '../../server/core/seals/canonical-json.ts'
import type { SealContent } from '../../server/core/seals/content.ts'
import { daysMissed, ratingOf } from '../../server/core/tasks/rating.ts'
import { officesKnownAt } from '../reference/offices.ts'
import type { TaskVersion } from './task-life.ts'
import { reviewer } from './told-by.ts'
import { momentAt, rowsOf, type TableRows } from './versions.ts'

/** A year whose result is frozen, on a day after it has ended. */
export type SealPlan = { year: number; on: Day }

/** The bytes that the service would freeze; its own test holds them equal. */
export const sealRows = (plans: readonly SealPlan[], versions: readonly TaskVersion[]): TableRows =>
  rowsOf(
    seals,
    plans.map(({ year, on }) => {
      const at = new Date(momentAt(on, '16:00')).toISOString()
      const content = canonicalJson(contentOf(year, at, versions) as unknown as Json)
      return {
        code: String(year),
        frozenAt: at,
        content,
        hash: createHash('sha256').update(content).digest('hex'),
        reason: null,
        knownFrom: at,
        knownTo: 'infinity',
        recordedBy: reviewer,
      }
    }),
  )

function contentOf(year: number, at: string, versions: readonly TaskVersion[]): SealContent {
  const day = `${year}-12-31`
  const known = versions
    .filter(
      (task) =>
        task.year === year &&
        task.knownFrom <= at &&
        (task.knownTo === 'infinity' || task.knownTo > at) &&
        task.listedOn <= day,
    )
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map((task) => ({
      task,
      dates: {
        dueOn: task.dueOn ?? null,
        heldToOn: task.heldToOn ?? null,
        doneOn: task.doneOn ?? null,
        stoppedOn: task.stoppedOn ?? null,
      },
    }))
  const rated = known.map(({ task, dates }) => ({
    ...dates,
    code: task.code,
    office: task.officeCode,
    chargedOffice: task.chargedOfficeCode ?? null,
  }))
  const offices = officesKnownAt(Date.parse(at))
    .filter(
      (one) => one.knownTo === 'infinity' && one.validFrom <= day && (!one.validTo || day < one.validTo),
    )
    .map(({ code, nameVi, nameEn }) => ({
      code,
      name: { vi: nameVi, en: nameEn },
      rating: ratingOf(rated, [code], day),
    }))
  return {
    format: 'task-seal/1',
    period: String(year),
    year,
    asOfDay: day,
    frozenAt: at,
    frozenBy: reviewer,
    reason: null,
    replaces: null,
    offices: offices
      .filter(({ rating }) => rating.points !== null)
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
    tasks: known.map(({ task, dates }) => ({
      code: task.code,
      name: { vi: task.nameVi, en: task.nameEn },
      office: task.officeCode,
      coordinating: [...(task.coordinating ?? [])],
      charged: task.chargedOfficeCode ?? task.officeCode,
      assignedBy: task.assignedBy ?? null,
      listedOn: task.listedOn,
      originalDueOn: task.originalDueOn ?? null,
      dueOn: dates.dueOn,
      heldToOn: dates.heldToOn,
      doneOn: dates.doneOn,
      stopped:
        dates.stoppedOn !== null && dates.stoppedOn <= day
          ? { on: dates.stoppedOn, kind: task.stopKind ?? 'suspended', by: task.stoppedBy ?? null }
          : null,
      progress: task.progress ?? null,
      result: task.result ?? null,
      stage: stageOf(dates, day),
      daysMissed: daysMissed(dates, day),
      // No file stands behind a made-up result.
      evidence: [],
      sample: task.sample,
    })),
    disputes: [],
    sample: true,
  }
}
