import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DefinitionFields, faultsOf, type Surroundings } from './definition.ts'

const words = (vi: string, en = vi) => ({ vi, en })
const good: DefinitionFields = {
  kpiId: 'digital-files',
  fromOn: '2024-01-01',
  retiredOn: null,
  theme: 'work',
  position: 1,
  name: words('Hồ sơ điện tử', 'Digital files'),
  short: words('Hồ sơ', 'Files'),
  noun: words('hồ sơ', 'files'),
  unit: 'share',
  shape: 'stock',
  better: 'higher',
  slack: 0.05,
  question: words('Bao nhiêu?', 'How many?'),
  formula: words('Chia', 'Over'),
  numerator: words('Điện tử', 'Digital'),
  denominator: words('Tất cả', 'All'),
  source: words('Báo cáo', 'Reports'),
  caveat: null,
  documents: ['qd-1'],
  ownerCode: 'SYT',
  kinds: ['department'],
  reporters: null,
  cadence: 'month',
  dueDay: 25,
  dueLag: 0,
  carries: 1,
  least: 0,
  most: 1,
  notAbove: null,
  public: true,
  matrix: false,
  origin: 'office',
}
const around: Surroundings = {
  themes: ['work', 'data'],
  offices: new Map([
    ['SYT', 'department'],
    ['303', 'district'],
  ]),
  documents: new Set(['qd-1']),
  computed: new Set(['tasks-overdue']),
  reported: new Map([
    ['digital-files', 'share'],
    ['other-files', 'count'],
  ]),
}

/** What is changed of a good definition, and all that is then said of it. */
const wrong: [Partial<DefinitionFields>, [field: string, why: string][]][] = [
  [{ kpiId: 'Hồ sơ' }, [['kpiId', 'bad-id']]],
  [{ kpiId: 'a--b' }, [['kpiId', 'bad-id']]],
  [{ kpiId: 'a'.repeat(61) }, [['kpiId', 'bad-id']]],
  [{ kpiId: 'tasks-overdue' }, [['kpiId', 'id-taken']]],
  [{ name: words('Tên', ' ') }, [['name', 'words-missing']]],
  [{ caveat: words('', 'Only in English') }, [['caveat', 'words-missing']]],
  [{ short: words('x'.repeat(33)) }, [['short', 'short-too-long']]],
  [{ denominator: null }, [['denominator', 'denominator-missing']]],
  [{ denominator: words('', 'All') }, [['denominator', 'denominator-missing']]],
  [{ theme: 'weather' }, [['theme', 'unknown-theme']]],
  [{ ownerCode: 'XYZ' }, [['ownerCode', 'unknown-office']]],
  [{ reporters: ['SYT', 'XYZ'] }, [['reporters', 'unknown-office']]],
  [{ reporters: ['303'] }, [['reporters', 'not-of-kinds']]],
  [{ reporters: [] }, [['reporters', 'nobody-reports']]],
  [{ kinds: [] }, [['kinds', 'nobody-reports']]],
  [{ documents: ['qd-1', 'qd-2'] }, [['documents', 'unknown-document']]],
  [{ fromOn: '2024-02-30' }, [['fromOn', 'bad-day']]],
  [{ retiredOn: '2024-01-01' }, [['retiredOn', 'bad-day']]],
  [{ dueDay: 32 }, [['dueDay', 'bad-due-day']]],
  [{ dueDay: 0 }, [['dueDay', 'bad-due-day']]],
  [{ dueLag: 25 }, [['dueLag', 'bad-due-day']]],
  [{ carries: -1 }, [['carries', 'bad-range']]],
  [{ slack: -0.1 }, [['slack', 'bad-range']]],
  [{ least: 2, most: 1 }, [['most', 'bad-range']]],
  [{ notAbove: 'digital-files' }, [['notAbove', 'unknown-kpi']]],
  [{ notAbove: 'no-such' }, [['notAbove', 'unknown-kpi']]],
  [{ unit: 'count' }, [['unit', 'unit-changed']]],
]

describe('a definition', () => {
  it('with everything in its place has no fault', () => {
    expect(faultsOf(good, around)).toEqual([])
    expect(faultsOf({ ...good, kinds: ['department', 'district'], reporters: ['303'] }, around)).toEqual([])
    expect(faultsOf({ ...good, kpiId: 'other-files', unit: 'count', denominator: null }, around)).toEqual([])
    expect(faultsOf({ ...good, notAbove: 'other-files', caveat: words(' ') }, around)).toEqual([])
    expect(faultsOf({ ...good, short: words('e\u0302'.repeat(32)) }, around)).toEqual([])
  })

  it.each(wrong)('with %j says what is wrong, and nothing else', (over, faults) => {
    const found = faultsOf({ ...good, ...over }, around)
    expect(found.map(({ field, why }) => [field, why])).toEqual(faults)
  })

  it('with several faults says all of them', () => {
    fc.assert(
      fc.property(fc.subarray(wrong, { minLength: 1 }), (some) => {
        const seen = new Set<string>()
        // Two changes of one field cannot both stand.
        const chosen = some.filter(([over]) => {
          const keys = Object.keys(over)
          const isFree = keys.every(
            (key) => !seen.has(key) && !['kpiId', 'unit', 'kinds', 'fromOn'].includes(key),
          )
          for (const key of keys) seen.add(key)
          return isFree
        })
        const found = faultsOf(Object.assign({}, good, ...chosen.map(([over]) => over)), around)
        const said = (all: readonly (readonly [string, string])[]) => all.map(String).sort()
        expect(said(found.map(({ field, why }) => [field, why] as const))).toEqual(
          said(chosen.flatMap(([, faults]) => faults)),
        )
      }),
    )
  })
})
