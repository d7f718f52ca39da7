import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestFileName } from '../core/evidence.ts'
import { safeFileName } from './file-name.ts'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

describe('the name of a file', () => {
  it.each([
    ['Báo cáo tháng 11.pdf', 'Báo cáo tháng 11.pdf'],
    ['BÁO CÁO.PDF', 'BÁO CÁO.PDF'],
    ['Ba\u0301o ca\u0301o.pdf', 'Báo cáo.pdf'],
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Users\\sở y tế\\công văn.pdf', 'công văn.pdf'],
    ['hoa\u202efdp.exe', 'hoafdp.exe.pdf'],
    ['hoa\u202eexe.pdf', 'hoaexe.pdf'],
    ['a\u0000b\r\nc\u200b.pdf', 'abc.pdf'],
    ['bao-cao.exe', 'bao-cao.exe.pdf'],
    ['bao-cao', 'bao-cao.pdf'],
    ['a:b*c?.pdf', 'a b c.pdf'],
    ['.htaccess.pdf', 'htaccess.pdf'],
    ['báo cáo.pdf. .', 'báo cáo.pdf'],
    ['', 'minh chứng.pdf'],
    ['///', 'minh chứng.pdf'],
    ['.pdf', 'pdf.pdf'],
  ])('%j is kept as %j', (given, kept) => {
    expect(safeFileName(given, 'application/pdf')).toBe(kept)
  })

  it('ends as its content is called', () => {
    expect(safeFileName('ảnh.jpeg', 'image/jpeg')).toBe('ảnh.jpeg')
    expect(safeFileName('ảnh.png', 'image/jpeg')).toBe('ảnh.png.jpg')
    expect(safeFileName('công văn.pdf', docx)).toBe('công văn.pdf.docx')
  })

  it('is at most 200 signs, its ending among them', () => {
    const name = safeFileName(`${'ố😀'.repeat(300)}.pdf`, 'application/pdf')
    expect([...name]).toHaveLength(longestFileName)
    expect(name.endsWith('.pdf')).toBe(true)
  })

  it('whatever is given: short, composed, of one line, in no folder, and the same when given again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const name = safeFileName(given, 'application/pdf')
        expect([...name].length).toBeLessThanOrEqual(longestFileName)
        expect(name).toBe(name.normalize('NFC'))
        expect(name).toMatch(/\.pdf$/i)
        expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}/\\:*?"<>|]|^[. ]/u)
        expect(safeFileName(name, 'application/pdf')).toBe(name)
      }),
    )
  })
})
