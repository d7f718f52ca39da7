import { type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { dossiers, exchanges, petitions, surveyResponses } from '../../db/schema/flows.ts'
import { offices } from '../../db/schema/offices.ts'
import { centralSystems, procedures, warehouseDatasets } from '../../db/schema/registers.ts'
import { tasks } from '../../db/schema/tasks.ts'
import type { Words } from '../core/words.ts'
import type { Column } from './define.ts'
import { knownAt, type Register, type Window } from './measure.ts'

/** Columns that the lists of several KPIs share. */

type Named = { nameVi: AnyPgColumn; nameEn: AnyPgColumn }

export const nameOf = (table: Named, label: Words): Column => ({
  label,
  kind: 'name',
  column: table.nameVi,
  columnEn: table.nameEn,
})

export const noteOf = (table: { note: AnyPgColumn }): Column => ({
  label: { vi: 'Ghi chú', en: 'Note' },
  kind: 'text',
  column: table.note,
})

/** The name, in another list, of what a row names by its code. */
const nameIn = (table: Register & Named, code: AnyPgColumn, label: Words): Column => {
  const find =
    (name: AnyPgColumn) =>
    (w: Window): SQL =>
      sql`(select ${name} from ${table} where ${table.code} = ${code} and ${knownAt(table, w.asOf)})`
  return { label, kind: 'name', column: find(table.nameVi), columnEn: find(table.nameEn) }
}

export const officeName = nameOf(offices, { vi: 'Sở, ngành', en: 'Department' })

export const warehouseColumns = {
  name: nameOf(warehouseDatasets, { vi: 'Bộ dữ liệu', en: 'Dataset' }),
  fields: {
    label: { vi: 'Trường thông tin', en: 'Fields' },
    kind: 'number',
    column: warehouseDatasets.fieldCount,
  },
  records: { label: { vi: 'Bản ghi', en: 'Records' }, kind: 'number', column: warehouseDatasets.recordCount },
  note: noteOf(warehouseDatasets),
} satisfies Record<string, Column>

export const dossierColumns = {
  procedure: nameIn(procedures, dossiers.procedureCode, {
    vi: 'Thủ tục hành chính',
    en: 'Administrative procedure',
  }),
  procedureCode: {
    label: { vi: 'Mã thủ tục', en: 'Procedure code' },
    kind: 'text',
    column: dossiers.procedureCode,
  },
  channel: {
    label: { vi: 'Hình thức nộp', en: 'Filed' },
    kind: 'choice',
    column: dossiers.channel,
    choices: {
      online: { vi: 'Trực tuyến', en: 'Online' },
      counter: { vi: 'Trực tiếp tại Bộ phận Một cửa', en: 'At the one-stop shop' },
      post: { vi: 'Qua bưu chính công ích', en: 'By public post' },
    },
  },
  identified: {
    label: { vi: 'Đã định danh, xác thực', en: 'Identified user' },
    kind: 'yes-no',
    column: dossiers.identified,
  },
  fullProcess: {
    label: { vi: 'Dịch vụ toàn trình', en: 'Full-process service' },
    kind: 'yes-no',
    column: dossiers.fullProcess,
  },
  feeDue: {
    label: { vi: 'Có nghĩa vụ tài chính', en: 'Fee due' },
    kind: 'yes-no',
    column: dossiers.feeDue,
  },
  paidOnline: {
    label: { vi: 'Thanh toán trực tuyến', en: 'Paid online' },
    kind: 'yes-no',
    column: dossiers.paidOnline,
  },
  digitalResult: {
    label: { vi: 'Kết quả điện tử', en: 'Digital result' },
    kind: 'yes-no',
    column: dossiers.digitalResult,
  },
  filedOn: { label: { vi: 'Ngày nộp', en: 'Filed on' }, kind: 'date', column: dossiers.filedOn },
  dueOn: { label: { vi: 'Ngày hẹn trả', en: 'Due on' }, kind: 'date', column: dossiers.dueOn },
  settledOn: { label: { vi: 'Ngày giải quyết', en: 'Settled on' }, kind: 'date', column: dossiers.settledOn },
  supplements: {
    label: { vi: 'Yêu cầu bổ sung', en: 'Supplements asked for' },
    kind: 'number',
    column: dossiers.supplements,
  },
} satisfies Record<string, Column>

export const petitionColumns = {
  topic: {
    label: { vi: 'Lĩnh vực', en: 'Topic' },
    kind: 'choice',
    column: petitions.topic,
    choices: {
      land: { vi: 'Đất đai', en: 'Land' },
      environment: { vi: 'Môi trường', en: 'Environment' },
      traffic: { vi: 'Giao thông', en: 'Traffic' },
      construction: { vi: 'Xây dựng', en: 'Construction' },
      procedure: { vi: 'Thủ tục hành chính', en: 'Administrative procedures' },
      other: { vi: 'Lĩnh vực khác', en: 'Other' },
    },
  },
  receivedOn: {
    label: { vi: 'Ngày tiếp nhận', en: 'Received on' },
    kind: 'date',
    column: petitions.receivedOn,
  },
  dueOn: { label: { vi: 'Thời hạn', en: 'Deadline' }, kind: 'date', column: petitions.dueOn },
  repeated: { label: { vi: 'Lặp lại', en: 'Repeated' }, kind: 'yes-no', column: petitions.repeated },
} satisfies Record<string, Column>

export const surveyColumns = {
  score: {
    label: { vi: 'Điểm đánh giá (1–5)', en: 'Score (1–5)' },
    kind: 'number',
    column: surveyResponses.score,
  },
} satisfies Record<string, Column>

export const exchangeColumns = {
  system: nameIn(centralSystems, exchanges.systemCode, { vi: 'Hệ thống Trung ương', en: 'Central system' }),
  systemCode: { label: { vi: 'Mã hệ thống', en: 'System code' }, kind: 'text', column: exchanges.systemCode },
  messages: { label: { vi: 'Giao dịch', en: 'Messages' }, kind: 'number', column: exchanges.messages },
} satisfies Record<string, Column>

export const taskColumns = {
  name: nameOf(tasks, { vi: 'Nhiệm vụ', en: 'Task' }),
  // as text: a year is not a quantity, and takes no thousands separator
  year: {
    label: { vi: 'Danh mục năm', en: 'List of the year' },
    kind: 'text',
    column: sql`${tasks.year}::text`,
  },
  document: {
    label: { vi: 'Văn bản giao nhiệm vụ', en: 'Assigning document' },
    kind: 'text',
    column: tasks.documentCode,
  },
  originalDueOn: {
    label: { vi: 'Thời hạn ban đầu', en: 'Original deadline' },
    kind: 'date',
    column: tasks.originalDueOn,
  },
  note: noteOf(tasks),
} satisfies Record<string, Column>
