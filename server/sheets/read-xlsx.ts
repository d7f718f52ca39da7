import { nfc } from '../core/text.ts'
import type { Gathering } from './gathering.ts'
import { readNumberKinds } from './number-formats.ts'
import { openParts, type Parts } from './parts.ts'
import { ReadingStopped } from './problem.ts'
import { readSharedStrings } from './shared-strings.ts'
import { readWorkbook, type WorkbookSheet } from './workbook.ts'
import { hasCells, readWorksheet } from './worksheet.ts'

/**
 * One sheet of a workbook; the others are told of.
 * @throws ReadingStopped when the file, or a limit, ends the reading
 */
export async function readXlsx(
  bytes: Buffer,
  gathering: Gathering,
  wanted: { sheet: string | undefined; own: readonly string[] },
): Promise<void> {
  const parts = await openParts(bytes, gathering.limits)
  const workbook = await readWorkbook(parts)
  if (parts.some((name) => name.endsWith('/vbaproject.bin') || name.startsWith('xl/macrosheets/')))
    throw new ReadingStopped('macro')
  const chosen = choose(workbook.sheets, wanted.sheet)
  const own = new Set(wanted.own.map(nfc))
  await tellOfOthers(
    parts,
    gathering,
    workbook.sheets.filter((one) => one !== chosen && !own.has(one.name)),
  )
  gathering.sheet = chosen.name
  const { strings, styles, from1904 } = workbook
  await readWorksheet(parts.text(chosen.part), gathering, {
    strings: strings ? await readSharedStrings(parts.text(strings), gathering.limits) : [],
    kinds: styles ? await readNumberKinds(parts.text(styles)) : [],
    from1904,
  })
}

function choose(sheets: WorkbookSheet[], name: string | undefined): WorkbookSheet {
  const chosen = sheets.find((one) => (name === undefined ? !one.hidden : one.name === nfc(name)))
  if (chosen) return chosen
  throw name === undefined ? new ReadingStopped('no-sheet') : new ReadingStopped('sheet-missing', { name })
}

async function tellOfOthers(parts: Parts, gathering: Gathering, others: WorkbookSheet[]): Promise<void> {
  for (const other of others) {
    gathering.sheet = other.name
    if (other.hidden) gathering.report('hidden-sheet')
    else if (await hasCells(parts.text(other.part))) gathering.report('other-sheet')
  }
}
