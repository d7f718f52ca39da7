/**
 * The only place where a colour, a size or a radius is written down. The browser gets it as web/styles/tokens.css,
 * charts get the colours themselves: a server that draws has no style sheet to ask.
 */
export const themeNames = ['light', 'dark', 'contrast', 'print'] as const
export type ThemeName = (typeof themeNames)[number]

/**
 * Grounds: paper < surface < sunken. Text: ink, ink-2 (explanations), ink-3 (age, source, ticks).
 * Each status has a mark (a graphic, 3:1), a text (4,5:1 on paper and on its own tint) and a tint, and never works by
 * colour alone: it owns a shape and a word. `c-…` are for charts; c-1 to c-5 alternate dark and light.
 */
export const colourNames = [
  'paper',
  'surface',
  'sunken',
  'hover',
  'ink',
  'ink-2',
  'ink-3',
  'rule',
  'rule-2',
  'rule-strong',
  'control',
  'accent',
  'accent-hover',
  'on-accent',
  'accent-soft',
  'on',
  'on-text',
  'on-tint',
  'risk',
  'risk-text',
  'risk-tint',
  'behind',
  'behind-text',
  'behind-tint',
  'info',
  'info-text',
  'info-tint',
  'none',
  'none-text',
  'none-tint',
  'on-mark',
  'risk-glyph',
  'c-focus',
  'c-context',
  'c-target',
  'c-median',
  'c-grid',
  'c-axis',
  'c-future',
  'c-hatch',
  'c-1',
  'c-2',
  'c-3',
  'c-4',
  'c-5',
  'focus',
  'focus-gap',
] as const
export type ColourName = (typeof colourNames)[number]
export type Colours = Readonly<Record<ColourName, string>>

/** Near-white, slightly warm, so that white surfaces lift without a shadow. The accent is far from green, amber, red. */
const light: Colours = {
  paper: '#fbfaf7',
  surface: '#ffffff',
  sunken: '#f3f2ed',
  hover: '#efeee8',
  ink: '#17212b',
  'ink-2': '#46525d',
  'ink-3': '#5c6872',
  rule: '#e2e1da',
  'rule-2': '#c9c9c1',
  'rule-strong': '#17212b',
  control: '#7f8a93',
  accent: '#0b5675',
  'accent-hover': '#083f57',
  'on-accent': '#ffffff',
  'accent-soft': '#e3eff4',
  on: '#0f7a5f',
  'on-text': '#0b6149',
  'on-tint': '#e2f1eb',
  risk: '#ba7600',
  'risk-text': '#7d4e00',
  'risk-tint': '#fbf0d9',
  behind: '#b3261e',
  'behind-text': '#9b1c16',
  'behind-tint': '#fbe7e4',
  info: '#2b6cb0',
  'info-text': '#1f5590',
  'info-tint': '#e6eef7',
  none: '#7c8790',
  'none-text': '#55606a',
  'none-tint': '#ecece8',
  'on-mark': '#ffffff',
  'risk-glyph': '#17212b',
  'c-focus': '#0b5675',
  'c-context': '#a4adb4',
  'c-target': '#17212b',
  'c-median': '#8a3fb0',
  'c-grid': '#e2e1da',
  'c-axis': '#8b949b',
  'c-future': '#f3f2ed',
  'c-hatch': '#b9bdbb',
  'c-1': '#0b5675',
  'c-2': '#3d8fb5',
  'c-3': '#8a3fb0',
  'c-4': '#b07a45',
  'c-5': '#3f4952',
  focus: '#0b5675',
  'focus-gap': '#ffffff',
}

