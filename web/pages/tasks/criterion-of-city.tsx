import type { OfficeRating, RatingPage } from '../../../server/core/tasks/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { usePaths, useViewState } from '../../app/use-view-state.ts'
import { useTaskRating } from '../../data/queries.ts'
import { Link } from '../../ui/link.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { SampleLabel } from '../../widgets/sample-label.tsx'
import { Mark } from '../../widgets/status-mark.tsx'
import { mostTold, ratingView } from './asked-views.ts'
import styles from './criterion.module.css'
import { CriterionRule } from './criterion-rule.tsx'
import { CriterionSwitch } from './criterion-switch.tsx'

/** Who would get 0, which tasks are about to cost somebody, and the share on time. */
export function CriterionOfCity() {
  const { shell } = useAllWords()
  const { view } = useViewState()
  const answer = useTaskRating(ratingView(view, null))
  return (
    <Answered
      answer={answer}
      waiting={<Skeleton label={shell.loading} lines={5} />}
      empty={() => null}
      partial={() => null}
    >
      {(page) => (
        <div className={styles.three}>
          <Score page={page} />
          <Reasons page={page} />
          <div>
            <OnTime page={page} />
            <CriterionRule asOfDay={page.asOfDay} year={page.year} />
          </div>
        </div>
      )}
    </Answered>
  )
}

const judgedIn = ({ offices }: RatingPage) => offices.filter(({ rating }) => rating.points !== null)
const lostIn = ({ offices }: RatingPage) => offices.filter(({ rating }) => rating.points === 0)

function Score({ page }: { page: RatingPage }) {
  const { criterion } = useAllWords().tasks
  const format = useFormat()
  const all = judgedIn(page).length
  const lost = lostIn(page).length
  return (
    <div>
      <p className={styles.score}>
        <b>
          {format.number(lost)}
          <small>/{format.number(all)}</small>
        </b>{' '}
        <span>{criterion.officesLost}</span>
      </p>
      <CriterionSwitch
        points={all === 0 ? null : lost === 0 ? 2.5 : lost === all ? 0 : null}
        both={lost > 0 && lost < all}
        kept={criterion.keptOffices(format.number(all - lost))}
        lost={criterion.lostOffices(format.number(lost))}
      />
      {page.sample ? (
        <p className={styles.sample}>
          <SampleLabel />
        </p>
      ) : null}
    </div>
  )
}

function Reasons({ page }: { page: RatingPage }) {
  const { criterion } = useAllWords().tasks
  const format = useFormat()
  const to = usePaths()
  const all = judgedIn(page)
  const lost = lostIn(page)
  const sentence =
    all.length === 0
      ? criterion.cityNone(String(page.year))
      : lost.length === 0
        ? criterion.cityKept(format.number(all.length))
        : criterion.cityLost(format.number(lost.length), format.number(all.length))
  return (
    <div>
      <p className={styles.sentence}>{sentence}</p>
      <ul className={styles.reasons}>
        {lost.slice(0, mostTold).map((one) => (
          <Loser key={one.office.code} {...one} />
        ))}
        {lost.length > mostTold ? (
          <li>
            <Mark shape="behind" />
            <p>
              <Link href={to.taskRating()}>
                {criterion.moreOffices(format.number(lost.length - mostTold))}
              </Link>
            </p>
          </li>
        ) : null}
        <Dangers page={page} />
      </ul>
    </div>
  )
}

function Loser({ office, rating: { deciding } }: OfficeRating) {
  const { criterion } = useAllWords().tasks
  const lang = useLang()
  const format = useFormat()
  const to = usePaths()
  const [worst] = deciding
  if (!worst) return null
  return (
    <li>
      <Mark shape={deciding.some(({ open }) => open) ? 'behind' : 'done-late'} />
      <p>
        <b>
          <Link
            className="plain"
            href={to.tasks({ office: office.code, mark: 'costs' })}
            aria-label={criterion.tasksOf(office.name[lang])}
          >
            {office.name[lang]}
          </Link>
        </b>
        {': '}
        <span>
          <Link href={to.task(worst.code)}>
            {worst.open
              ? criterion.openLate(worst.code, format.days(worst.daysLate))
              : criterion.doneLate(worst.code, format.days(worst.daysLate))}
          </Link>{' '}
          {deciding.length > 1 ? criterion.moreDeciding(format.number(deciding.length - 1)) : null}
        </span>
      </p>
    </li>
  )
}

function Dangers({ page: { dangers } }: { page: RatingPage }) {
  const { criterion } = useAllWords().tasks
  const lang = useLang()
  const format = useFormat()
  const to = usePaths()
  if (dangers.length === 0) return null
  const told = dangers.slice(0, mostTold)
  return (
    <li>
      <Mark shape="at-risk" />
      <p>
        <b>{criterion.dangers}</b>{' '}
        {told.map(({ code, office, stage, workingDaysLeft }, nth) => (
          <span key={code}>
            {nth > 0 ? '; ' : null}
            <Link href={to.task(code)}>
              {stage === 'due-today'
                ? criterion.dueToday(code)
                : criterion.dueIn(code, format.days(workingDaysLeft ?? 0))}
            </Link>{' '}
            ({office.name[lang]})
          </span>
        ))}
        {dangers.length > told.length ? (
          <>
            {'; '}
            <Link href={to.tasks({ stage: 'due-today,due-soon', sort: 'due' })}>
              {criterion.moreDangers(format.number(dangers.length - told.length))}
            </Link>
          </>
        ) : null}
        .
      </p>
    </li>
  )
}

function OnTime({ page: { onTime } }: { page: RatingPage }) {
  const { criterion } = useAllWords().tasks
  const format = useFormat()
  const { numerator, denominator } = onTime
  return (
    <div className={styles.onTime}>
      <h2>{criterion.onTime}</h2>
      {denominator === 0 ? (
        <p>{criterion.onTimeNone}</p>
      ) : (
        <>
          <p className={styles.share}>
            <b>{format.fraction(numerator, denominator)}</b> {format.share(numerator / denominator)}
          </p>
          <p>{criterion.onTimeHelp}</p>
        </>
      )}
    </div>
  )
}
