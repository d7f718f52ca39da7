import { describe, expect, it } from 'vitest'
import { mixedSatisfaction, type SatisfactionBy } from './satisfaction.ts'

const kpi = (vi: string, satisfaction?: SatisfactionBy) => ({ short: { vi, en: `${vi} (en)` }, satisfaction })

describe('satisfaction by survey beside satisfaction by records', () => {
  it('is said to be measured differently, each figure by its name, in both languages', () => {
    const mixed = mixedSatisfaction([
      kpi('Hồ sơ trực tuyến'),
      kpi('Khảo sát', 'survey'),
      kpi('Công chức', 'survey'),
      kpi('Không lặp lại', 'records'),
    ])
    expect(mixed?.vi).toBe(
      'Đo theo hai cách khác nhau, không so sánh trực tiếp: “Khảo sát” và “Công chức” là ý kiến trả lời khảo sát (thang 1–5); “Không lặp lại” tính từ việc quá hạn và phản ánh, như Bộ chỉ số 766, không hỏi ý kiến.',
    )
    expect(mixed?.en).toContain('“Khảo sát (en)” and “Công chức (en)” by what people answered in surveys')
    expect(mixed?.en).toContain('“Không lặp lại (en)” by records of lateness and complaints')
  })

  it('is said of no figures of one kind, however many', () => {
    expect(mixedSatisfaction([kpi('A', 'survey'), kpi('B', 'survey'), kpi('C')])).toBeNull()
    expect(mixedSatisfaction([kpi('A', 'records'), kpi('B')])).toBeNull()
    expect(mixedSatisfaction([])).toBeNull()
  })
})