/** Not inverted: paper is blue-black, tints are deep versions of the hue, marks lighten. */
const dark: Colours = {
  paper: '#10161c',
  surface: '#171f27',
  sunken: '#1b242d',
  hover: '#222d37',
  ink: '#e9edf0',
  'ink-2': '#b6c1ca',
  'ink-3': '#9aa7b2',
  rule: '#27323c',
  'rule-2': '#3a4753',
  'rule-strong': '#c9d2d9',
  control: '#6e7c88',
  accent: '#79c3e3',
  'accent-hover': '#a5d9ef',
  'on-accent': '#0b151c',
  'accent-soft': '#17394a',
  on: '#4cc9a0',
  'on-text': '#62d3ad',
  'on-tint': '#142c28',
  risk: '#f2b544',
  'risk-text': '#f4be57',
  'risk-tint': '#2e2615',
  behind: '#ff8672',
  'behind-text': '#ff9b89',
  'behind-tint': '#351e1d',
  info: '#86bdf5',
  'info-text': '#96c6f8',
  'info-tint': '#182f47',
  none: '#8e9aa4',
  'none-text': '#a5b0b9',
  'none-tint': '#252e36',
  'on-mark': '#10161c',
  'risk-glyph': '#10161c',
  'c-focus': '#79c3e3',
  'c-context': '#5f6d79',
  'c-target': '#e9edf0',
  'c-median': '#b266d6',
  'c-grid': '#27323c',
  'c-axis': '#6e7c88',
  'c-future': '#161e26',
  'c-hatch': '#4b5863',
  'c-1': '#79c3e3',
  'c-2': '#3f8fb8',
  'c-3': '#b266d6',
  'c-4': '#cfa06e',
  'c-5': '#c3ccd3',
  focus: '#a5d9ef',
  'focus-gap': '#10161c',
}

/** Black on white, every border real, no tints: shape and word remain. All text 7:1. */
const contrast: Colours = {
  ...light,
  paper: '#ffffff',
  sunken: '#ffffff',
  hover: '#e6e6e6',
  ink: '#000000',
  'ink-2': '#1c1c1c',
  'ink-3': '#333333',
  rule: '#767676',
  'rule-2': '#4d4d4d',
  'rule-strong': '#000000',
  control: '#000000',
  accent: '#003a54',
  'accent-hover': '#000000',
  'accent-soft': '#ffffff',
  on: '#00573f',
  'on-text': '#004532',
  'on-tint': '#ffffff',
  risk: '#8a5200',
  'risk-text': '#5e3800',
  'risk-tint': '#ffffff',
  'risk-glyph': '#ffffff',
  behind: '#8f0e08',
  'behind-text': '#7e0b06',
  'behind-tint': '#ffffff',
  info: '#0b4284',
  'info-text': '#083468',
  'info-tint': '#ffffff',
  none: '#4d4d4d',
  'none-text': '#333333',
  'none-tint': '#ffffff',
  'c-focus': '#003a54',
  'c-context': '#595959',
  'c-target': '#000000',
  'c-median': '#6a1f66',
  'c-grid': '#bdbdbd',
  'c-axis': '#000000',
  'c-future': '#ffffff',
  'c-hatch': '#595959',
  focus: '#000000',
  'focus-gap': '#ffdd00',
}

/** Paper is the paper's: tints go (toner), marks stay dark enough for a grey printer. */
const print: Colours = {
  ...light,
  paper: '#ffffff',
  sunken: '#ffffff',
  hover: '#ffffff',
  ink: '#000000',
  'ink-2': '#262626',
  'ink-3': '#404040',
  rule: '#bfbfbf',
  'rule-2': '#8c8c8c',
  'rule-strong': '#000000',
  control: '#595959',
  accent: '#000000',
  'accent-hover': '#000000',
  'accent-soft': '#ffffff',
  'on-text': '#000000',
  'on-tint': '#ffffff',
  'risk-text': '#000000',
  'risk-tint': '#ffffff',
  'behind-text': '#000000',
  'behind-tint': '#ffffff',
  'info-text': '#000000',
  'info-tint': '#ffffff',
  'none-text': '#262626',
  'none-tint': '#ffffff',
  'c-focus': '#0b3a52',
  'c-target': '#000000',
  'c-grid': '#d0d0d0',
  'c-axis': '#595959',
  'c-future': '#ffffff',
}

export const colours: Record<ThemeName, Colours> = { light, dark, contrast, print }

type Sizes = Readonly<Record<string, string>>

/**
 * Eight sizes of type about 1,2 apart: 13 px is the floor for what must be read, 12 px only for ticks and labels that
 * repeat. Lines of words never below 1,4, or stacked marks (ẫ, ở, ữ) touch; digits alone may. Space in steps of 4 px.
 * Be Vietnam Pro has no tabular figures (its 1 is 385 units wide, its 4 is 710): columns name the digits-only
 * companion first.
 */
