import { useFormat, useWords } from '../app/lang.tsx'
import { classNames } from '../ui/class-names.ts'
import styles from './deadline-run.module.css'
import { holdsToday, placeIn, type Run, type Span } from './deadline-span.ts'

const percent = (part: number) => `${part * 100}%`
const between = (a: number, b: number) => ({ left: percent(Math.min(a, b)), width: percent(Math.abs(b - a)) })

/** The words over the lines: months, and where today is. */
export function RunHead({ span }: { span: Span }) {
  const { parts } = useWords()
  const format = useFormat()
  const { ticks, today, from, to } = span
  const at = holdsToday(span) ? placeIn(span)(today) : null
  // The word of today needs room: of a narrow drawing, with few ticks, a larger part.
  const [before, after] = ticks.length > 6 ? [0.08, 0.05] : [0.24, 0.16]
  const isNear = (part: number) => at !== null && (part < at ? at - part < before : part - at < after)
  return (
    <span className={classNames(styles.head, ticks.length > 6 && styles.dense)}>
      <span className="vh">{parts.run}</span>
      <span aria-hidden="true">
        {ticks
          .filter((tick) => !isNear(tick.at))
          .map((tick) => (
            <span key={tick.day} className={styles.tick} style={{ left: percent(tick.at) }}>
              {format.periodShort(
                tick.day.slice(0, 7),
                from.slice(0, 4) !== to.slice(0, 4) && isFirst(tick.day, ticks),
              )}
            </span>
          ))}
        {at === null ? null : (
          <span className={styles.todayWord} style={{ left: percent(at) }} title={format.day(today)}>
            {parts.today}
          </span>
        )}
      </span>
    </span>
  )
}

/** Over two years the first tick and each January say the year. */
const isFirst = (day: string, ticks: Span['ticks']) => day === ticks[0]?.day || day.slice(5, 7) === '01'

/** The months and today, behind what is drawn of a task. */
export const RunGround = ({ span }: { span: Span }) => (
  <>
    {span.ticks.map((tick) => (
      <span key={tick.day} className={styles.grid} style={{ left: percent(tick.at) }} />
    ))}
    {holdsToday(span) ? (
      <span className={styles.today} style={{ left: percent(placeIn(span)(span.today)) }} />
    ) : null}
  </>
)

/** One line a task: its run, the first deadline, how far it was put off, the deadline, the end. Its words stand beside it. */
export function DeadlineRun({ run, span }: { run: Run; span: Span }) {
  return (
    <span className={styles.line} aria-hidden="true">
      <RunGround span={span} />
      <span className={styles.run} style={between(run.from, run.to)} />
      {run.extended ? (
        <span className={styles.extension} style={between(run.extended.from, run.extended.to)} />
      ) : null}
      <Dot look={styles.original} at={run.original} />
      <Dot look={styles.due} at={run.due} />
      <Dot look={styles.missed} at={run.missed} />
      <Dot look={styles.done} at={run.done} />
    </span>
  )
}

const Dot = ({ look, at }: { look: string | undefined; at: number | null }) =>
  at === null ? null : <span className={look} style={{ left: percent(at) }} />

/** What the signs mean. */
export function RunKey() {
  const { parts } = useWords()
  return (
    <p className={styles.key}>
      <Sign look={styles.original}>{parts.runKey.original}</Sign>
      <span>
        <span className={`${styles.sign} ${styles.long}`} aria-hidden="true">
          <span className={styles.extension} style={between(0.05, 0.8)} />
          <span className={styles.due} style={{ left: '80%' }} />
        </span>
        {parts.runKey.due}
      </span>
      <Sign look={styles.missed}>{parts.runKey.missed}</Sign>
      <Sign look={styles.done}>{parts.runKey.done}</Sign>
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
