import { type Stage, stageWords } from '../../server/core/deadline.ts'
import { statusWord } from '../../server/core/sentences/words.ts'
import type { Status } from '../../server/core/status.ts'
import { useLang } from '../app/lang.tsx'
import { classNames } from '../ui/class-names.ts'
import { type MarkShape, markId } from './mark-sprite.tsx'
import styles from './status-mark.module.css'

type Tone = 'on' | 'risk' | 'behind' | 'none' | 'info'

const statusTones: Record<Status, Tone> = {
  'on-track': 'on',
  'at-risk': 'risk',
  behind: 'behind',
  'no-data': 'none',
  'no-target': 'none',
}

/** Hollow shapes for what is only near a judgement; filled ones are those of the statuses. */
export const stageMarks: Record<Stage, { shape: MarkShape; tone: Tone }> = {
  overdue: { shape: 'behind', tone: 'behind' },
  'due-today': { shape: 'at-risk', tone: 'risk' },
  'due-soon': { shape: 'due-soon', tone: 'risk' },
  'not-due': { shape: 'not-due', tone: 'info' },
  'no-deadline': { shape: 'no-target', tone: 'none' },
  'done-on-time': { shape: 'on-track', tone: 'on' },
  'done-late': { shape: 'done-late', tone: 'behind' },
  done: { shape: 'on-track', tone: 'on' },
  stopped: { shape: 'stopped', tone: 'none' },
}

/** The shape alone; its word must stand beside it, or in `vh`. */
export const Mark = ({ shape, small = false }: { shape: MarkShape; small?: boolean }) => (
  <svg className={classNames(styles.mark, small && styles.small)} aria-hidden="true">
    <use href={`#${markId(shape)}`} />
  </svg>
)

type Look = {
  /** the word is for those who listen only: the place says it to the others */
  wordHidden?: boolean
  /** on a tint of its colour */
  tag?: boolean
  small?: boolean
}

/** Shape, word and colour of a status. `word` where more is known: "Thiếu 9". */
export function StatusMark({ status, word, ...look }: { status: Status; word?: string } & Look) {
  const lang = useLang()
  const said = word ?? statusWord(status, lang)
  return <Marked shape={status} tone={statusTones[status]} word={said} {...look} />
}

/** The same of a deadline. `word` where more is known: "Quá hạn 145 ngày". */
export function StageMark({ stage, word, ...look }: { stage: Stage; word?: string } & Look) {
  const lang = useLang()
  return <Marked {...stageMarks[stage]} word={word ?? stageWords[stage][lang]} {...look} />
}

type Marking = { shape: MarkShape; tone: Tone; word: string } & Look

const Marked = ({ shape, tone, word, wordHidden, tag, small = false }: Marking) => (
  <span className={classNames(styles.status, styles[tone], tag && styles.tag)}>
    <Mark shape={shape} small={small} />
    <span className={wordHidden ? 'vh' : undefined}>{word}</span>
  </span>
)
