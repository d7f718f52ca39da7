import { expect, test } from 'vitest'
import { plain } from '../format.ts'
import { coverageSentence } from './coverage.ts'

const row = (name: string, owed: number, late = 0) => ({
  office: { code: name, kind: 'department' as const, name: { vi: `Sở ${name}`, en: `Department ${name}` } },
  due: '2024-10-25',
  counts: { empty: owed, entered: 0, submitted: 1, endorsed: 0, returned: 0, approved: 4 },
  late,
  expected: 5 + owed,
})

test('who has reported: how many in full, and who is furthest behind', () => {
  const offices = [row('A', 1), row('B', 3, 3), row('C', 0), row('D', 2), row('E', 1)]
  expect(plain(coverageSentence({ period: '2024-10', offices }, 'vi'))).toBe(
    '1/5 đơn vị đã báo cáo đủ tháng 10/2024; chậm nhất: Sở B (thiếu 3), Sở D (thiếu 2), Sở A (thiếu 1) và đơn vị khác.',
  )
  expect(plain(coverageSentence({ period: '2024-10', offices: [row('A', 2), row('C', 0)] }, 'en'))).toBe(
    '1/2 offices have reported October 2024 in full; furthest behind: Department A (owes 2).',
  )
  expect(plain(coverageSentence({ period: '2024-Q3', offices: [row('C', 0)] }, 'vi'))).toBe(
    'Cả 1 đơn vị đã báo cáo đủ quý III/2024.',
  )
})
