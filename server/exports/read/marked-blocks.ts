import { AppError } from '../../core/app-error.ts'
import type { Document } from '../document.ts'
import { figureKey, type MarkedFigure } from '../render/shape-names.ts'
import type { Asking } from './look.ts'
import { readSpec } from './spec-blocks.ts'

/**
 * Figures that carry a mark, as they are now, with the rights of the asker: one document for each language. Those that
 * cannot be read are said by their key; `report` hears why where the fault is ours.
 */
export async function readMarked(
  asking: Asking,
  figures: readonly MarkedFigure[],
  report: (fault: unknown) => void,
): Promise<{ documents: Document[]; unread: string[] }> {
  const documents = new Map<string, Document>()
  const unread: string[] = []
  // One spec gives several figures, and is read once.
  const asked = new Map<string, MarkedFigure[]>()
  for (const figure of figures) {
    const key = JSON.stringify([figure.lang, figure.mark.spec, figure.mark.period])
    asked.set(key, [...(asked.get(key) ?? []), figure])
  }
  for (const [first, ...others] of asked.values()) {
    if (!first) continue
    const { lang, mark } = first
    try {
      const whole = mark.period === null ? {} : { period: mark.period }
      const blocks = await readSpec(asking, whole, mark.spec, { lang })
      const document = documents.get(lang) ?? { lang, colours: 'light', title: '', blocks: [] }
      documents.set(lang, { ...document, blocks: [...document.blocks, ...blocks] })
    } catch (fault) {
      if (!(fault instanceof AppError)) report(fault)
      unread.push(...[first, ...others].map(figureKey))
    }
  }
  return { documents: [...documents.values()], unread }
}
