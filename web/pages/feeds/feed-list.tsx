import type { FeedRow, FeedRun, FeedsPage } from '../../../server/core/feeds/answers.ts'
import { feedKindWords } from '../../../server/core/feeds/feed.ts'
import type { FeedState } from '../../../server/core/feeds/health.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useFormat, useLang } from '../../app/lang.tsx'
import { usePaths, useViewState } from '../../app/use-view-state.ts'
import { useAct } from '../../data/use-act.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { ConfirmButton } from '../../ui/confirm.tsx'
import { Link } from '../../ui/link.tsx'
import { type StackedColumn, StackedTable } from '../../ui/stacked-table.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import { SampleLabel } from '../../widgets/sample-label.tsx'
import { Mark } from '../../widgets/status-mark.tsx'
import { cadenceText } from './cadence-text.ts'
import styles from './feeds-page.module.css'

type Props = {
  page: FeedsPage
  /** what has been done, for the page to say */
  said: (told: string) => void
}

/** KPIs named one by one; the rest is counted. */
const mostKpis = 4

/** Every feed: the worst first, and why. */
export function FeedList({ page, said }: Props) {
  const { feeds: words } = useAllWords()
  const run = useAct((trpc) => trpc.feeds.run.mutationOptions())
  const pause = useAct((trpc) => trpc.feeds.setPaused.mutationOptions())
  const end = useAct((trpc) => trpc.feeds.end.mutationOptions())
  const columns = useColumns(page, { run, pause, end }, said)
  return (
    <>
      <FaultNotice fault={run.fault ?? pause.fault ?? end.fault} />
      <StackedTable
        caption={words.list}
        className={styles.table}
        columns={columns}
        groups={[{ key: 'all', rows: page.feeds }]}
        rowKey={({ code }) => code}
        under={(feed) =>
          feed.last?.problems?.length || feed.earlier.length > 0 ? (
            <>
              {feed.last?.problems?.length ? <Reasons last={feed.last} /> : null}
              {feed.earlier.length > 0 ? <Earlier feed={feed} /> : null}
            </>
          ) : null
        }
      />
    </>
  )
}

