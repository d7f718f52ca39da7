import type { TooltipComponentOption } from 'echarts'
import { type ChartEnv, face } from './env.ts'

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Repeats what the labels and the table say, nearer to the pointer: never the only place of a number. */
export function tooltip(
  env: ChartEnv,
  trigger: 'axis' | 'item',
  linesAt: (index: number) => readonly string[] | null,
): TooltipComponentOption {
  const { colours: c } = env
  if (env.medium === 'print') return { show: false }
  return {
    trigger,
    confine: true,
    transitionDuration: 0,
    backgroundColor: c.surface,
    borderColor: c['rule-2'],
    borderWidth: 1,
    padding: [6, 10],
    textStyle: { color: c.ink, fontFamily: face, fontSize: 13, lineHeight: 19 },
    formatter: (params) => {
      const first = [params].flat().find((param) => param.seriesIndex === 0)
      const lines = first ? linesAt(first.dataIndex) : null
      return lines ? lines.map(escaped).join('<br>') : ''
    },
  }
}
