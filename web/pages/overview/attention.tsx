import type { Scorecard } from '../../../server/core/scorecard.ts'
import { needingAttention } from '../../../server/core/sentences/attention.ts'
import type { Status } from '../../../server/core/status.ts'
import { useFormat, useWords } from '../../app/lang.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { Section } from '../../ui/section.tsx'
import { AttentionList } from '../../widgets/attention-list.tsx'
import { FoldLink } from '../../widgets/fold-link.tsx'
import { SampleLabel } from '../../widgets/sample-label.tsx'
import { unfolded } from '../../widgets/unfolded.ts'
import paper from './part.module.css'
import { useCounts } from './status-counts.ts'

/** What can be gone through in one meeting, and on one phone. */
const most = { wide: 8, narrow: 5 }
const part = 'attention'

export function Attention({ card }: { card: Scorecard }) {
  const { overview } = useWords()
  const format = useFormat()
  const { show } = useViewState()
  const items = needingAttention(card)
  const all = { wide: items.length, narrow: items.length }
  const hasSampleTargets = items.some((item) => item.target?.sample)
  return (
    <Section
      className={paper.part}
      title={overview.attention}
      note={
        items.length ? (
          <>
            {overview.attentionNote(format.number(items.length))}{' '}
            {hasSampleTargets ? <SampleLabel>{overview.attentionSample}</SampleLabel> : null}
          </>
        ) : null
      }
    >
      {items.length ? (
        <AttentionList
          items={items}
          office={card.office}
          asOfDay={card.asOfDay}
          shown={unfolded(show).has(part) ? all : most}
        />
      ) : (
        <p>{overview.nothingWrong}</p>
      )}
      {(['wide', 'narrow'] as const).map((on) => {
        const rest = items.slice(most[on])
        if (rest.length === 0) return null
        return (
          <FoldLink key={on} part={part} on={on} of={overview.attention}>
            <Rest items={rest} />
          </FoldLink>
        )
      })}
    </Section>
  )
}

/** "Còn 6 việc: 4 có nguy cơ, 2 chưa có số liệu" */
function Rest({ items }: { items: readonly { status: Status }[] }) {
  const { overview } = useWords()
  return `${overview.more(items.length)}: ${useCounts(items)}`
}
