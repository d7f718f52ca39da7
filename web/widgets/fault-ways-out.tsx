import type { ErrorCode } from '../../server/core/error-words.ts'
import { useWords } from '../app/lang.tsx'
import { usePaths, useViewState } from '../app/use-view-state.ts'
import type { ViewPatch } from '../app/view-state.ts'
import type { Fault } from '../data/fault.ts'
import { buttonClass } from '../ui/button.tsx'
import { Link } from '../ui/link.tsx'
import styles from './fault-ways-out.module.css'

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

/** A question that cannot be answered as asked: the link to the nearest one that can. */
export function FaultWaysOut({ fault }: { fault: Fault }) {
  const { kpi } = useWords()
  const { href, view } = useViewState()
  const to = usePaths()
  const way = fault.code === 'unreachable' ? undefined : ways[fault.code]
  if (!way) return null
  const spanned = way === 'period' && (view.from || view.to) ? 'span' : way
  return (
    <p className={styles.ways}>
      <Link className={buttonClass()} href={spanned === 'kpis' ? to.kpis() : href(without[spanned])}>
        {kpi.waysOut[spanned]}
      </Link>
    </p>
  )
}
