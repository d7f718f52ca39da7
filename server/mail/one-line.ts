/**
 * What others wrote, on one line: it begins neither a header nor a line of its own, and does not turn the direction of
 * the text around. Control signs, line and paragraph separators and direction signs become one space.
 */
export const oneLine = (text: string): string =>
  text.replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim()
