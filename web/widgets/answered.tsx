import type { ReactNode } from 'react'
import { useFormat, useWords } from '../app/lang.tsx'
import type { Answer, Failure } from '../data/answer.ts'
import { faultSentence } from '../data/fault.ts'
import { classNames } from '../ui/class-names.ts'
import { Notice } from '../ui/notice.tsx'
import styles from './answered.module.css'

type Missing = { title: string; help?: ReactNode }

type Props<T> = {
  answer: Answer<T>
  /** drawn in the size of what will come */
  waiting: ReactNode
  /** why there is nothing, who owes it; null: there is something */
  empty: (data: T) => Missing | null
  /** what is missing beside what is shown; null: nothing is */
  partial: (data: T) => Missing | null
  children: (data: T) => ReactNode
}

/** Draws an answer with all its faces. None can be forgotten: each is a property that must be given. */
export function Answered<T>({ answer, waiting, empty, partial, children }: Props<T>) {
  const { faces } = useWords()
  if (answer.face === 'waiting') return waiting
  if (answer.face === 'failed') return <FailedNotice {...answer} />
  const { data, before, failure } = answer
  const nothing = empty(data)
  const missing = nothing ? null : partial(data)
  return (
    <>
      {failure ? <LateNotice {...failure} /> : null}
      <div className={classNames(before && !failure && styles.before)} aria-busy={before}>
        {nothing ? (
          <Notice face="empty" title={nothing.title}>
            {nothing.help}
          </Notice>
        ) : (
          children(data)
        )}
        {missing ? (
          <Notice face="partial" title={missing.title}>
            {missing.help}
          </Notice>
        ) : null}
      </div>
      {before && !failure ? (
        <span role="status" className="vh">
          {faces.previousAnswer}
        </span>
      ) : null}
    </>
  )
}

/** Nothing can be shown: what was wrong, or that it is being asked again. */
export function FailedNotice({ fault, at, retrying, again }: Failure) {
  const { faces } = useWords()
  const format = useFormat()
  return (
    <div role="alert">
      <Notice
        face="failed"
        title={faultSentence(fault, format) ?? faces.unreachable}
        again={retrying ? { label: faces.again, press: again } : undefined}
      >
        {retrying ? faces.failedAt(timeOf(format.instant(at))) : null}
      </Notice>
    </div>
  )
}

/** Figures are shown, but newer ones could not be fetched. */
function LateNotice({ at, again }: Failure) {
  const { faces } = useWords()
  const format = useFormat()
  return (
    <div role="status">
      <Notice
        face="failed"
        title={faces.failedAt(timeOf(format.instant(at)))}
        again={{ label: faces.again, press: again }}
      >
        {faces.keptFigures}
      </Notice>
    </div>
  )
}

/** "22/11/2024 10:32" ends with the time of day. */
const timeOf = (instant: string) => instant.slice(-5)
