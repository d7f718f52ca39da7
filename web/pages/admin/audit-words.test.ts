import { describe, expect, it } from 'vitest'
import { type AuditRow, type AuditVerb, auditVerbs } from '../../../server/core/access.ts'
import { formatter, plain } from '../../../server/core/format.ts'
import { langs } from '../../../server/core/words.ts'
import { enAccounts as en } from '../../locales/en-accounts.ts'
import { viAccounts as vi } from '../../locales/vi-accounts.ts'
import { auditRow } from '../../testing/admin.ts'
import { health } from '../../testing/answers.ts'
import { actingText, auditSentence, fieldText, type Reader, valueText } from './audit-words.ts'

const readers = {
  vi: { words: vi.audit, format: formatter('vi'), offices: [health] },
  en: { words: en.audit, format: formatter('en'), offices: [health] },
} satisfies Record<string, Reader>

const figures = { subject: { kind: 'figures', id: 'SYT', name: null } }
const proposed = { subject: { kind: 'proposals', id: 'SYT', name: null } }
const task = { subject: { kind: 'task', id: 'NT-2024-01', name: null } }
const feed = { kind: 'feed', id: 'f', name: 'Kho dữ liệu' }
const october = { subject: { kind: 'period', id: '2024-10', name: null }, office: null }

