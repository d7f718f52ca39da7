import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plain } from '../../core/format.ts'
import { type Lang, langs } from '../../core/words.ts'
import { exportedRevisedLetter } from './exported-revised.ts'
import { figuresRevisedLetter } from './figures-revised.ts'
import { invitationLetter } from './invitation.ts'
import type { Letter } from './letter.ts'
import { resetLetter } from './reset.ts'
import { roleEndedLetter, roleGivenLetter } from './rights-changed.ts'
import { taskDigestLetter } from './task-digest.ts'
import { tasksDueLetter } from './tasks-due.ts'

const link = 'https://so.example.vn/welcome#token-1'
const office = { vi: 'Sở Tài chính', en: 'Department of Finance' }
const right = { role: 'officer', office, fromOn: '2024-11-22', toOn: '2025-03-31' } as const

const taskOf = (name: string) => ({
  code: 'NT-1',
  name: { vi: name, en: name },
  office,
  due: '2024-11-26',
  stage: 'before' as const,
  days: 2,
  liesWith: 'office' as const,
})

/** Every letter there is, with what people typed given. */
const letters = (lang: Lang, name: string, by: string): Record<string, Letter> => ({
  invitation: invitationLetter(lang, { name, by, right, link, validUntil: '2024-11-25T10:00:00Z' }),
  reset: resetLetter(lang, { name, link }),
  given: roleGivenLetter(lang, { name, by, right, link }),
  ended: roleEndedLetter(lang, { name, by, right, link, endedOn: '2024-12-01' }),
  tasksDue: tasksDueLetter(lang, { name, tasks: [taskOf(by)], ofCity: false, link }),
  revised: figuresRevisedLetter(lang, {
    name,
    title: 'Giao ban',
    issuedOn: '2024-11-22',
    figures: [
      {
        title: by,
        row: 'Tháng 11/2024',
        column: 'Tử số',
        old: '19',
        now: '18',
        why: { by, at: '2024-11-22T03:00:00Z', reason: by },
      },
    ],
    link,
  }),
  exported: exportedRevisedLetter(lang, {
    name,
    exports: [
      {
        title: by,
        takenOn: '2024-11-22',
        address: 'https://so.example.vn/kpis/a?asOf=2024-11-22T10:00:00.000Z',
        figures: [
          {
            title: by,
            row: by,
            column: by,
            old: by,
            now: null,
            why: { by, at: '2024-11-22T03:00:00Z', reason: by },
          },
        ],
      },
    ],
    link,
  }),
  digest: taskDigestLetter(lang, {
    name,
    office,
    from: '2024-11-25',
    to: '2024-12-01',
    due: [taskOf(by)],
    overdue: [],
    waiting: [{ ...taskOf(by), kind: 'extension', with: 'reviewer' }],
    link,
  }),
})

describe('letters', () => {
  it('an invitation says who invites, to what, and until when the link opens', () => {
    const { subject, text } = letters('vi', 'cán bộ A', 'Thủ trưởng B').invitation as Letter
    expect(subject).toBe('Thư mời sử dụng hệ thống – Chuyển đổi số Hải Phòng')
    expect(plain(text)).toBe(`Kính gửi Ông/Bà cán bộ A,

Thủ trưởng B mời Ông/Bà sử dụng hệ thống “Chuyển đổi số Hải Phòng”.

Vai trò: Cán bộ đơn vị
Đơn vị: Sở Tài chính
Thời hạn: từ ngày 22/11/2024 đến hết ngày 31/03/2025

Để bắt đầu, mời Ông/Bà mở liên kết sau và đặt mật khẩu của mình:
${link}

Liên kết chỉ dùng được một lần và có hiệu lực đến 25/11/2024 17:00 (giờ Việt Nam). Xin không chuyển tiếp thư này cho người khác.

Nếu thư này được gửi nhầm, xin Ông/Bà bỏ qua; tài khoản sẽ không được kích hoạt.

Thư này do hệ thống tự động gửi, xin không trả lời.

Chuyển đổi số Hải Phòng
https://so.example.vn
`)
  })

  it('and the same in English', () => {
    const { subject, text } = letters('en', 'Officer A', 'Head B').invitation as Letter
    expect(subject).toBe('Invitation – Hai Phong digital transformation')
    for (const part of [
      'Head B invites you to use “Hai Phong digital transformation”.',
      'Role: Officer\nOffice: Department of Finance\nTerm: from 22 Nov 2024 to 31 Mar 2025\n',
      `${link}\n`,
      'valid until 25 Nov 2024, 17:00 (Vietnam time)',
    ])
      expect(plain(text)).toContain(part)
  })

  it('a role in the whole city without an end names no office and no last day', () => {
    const leader = { role: 'leader', office: null, fromOn: '2024-11-22', toOn: null } as const
    const { text } = roleGivenLetter('vi', { name: 'A', by: 'B', right: leader, link })
    expect(plain(text)).toContain('Vai trò: Lãnh đạo thành phố\nThời hạn: từ ngày 22/11/2024\n')
  })

  it('a reset says what to do and what not to do, a change what was given or ended', () => {
    expect(letters('vi', 'A', 'B').reset?.text).toMatch(
      /một giờ.+\n\nNếu Ông\/Bà không yêu cầu, xin không làm gì/,
    )
    expect(letters('en', 'A', 'B').reset?.text).toMatch(/an hour.+\n\nIf you did not ask for it, do nothing/)
    expect(letters('vi', 'A', 'B').given?.text).toMatch(
      /B đã giao cho Ông\/Bà vai trò .+:\nVai trò: Cán bộ đơn vị\n/,
    )
    expect(plain(letters('en', 'A', 'B').ended?.text ?? '')).toMatch(
      /B has ended this role .+ as of 1 Dec 2024:\nRole: Officer\nOffice: Department of Finance\n\n/,
    )
  })

  it('whatever people are called, a letter keeps its lines and its subject', () => {
    const breaking = [
      '\n',
      '\r',
      '\r\n',
      '\u0085',
      '\u2028',
      '\u2029',
      '\u0000',
      '\v',
      '\f',
      '\u202e',
      '\n\nBcc: ',
    ]
    const name = fc
      .array(fc.oneof(fc.constantFrom(...breaking), fc.string({ unit: 'grapheme' })))
      .map((p) => p.join(''))
    fc.assert(
      fc.property(fc.constantFrom(...langs), name, name, (lang, one, other) => {
        const usual = letters(lang, 'A', 'B')
        for (const [kind, { subject, text }] of Object.entries(letters(lang, one, other))) {
          expect(subject).toBe(usual[kind]?.subject)
          expect(text.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/).length).toBe(
            usual[kind]?.text.split('\n').length,
          )
          for (const sign of ['\u0000', '\u202e']) expect(text).not.toContain(sign)
        }
      }),
    )
  })
})