const sizes: Sizes = {
  font: '"Be Vietnam Pro", "Segoe UI", "Noto Sans", Roboto, "Helvetica Neue", Arial, sans-serif',
  'font-num': '"Be Vietnam Pro Tabular", var(--font)',
  't-tick': '0.75rem',
  't-small': '0.8125rem',
  't-ui': '0.875rem',
  't-body': '1rem',
  't-h3': '1.125rem',
  't-h2': '1.375rem',
  't-h1': '1.75rem',
  't-figure': '2.125rem',
  'lh-text': '1.5',
  'lh-ui': '1.4',
  'lh-figure': '1.15',
  'w-regular': '400',
  'w-medium': '500',
  'w-semi': '600',
  measure: '66ch',
  's-1': '4px',
  's-2': '8px',
  's-3': '12px',
  's-4': '16px',
  's-5': '24px',
  's-6': '32px',
  's-7': '48px',
  's-8': '72px',
  'page-x': '40px',
  'page-max': '1440px',
  row: '36px',
  target: '24px',
  'r-1': '2px',
  'r-2': '4px',
  'r-3': '8px',
  'm-fast': '120ms',
  'm-slow': '240ms',
  'm-ease': 'cubic-bezier(0.2, 0, 0.2, 1)',
  'focus-ring': '0 0 0 2px var(--focus-gap), 0 0 0 4px var(--focus)',
}

const phone: Sizes = {
  'page-x': '16px',
  't-h1': '1.3125rem',
  't-h2': '1.125rem',
  't-figure': '1.875rem',
  row: '44px',
}
const wall: Sizes = { 'page-x': '56px', 'page-max': '1808px' }
const onPaper: Sizes = {
  't-body': '10.5pt',
  't-ui': '9.5pt',
  't-small': '9pt',
  't-tick': '8pt',
  row: '24px',
  'page-x': '0px',
}
const still: Sizes = { 'm-fast': '0ms', 'm-slow': '0ms' }

/** Rules separate; shadows are only for what floats. */
const shadows: Record<ThemeName, Sizes> = {
  light: {
    'e-1': '0 1px 2px rgb(23 33 43 / 0.08)',
    'e-2': '0 2px 6px rgb(23 33 43 / 0.1), 0 12px 32px rgb(23 33 43 / 0.14)',
  },
  dark: {
    'e-1': '0 1px 2px rgb(0 0 0 / 0.5)',
    'e-2': '0 0 0 1px #3a4753, 0 12px 32px rgb(0 0 0 / 0.55)',
  },
  contrast: { 'e-1': '0 0 0 1px #000000', 'e-2': '0 0 0 1px #000000' },
  print: { 'e-1': 'none', 'e-2': 'none' },
}

const scheme = { light: 'light', dark: 'dark', contrast: 'light', print: 'light' } satisfies Record<
  ThemeName,
  string
>

const declare = (values: Readonly<Record<string, string>>): string[] =>
  Object.entries(values).map(([name, value]) => `--${name}: ${value};`)

const theme = (name: ThemeName): string[] => [
  `color-scheme: ${scheme[name]};`,
  ...declare(colours[name]),
  ...declare(shadows[name]),
]

const indent = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`)
const block = (head: string, lines: readonly string[]): string[] => [`${head} {`, ...indent(lines), '}']

/**
 * What web/styles/tokens.css says. The reader's choice (`data-theme`) outranks the system's; every theme names every
 * colour, so that none shows through from another (a dark page sent to the printer).
 */
export function tokensCss(): string {
  const chosenByNobody = ':root:not([data-theme])'
  return [
    [
      '/* Written by server/core/tokens.test.ts from server/core/tokens.ts: change it there, then run vitest -u. */',
    ],
    block(':root', [...theme('light'), ...declare(sizes)]),
    block('@media screen and (prefers-color-scheme: dark)', block(chosenByNobody, theme('dark'))),
    block(
      '@media screen and (prefers-contrast: more) and (prefers-color-scheme: light)',
      block(chosenByNobody, theme('contrast')),
    ),
    block(':root[data-theme="dark"]', theme('dark')),
    block(':root[data-theme="contrast"]', theme('contrast')),
    block('@media (max-width: 640px)', block(':root', declare(phone))),
    block('@media (min-width: 1760px)', block(':root', declare(wall))),
    block('@media (prefers-reduced-motion: reduce)', block(':root', declare(still))),
    block('@media print', block(':root,\n  :root[data-theme]', [...theme('print'), ...declare(onPaper)])),
  ]
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}
