import type { IndexComponent, IndexDefinition, IndexGroup } from '../../../server/core/indices/definition.ts'
import type { IndexFault } from '../../../server/core/indices/definition-faults.ts'
import { addPoints } from '../../../server/core/indices/score.ts'
import { levelAsTyped, levelOfTyped } from '../../../server/core/reporting/typed-level.ts'
import { readNumber } from '../../../server/core/reporting/typed-number.ts'
import type { Lang } from '../../../server/core/words.ts'

type Numbers = 'max' | 'threshold'
export type ComponentDraft = Omit<IndexComponent, Numbers | 'times' | 'countedBy'> &
  Record<Numbers | 'times' | 'countedBy', string> & {
    /** tells it from the others while its code is typed */
    key: number
    /** counts to try the score with; never recorded */
    tried: { numerator: string; denominator: string }
  }
export type GroupDraft = Omit<IndexGroup, 'components'> & { key: number; components: ComponentDraft[] }

/** A definition while it is filled in: numbers as typed, what may be missing as empty. */
export type IndexDraft = Omit<IndexDefinition, 'retiredOn' | 'decimals' | 'caveat' | 'groups'> & {
  retiredOn: string
  decimals: string
  caveat: { vi: string; en: string }
  groups: GroupDraft[]
}

let last = 0
const nextKey = () => ++last
const blank = { vi: '', en: '' }

export const emptyComponent = (): ComponentDraft => ({
  key: nextKey(),
  id: '',
  name: blank,
  numerator: blank,
  denominator: blank,
  max: '',
  threshold: '',
  times: '',
  whenZero: 'zero',
  whenEmpty: 'missing',
  spread: 'sum',
  informative: false,
  countedBy: '',
  tried: { numerator: '', denominator: '' },
})

export const emptyGroup = (): GroupDraft => ({
  key: nextKey(),
  id: '',
  name: blank,
  components: [emptyComponent()],
})

export const emptyDraft = (): IndexDraft => ({
  id: '',
  fromOn: '',
  retiredOn: '',
  name: blank,
  short: blank,
  decimals: '2',
  public: false,
  kinds: ['city', 'department', 'commune'],
  source: blank,
  caveat: blank,
  documents: [],
  groups: [emptyGroup()],
})

const typed = (value: number, lang: Lang): string =>
  lang === 'vi' ? String(value).replace('.', ',') : String(value)

export const draftOfIndex = (definition: IndexDefinition, lang: Lang): IndexDraft => ({
  ...definition,
  retiredOn: definition.retiredOn ?? '',
  decimals: String(definition.decimals),
  caveat: definition.caveat ?? blank,
  groups: definition.groups.map((group) => ({
    ...group,
    key: nextKey(),
    components: group.components.map((one) => ({
      ...one,
      key: nextKey(),
      max: typed(one.max, lang),
      threshold: one.threshold === null ? '' : typed(levelAsTyped(one.threshold, 'share'), lang),
      times: one.times ?? '',
      countedBy: one.countedBy ?? '',
      tried: { numerator: '', denominator: '' },
    })),
  })),
})

/** What cannot be read is below every bound, so that it is refused where it stands. */
const unread = -1
const numberIn = (text: string): number => {
  const read = readNumber(text.replace(/%\s*$/, ''), 'unknown')
  return read.kind === 'number' ? read.value : unread
}

export const definitionOfDraft = (draft: IndexDraft): IndexDefinition => ({
  ...draft,
  id: draft.id.trim(),
  retiredOn: draft.retiredOn || null,
  decimals: numberIn(draft.decimals),
  caveat: draft.caveat.vi.trim() || draft.caveat.en.trim() ? draft.caveat : null,
  groups: draft.groups.map(({ id, name, components }) => ({
    id: id.trim(),
    name,
    components: components.map(({ key: _, tried: __, ...one }) => ({
      ...one,
      id: one.id.trim(),
      max: one.informative && one.max === '' ? 0 : numberIn(one.max),
      threshold: one.threshold.trim() === '' ? null : levelOfTyped(numberIn(one.threshold), 'share'),
      times: one.times || null,
      countedBy: one.countedBy || null,
    })),
  })),
})

/** Points at most of some components, as far as they can be read; what is for information only gives none. */
export const maxOf = (components: readonly ComponentDraft[]): number =>
  addPoints(
    components.map(({ informative, max }) => (informative ? 0 : Math.max(0, numberIn(max)))),
    6,
  )

/** A count to try with; null: nothing is said, or it is no number. */
export const countIn = (text: string): number | null => {
  const read = readNumber(text, 'unknown')
  return read.kind === 'number' && read.value >= 0 ? read.value : null
}

/** Where faults are looked up by the fields of the form. */
export const faultKey = ({ group, component, field }: Omit<IndexFault, 'why'>): string =>
  `${group ?? ''}/${component ?? ''}/${field}`

/** The list with one of its own moved, changed or left out. */
export const withAt = <T>(list: readonly T[], at: number, next: T | null): T[] =>
  list.flatMap((one, i) => (i === at ? (next === null ? [] : [next]) : [one]))
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const next = [...list]
  const [one] = next.splice(at, 1)
  if (one !== undefined) next.splice(at + by, 0, one)
  return next
}
