import { expect, test } from 'vitest'
import { surveySentence } from './survey.ts'

test('80 of 100: 0,788901 ± 0,077733 is 71,1% to 86,7%, and said to be another thing than that of 766', () => {
  const asked = { numerator: 80, denominator: 100 }
  expect(surveySentence(asked, 'vi')).toBe(
    '80/100 phiếu hài lòng; khoảng tin cậy 95%: 71,1%–86,7% (Wilson). Đây là khảo sát, khác mức độ hài lòng của Bộ chỉ số 766, tính từ hồ sơ quá hạn và phản ánh.',
  )
  expect(surveySentence(asked, 'en')).toContain('71.1%–86.7% (Wilson)')
})

test('of nobody there is nothing to say', () => {
  expect(surveySentence({ numerator: 0, denominator: 0 }, 'vi')).toBeNull()
  expect(surveySentence({ numerator: null, denominator: null }, 'en')).toBeNull()
})