function Reasons({ last }: { last: NonNullable<FeedRow['last']> }) {
  const { feeds: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const problems = last.problems ?? []
  return (
    <details className={styles.reasons} open={problems.length === 1}>
      <summary>{words.reasons}</summary>
      <ul>
        {problems.map(({ line, field, code, message }) => (
          <li key={`${line} ${field} ${code}`}>
            {line === null ? '' : `${words.line(format.number(line))}: `}
            {message[lang]}
          </li>
        ))}
        {last.unlisted > 0 ? <li>{words.more(format.number(last.unlisted))}</li> : null}
      </ul>
    </details>
  )
}

/** The runs before the last, so that one can see whether a trouble is a habit. */
function Earlier({ feed }: { feed: FeedRow }) {
  const { feeds: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  return (
    <details className={styles.reasons}>
      <summary aria-label={words.earlierOf(feed.name[lang])}>
        {words.earlier(format.number(feed.earlier.length))}
      </summary>
      <ul>
        {feed.earlier.map((run) => (
          <li key={run.at}>
            <span className="num">{format.instant(run.at)}</span>: <Brought run={run} />
          </li>
        ))}
      </ul>
    </details>
  )
}

type Verbs = {
  run: ReturnType<typeof useAct<{ code: string }, unknown>>
  pause: ReturnType<typeof useAct<{ code: string; seen: number; paused: boolean }, unknown>>
  end: ReturnType<typeof useAct<{ code: string; seen: number }, unknown>>
}

function useColumns(page: FeedsPage, verbs: Verbs, said: Props['said']): StackedColumn<FeedRow>[] {
  const { feeds: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const columns: StackedColumn<FeedRow>[] = [
    {
      key: 'source',
      head: words.source,
      names: true,
      className: styles.source,
      cell: ({ name, kind, target, sample }) => (
        <>
          <span className={styles.name}>{name[lang]}</span>
          <span className={styles.small}>
            {target.name[lang]} · {feedKindWords[kind][lang]}
          </span>
          {sample ? <SampleLabel>{words.sample}</SampleLabel> : null}
        </>
      ),
    },
    {
      key: 'state',
      head: words.state,
      className: styles.state,
      cell: (feed) => <Standing feed={feed} />,
    },
    {
      key: 'last',
      head: words.last,
      label: `${words.last}:`,
      className: styles.last,
      cell: (feed) => <LastRun feed={feed} />,
    },
    {
      key: 'next',
      head: words.next,
      label: `${words.next}:`,
      className: styles.next,
      cell: (feed) => (
        <>
          {feed.nextAt ? (
            <span className={classNames('num', styles.whole)}>{format.instant(feed.nextAt)}</span>
          ) : (
            '–'
          )}
          <span className={styles.small}>
            {feed.kind === 'push' ? `${words.expected} · ` : ''}
            {words.every(cadenceText(feed.everyMinutes, words, format))}
          </span>
        </>
      ),
    },
    { key: 'kpis', head: words.kpis, className: styles.kpis, cell: (feed) => <Kpis feed={feed} /> },
  ]
  if (!page.may.manage) return columns
  return [
    ...columns,
    {
      key: 'ways',
      head: words.ways,
      className: styles.ways,
      cell: (feed) => <Ways feed={feed} verbs={verbs} said={said} />,
    },
  ]
}

const marks = { late: 'behind', failed: 'behind', partial: 'at-risk' } as const

function StateWord({ state }: { state: FeedState }) {
  const { feeds: words } = useAllWords()
  if (state === 'fresh') return <StateMark state="on">{words.states.fresh}</StateMark>
  if (state === 'paused') return <StateMark state="off">{words.states.paused}</StateMark>
  return (
    <span className={styles[marks[state]]}>
      <Mark shape={marks[state]} /> {words.states[state]}
    </span>
  )
}

/** How it stands, since when, and up to when everything is there. */
function Standing({ feed }: { feed: FeedRow }) {
  const { feeds: words } = useAllWords()
  const format = useFormat()
  const { state, since, lastGood } = feed.health
  return (
    <>
      {state === 'fresh' && !feed.paused && !lastGood ? (
        <StateMark state="waiting">{words.awaited}</StateMark>
      ) : (
        <StateWord state={feed.paused ? 'paused' : state} />
      )}
      {since ? <span className={styles.small}>{words.since(format.instant(since))}</span> : null}
      <span className={styles.small}>
        {lastGood
          ? words.lastGood(format.instant(lastGood), format.age(lastGood, feed.today))
          : words.neverGood}
      </span>
    </>
  )
}

function LastRun({ feed: { last, running } }: { feed: FeedRow }) {
  const { feeds: words } = useAllWords()
  const format = useFormat()
  if (running) return <StateMark state="waiting">{words.running}</StateMark>
  if (!last) return words.never
  return (
    <>
      <span className="num">{format.instant(last.at)}</span>
      <span className={styles.small}>
        <Brought run={last} />
      </span>
    </>
  )
}

/** How a run ended, and what it brought. */
function Brought({ run: { state, rows } }: { run: FeedRun }) {
  const { feeds: words } = useAllWords()
  const format = useFormat()
  const { read, changed, refused } = rows
  return [
    words.lastStates[state],
    read > 0 ? words.rows(format.number(read), format.number(changed)) : null,
    refused > 0 ? words.refused(format.number(refused)) : null,
  ]
    .filter(Boolean)
    .join(' · ')
}

function Kpis({ feed: { kpis } }: { feed: FeedRow }) {
  const { feeds: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const to = usePaths()
  if (kpis.length === 0) return words.noKpi
  const named = kpis.length > mostKpis + 1 ? kpis.slice(0, mostKpis) : kpis
  return (
    <ul className={styles.list}>
      {named.map(({ id, name }) => (
        <li key={id}>
          <Link href={to.kpi(id)} preload={false}>
            {name[lang]}
          </Link>
        </li>
      ))}
      {named.length < kpis.length ? (
        <li className={styles.small}>{words.moreKpis(format.number(kpis.length - named.length))}</li>
      ) : null}
    </ul>
  )
}

function Ways({ feed, verbs, said }: { feed: FeedRow; verbs: Verbs; said: Props['said'] }) {
  const { feeds: words, forms } = useAllWords()
  const { href } = useViewState()
  const lang = useLang()
  const announce = useAnnounce()
  const { code, version: seen, paused } = feed
  const name = feed.name[lang]
  const tell = (told: string) => {
    said(told)
    announce(told)
  }
  async function run() {
    if (await verbs.run.act({ code })) tell(words.asked(name))
  }
  async function pause() {
    if (await verbs.pause.act({ code, seen, paused: !paused }))
      tell(paused ? words.resumed(name) : words.paused(name))
  }
  async function end() {
    if (await verbs.end.act({ code, seen })) tell(words.ended(name))
  }
  return (
    <div className={styles.buttons}>
      {feed.kind === 'push' || feed.sample ? null : (
        <Button look="quiet" aria-label={words.runOf(name)} disabled={verbs.run.busy} onClick={run}>
          {words.run}
        </Button>
      )}
      <Button
        look="quiet"
        aria-label={paused ? words.resumeOf(name) : words.pauseOf(name)}
        disabled={verbs.pause.busy}
        onClick={pause}
      >
        {paused ? words.resume : words.pause}
      </Button>
      <Link
        className={buttonClass({ look: 'quiet' })}
        href={href({ view: 'new', show: code })}
        preload={false}
        aria-label={words.changeOf(name)}
      >
        {words.change}
      </Link>
      <ConfirmButton
        look="quiet"
        label={words.end}
        name={words.endOf(name)}
        question={words.endAsked(name)}
        yes={words.end}
        no={forms.keep}
        busy={verbs.end.busy}
        confirm={end}
      />
    </div>
  )
}
