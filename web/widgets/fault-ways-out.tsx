import type { ErrorCode } from '../../server/core/error-words.ts'
import { useLang, useWords } from '../app/lang.tsx'
import { useHere, usePaths, useViewState } from '../app/use-view-state.ts'
import type { ViewPatch } from '../app/view-state.ts'
import type { Fault } from '../data/fault.ts'
import { useMe } from '../data/queries.ts'
import { buttonClass } from '../ui/button.tsx'
import { Link } from '../ui/link.tsx'
import styles from './fault-ways-out.module.css'
import { officesHeld } from './grant-words.ts'

type WayOut = keyof ReturnType<typeof useWords>['kpi']['waysOut']

/** What in the address stands in the way. Faults without an entry pass by themselves. */
const ways: Partial<Record<ErrorCode, WayOut>> = {
  'unknown-kpi': 'kpis',
  'unknown-office': 'office',
  'bad-period': 'period',
  'period-in-future': 'period',
  'period-before-first': 'period',
  'bad-as-of': 'asOf',
  'as-of-in-future': 'asOf',
  'as-of-before-first': 'asOf',
  'page-past-end': 'firstPage',
  'search-too-long': 'search',
  'bad-filter': 'filter',
  'bad-sort': 'sort',
  'bad-size': 'size',
  'bad-input': 'plain',
}

const maybeHidden: readonly ErrorCode[] = ['unknown-kpi', 'not-yours', 'sign-in-needed']

const nothing: ViewPatch = {
  period: undefined,
  asOf: undefined,
  compare: undefined,
  office: undefined,
  grain: undefined,
  from: undefined,
  to: undefined,
  part: undefined,
  size: undefined,
  sort: undefined,
  q: undefined,
  filter: undefined,
  year: undefined,
  stage: undefined,
  mark: undefined,
  document: undefined,
  month: undefined,
  person: undefined,
  helping: undefined,
  group: undefined,
}

const without: Record<Exclude<WayOut, 'kpis'>, ViewPatch> = {
  period: { period: undefined, from: undefined, to: undefined },
  asOf: { asOf: undefined },
  office: { office: undefined },
  span: { from: undefined, to: undefined },
  firstPage: { page: undefined },
  search: { q: undefined },
  filter: { filter: undefined },
  sort: { sort: undefined },
  size: { size: undefined },
  plain: nothing,
}

/** A question that cannot be answered as asked: the links to the nearest that can, and to the rights that would do. */
export function FaultWaysOut({ fault }: { fault: Fault }) {
  const { kpi } = useWords()
  const { href, view } = useViewState()
  const to = usePaths()
  const way = fault.code === 'unreachable' ? undefined : ways[fault.code]
  const hidden = fault.code !== 'unreachable' && maybeHidden.includes(fault.code)
  if (!way && !hidden) return null
  const spanned = way === 'period' && (view.from || view.to) ? 'span' : way
  return (
    <p className={styles.ways}>
      {hidden ? <RightsWaysOut fault={fault} /> : null}
      {spanned ? (
        <Link className={buttonClass()} href={spanned === 'kpis' ? to.kpis() : href(without[spanned])}>
          {kpi.waysOut[spanned]}
        </Link>
      ) : null}
    </p>
  )
}

/** What is not shown to the public looks as if it were not there. */
function RightsWaysOut({ fault }: { fault: Fault }) {
  const { shell } = useWords()
  const lang = useLang()
  const to = usePaths()
  const here = useHere()
  const answer = useMe()
  if (answer.face !== 'here') return null
  const { person } = answer.data
  if (!person)
    return (
      <Link className={buttonClass({ look: 'primary' })} href={to.signIn({ to: here })} preload={false}>
        {shell.signIn}
      </Link>
    )
  if (fault.code !== 'not-yours') return null
  return officesHeld(person).map(({ code, name }) => (
    <Link key={code} className={buttonClass()} href={to.office(code)}>
      {name[lang]}
    </Link>
  ))
}
