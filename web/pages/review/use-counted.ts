import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { isFigure, type ReviewItem } from './review-item.ts'

/** "5 số liệu và 2 đề nghị" */
export function useCounted(): (items: readonly ReviewItem[]) => string {
  const { review: words } = useAllWords()
  const format = useFormat()
  return (items) => {
    const figures = items.filter(isFigure).length
    const proposals = items.length - figures
    return format.list([
      ...(figures > 0 || proposals === 0 ? [words.figures(figures, format.number(figures))] : []),
      ...(proposals > 0 ? [words.proposals(proposals, format.number(proposals))] : []),
    ])
  }
}
