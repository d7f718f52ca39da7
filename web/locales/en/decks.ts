import type { AccountVocabulary } from '../vi-accounts.ts'

const one = (n: string, single: string, more: string) => `${n} ${n === '1' ? single : more}`

export const decks: AccountVocabulary['decks'] = {
  title: 'PowerPoint presentations',
  description:
    'Bring the figures of a deck that was edited up to now without losing the edits; keep the office’s template for what is exported.',
  link: 'PowerPoint templates, refresh an edited deck',

  refresh: 'Refresh an edited deck',
  refreshHelp:
    'Choose a .pptx that was exported from here, however much it was edited. Charts, tables and sentences with figures are replaced in place; added slides, words, positions and colours stay.',
  choose: 'Choose a presentation',
  chooseOther: 'Choose another one',
  chooseHint: 'Or drop a .pptx file here; at most 20 MB. The file is not kept.',
  chosen: (name) => `Chosen file: ${name}`,
  sending: (name) => `Sending ${name}…`,
  refreshing: (name) => `Reading figures and refreshing ${name}…`,
  moved: (n) => `Refreshed: ${one(n, 'place', 'places')} changed`,
  nothingMoved: 'The deck shows the figures of now already; nothing had to change',
  figures: (n) =>
    `The deck has ${one(n, 'chart, table or sentence', 'charts, tables or sentences')} with figures from here.`,
  take: (name) => `Download ${name}`,
  changed: 'What changed',
  changedCaption: 'What changed, slide by slide: before and now',
  slide: (n) => `Slide ${n}`,
  pieces: { chart: 'Chart', table: 'Table', text: 'Text', notes: 'Speaker notes', code: 'QR code' },
  noFigureMoved: 'No figure moved.',
  beside: (n) => `Speaker notes and QR codes that moved with them: ${n}`,
  besideCaption: 'Speaker notes and QR codes that changed, slide by slide: before and now',
  showAll: (n) => `Show all ${n}`,
  unlisted: (n) =>
    `${one(n, 'more place', 'more places')} changed in the file and ${n === '1' ? 'is' : 'are'} not listed here.`,
  keptAsIs: (n) => `${one(n, 'place was', 'places were')} left as in the deck`,
  keptCaption: 'Places left as in the deck, slide by slide: why, and what they would say now',
  why: {
    edited: 'Somebody edited the words',
    gone: 'There is no such figure any more, or you may not see it',
    'not-read': 'This figure could not be read',
  },

  templates: 'PowerPoint templates of the office',
  templatesHelp:
    'Chosen when exporting PowerPoint: the layouts, fonts, colours and logo of the office are used.',
  noTemplates: 'There is no template yet.',
  noTemplatesWho: 'There is no template yet. Communications staff and administrators upload them here.',
  keep: 'Upload a template',
  keepHint:
    'Or drop a .pptx or .potx file here; at most 20 MB. Files with macros, external links or embedded files are refused.',
  checking: (name) => `Checking ${name}…`,
  kept: (name) => `Template “${name}” is kept. Everybody can choose it when exporting PowerPoint.`,
  keptBy: (who, when) => `${who}, ${when}`,
  withdraw: 'Withdraw',
  withdrawOf: (name) => `Withdraw the template “${name}”`,
  withdrawAsk: 'Withdraw this template? Decks that were exported do not change.',
  withdrawn: (name) => `Template “${name}” was withdrawn.`,
  columns: {
    name: 'Template',
    kept: 'Uploaded by',
    size: 'Size',
    act: 'Actions',
    what: 'Figure',
    before: 'Before',
    after: 'Now',
    why: 'Why it was left',
    now: 'Would say now',
  },

  template: 'PowerPoint template',
  usual: 'The usual one',
}
