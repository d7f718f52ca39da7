import { petitionTerms } from '../due-day.ts'
import type { Words } from '../words.ts'

/**
 * What the ways in take: the columns of each flow and register, and no others. A column that could hold a citizen's
 * name or free text does not exist here, so a file that brings one is refused at the door.
 */

export type FieldKind =
  | 'code'
  | 'office'
  | 'procedure'
  | 'system'
  | 'day'
  | 'flag'
  | 'count'
  | 'times'
  | 'score'
  | 'name'
  | 'document'
  | 'choice'
  | 'working-days'
  | 'spans'

export type Field = {
  /** as in JSON and in the first line of a CSV; how it is written there does not matter: `filedOn`, `filed_on` */
  id: string
  kind: FieldKind
  label: Words
  /** `always`, or where the row says nothing else from which it follows */
  needed: 'always' | 'unless-derived' | 'never'
  choices?: readonly string[]
  /** days only: a row speaks of what was, so this day is not after today */
  past?: true
  /** days only: not before the day of the event */
  afterEvent?: true
}

export type Target = {
  kind: 'flow' | 'register'
  name: Words
  /** the day on which a row's office must exist and which it is counted on; of a register: when it was listed */
  eventDay: string
  /** working days from the event to the deadline where the row itself says nothing; null: it has to say */
  usualWorkingDays: number | null
  fields: readonly Field[]
}

const label = (vi: string, en: string): Words => ({ vi, en })
type More = Partial<Pick<Field, 'needed' | 'choices' | 'past' | 'afterEvent'>>
const field = (id: string, kind: FieldKind, vi: string, en: string, more: More = {}): Field => ({
  id,
  kind,
  label: label(vi, en),
  needed: 'always',
  ...more,
})
const day = (id: string, vi: string, en: string, more: More = {}) =>
  field(id, 'day', vi, en, { needed: 'never', ...more })
/** One of the five elements of SIPAS: not every questionnaire asks for it, and not everybody answers. */
const element = (id: string, vi: string, en: string) => field(id, 'score', vi, en, { needed: 'never' })
const flag = (id: string, vi: string, en: string, more: More = {}) => field(id, 'flag', vi, en, more)

const head = [
  field('code', 'code', 'Mã', 'Code'),
  field('officeCode', 'office', 'Mã đơn vị', 'Office code'),
] as const

/** Most spans of waiting in a row, each of them a request; so also most requests. */
export const mostWaits = 50

const waiting = field('waiting', 'spans', 'Thời gian chờ công dân bổ sung', 'Time waiting for the citizen', {
  needed: 'never',
})

const named = [
  ...head,
  field('nameVi', 'name', 'Tên', 'Name in Vietnamese'),
  field('nameEn', 'name', 'Tên tiếng Anh', 'Name in English', { needed: 'unless-derived' }),
  day('listedOn', 'Ngày vào danh mục', 'Listed on', { needed: 'always', past: true }),
  day('retiredOn', 'Ngày ra khỏi danh mục', 'Retired on', { afterEvent: true }),
  field('documentCode', 'document', 'Văn bản', 'Document', { needed: 'never' }),
] as const
const planned = day('plannedOn', 'Ngày dự kiến', 'Planned on')

const flow = (
  name: Words,
  eventDay: string,
  fields: readonly Field[],
  usualWorkingDays: number | null = null,
) => ({ kind: 'flow', name, eventDay, usualWorkingDays, fields: [...head, ...fields] }) satisfies Target
const register = (name: Words, fields: readonly Field[]) =>
  ({
    kind: 'register',
    name,
    eventDay: 'listedOn',
    usualWorkingDays: null,
    fields: [...named, ...fields],
  }) satisfies Target

