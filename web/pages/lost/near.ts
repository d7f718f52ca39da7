import { fold } from '../../../server/core/text.ts'
import type { Setting } from '../../data/questions.ts'

export type Near = { offices: Setting['offices']; kpis: Setting['kpis'] }

/** More would be a list to read, not a hint. */
const mostNamed = 4
/** Shorter words are in too many names. */
const shortest = 3

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Offices and KPIs whose code or id an address that leads nowhere seems to mean. */
export function nearTo(path: string, { offices, kpis }: Pick<Setting, 'offices' | 'kpis'>): Near {
  const words = decoded(path).split('/').map(fold).filter(Boolean)
  const named = (code: string) => words.includes(fold(code))
  const meant = (id: string) =>
    words.some((word) => word.length >= shortest && (id.includes(word) || word.includes(id)))
  return {
    offices: offices.filter(({ code, kind }) => kind !== 'city' && named(code)).slice(0, mostNamed),
    kpis: kpis.filter(({ id }) => meant(id)).slice(0, mostNamed),
  }
}
