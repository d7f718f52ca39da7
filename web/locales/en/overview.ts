import { plural } from '../plural.ts'
import type { Vocabulary } from '../vi.ts'

export const overview: Vocabulary['overview'] = {
  title: 'Overview',
  onePage: 'One page for print',
  description:
    'Where the digital transformation of Hai Phong stands: indicators, targets, what needs attention.',
  summary: 'Summary',
  tally: 'Indicators by status',
  attention: 'Needs attention',
  attentionNote: (n) => `${n} matters, worst first`,
  attentionSample: 'Targets and days late: illustrative',
  nothingWrong: 'No indicator is behind, at risk or without data.',
  more: (n) => plural(n, { one: '1 more matter', other: `${n} more matters` }),
  missing: (n) => `${n} missing`,
  whatIsMissing: 'What is missing',
  toKpi: 'See the indicator',
  themes: 'Indicators by theme',
  sparklines: (from, to) => `Small lines: ${from} to ${to}.`,
  dots: 'Full dot: published figure; hollow dot: illustrative figure.',
  sampleRest: 'Trends, changes and targets that name no document are illustrative.',
  noFigure: (period) => `No data for ${period}`,
  counted: (figure) => `${figure} counted`,
  updatedToday: 'Updated today',
  updated: (day, age) => `Updated ${day}, ${age}`,
  until: (day) => `to ${day}`,
  running: (days, before, amount) => `Only ${days} days so far; all of ${before}: ${amount}`,
  others: (n) => plural(n, { one: 'See 1 other indicator', other: `See ${n} other indicators` }),
  othersBy: (n, parts) =>
    `${plural(n, { one: 'See 1 other indicator', other: `See ${n} other indicators` })}: ${parts}`,
  matrix: (offices, kpis) => `${offices} departments by ${kpis} indicators`,
  byTrouble: 'Sorted by trouble, most first.',
  byTroubleLast: 'Sorted by trouble, least first.',
  byName: 'Sorted by name.',
  byColumn: (column) => `Sorted by the column ${column}.`,
  splitSample: 'Split by office: illustrative figures',
  view: 'View',
  viewMatrix: 'Matrix',
  viewTrouble: 'Only cells in trouble',
  office: 'Office',
  troubles: 'Trouble',
  noTroubles: 'none',
  allOffices: (n) => `${n} departments`,
  target: (level) => `target ${level}`,
  scrolls: 'Matrix, scrolls sideways',
  notHere: 'no cases',
  unmarked: 'No mark: on track or no target set',
  blank: 'Blank: no cases in the period',
  beyond: (n, parts) => `The total of ${n} departments leaves out the other offices of the city: ${parts}.`,
  beyondOne: (kpi, part, whole) => `${kpi}, ${part} more make ${whole}`,
  orderBy: 'Sort by:',
  orderTrouble: 'trouble',
  orderName: 'name',
  moreOffices: (n) =>
    plural(n, { one: '1 more department in trouble', other: `${n} more departments in trouble` }),
  untroubled: 'No trouble:',
  remarks: 'Remarks',
  threeThings: (tables, open, warehouse) =>
    `${tables}, ${open} and ${warehouse} count three different things: having shared data tables, providing open data, providing data to the warehouse.`,
  tables: (n) =>
    `The announcement of ${n} data tables does not say whether they belong to the shared databases or to the open-data portal.`,
  whatIsSample:
    'History, targets and the split by office are illustrative; figures labelled “Published” are not.',
  partial: 'Missing from the figures above',
  silent: (n) =>
    plural(n, {
      one: '1 indicator has no data for this period:',
      other: `${n} indicators have no data for this period:`,
    }),
  incomplete: (n) =>
    plural(n, {
      one: '1 indicator still lacks offices, its total may change:',
      other: `${n} indicators still lack offices, their totals may change:`,
    }),
  empty: (office, period) => `${office} has no figures for ${period}.`,
  emptyHelp: 'Choose another period, moment or scope in the bar above.',
}