export const targets = {
  dossiers: flow(label('Hồ sơ', 'Dossiers'), 'filedOn', [
    field('procedureCode', 'procedure', 'Mã thủ tục', 'Procedure code'),
    field('channel', 'choice', 'Hình thức nộp', 'Channel', { choices: ['online', 'counter', 'post'] }),
    flag('identified', 'Đã định danh', 'Identified user'),
    flag('fullProcess', 'Dịch vụ toàn trình', 'Full-process service'),
    flag('feeDue', 'Có nghĩa vụ tài chính', 'Fee due'),
    flag('paidOnline', 'Thanh toán trực tuyến', 'Paid online'),
    day('filedOn', 'Ngày nộp', 'Filed on', { needed: 'always', past: true }),
    day('dueOn', 'Ngày hẹn trả', 'Due on', { needed: 'unless-derived', afterEvent: true }),
    day('settledOn', 'Ngày giải quyết', 'Settled on', { past: true, afterEvent: true }),
    field('supplements', 'times', 'Số lần yêu cầu bổ sung', 'Supplements asked for (times)', {
      needed: 'unless-derived',
    }),
    flag('digitalResult', 'Kết quả điện tử', 'Digital result', { needed: 'unless-derived' }),
    field('workingDays', 'working-days', 'Số ngày làm việc giải quyết', 'Working days allowed', {
      needed: 'never',
    }),
    waiting,
  ]),
  petitions: flow(
    label('Phản ánh, kiến nghị', 'Petitions'),
    'receivedOn',
    [
      field('topic', 'choice', 'Lĩnh vực', 'Topic', {
        choices: ['land', 'environment', 'traffic', 'construction', 'procedure', 'other'],
      }),
      day('receivedOn', 'Ngày tiếp nhận', 'Received on', { needed: 'always', past: true }),
      day('dueOn', 'Thời hạn', 'Due on', { needed: 'unless-derived', afterEvent: true }),
      day('answeredOn', 'Ngày trả lời', 'Answered on', { past: true, afterEvent: true }),
      flag('repeated', 'Lặp lại', 'Repeated'),
      waiting,
    ],
    petitionTerms.handle,
  ),
  'survey-responses': flow(label('Phiếu khảo sát', 'Survey responses'), 'answeredOn', [
    field('subject', 'choice', 'Về việc', 'Subject', { choices: ['dossier', 'petition'] }),
    day('answeredOn', 'Ngày trả lời', 'Answered on', { needed: 'always', past: true }),
    field('score', 'score', 'Điểm (1–5)', 'Score (1–5)'),
    element('accessScore', 'Điểm tiếp cận dịch vụ (1–5)', 'Score of access to the service (1–5)'),
    element('procedureScore', 'Điểm thủ tục hành chính (1–5)', 'Score of the procedure (1–5)'),
    element('officialsScore', 'Điểm công chức (1–5)', 'Score of the officials (1–5)'),
    element('resultScore', 'Điểm kết quả (1–5)', 'Score of the result (1–5)'),
    element(
      'feedbackScore',
      'Điểm tiếp nhận, giải quyết góp ý, phản ánh, kiến nghị (1–5)',
      'Score of how feedback and petitions are handled (1–5)',
    ),
  ]),
  exchanges: flow(label('Giao dịch qua LGSP', 'Exchanges through the LGSP'), 'exchangedOn', [
    field('systemCode', 'system', 'Mã hệ thống', 'System code'),
    day('exchangedOn', 'Ngày giao dịch', 'Exchanged on', { needed: 'always', past: true }),
    field('messages', 'count', 'Số giao dịch', 'Messages'),
  ]),
  'central-systems': register(label('Hệ thống Trung ương', 'Central systems'), [
    field('ministryVi', 'name', 'Bộ, ngành', 'Ministry in Vietnamese'),
    field('ministryEn', 'name', 'Bộ, ngành (tiếng Anh)', 'Ministry in English'),
    field('systemKind', 'choice', 'Loại', 'Kind', { choices: ['database', 'information-system'] }),
    planned,
    day('connectedOn', 'Ngày kết nối', 'Connected on', { past: true }),
  ]),
  'shared-databases': register(label('Cơ sở dữ liệu dùng chung', 'Shared databases'), [
    planned,
    day('designedOn', 'Ngày thiết kế xong', 'Designed on', { past: true }),
    day('builtOn', 'Ngày xây dựng xong', 'Built on', { past: true }),
    day('createdOn', 'Ngày tạo lập', 'Created on', { past: true }),
  ]),
  'shared-tables': register(label('Bảng dữ liệu dùng chung', 'Shared tables'), [
    planned,
    day('sharedOn', 'Ngày chia sẻ', 'Shared on', { past: true }),
  ]),
  'open-datasets': register(label('Bộ dữ liệu mở', 'Open datasets'), [
    planned,
    day('publishedOn', 'Ngày công bố', 'Published on', { past: true }),
    day('assessedOn', 'Ngày đánh giá', 'Assessed on', { past: true }),
    flag('machineReadable', 'Máy đọc được', 'Machine-readable', { needed: 'never' }),
  ]),
  'warehouse-datasets': register(label('Bộ dữ liệu trong kho', 'Warehouse datasets'), [
    planned,
    day('loadedOn', 'Ngày nạp', 'Loaded on', { past: true }),
    field('fieldCount', 'count', 'Trường thông tin', 'Fields'),
    field('recordCount', 'count', 'Bản ghi', 'Records'),
  ]),
  procedures: register(label('Thủ tục hành chính', 'Administrative procedures'), [
    flag('eligible', 'Đủ điều kiện toàn trình', 'Eligible for full process'),
    flag('feeBearing', 'Có phí, lệ phí', 'Bears a fee'),
    planned,
    day('integratedOn', 'Ngày tích hợp', 'Integrated on', { past: true }),
    day('fullProcessPlannedOn', 'Ngày dự kiến toàn trình', 'Full process planned on'),
    day('fullProcessOn', 'Ngày toàn trình', 'Full process on', { past: true }),
  ]),
  platforms: register(label('Nền tảng dùng chung', 'Shared platforms'), [
    planned,
    day('launchedOn', 'Ngày vận hành', 'Launched on', { past: true }),
  ]),
} satisfies Record<string, Target>

export type TargetId = keyof typeof targets
const idsOf = (kind: Target['kind']) =>
  (Object.keys(targets) as TargetId[]).filter((id) => targets[id].kind === kind)
export const flowIds = idsOf('flow')
export const registerIds = idsOf('register')
export const targetIds = Object.keys(targets) as TargetId[]
export const isTargetId = (id: string): id is TargetId => Object.hasOwn(targets, id)
export const targetOf = (id: TargetId): Target => targets[id]
/** What a row is turned into: fields from which others follow are not kept. */
export const keptFields = ({ fields }: Target): readonly Field[] =>
  fields.filter(({ kind }) => kind !== 'working-days' && kind !== 'spans')
