/** 1 is A, 27 is AA: columns as Excel names them. */
export function columnName(column: number): string {
  const last = String.fromCharCode(65 + ((column - 1) % 26))
  return column <= 26 ? last : columnName(Math.floor((column - 1) / 26)) + last
}

export const cellName = (row: number, column: number): string => `${columnName(column)}${row}`

/** Row and column of a name such as `AB12`; null for anything else. */
export function cellAt(name: string): { row: number; column: number } | null {
  const [, letters, digits] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(name) ?? []
  if (!letters || !digits) return null
  return {
    row: Number(digits),
    column: [...letters].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0),
  }
}
