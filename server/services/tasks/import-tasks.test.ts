import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditEntries } from '../../../db/schema/audit.ts'
import { tasks } from '../../../db/schema/tasks.ts'
import { recordVersion } from '../../../db/versions.ts'
import type { TaskImportAnswer } from '../../core/tasks/task-import-answer.ts'
import { xlsxOf } from '../../sheets/testing/xlsx.ts'
import { writeWorkbook } from '../../sheets/write-workbook.ts'
import type { Browser } from '../testing/browser.ts'
import { openTrial, type Trial } from '../testing/trial.ts'

let trial: Trial
let reviewer: Browser
beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date() })
  reviewer = await trial.signedInAs('reviewer')
})
afterAll(() => trial.close())

const year = 2025

async function send(bytes: Buffer, options: object = {}, by = reviewer) {
  const form = new FormData()
  form.set('options', JSON.stringify({ year, ...options }))
  form.set('file', new Blob([new Uint8Array(bytes)]), 'tasks.xlsx')
  const request = new Request('http://form.example', { method: 'POST', body: form })
  return by.send({
    method: 'POST',
    url: '/tasks/import',
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
  })
}
const post = async (bytes: Buffer, options?: object): Promise<TaskImportAnswer> =>
  (await send(bytes, options)).json()
async function take(bytes: Buffer, options: object = {}): Promise<TaskImportAnswer> {
  const { seen, problems, file } = await post(bytes, options)
  if (!seen) throw new Error(JSON.stringify([problems, file]))
  return post(bytes, { ...options, take: seen })
}

