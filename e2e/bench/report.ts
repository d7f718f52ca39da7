import type { Load } from './load.ts'

const ms = (n: number) => `${n.toFixed(2)} ms`

export function heading(text: string) {
  console.log(`\n## ${text}`)
}

export function line(name: string, ...figures: string[]) {
  console.log(`${name.padEnd(46)} ${figures.join('   ')}`)
}

/** A pair, ours over the baseline; `aim` is the ratio that the project sets itself. */
export function pair(name: string, ours: Load, bare: Load, aim: number) {
  const shown = (load: Load) => `p50 ${ms(load.p50)}, p99 ${ms(load.p99)}, ${Math.round(load.perSecond)}/s`
  line(name, shown(ours))
  line('  baseline', shown(bare))
  line(
    '  ratio',
    `p50 ×${(ours.p50 / bare.p50).toFixed(2)} (aim ×${aim})`,
    `p99 ×${(ours.p99 / bare.p99).toFixed(2)}`,
    `throughput ×${(ours.perSecond / bare.perSecond).toFixed(2)}`,
  )
}

export const milliseconds = ms
