import type { OfficePage as Page } from '../../../server/core/answers.ts'
import type { Scorecard } from '../../../server/core/scorecard.ts'
import { fold } from '../../../server/core/text.ts'
import { useFormat, useLang, useWords } from '../../app/lang.tsx'
import type { PageProps } from '../../app/routes.ts'
import { usePaths, useViewState } from '../../app/use-view-state.ts'
import { useOfficePage, useScorecard, useSetting } from '../../data/queries.ts'
import type { Setting } from '../../data/questions.ts'
import { buttonClass } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Link } from '../../ui/link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { ContestOfOffice } from '../../widgets/contest-of-office.tsx'
import { FaultWaysOut } from '../../widgets/fault-ways-out.tsx'
import { OfficeLink } from '../../widgets/office-link.tsx'
import { cityView, showsTasks } from './asked-views.ts'
import { KpisSection } from './kpis-section.tsx'
import { LateSection } from './late-section.tsx'
import { Lineage, OfficeFacts, OfficeLead, OfficeTitle } from './office-head.tsx'
import styles from './office-page.module.css'
import { OwedSection, owesAnything } from './owed-section.tsx'
import { debtsOf, lifeOn, untilOf } from './standing.ts'
import { TasksSection } from './tasks-section.tsx'
import { OfficeWaiting } from './waiting.tsx'

/** Everything that concerns one office: how it stands, what is late, what it owes, its KPIs and its tasks. */
export function OfficePage({ id }: PageProps) {
  const { view } = useViewState()
  const lang = useLang()
  const answer = useOfficePage(view, id)
  const city = useScorecard(cityView(view))
  const asked = useSetting()
  const setting = asked.face === 'here' ? asked.data : null
  const known =
    answer.face === 'here' ? answer.data.office : setting?.offices.find((office) => office.code === id)
  const empty = useEmpty()
  if (answer.face === 'failed' && answer.fault.code === 'unknown-office')
    return <Unknown code={id} setting={setting} />
  return (
    <>
      <OfficeTitle name={known?.name[lang] ?? id} />
      <Answered answer={answer} waiting={<OfficeWaiting />} empty={empty} partial={() => null}>
        {(page) => (
          <Parts page={page} card={city.face === 'here' ? city.data : null} kpis={setting?.kpis ?? []} />
        )}
      </Answered>
      {answer.face === 'failed' ? <FaultWaysOut fault={answer.fault} /> : null}
    </>
  )
}

/** No figure at all: because the office is not there at the moment asked about, or because nobody gave one. */
function useEmpty() {
  const { office: words } = useWords()
  const lang = useLang()
  const format = useFormat()
  return (page: Page) => {
    if (page.items.some(({ item }) => item.value !== null) || page.late.total > 0) return null
    if (lifeOn(page.office, untilOf(page)) !== 'here') return lifeWords(page, words, lang, format)
    return {
      title: words.noFigures(page.office.name[lang], format.periodInText(page.period)),
      help: words.noFiguresHelp,
    }
  }
}

function lifeWords(
  page: Page,
  words: ReturnType<typeof useWords>['office'],
  lang: 'vi' | 'en',
  format: ReturnType<typeof useFormat>,
) {
  const { office } = page
  const until = untilOf(page)
  if (lifeOn(office, until) === 'not-yet') {
    return {
      title: words.notYet(office.name[lang], format.day(until)),
      help: (
        <>
          {words.begins(format.day(office.validFrom))}
          <Lineage title={words.predecessors} links={page.predecessors} />
        </>
      ),
    }
  }
  return {
    title: words.ended(office.name[lang], format.day(office.validTo)),
    help: (
      <>
        {words.endedHelp}
        <Lineage title={words.successors} links={page.successors} />
      </>
    ),
  }
}

type PartsProps = { page: Page; card: Scorecard | null; kpis: Setting['kpis'] }

function Parts({ page, card, kpis }: PartsProps) {
  const { office: words } = useWords()
  const lang = useLang()
  const format = useFormat()
  const debts = debtsOf(page.items)
  const owes = owesAnything(debts)
  const life = lifeOn(page.office, untilOf(page))
  const gone = life === 'here' ? null : lifeWords(page, words, lang, format)
  return (
    <>
      <OfficeFacts page={page} />
      {gone ? (
        <Notice face="empty" title={gone.title}>
          {gone.help}
        </Notice>
      ) : null}
      <OfficeLead page={page} />
      <ContestOfOffice page={page} />
      <div className={classNames(styles.two, owes && styles.owes)}>
        <div>
          <LateSection page={page} kpis={kpis} />
          {showsTasks(page) ? <TasksSection page={page} /> : null}
        </div>
        {owes ? <OwedSection page={page} debts={debts} /> : null}
      </div>
      <KpisSection page={page} card={card} />
    </>
  )
}

/** Nobody has this code at the moment asked about: say so, and offer what comes near. */
function Unknown({ code, setting }: { code: string; setting: Setting | null }) {
  const { office: words } = useWords()
  const { view, href } = useViewState()
  const to = usePaths()
  const typed = fold(code)
  const near = setting?.offices.filter((office) => fold(office.code) === typed) ?? []
  return (
    <>
      <OfficeTitle name={words.unknown}>{words.unknownHelp(code)}</OfficeTitle>
      <p className={styles.help}>{words.unknownHelp(code)}</p>
      {near.length ? (
        <p className={styles.help}>
          {words.didYouMean}{' '}
          {near.map((office) => (
            <b key={office.code}>
              <OfficeLink office={office} />
            </b>
          ))}
        </p>
      ) : null}
      <p className={styles.ways}>
        <Link className={buttonClass({ look: 'primary' })} href={to.offices()}>
          {words.toOffices}
        </Link>
        {view.asOf ? (
          <Link className={buttonClass()} href={href({ asOf: undefined })}>
            {words.toNow}
          </Link>
        ) : null}
      </p>
    </>
  )
}
