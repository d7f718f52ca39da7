import { describe, expect, it } from 'vitest'
import { stretchesOf } from './named-links.ts'

const marked = (sentence: string, names: string[]) =>
  stretchesOf(sentence, names)
    .map(({ text, link }) => (link === null ? text : `[${link}:${text}]`))
    .join('')

describe('names in a sentence', () => {
  it('are cut out where they stand, in whatever order they are given', () => {
    expect(marked('2 đơn vị: Sở Y tế (1/3) và Sở Xây dựng (0/4)', ['Sở Xây dựng', 'Sở Y tế'])).toBe(
      '2 đơn vị: [1:Sở Y tế] (1/3) và [0:Sở Xây dựng] (0/4)',
    )
  })

  it('may hold commas, and the longer of two that begin alike wins', () => {
    expect(
      marked('Sở Văn hóa, Thể thao và Du lịch (0)', ['Sở Văn hóa', 'Sở Văn hóa, Thể thao và Du lịch']),
    ).toBe('[1:Sở Văn hóa, Thể thao và Du lịch] (0)')
  })

  it('that are not there leave the sentence whole', () => {
    expect(marked('Chưa có số liệu', ['Sở Y tế', ''])).toBe('Chưa có số liệu')
    expect(marked('Sở Y tế', ['Sở Y tế'])).toBe('[0:Sở Y tế]')
  })
})