/** Entries as the services leave them. */
const entries: Record<AuditVerb, Partial<AuditRow>> = {
  'session.begun': { after: { by: 'password and code' } },
  'session.refused': { after: { reason: 'wrong-credentials' }, actor: { kind: 'public', id: '', name: '' } },
  'session.ended': { before: { address: '192.0.2.9', browser: 'Firefox' } },
  'sessions.ended': { after: { ended: 3 } },
  'second-factor.added': { after: { required: true } },
  'second-factor.removed': {},
  'recovery-codes.renewed': {},
  'password.changed': {},
  'password.reset-asked': {},
  'password.reset': {},
  'invitation.accepted': {},
  'person.invited': { after: { name: 'Cán bộ B', email: 'b@example.vn', lang: 'vi' } },
  'person.created': { after: { name: 'Cán bộ B', email: 'b@example.vn' } },
  'person.disabled': { before: { disabledAt: null }, after: { disabledAt: '2024-11-22T03:04:05.000Z' } },
  'person.enabled': { before: { disabledAt: '2024-11-22T03:04:05.000Z' }, after: { disabledAt: null } },
  'grant.given': { after: { role: 'officer', office: 'SYT', fromOn: '2024-11-22', toOn: null } },
  'grant.ended': { before: { role: 'officer', officeCode: 'SYT' }, after: { endedOn: '2024-11-22' } },
  'officers.capped': {
    subject: { kind: 'office', id: 'SYT', name: null },
    before: { cap: 10 },
    after: { cap: 12 },
  },
  'token.created': {
    subject: { kind: 'token', id: 't', name: 'Kho dữ liệu' },
    office: null,
    after: { name: 'Kho dữ liệu' },
  },
  'token.revoked': { subject: { kind: 'token', id: 't', name: 'Kho dữ liệu' }, office: null },
  'audit.exported': { subject: { kind: 'audit', id: '', name: null }, office: null, after: { who: 'A' } },
  'feed.saved': {
    subject: feed,
    office: null,
    after: { nameVi: 'Kho dữ liệu', everyMinutes: 60, secret: 'set' },
  },
  'feed.paused': { subject: feed, office: null, after: { paused: true } },
  'feed.resumed': { subject: feed, office: null, after: { paused: false } },
  'feed.ended': { subject: feed, office: null, before: { nameVi: 'Kho dữ liệu' } },
  'feed.asked': { subject: feed, office: null },
  'export.asked': {
    subject: { kind: 'file', id: 'f', name: null },
    after: { name: 'Kho dữ liệu', format: 'pptx' },
  },
  'export.cancelled': { subject: { kind: 'file', id: 'f', name: null }, before: { name: 'Kho dữ liệu' } },
  'figures.exported': {
    subject: { kind: 'kpi', id: 'shared-databases-created', name: null },
    office: null,
    after: {
      name: 'Kho dữ liệu',
      format: 'pptx',
      address: 'https://a.vn/kpis/b?asOf=2024-11-22',
    },
  },
  'figures.entered': { ...figures, after: [{ code: 'dti/SYT/2024-10', numerator: 19, vintage: 'estimate' }] },
  'figures.discarded': { ...figures, after: [{ code: 'dti/SYT/2024-10', state: 'empty' }] },
  'figures.submitted': { ...figures, after: [{ code: 'dti/SYT/2024-10', state: 'endorsed' }] },
  'figures.withdrawn': { ...figures, after: [{ code: 'dti/SYT/2024-10', state: 'entered' }] },
  'figures.endorsed': { ...figures, after: [{ code: 'dti/SYT/2024-10', state: 'endorsed' }] },
  'figures.given-back': { ...figures, after: [{ code: 'dti/SYT/2024-10', state: 'returned', reason: 'A' }] },
  'figures.returned': { ...figures, after: [{ code: 'dti/SYT/2024-10', state: 'returned', reason: 'A' }] },
  'figures.approved': { ...figures, after: Array(14).fill({ code: 'dti/SYT/2024-10', state: 'approved' }) },
  'period.locked': { ...october, after: { locked: true, reason: 'A' } },
  'period.reopened': { ...october, before: { locked: true }, after: { locked: false, reason: 'A' } },
  'contest.opened': { subject: { kind: 'contest', id: 'dti/SYT/2024-10', name: null } },
  'contest.decided': { subject: { kind: 'contest', id: 'dti/SYT/2024-10', name: null } },
  'definition.recorded': { subject: { kind: 'kpi', id: 'dti', name: null }, office: null },
  'target.proposed': { subject: { kind: 'kpi', id: 'dti', name: null }, office: null, after: [{}] },
  'target.approved': { subject: { kind: 'kpi', id: 'dti', name: null }, office: null, after: [{}] },
  'target.refused': { subject: { kind: 'kpi', id: 'dti', name: null }, office: null, after: [{}] },
  'evidence.attached': { subject: { kind: 'evidence', id: 'dti/SYT/2024-10', name: null } },
  'evidence.withdrawn': { subject: { kind: 'evidence', id: 'dti/SYT/2024-10', name: null } },
  'deck-template.kept': {
    subject: { kind: 'deck-template', id: 't', name: null },
    office: null,
    after: { name: 'mau.pptx' },
  },
  'deck-template.withdrawn': {
    subject: { kind: 'deck-template', id: 't', name: null },
    office: null,
    before: { name: 'mau.pptx' },
  },
  'proposals.entered': { ...proposed, after: [{ code: 'tasks/NT-2024-01/progress', state: 'entered' }] },
  'proposals.discarded': { ...proposed, after: [{ code: 'tasks/NT-2024-01/progress', state: 'entered' }] },
  'proposals.submitted': { ...proposed, after: [{ code: 'tasks/NT-2024-01/progress', state: 'entered' }] },
  'proposals.withdrawn': { ...proposed, after: [{ code: 'tasks/NT-2024-01/progress', state: 'entered' }] },
  'proposals.endorsed': { ...proposed, after: [{ code: 'tasks/NT-2024-01/progress', state: 'entered' }] },
  'proposals.given-back': { ...proposed, after: [{ code: 'tasks/NT-2024-01/progress', state: 'entered' }] },
  'proposals.returned': { ...proposed, after: [{ code: 'tasks/NT-2024-01/progress', state: 'entered' }] },
  'proposals.refused': { ...proposed, after: [{ code: 'tasks/NT-2024-01/progress', state: 'entered' }] },
  'proposals.approved': { ...proposed, after: [{ code: 'tasks/NT-2024-01/progress', state: 'entered' }] },
  'task.created': { ...task, after: { document: '12/QĐ-UBND' } },
  'task.amended': { ...task, after: { document: '12/QĐ-UBND' } },
  'task.stopped': { ...task, after: { document: '12/QĐ-UBND' } },
  'task.resumed': { ...task, after: { document: '12/QĐ-UBND' } },
  'task.handed-over': { ...task, after: { document: '12/QĐ-UBND' } },
  'task.split': { ...task, after: { document: '12/QĐ-UBND' } },
  'task.step-set': { ...task, after: { document: '12/QĐ-UBND' } },
  'task.noted': { ...task, after: { document: '12/QĐ-UBND' } },
  'tasks.imported': { subject: { kind: 'task', id: '2024', name: null }, office: null, after: [{}] },
  'calendar.set': { subject: { kind: 'day', id: '2025-05-13', name: null }, office: null },
  'calendar.cleared': { subject: { kind: 'day', id: '2025-05-13', name: null }, office: null },
  'filter.saved': {
    subject: { kind: 'filter', id: 'f-1', name: null },
    office: null,
    after: { name: 'Overdue' },
  },
  'filter.dropped': {
    subject: { kind: 'filter', id: 'f-1', name: null },
    office: null,
    before: { name: 'Overdue' },
  },
  'seal.made': { subject: { kind: 'seal', id: '2024-Q3', name: null }, office: null },
  'dispute.opened': { subject: { kind: 'dispute', id: 'd-1', name: null } },
  'dispute.answered': { subject: { kind: 'dispute', id: 'd-1', name: null } },
  'briefing.started': { subject: { kind: 'briefing', id: 'b-1', name: null }, after: { name: 'Weekly' } },
  'briefing.saved': { subject: { kind: 'briefing', id: 'b-1', name: null }, after: { name: 'Weekly' } },
  'briefing.discarded': { subject: { kind: 'briefing', id: 'b-1', name: null }, before: { name: 'Weekly' } },
  'briefing.issued': { subject: { kind: 'briefing', id: 'b-1', name: null }, after: { name: 'Weekly' } },
  'rows.taken': { subject: { kind: 'rows', id: 'dossiers', name: null }, after: { changed: 12 } },
  'index.recorded': { subject: { kind: 'index', id: 'dti', name: null }, office: null },
  'office.recorded': { subject: { kind: 'office', id: '11311', name: null }, office: null },
  'index-counts.imported': { subject: { kind: 'index', id: '766', name: null }, after: [{}, {}] },
}