const csv = (...rows: string[][]) =>
  Buffer.from(rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n'))
/** As the Government Office heads its lists. */
const heads = ['STT', 'Nhiệm vụ', 'Văn bản giao nhiệm vụ', 'Cơ quan chủ trì thực hiện', 'Thời hạn hoàn thành']
const list = (...rows: string[][]) => csv(heads, ...rows)
const taskOf = async (code: string) => {
  const [row] = await trial.db
    .select()
    .from(tasks)
    .where(and(eq(tasks.code, code), eq(tasks.knownTo, 'infinity')))
  return row
}
const problemsOf = async (bytes: Buffer, options?: object) =>
  (await post(bytes, options)).problems.map(({ cell, code }) => `${cell} ${code}`)

describe('a yearly list in a file', () => {
  const two = () =>
    list(
      ['1', 'Số hóa hồ sơ y tế', '12/KH-UBND', 'Sở Y tế', '30/06/2025'],
      ['2', 'Công bố dữ liệu mở', '12/KH-UBND', 'STTTT', 'Không có hạn'],
    )

  it('is looked at, then taken over: 2 tasks by their numbers; the same file twice changes nothing', async () => {
    const looked = await post(two())
    expect(looked).toMatchObject({
      problems: [],
      taken: false,
      counts: { fresh: 2, changed: 0, unchanged: 0 },
    })
    expect(await taskOf('NT-2025-01')).toBeUndefined()
    expect(await post(two(), { take: looked.seen })).toMatchObject({ taken: true })
    expect(await taskOf('NT-2025-01')).toMatchObject({
      officeCode: 'SYT',
      assignedBy: '12/KH-UBND',
      dueOn: '2025-06-30',
      originalDueOn: '2025-06-30',
      listedOn: '2024-11-22',
      year,
    })
    expect(await taskOf('NT-2025-02')).toMatchObject({ officeCode: 'STTTT', dueOn: null })
    expect((await post(two())).counts).toEqual({ fresh: 0, changed: 0, unchanged: 2 })
    expect(await post(two(), { take: looked.seen })).toMatchObject({ taken: true })
    const [entry, ...others] = await trial.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.verb, 'tasks.imported'))
    expect([entry?.subjectId, (entry?.after as object[] | undefined)?.length, others.length]).toEqual([
      '2025',
      2,
      0,
    ])
  })

  it('a changed line amends its task, and says what changes', async () => {
    const changed = list(['1', 'Số hóa toàn bộ hồ sơ y tế', '45/QĐ-UBND', 'Sở Y tế', '30/06/2025'])
    const answer = await take(changed)
    expect(answer.counts).toEqual({ fresh: 0, changed: 1, unchanged: 0 })
    expect(answer.changes[0]).toMatchObject({ code: 'NT-2025-01', isNew: false })
    expect(answer.changes[0]?.differences.map(({ before, after }) => [before, after])).toEqual(
      expect.arrayContaining([
        ['Số hóa hồ sơ y tế', 'Số hóa toàn bộ hồ sơ y tế'],
        ['12/KH-UBND', '45/QĐ-UBND'],
      ]),
    )
    expect(await taskOf('NT-2025-02')).toMatchObject({ nameVi: 'Công bố dữ liệu mở' })
  })

  it('without a number is the task of its words and office, however its rows are ordered', async () => {
    const again = csv(heads.slice(1), [
      'CÔNG BỐ dữ liệu mở',
      '12/KH-UBND',
      'sở thông tin và truyền thông',
      'No deadline',
    ])
    const { counts, changes } = await post(again)
    expect(counts).toEqual({ fresh: 0, changed: 1, unchanged: 0 })
    expect(changes[0]?.code).toBe('NT-2025-02')
  })

  it('what a row leaves empty stays as it is', async () => {
    const more = csv(
      [...heads, 'Người thực hiện', 'Sản phẩm'],
      ['1', 'Số hóa toàn bộ hồ sơ y tế', '', 'Sở Y tế', '', 'Phó Giám đốc Sở Y tế', 'Kho hồ sơ'],
    )
    await take(more)
    expect(await taskOf('NT-2025-01')).toMatchObject({
      assignedBy: '45/QĐ-UBND',
      dueOn: '2025-06-30',
      person: 'Phó Giám đốc Sở Y tế',
      product: 'Kho hồ sơ',
    })
  })

  it('gives a deadline to a task without one, and moves none', async () => {
    await take(list(['2', 'Công bố dữ liệu mở', '', 'STTTT', '31/12/2025']))
    expect(await taskOf('NT-2025-02')).toMatchObject({ dueOn: '2025-12-31', originalDueOn: '2025-12-31' })
    expect(await problemsOf(list(['2', 'Công bố dữ liệu mở', '', 'STTTT', '30/11/2025']))).toEqual([
      'E2 deadline-fixed',
    ])
  })

  it('read again after an extension, the list still says the original deadline, which changes nothing', async () => {
    await trial.db.transaction(async (tx) => {
      const {
        versionId: _,
        knownFrom: __,
        knownTo: ___,
        recordedBy: ____,
        search: _____,
        ...facts
      } = (await taskOf('NT-2025-02')) as NonNullable<Awaited<ReturnType<typeof taskOf>>>
      await recordVersion(tx, tasks, 'NT-2025-02', {
        at: '2024-11-23T08:00:00+07:00',
        by: 'a test',
        facts: { ...facts, dueOn: '2026-01-31' },
      })
    })
    await trial.heard()
    expect((await post(list(['2', 'Công bố dữ liệu mở', '', 'STTTT', '31/12/2025']))).counts.unchanged).toBe(
      1,
    )
  })

  it('of an earlier day says when it was assigned, and may hold deadlines that have passed', async () => {
    const past = csv([...heads, 'Ngày giao'], ['99', 'Nhiệm vụ cũ', '', 'STC', '31/03/2024', '15/01/2024'])
    await take(past, { year: 2024 })
    expect(await taskOf('NT-2024-99')).toBeDefined()
  })
})

