import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { VersionedTable } from '../../db/schema/clocks.ts'
import { dossiers, exchanges, petitions, surveyResponses } from '../../db/schema/flows.ts'
import { centralSystems, procedures } from '../../db/schema/registers.ts'
import type { Words } from '../core/words.ts'
import { petitionColumns } from './columns.ts'
import type { Measure } from './measure.ts'

type Names = VersionedTable & { code: AnyPgColumn; nameVi: AnyPgColumn; nameEn: AnyPgColumn }

/** What a flow's rollup keeps sums by besides the office (db/schema/rollups.ts). */
export type Service = {
  label: Words
  /** the code of the service in a row */
  column: AnyPgColumn
  /** where a code has its name: in another list, or here */
  names: Names | Readonly<Record<string, Words>>
}

const services: readonly (readonly [flow: VersionedTable, of: Service])[] = [
  [
    dossiers,
    {
      label: { vi: 'Thủ tục hành chính', en: 'Administrative procedure' },
      column: dossiers.procedureCode,
      names: procedures,
    },
  ],
  [
    petitions,
    {
      label: petitionColumns.topic.label,
      column: petitions.topic,
      names: petitionColumns.topic.choices,
    },
  ],
  [
    surveyResponses,
    {
      label: { vi: 'Việc được khảo sát', en: 'Surveyed about' },
      column: surveyResponses.subject,
      names: {
        dossier: { vi: 'Giải quyết thủ tục hành chính', en: 'Handling of procedures' },
        petition: { vi: 'Xử lý phản ánh, kiến nghị', en: 'Handling of petitions' },
      },
    },
  ],
  [
    exchanges,
    {
      label: { vi: 'Hệ thống Trung ương', en: 'Central system' },
      column: exchanges.systemCode,
      names: centralSystems,
    },
  ],
]

/** The services by which a KPI can be told apart; undefined where its rows name none. */
export const serviceOf = ({ table }: Pick<Measure, 'table'>): Service | undefined =>
  services.find(([flow]) => flow === table)?.[1]
