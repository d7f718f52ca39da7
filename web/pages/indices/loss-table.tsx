import type { ReactNode } from 'react'
import { addPoints } from '../../../server/core/indices/score.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { BarFigure, BarRow, BarTable } from '../../ui/bar-table.tsx'
import { FoldLink } from '../../widgets/fold-link.tsx'
import { unfolded } from '../../widgets/unfolded.ts'

/** Enough to see where most is lost; the others are one press away. */
const mostShown = { wide: 5, narrow: 3 }
const screens = ['wide', 'narrow'] as const

export type LossLine = {
  key: string
  name: ReactNode
  under?: ReactNode
  lost: number
  /** told together, and never folded away */
  isRest?: boolean
}

type Props = {
  /** its name in the address, once it is unfolded */
  part: string
  title: string
  /** what a line is */
  head: string
  lines: readonly LossLine[]
  decimals: number
  /** "Xem 15 thành phần còn lại: 5,53 điểm" */
  others: (n: string, lost: string) => string
}

/** Points lost, the most first; what is folded away is told by how many and how much, so that it adds up. */
export function LossTable({ part, title, head, lines, decimals, others }: Props) {
  const { indices: words } = useAllWords()
  const format = useFormat()
  const { show } = useViewState()
  const single = lines.filter(({ isRest }) => !isRest)
  const most = Math.max(...single.map(({ lost }) => lost))
  // A fold that hides one line costs more than it saves.
  const awayOn = (on: 'wide' | 'narrow') =>
    single.length > mostShown[on] + 1 ? single.slice(mostShown[on]) : []
  const isOpen = unfolded(show).has(part)
  const foldedOf = (line: LossLine) =>
    isOpen || !awayOn('narrow').includes(line) ? null : awayOn('wide').includes(line) ? 'all' : 'narrow'
  return (
    <div>
      <BarTable
        caption={title}
        columns={[
          { key: 'name', head },
          { key: 'lost', head: words.lost, end: true },
        ]}
      >
        {lines.map((line) => (
          <BarRow
            key={line.key}
            name={line.name}
            {...(line.isRest ? {} : { part: line.lost / most })}
            under={line.under}
            isRest={line.isRest ?? false}
            folded={foldedOf(line)}
          >
            <BarFigure>{format.score(line.lost, decimals)}</BarFigure>
          </BarRow>
        ))}
      </BarTable>
      {screens.map((on) => {
        const away = awayOn(on)
        if (away.length === 0) return null
        const lost = addPoints(
          away.map((line) => line.lost),
          decimals,
        )
        return (
          <FoldLink key={on} part={part} on={on} of={title}>
            {others(format.number(away.length), format.score(lost, decimals))}
          </FoldLink>
        )
      })}
    </div>
  )
}