describe('every problem is named by row and column', () => {
  it('days that would have to be guessed, offices that are none or several, what is missing', async () => {
    const wrong = list(
      ['21', 'A', '', 'SYT', 'Quý IV/2025'],
      ['22', 'B', '', 'SYT', '12/2025'],
      ['23', 'C', '', 'SYT', '31.12.2025'],
      ['24', 'D', '', 'SYT', '30/02/2025'],
      ['25', 'E', '', 'SYT', '45992'],
      ['26', 'F', '', 'Sở Không Có', '31/12/2025'],
      ['27', '', '', 'SYT', '31/12/2025'],
      ['28', 'H', '', '', '31/12/2025'],
      ['29', 'I', '', 'SYT', ''],
      ['không', 'K', '', 'SYT', '31/12/2025'],
      ['31', 'L', '', 'SYT', '01/01/2024'],
      ['21', 'M', '', 'SYT', '31/12/2025'],
      ['32', 'N', '', 'SYT', '31/12/2025'],
      ['32', 'O', '', 'SYT', '31/12/2025'],
    )
    expect(await problemsOf(wrong)).toEqual([
      'E2 bad-day',
      'E3 bad-day',
      'E4 bad-day',
      'E5 bad-day',
      'E6 bad-day',
      'D7 unknown-office',
      'B8 needed',
      'D9 needed',
      'E10 deadline-missing',
      'A11 bad-number',
      'E12 due-before-assigned',
      'B15 twice',
    ])
  })

  it('all or nothing: with one wrong row of two nothing is taken', async () => {
    const answer = await post(list(['41', 'A', '', 'SYT', '31/12/2025'], ['42', 'B', '', 'SYT', 'mai']), {
      take: 'whatever',
    })
    expect([answer.taken, answer.seen, answer.problems[0]?.words.vi]).toEqual([
      false,
      null,
      expect.stringContaining('ngày/tháng/năm'),
    ])
    expect(await taskOf('NT-2025-41')).toBeUndefined()
  })

  it('is put right in place: what stands in its cell instead is read, and taken', async () => {
    const wrong = list(['51', 'Việc phải sửa', '', 'Sở Không Có', 'mai'])
    expect(await problemsOf(wrong)).toEqual(['D2 unknown-office', 'E2 bad-day'])
    const corrections = [
      { row: 2, column: 4, text: 'SYT' },
      { row: 2, column: 5, text: '31/12/2025' },
    ]
    expect(await problemsOf(wrong, { corrections })).toEqual([])
    await take(wrong, { corrections })
    expect(await taskOf('NT-2025-51')).toMatchObject({ officeCode: 'SYT', dueOn: '2025-12-31' })
  })

  it('a task of another office is not taken from it, nor one of another year', async () => {
    const elsewhere = list(['8', 'Nhiệm vụ', '', 'STC', '31/12/2024'])
    expect(await problemsOf(elsewhere, { year: 2024 })).toEqual(['D2 other-office'])
    const byCode = csv(['Mã nhiệm vụ', ...heads.slice(1)], ['NT-2024-08', 'X', '', 'SYT', '31/12/2025'])
    expect(await problemsOf(byCode)).toEqual(['A2 other-year'])
  })

  it('a file without the heads, or with one twice or missing', async () => {
    expect(await problemsOf(csv(['A', 'B'], ['1', '2']))).toEqual(['1 no-header'])
    expect(await problemsOf(csv(heads.slice(0, 4), ['1', 'A', '', 'SYT']))).toEqual(['1 column-missing'])
    expect(await problemsOf(csv([...heads, 'Task'], ['1', 'A', '', 'SYT', '31/12/2025', 'B']))).toEqual([
      'F1 column-twice',
    ])
  })

  it('a formula is refused at its cell', async () => {
    const formula = xlsxOf({
      sheets: [
        {
          name: 'A',
          cells:
            '<row r="1"><c r="A1" t="inlineStr"><is><t>Nhiệm vụ</t></is></c><c r="B1" t="inlineStr"><is><t>Cơ quan chủ trì</t></is></c><c r="C1" t="inlineStr"><is><t>Thời hạn</t></is></c></row>' +
            '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c></row>',
        },
      ],
    })
    const { file, seen } = await post(formula)
    expect([file.some(({ row, column, isNotice }) => row === 2 && column === 1 && !isNotice), seen]).toEqual([
      true,
      null,
    ])
  })
})

