import { useFormat, useWords } from '../../app/lang.tsx'
import { classNames } from '../../ui/class-names.ts'
import type { Span, TaskLine } from './task-line.ts'
import styles from './task-timeline.module.css'

const percent = (part: number) => `${part * 100}%`
const between = (a: number, b: number) => ({ left: percent(Math.min(a, b)), width: percent(Math.abs(b - a)) })

/** The words over the lines: months, and where today is. */
export function TimelineHead({ span }: { span: Span }) {
  const { office: words } = useWords()
  const format = useFormat()
  const { ticks, today, from, to } = span
  const at = lineAt(span)
  const near = (part: number) => (part < at ? at - part < 0.24 : part - at < 0.16)
  return (
    <span className={styles.head}>
      <span className="vh">{words.timeline}</span>
      <span aria-hidden="true">
        {ticks
          .filter((tick) => !near(tick.at))
          .map((tick) => (
            <span key={tick.day} className={styles.tick} style={{ left: percent(tick.at) }}>
              {format.periodShort(
                tick.day.slice(0, 7),
                from.slice(0, 4) !== to.slice(0, 4) && isFirst(tick.day, ticks),
              )}
            </span>
          ))}
        <span className={styles.todayWord} style={{ left: percent(at) }} title={format.day(today)}>
          {words.today}
        </span>
      </span>
    </span>
  )
}

/** Over two years the first tick and each January say the year. */
const isFirst = (day: string, ticks: Span['ticks']) => day === ticks[0]?.day || day.slice(5, 7) === '01'

const lineAt = ({ from, to, today }: Span) =>
  (Date.parse(today) - Date.parse(from)) / Math.max(1, Date.parse(to) - Date.parse(from))

/** One line a task: first deadline, extension, deadline, what came after. Its words stand in the row. */
export function Timeline({ line, span }: { line: TaskLine; span: Span }) {
  const { original, due, done, today, missed } = line
  return (
    <span className={styles.line} aria-hidden="true">
      {span.ticks.map((tick) => (
        <span key={tick.day} className={styles.grid} style={{ left: percent(tick.at) }} />
      ))}
      <span className={styles.today} style={{ left: percent(today) }} />
      {due !== null && missed ? <span className={styles.late} style={between(due, done ?? today)} /> : null}
      {due !== null && !missed ? <span className={styles.ahead} style={between(today, due)} /> : null}
      {original !== null && due !== null ? (
        <>
          <span className={styles.extension} style={between(original, due)} />
          <span className={styles.original} style={{ left: percent(original) }} />
        </>
      ) : null}
      {due === null ? null : (
        <span className={classNames(missed ? styles.missed : styles.due)} style={{ left: percent(due) }} />
      )}
      {done === null ? null : <span className={styles.done} style={{ left: percent(done) }} />}
    </span>
  )
}

/** What the signs mean. */
export function TimelineKey() {
  const { office: words } = useWords()
  return (
    <p className={styles.key}>
      <Sign look={styles.original}>{words.keyOriginal}</Sign>
      <Sign look={styles.due}>{words.keyDue}</Sign>
      <Sign look={styles.missed}>{words.keyMissed}</Sign>
      <Sign look={styles.done}>{words.keyDone}</Sign>
    </p>
  )
}

const Sign = ({ look, children }: { look: string | undefined; children: string }) => (
  <span>
    <span className={styles.sign} aria-hidden="true">
      <span className={look} style={{ left: '50%' }} />
    </span>
    {children}
  </span>
)
