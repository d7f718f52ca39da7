import type { DefinitionFields } from '../../../core/reporting/definition.ts'

const words = (vi: string, en: string) => ({ vi, en })

/** A definition as somebody fills it in: a monthly share that every department reports. */
export const fieldsGiven = (own: Partial<DefinitionFields> & { kpiId: string }): DefinitionFields => ({
  fromOn: '2024-01-01',
  retiredOn: null,
  theme: 'work',
  position: 900,
  name: words(`Chỉ số ${own.kpiId}`, `Indicator ${own.kpiId}`),
  short: words('Hồ sơ điện tử', 'Digital files'),
  noun: words('hồ sơ', 'files'),
  unit: 'share',
  shape: 'stock',
  better: 'higher',
  slack: 0.05,
  question: words('Bao nhiêu hồ sơ là điện tử?', 'How many files are digital?'),
  formula: words('Hồ sơ điện tử chia tổng số hồ sơ.', 'Digital files over all files.'),
  numerator: words('Hồ sơ điện tử', 'Digital files'),
  denominator: words('Hồ sơ', 'Files'),
  source: words('Báo cáo của các sở', 'Reports of the departments'),
  caveat: null,
  documents: [],
  ownerCode: 'VPUBND',
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
  ...own,
})