describe('offices', () => {
  it('are found by code, by name, without accents and with the tone mark in either place', async () => {
    const answer = await post(
      list(
        ['51', 'A', '', 'so y te', '31/12/2025'],
        ['52', 'B', '', 'Sở  Giáo dục và Đào tạo', '31/12/2025'],
        ['53', 'C', '', 'Sở Văn hoá và Thể thao', '31/12/2025'],
        ['54', 'D', '', 'stc', '31/12/2025'],
        ['55', 'E', '', 'Department of Health', '31/12/2025'],
      ),
    )
    expect(answer.problems).toEqual([])
    expect(answer.changes.map(({ office }) => office.code)).toEqual(['SYT', 'SGDDT', 'SVHTT', 'STC', 'SYT'])
  })

  it('that help are several, by semicolons or commas, and never the one that leads', async () => {
    const helping = csv(
      [...heads, 'Cơ quan phối hợp'],
      ['61', 'A', '', 'SYT', '31/12/2025', 'Sở Tài chính; STTTT, SYT'],
    )
    await take(helping)
    expect((await taskOf('NT-2025-61'))?.coordinating).toEqual(['STC', 'STTTT'])
  })
})

describe('the template', () => {
  it('filled in with typed days is read, in both languages', async () => {
    for (const [lang, number] of [
      ['vi', 71],
      ['en', 72],
    ] as const) {
      const { rawPayload, statusCode } = await reviewer.send({ url: `/tasks/template.xlsx?lang=${lang}` })
      expect(statusCode).toBe(200)
      expect((await post(rawPayload)).counts).toEqual({ fresh: 0, changed: 0, unchanged: 0 })
      const filled = await writeWorkbook({
        sheets: [
          {
            name: 'A',
            columns: [
              { header: { vi: 'STT', en: 'No.' }[lang], width: 6, kind: 'number' },
              { header: { vi: 'Nhiệm vụ', en: 'Task' }[lang], width: 20, kind: 'text' },
              {
                header: { vi: 'Cơ quan chủ trì thực hiện', en: 'Lead office' }[lang],
                width: 20,
                kind: 'text',
              },
              { header: { vi: 'Thời hạn hoàn thành', en: 'Deadline' }[lang], width: 20, kind: 'date' },
            ],
            rows: [[number, `Nhiệm vụ ${number}`, 'SYT', '2025-04-03']],
            frozenRows: 1,
          },
        ],
      })
      await take(filled)
      expect((await taskOf(`NT-2025-${number}`))?.dueOn).toBe('2025-04-03')
    }
  })
})

it('what changed since it was looked at is reported, not overwritten', async () => {
  const first = list(['1', 'Tên thứ nhất', '', 'Sở Y tế', '30/06/2025'])
  const looked = await post(first)
  await take(list(['1', 'Tên thứ hai', '', 'Sở Y tế', '30/06/2025']))
  const response = await send(first, { take: looked.seen })
  expect([response.statusCode, response.json().error.code]).toEqual([409, 'changed-meanwhile'])
})

it('100.000 rows are read; one more is refused whole', async () => {
  const rows = (count: number) =>
    Buffer.from(
      `${heads.join(',')}\n${Array.from({ length: count }, (_, i) => `${i + 1},Nhiệm vụ ${i + 1},,SYT,31/12/2026`).join('\n')}`,
    )
  const { counts, changes } = await post(rows(99_999), { year: 2026 })
  expect([counts.fresh, changes.length]).toEqual([99_999, 200])
  const { seen, file } = await post(rows(100_001), { year: 2026 })
  expect([seen, file.length]).toEqual([null, 1])
}, 120_000)
