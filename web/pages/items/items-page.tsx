import { useEffect, useRef } from 'react'
import type { ItemList } from '../../../server/core/items/answers.ts'
import {
  type ItemRegister,
  itemRegisters,
  registerShapes,
} from '../../../server/core/proposals/milestones.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { PageHeading } from '../../app/page-head.tsx'
import { usePaths, useViewState } from '../../app/use-view-state.ts'
import { useItems, useMe } from '../../data/queries.ts'
import { Link } from '../../ui/link.tsx'
import pageStyles from '../../ui/page.module.css'
import { SegmentedLinks } from '../../ui/segmented.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import chips from '../../widgets/facet-bar.module.css'
import { FaultWaysOut } from '../../widgets/fault-ways-out.tsx'
import { ListSearch } from '../../widgets/list-search.tsx'
import { RowPager } from '../../widgets/row-pager.tsx'
import { SampleLabel } from '../../widgets/sample-label.tsx'
import { Additions } from './additions.tsx'
import { isRegister } from './item-draft.ts'
import { ItemTable } from './item-table.tsx'
import styles from './items.module.css'

/** The items of one register: where they stand, and for those who keep them the place to say what changed. */
export function ItemsPage({ id }: { id: string }) {
  const { items: words, shell } = useAllWords()
  const lang = useLang()
  const { view, href } = useViewState()
  const answer = useItems(view, id)
  const me = useMe()
  const person = me.face === 'here' ? me.data.person : null
  const isNarrowed = view.q !== undefined || view.stage !== undefined
  const title = isRegister(id) ? registerShapes[id].name[lang] : words.registers
  return (
    <>
      <PageHeading title={title} description={words.description} />
      <Registers id={id} />
      <Answered
        answer={answer}
        waiting={<Skeleton label={shell.loading} lines={10} />}
        empty={(list) =>
          list.rows.length > 0 || list.additions.length > 0
            ? null
            : isNarrowed
              ? { title: words.none, help: words.noneHelp }
              : { title: words.noneYet }
        }
        partial={() => null}
      >
        {(list) => (
          <>
            <Lead list={list} />
            {list.rows.length > 0 || isNarrowed ? (
              <div className={styles.narrow}>
                <ListSearch label={words.search} hint={words.searchHint} />
                <StageLinks list={list} href={href} stage={view.stage} />
              </div>
            ) : null}
            {list.rows.length === 0 ? (
              <p className="muted">{isNarrowed ? `${words.none} ${words.noneHelp}` : words.noneYet}</p>
            ) : (
              <>
                <ItemTable key={keyOf(list, person?.id)} list={list} person={person} />
                <RowPager rows={list} />
              </>
            )}
            <Additions list={list} />
          </>
        )}
      </Answered>
      {answer.face === 'failed' ? <FaultWaysOut fault={answer.fault} /> : null}
    </>
  )
}

/** The lists there are. On a phone they stand in one line, which begins at the list that is shown. */
function Registers({ id }: { id: string }) {
  const { items: words } = useAllWords()
  const lang = useLang()
  const to = usePaths()
  const strip = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const box = strip.current
    const shown = box?.querySelectorAll('a')[itemRegisters.indexOf(id as ItemRegister)]
    if (box && shown) box.scrollLeft = shown.offsetLeft - box.offsetLeft
  }, [id])
  return (
    <div ref={strip} className={styles.registers}>
      <SegmentedLinks
        label={words.registers}
        current={id}
        choices={itemRegisters.map((register) => ({
          key: register,
          label: registerShapes[register].name[lang],
          href: to.items(register),
        }))}
      />
    </div>
  )
}

/** Other items are another table: what is typed must not move from one to the other. */
const keyOf = ({ register, rows }: ItemList, person: string | undefined) =>
  [person, register, ...rows.map(({ code }) => code).sort()].join(' ')

function Lead({ list }: { list: ItemList }) {
  const { items: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const rowsIn = (stage: ItemList['stages'][number]['stage']) =>
    list.stages.find((one) => one.stage === stage)?.rows ?? 0
  const found = list.stages.reduce((sum, { rows }) => sum + rows, 0)
  return (
    <p className={pageStyles.lead}>
      {words.lead(
        format.day(list.asOfDay),
        format.number(found),
        registerShapes[list.register].noun[lang],
        format.number(rowsIn('done')),
        format.number(rowsIn('overdue')),
      )}{' '}
      {list.rows.some(({ sample }) => sample) ? <SampleLabel /> : null}
    </p>
  )
}

type StageProps = {
  list: ItemList
  stage: string | undefined
  href: ReturnType<typeof useViewState>['href']
}

/** How many stand where; a press narrows to them. */
function StageLinks({ list, stage, href }: StageProps) {
  const { items: words } = useAllWords()
  const format = useFormat()
  return (
    <nav className={chips.chips} aria-label={words.stages}>
      <Link
        className={chips.chip}
        href={href({ stage: undefined })}
        preload={false}
        replace
        aria-current={stage ? undefined : 'true'}
      >
        {words.all}{' '}
        <span className="num">{format.number(list.stages.reduce((sum, { rows }) => sum + rows, 0))}</span>
      </Link>
      {list.stages.map((one) => (
        <Link
          key={one.stage}
          className={chips.chip}
          href={href({ stage: one.stage })}
          preload={false}
          replace
          aria-current={stage === one.stage ? 'true' : undefined}
        >
          {words.stage[one.stage]} <span className="num">{format.number(one.rows)}</span>
        </Link>
      ))}
    </nav>
  )
}
