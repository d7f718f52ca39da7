import { isDay } from '../day.ts'
import { fold } from '../text.ts'
import type { Words } from '../words.ts'
import { componentsOf, type IndexDefinition } from './definition.ts'

export const indexFaults = [
  'bad-id',
  'id-twice',
  'words-missing',
  'short-too-long',
  'bad-day',
  'bad-decimals',
  'no-kinds',
  'unknown-document',
  'no-groups',
  'no-components',
  'too-many',
  'bad-max',
  'bad-threshold',
  'unknown-component',
  'unknown-kpi',
  'kpi-not-public',
] as const
export type IndexFaultCode = (typeof indexFaults)[number]

export type IndexField =
  | 'id'
  | 'fromOn'
  | 'retiredOn'
  | 'name'
  | 'short'
  | 'decimals'
  | 'kinds'
  | 'source'
  | 'caveat'
  | 'documents'
  | 'groups'
  | 'components'
  | 'numerator'
  | 'denominator'
  | 'max'
  | 'threshold'
  | 'times'
  | 'countedBy'

/** Where it is wrong: a field of the index, of a group, or of a component of one; groups and components count from 0. */
export type IndexFault = {
  group: number | null
  component: number | null
  field: IndexField
  why: IndexFaultCode
}

/** What a definition is checked by besides itself: documents there are, and KPIs that can count, each public or not. */
export type AroundIndex = { documents: ReadonlySet<string>; kpis: ReadonlyMap<string, { public: boolean }> }

const longestShort = 40
const most = { groups: 30, components: 300, points: 1_000, decimals: 4 }

/** Two spellings of one code, as files of counts are read. */
const plain = (text: string): string => fold(text).replace(/[^a-z0-9]+/g, '')
const blank = ({ vi, en }: Words) => vi.trim() === '' || en.trim() === ''

/** Everything that keeps a definition from being recorded; nothing: it can be. */
export function indexFaultsOf(definition: IndexDefinition, around: AroundIndex): IndexFault[] {
  const faults: IndexFault[] = []
  const at =
    (group: number | null, component: number | null) =>
    (isWrong: boolean, field: IndexField, why: IndexFaultCode) => {
      if (isWrong) faults.push({ group, component, field, why })
    }
  const all = componentsOf(definition)
  const groupIds = definition.groups.map(({ id }) => plain(id))
  const componentIds = all.map(({ id }) => plain(id))
  const isTwice = (ids: readonly string[], id: string) => ids.filter((one) => one === plain(id)).length > 1
  const isCode = (id: string) => /^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,59}$/u.test(id) && plain(id) !== ''

  const index = at(null, null)
  index(!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(definition.id) || definition.id.length > 40, 'id', 'bad-id')
  for (const field of ['name', 'short', 'source'] as const)
    index(blank(definition[field]), field, 'words-missing')
  const { caveat, retiredOn, fromOn, decimals } = definition
  index(caveat !== null && blank(caveat), 'caveat', 'words-missing')
  index(
    definition.short.vi.length > longestShort || definition.short.en.length > longestShort,
    'short',
    'short-too-long',
  )
  index(!isDay(fromOn), 'fromOn', 'bad-day')
  index(retiredOn !== null && (!isDay(retiredOn) || retiredOn <= fromOn), 'retiredOn', 'bad-day')
  index(!Number.isInteger(decimals) || decimals < 0 || decimals > most.decimals, 'decimals', 'bad-decimals')
  index(definition.kinds.length === 0, 'kinds', 'no-kinds')
  index(
    definition.documents.some((code) => !around.documents.has(code)),
    'documents',
    'unknown-document',
  )
  index(definition.groups.length === 0, 'groups', 'no-groups')
  index(definition.groups.length > most.groups || all.length > most.components, 'groups', 'too-many')

  definition.groups.forEach((group, g) => {
    const inGroup = at(g, null)
    inGroup(!isCode(group.id), 'id', 'bad-id')
    inGroup(isTwice(groupIds, group.id), 'id', 'id-twice')
    inGroup(blank(group.name), 'name', 'words-missing')
    inGroup(group.components.length === 0, 'components', 'no-components')
    group.components.forEach((component, c) => {
      const fault = at(g, c)
      const { id, max, threshold, times, countedBy, informative } = component
      fault(!isCode(id), 'id', 'bad-id')
      fault(isTwice(componentIds, id), 'id', 'id-twice')
      for (const field of ['name', 'numerator', 'denominator'] as const)
        fault(blank(component[field]), field, 'words-missing')
      const isPoints = Number.isFinite(max) && max >= 0 && max <= most.points
      fault(!isPoints || (max === 0 && !informative), 'max', 'bad-max')
      fault(threshold !== null && !(threshold > 0 && threshold <= 1), 'threshold', 'bad-threshold')
      fault(
        times !== null && (times === id || !all.some((other) => other.id === times)),
        'times',
        'unknown-component',
      )
      const kpi = countedBy === null ? undefined : around.kpis.get(countedBy)
      fault(countedBy !== null && !kpi, 'countedBy', 'unknown-kpi')
      fault(definition.public && kpi?.public === false, 'countedBy', 'kpi-not-public')
    })
  })
  return faults
}