const told = (verb: AuditVerb, lang: 'vi' | 'en', more: Partial<AuditRow> = {}) =>
  plain(
    auditSentence(auditRow({ before: null, after: null, ...entries[verb], ...more, verb }), readers[lang]),
  )

describe('an entry in words', () => {
  it.each(auditVerbs)('%s has words in both languages', (verb) => {
    for (const lang of langs) {
      const sentence = told(verb, lang)
      expect(sentence.length).toBeGreaterThan(5)
      expect(sentence).not.toMatch(/undefined|null|\[object|NaN|\s{2}|“”/)
      expect(readers[lang].words.verbs[verb].length).toBeGreaterThan(3)
    }
    expect(told(verb, 'vi')).not.toBe(told(verb, 'en'))
    expect(told(verb, 'en').replace(/Cán bộ B|Kho dữ liệu/g, '')).not.toMatch(/[ạ-ỹ]/i)
  })

  it('says whom, what, where', () => {
    expect(told('grant.given', 'vi')).toBe('Cấp vai trò “Cán bộ đơn vị, Sở Y tế” cho Cán bộ B')
    expect(told('grant.given', 'en')).toBe('Gave the role “Officer, Department of Health” to Cán bộ B')
    expect(told('grant.given', 'vi', { after: { role: 'head', office: 'SYT', delegatedBy: 'x' } })).toBe(
      'Ủy quyền vai trò “Thủ trưởng đơn vị, Sở Y tế” cho Cán bộ B',
    )
    expect(told('grant.ended', 'vi')).toBe('Kết thúc vai trò “Cán bộ đơn vị, Sở Y tế” của Cán bộ B')
    expect(told('officers.capped', 'vi')).toBe('Đổi số cán bộ tối đa của Sở Y tế từ 10 thành 12')
    expect(told('person.invited', 'vi', { after: { again: true } })).toBe('Gửi lại thư mời cho Cán bộ B')
    expect(told('session.begun', 'vi')).toBe('Đăng nhập bằng mật khẩu và mã xác thực')
    expect(told('session.ended', 'vi', { before: null })).toBe('Đăng xuất')
    expect(told('session.refused', 'vi')).toBe(
      'Từ chối đăng nhập vào tài khoản của Cán bộ B: Thư điện tử hoặc mật khẩu không đúng',
    )
  })

  it('says how many figures, of whom, of when', () => {
    expect(told('figures.approved', 'vi')).toBe('Phê duyệt 14 số liệu của Sở Y tế')
    expect(told('figures.entered', 'en')).toBe('Entered 1 figure of Department of Health')
    expect(told('period.locked', 'vi')).toBe('Khóa số liệu tháng 10/2024')
    const many = { subject: { kind: 'kpi', id: '', name: null }, after: [{}, {}, {}] }
    expect(told('target.approved', 'vi')).toBe('Phê duyệt chỉ tiêu của chỉ số “dti”')
    expect(told('target.approved', 'vi', many)).toBe('Phê duyệt 3 chỉ tiêu')
    expect(told('evidence.attached', 'vi')).toBe('Đính kèm minh chứng cho dti/SYT/2024-10')
  })

  it('says so where nobody is known', () => {
    const unknown = { subject: { kind: 'person', id: '', name: null } }
    expect(told('session.refused', 'vi', unknown)).toMatch(/^Từ chối đăng nhập: /)
    expect(told('person.disabled', 'vi', { subject: { kind: 'person', id: 'gone', name: null } })).toContain(
      vi.audit.someone,
    )
  })

  it('holds against facts of another shape', () => {
    for (const verb of auditVerbs)
      for (const facts of [null, 7, 'x', [], { role: 7, cap: 'x', by: {}, reason: 'no-such-code' }])
        expect(told(verb, 'vi', { before: facts, after: facts })).toBeTruthy()
  })
})

describe('who acted as what', () => {
  it.each([
    ['self', 'với tư cách cá nhân'],
    ['administrator', 'Quản trị hệ thống'],
    ['head@SYT', 'Thủ trưởng đơn vị, Sở Y tế'],
    ['head@SYT (delegated)', 'Thủ trưởng đơn vị, Sở Y tế, được ủy quyền'],
    ['terminal', null],
  ])('%s', (acting, said) => {
    expect(actingText(acting, readers.vi)).toBe(said)
  })
})

describe('a value of an entry', () => {
  it.each([
    ['role', 'head', 'Thủ trưởng đơn vị'],
    ['officeCode', 'SYT', 'Sở Y tế'],
    ['officeCode', 'GONE', 'GONE'],
    ['officeCodes', null, '(không có)'],
    ['verbs', ['figures', 'audit'], 'Đọc số liệu chỉ số và Đọc nhật ký hệ thống'],
    ['fromOn', '2024-11-22', '22/11/2024'],
    ['disabledAt', '2024-11-22T03:04:05.000Z', '22/11/2024 10:04:05'],
    ['lang', 'en', 'tiếng Anh'],
    ['by', 'single sign-on', 'hệ thống đăng nhập của thành phố'],
    ['reason', 'person-disabled', 'Tài khoản đã bị khóa. Liên hệ quản trị hệ thống'],
    ['again', true, 'có'],
    ['cap', 1200, '1.200'],
    [
      '',
      [{ code: 'dti/SYT/2024-10', state: 'entered', vintage: 'estimate', numerator: 0.7857, note: null }],
      'dti/SYT/2024-10: trạng thái đã nhập; loại số liệu ước; tử số 0,7857',
    ],
  ])('%s %j', (field, value, said) => {
    expect(valueText(field, value, readers.vi)).toBe(said)
  })

  it('is named in words where they are known, else by its own name', () => {
    expect(fieldText('fromOn', readers.vi)).toBe('Từ ngày')
    expect(fieldText('toString', readers.vi)).toBe('toString')
  })
})
