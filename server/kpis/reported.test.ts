import { describe, expect, it } from 'vitest'
import { kpis } from './index.ts'
import { type Definition, reportedKpi } from './reported.ts'

const definition: Definition = {
  code: 'digital-files@2024-01-01',
  kpiId: 'digital-files',
  fromOn: '2024-01-01',
  retiredOn: null,
  theme: 'work',
  position: 1,
  nameVi: 'Hồ sơ điện tử',
  nameEn: 'Digital files',
  shortVi: 'Hồ sơ',
  shortEn: 'Files',
  nounVi: 'hồ sơ',
  nounEn: 'files',
  unit: 'share',
  shape: 'stock',
  better: 'higher',
  slack: 0.05,
  questionVi: 'Bao nhiêu?',
  questionEn: 'How many?',
  formulaVi: 'Tử chia mẫu',
  formulaEn: 'One over the other',
  numeratorVi: 'Tử',
  numeratorEn: 'One',
  denominatorVi: 'Mẫu',
  denominatorEn: 'The other',
  sourceVi: 'Báo cáo',
  sourceEn: 'Reports',
  caveatVi: null,
  caveatEn: null,
  documents: ['1726/QĐ-TTg'],
  ownerCode: 'VPUBND',
  kinds: ['department'],
  reporters: ['SYT'],
  cadence: 'quarter',
  dueDay: 25,
  dueLag: 1,
  carries: 2,
  least: 0,
  most: 1,
  notAbove: 'all-files',
  public: false,
  matrix: true,
  origin: 'centre',
}

describe('a definition that is a row', () => {
  it('becomes a KPI that has everything a computed one has', () => {
    const kpi = reportedKpi(definition)
    const [one, ...others] = kpis.map((computed) => Object.keys(computed))
    const inAll = (one ?? []).filter((key) => others.every((keys) => keys.includes(key)))
    expect(inAll.length).toBeGreaterThan(15)
    for (const key of inAll) expect(kpi).toHaveProperty([key])
    expect(kpi).toMatchObject({
      id: 'digital-files',
      public: false,
      matrix: true,
      name: { vi: 'Hồ sơ điện tử', en: 'Digital files' },
      owner: 'VPUBND',
      denominator: { vi: 'Mẫu', en: 'The other' },
      documents: ['1726/QĐ-TTg'],
      measure: { shape: 'stock' },
      reporting: {
        offices: ['SYT'],
        cadence: 'quarter',
        dueDay: 25,
        dueLag: 1,
        carries: 2,
        notAbove: 'all-files',
        origin: 'centre',
      },
    })
    expect(kpi).not.toHaveProperty('caveat')
  })

  it('a count has no denominator', () => {
    const count = { ...definition, unit: 'count' as const, denominatorVi: null, denominatorEn: null }
    expect(reportedKpi(count).denominator).toBeNull()
  })

  it('what is said in Vietnamese only is said in Vietnamese', () => {
    const half = { ...definition, denominatorEn: null, caveatVi: 'Lưu ý' }
    expect(reportedKpi(half)).toMatchObject({
      denominator: { vi: 'Mẫu', en: 'Mẫu' },
      caveat: { vi: 'Lưu ý', en: 'Lưu ý' },
    })
  })

  it('a theme that there is none of is that of the indices', () => {
    expect(reportedKpi({ ...definition, theme: 'nothing' }).theme).toBe('indices')
  })
})
