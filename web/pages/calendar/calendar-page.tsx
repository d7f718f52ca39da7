import { useState } from 'react'
import {
  type CalendarDays,
  firstCalendarYear,
  lastCalendarYear,
} from '../../../server/core/calendar-answer.ts'
import { useAllWords } from '../../app/all-words.ts'
import { PageHeading } from '../../app/page-head.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { useCalendar } from '../../data/queries.ts'
import { buttonClass } from '../../ui/button.tsx'
import formStyles from '../../ui/form.module.css'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import pageStyles from '../../ui/page.module.css'
import { Section } from '../../ui/section.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { FaultWaysOut } from '../../widgets/fault-ways-out.tsx'
import styles from './calendar-page.module.css'
import { DayForm } from './day-form.tsx'
import { DayList } from './day-list.tsx'
import { YearView } from './year-view.tsx'

/** The days off of a year, and the weekend days worked for some of them. */
export function CalendarPage() {
  const { calendar: words, shell } = useAllWords()
  const { view } = useViewState()
  const answer = useCalendar(view)
  return (
    <>
      <PageHeading title={words.title} description={words.description} />
      <p className={pageStyles.lead}>{words.description}</p>
      <Answered
        answer={answer}
        waiting={<Skeleton label={shell.loading} lines={12} />}
        empty={() => null}
        partial={() => null}
      >
        {(page) => <Year page={page} />}
      </Answered>
      {answer.face === 'failed' ? <FaultWaysOut fault={answer.fault} /> : null}
    </>
  )
}

function Year({ page }: { page: CalendarDays }) {
  const { calendar: words } = useAllWords()
  const { view, href, set } = useViewState()
  const [said, setSaid] = useState<string | null>(null)
  const isForm = page.may.manage && view.view === 'new'
  const changed = page.days.find(({ day }) => day === view.show)
  const close = () => set({ view: undefined, show: undefined })
  return (
    <>
      {isForm ? (
        <Section title={changed ? words.formTitle.change : words.formTitle.new}>
          <DayForm
            key={changed?.day ?? 'new'}
            changed={changed}
            close={close}
            saved={(told) => {
              setSaid(told)
              close()
            }}
          />
        </Section>
      ) : null}
      {said && !isForm ? <p className={formStyles.done}>{said}</p> : null}
      {page.may.manage && !isForm ? (
        <p className={pageStyles.primary}>
          <Link
            className={buttonClass({ look: 'primary' })}
            href={href({ view: 'new', show: undefined })}
            preload={false}
          >
            {words.add}
          </Link>
        </p>
      ) : null}
      <Section title={words.year(String(page.year))} end={<Years year={page.year} />}>
        <YearView page={page} />
        <p className={formStyles.note}>{words.deadlines}</p>
      </Section>
      <DayList page={page} said={setSaid} />
    </>
  )
}

function Years({ year }: { year: number }) {
  const { calendar: words } = useAllWords()
  const { href } = useViewState()
  const to = (one: number) => href({ from: String(one), view: undefined, show: undefined })
  return (
    <nav className={styles.years} aria-label={words.years}>
      {year > firstCalendarYear ? (
        <Link href={to(year - 1)} aria-label={words.previous(String(year - 1))}>
          <Icon name="left" />
          <span aria-hidden="true">{year - 1}</span>
        </Link>
      ) : null}
      {year < lastCalendarYear ? (
        <Link href={to(year + 1)} aria-label={words.next(String(year + 1))}>
          <span aria-hidden="true">{year + 1}</span>
          <Icon name="right" />
        </Link>
      ) : null}
    </nav>
  )
}
