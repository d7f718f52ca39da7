import type { Day } from '../day.ts'
import { nbsp } from '../format.ts'
import type { Words } from '../words.ts'
import { dayNumber } from './axis.ts'
import { type ChartEnv, isNarrow } from './env.ts'
import type { Box } from './labels.ts'
import { dot, line, type Shape, words } from './shapes.ts'
import { textWidth, wrapped } from './text-width.ts'

export type ChartEvent = { day: Day; label: Words; sample?: boolean }

/** A letter on the line, for the key below the chart. */
export type EventKey = { mark: string; day: Day; label: string }

const size = 12.5
const widest = 170
const apart = 12

function textOf({ day, label, sample }: ChartEvent, { format, lang }: ChartEnv): string {
  const note = sample ? ` (${{ vi: 'minh họa', en: 'sample' }[lang]})` : ''
  return `${format.dayShort(day)}:${nbsp}${label[lang]}${note}`
}

/** Words where all of them fit side by side in two lines, letters otherwise. */
type Laid = { event: ChartEvent; x: number; lines: string[]; centre: number }
function laid(events: readonly ChartEvent[], x: (day: number) => number, env: ChartEnv): Laid[] | null {
  if (isNarrow(env)) return null
  let free = 0
  const found: Laid[] = []
  for (const event of events) {
    const lines = wrapped(textOf(event, env), size, widest)
    if (lines.length > 2) return null
    const half = Math.max(...lines.map((text) => textWidth(text, size))) / 2
    const at = x(dayNumber(event.day))
    const centre = Math.max(half, Math.min(env.width - half, at))
    if (centre - half < free) return null
    free = centre + half + apart
    found.push({ event, x: at, lines, centre })
  }
  return found
}

const letter = (i: number): string => String.fromCharCode(65 + (i % 26))

/** What the letters mean; null where the words stand on the chart itself. */
export function keyOf(
  events: readonly ChartEvent[],
  x: (day: number) => number,
  env: ChartEnv,
): EventKey[] | null {
  if (events.length === 0 || laid(events, x, env)) return null
  return events.map(({ day, label, sample }, i) => ({
    mark: letter(i),
    day,
    label: sample ? `${label[env.lang]} (${{ vi: 'minh họa', en: 'sample' }[env.lang]})` : label[env.lang],
  }))
}

/** px kept free above the plot */
export const eventRoom = (events: readonly ChartEvent[], env: ChartEnv): number =>
  events.length === 0 ? 26 : isNarrow(env) ? 36 : 56

/** What the words or letters cover. */
export function eventBoxes(
  events: readonly ChartEvent[],
  { x, top }: { x: (day: number) => number; top: number },
  env: ChartEnv,
): Box[] {
  const said = laid(events, x, env)
  if (!said)
    return events.map(({ day }) => ({ x: x(dayNumber(day)) - 9, y: top - 27, width: 18, height: 18 }))
  return said.map(({ lines, centre }) => {
    const width = Math.max(...lines.map((text) => textWidth(text, size)))
    return { x: centre - width / 2, y: top - 48, width, height: 36 }
  })
}

/** Dated events hang from the top. */
export function eventMarks(
  events: readonly ChartEvent[],
  place: { x: (day: number) => number; top: number; bottom: number },
  env: ChartEnv,
): Shape[] {
  const { colours: c } = env
  const thread = { stroke: c['c-axis'], lineWidth: 1, lineDash: [1, 3] }
  const said = laid(events, place.x, env)
  if (said) {
    return said.flatMap(({ x, lines, centre }) => [
      line(x, place.top - 10, x, place.bottom, thread),
      ...lines.map((text, i) =>
        words(
          text,
          centre,
          place.top - 22 - (lines.length - 1 - i) * 17,
          { fill: c['ink-2'], size, align: 'center' },
          env,
        ),
      ),
    ])
  }
  return events.flatMap(({ day }, i) => {
    const x = place.x(dayNumber(day))
    return [
      line(x, place.top - 10, x, place.bottom, thread),
      dot(x, place.top - 18, 8.5, c.paper, { stroke: c['c-axis'], lineWidth: 1 }),
      words(letter(i), x, place.top - 18, { fill: c.ink, size: 11.5, weight: 600, align: 'center' }, env),
    ]
  })
}
