import type { Scorecard } from '../../../server/core/scorecard.ts'
import { useFormat, useLang, useWords } from '../../app/lang.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { useScorecard } from '../../data/queries.ts'
import { Answered } from '../../widgets/answered.tsx'
import { FaultWaysOut } from '../../widgets/fault-ways-out.tsx'
import { NewFigures } from '../../widgets/new-figures.tsx'
import { Attention } from './attention.tsx'
import { Lead } from './lead.tsx'
import { Matrix } from './matrix.tsx'
import { Missing } from './missing.tsx'
import { Remarks } from './remarks.tsx'
import { Themes } from './themes.tsx'
import { Waiting } from './waiting.tsx'

/** A sentence, what needs attention, the figures by theme, the offices; each rests on the one below. */
export function OverviewPage() {
  const { view } = useViewState()
  const answer = useScorecard(view)
  return (
    <>
      <Lead answer={answer} />
      {answer.face === 'failed' ? <FaultWaysOut fault={answer.fault} /> : null}
      <Answered answer={answer} waiting={<Waiting />} empty={useEmpty()} partial={usePartial()}>
        {(card) => (
          <>
            <Attention card={card} />
            <NewFigures answer={answer} figures={figuresOf}>
              <Themes card={card} />
            </NewFigures>
            <Matrix card={card} />
            <Remarks card={card} />
          </>
        )}
      </Answered>
    </>
  )
}

const figuresOf = ({ items }: Scorecard) => items

/** Nothing at all is known: an office without rows, a period before the registers began. */
function useEmpty() {
  const { overview } = useWords()
  const lang = useLang()
  const format = useFormat()
  return ({ items, office, period }: Scorecard) =>
    items.some((item) => item.value !== null)
      ? null
      : {
          title: overview.empty(office.name[lang], format.periodInText(period)),
          help: overview.emptyHelp,
        }
}

/** What the totals leave out. */
function usePartial() {
  const { overview } = useWords()
  const format = useFormat()
  return ({ items }: Scorecard) => {
    const silent = items.filter((item) => item.value === null)
    const incomplete = items.flatMap((item) =>
      item.value !== null && item.coverage && item.coverage.reported < item.coverage.expected
        ? { item, figure: format.fraction(item.coverage.reported, item.coverage.expected) }
        : [],
    )
    if (incomplete.length + silent.length === 0) return null
    return {
      title: overview.partial,
      help: (
        <>
          <Missing said={overview.silent(silent.length)} items={silent.map((item) => ({ item }))} />
          <Missing said={overview.incomplete(incomplete.length)} items={incomplete} />
        </>
      ),
    }
  }
}
