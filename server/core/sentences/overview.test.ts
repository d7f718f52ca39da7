import { expect, test } from 'vitest'
import { plain } from '../format.ts'
import { attentionLine, needingAttention } from './attention.ts'
import {
  cardOf,
  filedOnline,
  items,
  machineReadable,
  nineteenOfFiftySeven,
  onItsPath,
  openDataOffices,
  overdueDossiers,
  settledOnTime,
  sharedTables,
} from './cases.ts'
import { headlineOf, headlineText, noteOf, themeLine } from './headline.ts'

const card = cardOf(items)
const day = card.asOfDay

test('the headline: as of when, how many on course, where it is weakest', () => {
  const { asOf, verdict, weakest } = headlineOf(card, 'vi')
  expect([asOf, verdict, weakest].map((part) => plain(part ?? ''))).toEqual([
    'Tính đến 22/11/2024:',
    '4 trên 11 chỉ số đúng tiến độ, 1 có nguy cơ, 3 chậm.',
    'Dữ liệu là khâu yếu nhất: mới 7/20 sở, ngành có dữ liệu mở và mới 19/57 cơ sở dữ liệu dùng chung đã tạo lập.',
  ])
  expect(plain(headlineText(card, 'en'))).toBe(
    'As of 22 Nov 2024: 4 of 11 indicators on track, 1 at risk, 3 behind. The weakest area is Data: only 7/20 departments with open data and only 19/57 shared databases created.',
  )
})

test('the headline where nothing is in trouble, where nothing can be judged, where there is nothing', () => {
  const text = (of: typeof items) => plain(headlineText(cardOf(of), 'vi'))
  expect(text([onItsPath, settledOnTime])).toBe('Tính đến 22/11/2024: cả 2 chỉ số đúng tiến độ.')
  expect(text([onItsPath, sharedTables])).toBe(
    'Tính đến 22/11/2024: 1 trên 2 chỉ số đúng tiến độ, không chỉ số nào chậm.',
  )
  expect(text([sharedTables, machineReadable])).toBe(
    'Tính đến 22/11/2024: chưa đánh giá được chỉ số nào trong 2 chỉ số.',
  )
  expect(text([])).toBe('Tính đến 22/11/2024: chưa có chỉ số nào.')
})

test('two themes equally weak are not each the weakest', () => {
  expect(headlineOf(cardOf([openDataOffices, overdueDossiers]), 'vi').weakest).toBe(
    'Dữ liệu là một trong những khâu yếu nhất: mới 7/20 sở, ngành có dữ liệu mở.',
  )
})

test('one that is behind weighs more than one at risk', () => {
  const atRisk = { ...overdueDossiers, status: 'at-risk' as const }
  const { weakest } = headlineOf(cardOf([atRisk, settledOnTime, openDataOffices, onItsPath]), 'vi')
  expect(weakest).toMatch(/^Dữ liệu là khâu yếu nhất/)
})

test('fewer is better: what remains is said', () => {
  expect(headlineOf(cardOf([overdueDossiers]), 'vi').weakest).toBe(
    'Dịch vụ công trực tuyến là khâu yếu nhất: còn 1.312 hồ sơ quá hạn.',
  )
})

test('the note: coverage and how it moved', () => {
  expect(plain(noteOf(card, 'vi'))).toBe(
    'Có số liệu cho 10/11 chỉ số và 1/2 sở, ngành. So với tháng 10/2024: 7 chỉ số tốt hơn, 1 không đổi, 1 kém hơn, 2 chưa so sánh được.',
  )
  expect(plain(noteOf(card, 'en'))).toBe(
    'Figures for 10/11 indicators and 1/2 departments. Against October 2024: 7 better, 1 unchanged, 1 worse, 2 not comparable.',
  )
})

test('one line a theme', () => {
  const lines = card.themes.map((theme) => plain(themeLine(card, theme.id, 'vi')))
  expect(lines).toEqual([
    '0/2 chỉ số đúng tiến độ. Sở, ngành có dữ liệu mở: thiếu 7 so với mốc 14. 1 chỉ số chưa có số liệu.',
    '2/4 chỉ số đúng tiến độ. Hồ sơ quá hạn: cao hơn 312 so với mức tối đa 1.000.',
    '1/1 chỉ số đúng tiến độ.',
    '1/1 chỉ số đúng tiến độ.',
  ])
  expect(plain(themeLine({ items: [sharedTables] }, 'data', 'en'))).toBe('1 indicator without a target.')
})

test('what needs attention: worst first, longest first', () => {
  expect(needingAttention(card).map((item) => item.id)).toEqual([
    'shared-databases-created',
    'offices-with-open-data',
    'dossiers-overdue',
    'services-on-national-portal',
    'open-datasets-machine-readable',
  ])
  expect(needingAttention(cardOf([filedOnline, sharedTables]))).toEqual([])
})

const spoken = (line: ReturnType<typeof attentionLine>) => JSON.parse(plain(JSON.stringify(line))) as unknown

test('a line of attention: what, who, since when', () => {
  expect(spoken(attentionLine(nineteenOfFiftySeven, day, 'vi'))).toEqual({
    lead: 'Cơ sở dữ liệu dùng chung đã tạo lập',
    what: '19/57 (33,3%), thiếu 9 so với mốc 28',
    who: '13 đơn vị chậm hoặc có nguy cơ: Sở Giao thông vận tải (0/4), Sở Xây dựng (0/4), Sở Công Thương (0/3) và 10 đơn vị khác',
    since: { length: '145 ngày', from: 'chậm từ 30/06/2024' },
  })
  expect(spoken(attentionLine(overdueDossiers, day, 'en'))).toEqual({
    lead: 'Dossiers overdue',
    what: '1,312, 312 above the limit of 1,000',
    who: 'Most: Department of Construction (512) and Department of Health (300)',
    since: { length: '22 days', from: 'behind since 31 Oct 2024' },
  })
  expect(spoken(attentionLine(machineReadable, day, 'vi'))).toEqual({
    lead: 'Bộ dữ liệu mở đúng chuẩn máy đọc',
    what: 'chưa có số liệu tháng 11/2024',
    who: 'Kỳ gần nhất có số liệu: tháng 9/2024 (70,5%)',
    since: null,
  })
})

test('trouble as old as the periods looked at may be older', () => {
  const old = { ...nineteenOfFiftySeven, since: '2024-01-31' }
  expect(plain(attentionLine(old, day, 'vi').since?.from ?? '')).toBe('chậm ít nhất từ 31/01/2024')
  const fresh = { ...nineteenOfFiftySeven, since: day }
  expect(attentionLine(fresh, day, 'vi').since?.length).toBe('kỳ này')
})
