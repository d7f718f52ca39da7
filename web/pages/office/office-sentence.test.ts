import { describe, expect, it } from 'vitest'
import { plain } from '../../../server/core/format.ts'
import { behind, officePage, onTrack, standing, stopped } from '../../testing/office-answers.ts'
import { officeSentenceText } from './office-sentence.ts'

const said = (page: Partial<typeof officePage>, lang: 'vi' | 'en' = 'vi') =>
  plain(officeSentenceText({ ...officePage, ...page }, lang))

const calm = { total: 0, rows: [] }

describe('the sentence about an office', () => {
  it('says how it stands, what is weakest and where that is, what is late and what fell silent', () => {
    expect(said({})).toBe(
      'Tính đến 22/11/2024: 2 trên 7 chỉ số đúng tiến độ, 1 chậm, 4 chưa có số liệu. Yếu nhất là cơ sở dữ liệu dùng chung đã tạo lập: 0/4 (0,0%), thiếu 2 so với mốc 49,1%, thứ 14/20 sở, ngành. 1 mục đã quá hạn, 145 ngày. 1 chỉ số trước đây có số liệu đều, nay không còn, từ tháng 9/2024.',
    )
    expect(said({}, 'en')).toBe(
      'As of 22 Nov 2024: 2 of 7 indicators on track, 1 behind, 4 without data. The weakest is shared databases created: 0/4 (0.0%), 2 short of the target of 49.1%, ranked 14 of 20 departments. 1 item is overdue, by 145 days. 1 indicator once reported steadily has no figures any more, since September 2024.',
    )
  })

  it('is glad where all goes well', () => {
    expect(said({ items: [onTrack], late: calm })).toBe(
      'Tính đến 22/11/2024: cả 1 chỉ số đúng tiến độ. Không có mục nào quá hạn.',
    )
    expect(said({ items: [onTrack], late: calm }, 'en')).toMatch(
      /all 1 indicator on track\. Nothing is overdue\.$/,
    )
  })

  it('judges nothing where nothing can be judged', () => {
    expect(said({ items: [stopped], late: calm })).toContain('chưa đánh giá được chỉ số nào trong 1 chỉ số.')
  })

  it('names the first of several that fell silent at different times', () => {
    const later = standing({
      ...stopped.item,
      id: 'later',
      trend: [
        { period: '2024-09', value: 1 },
        { period: '2024-10', value: null },
      ],
    })
    expect(said({ items: [stopped, later] })).toContain(
      '2 chỉ số trước đây có số liệu đều, nay không còn, sớm nhất từ tháng 9/2024.',
    )
  })

  it('gives no place to an office that stands alone', () => {
    expect(said({ items: [{ ...behind, rank: null, of: 0 }] })).toContain('thiếu 2 so với mốc 49,1%.')
  })
})
