import { useFormat, useLang } from '../../app/lang.tsx'
import { isFigure, type ReviewItem, subjectOf } from './review-item.ts'

/** "Chỉ số A, Sở Y tế, tháng 10/2024"; "Xin gia hạn, Xây dựng kho dữ liệu, Sở Y tế" */
export function useWhat(): (item: ReviewItem) => string {
  const lang = useLang()
  const format = useFormat()
  return (item) =>
    (isFigure(item)
      ? [item.kpi.name[lang], item.office.name[lang], format.periodInText(item.cell.period)]
      : [subjectOf(item).name[lang], item.name[lang], item.office.name[lang]]
    ).join(', ')
}
