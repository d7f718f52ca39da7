import type { MouseEvent, ReactNode } from 'react'
import type { OfficeRef } from '../../server/core/scorecard.ts'
import { useViewState } from '../app/use-view-state.ts'
import type { ViewPatch } from '../app/view-state.ts'
import { Link } from '../ui/link.tsx'

/** The place on a KPI's page where the rows are. */
export const rowsPlace = 'rows'

/** Goes to the rows, for the eye and for the keyboard. */
export function goToRows() {
  const place = document.getElementById(rowsPlace)
  place?.scrollIntoView()
  place?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true })
}

const isPlain = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

type Props = { patch: ViewPatch; className?: string | undefined; title?: string; children: ReactNode }

/** The rows of one office among those of the whole city; of the city, all of them. */
export const rowsOfOffice = ({ kind, code }: Pick<OfficeRef, 'kind' | 'code'>): ViewPatch => ({
  office: undefined,
  ...(kind === 'city' ? {} : { filter: `office:${code}` }),
})

/** A figure that leads to the rows it is counted from. Search and filters of before would hide some of them. */
export function RowsLink({ patch, ...link }: Props) {
  const { href } = useViewState()
  const all: ViewPatch = { part: undefined, q: undefined, filter: undefined, sort: undefined }
  return (
    <Link
      {...link}
      href={`${href({ ...all, ...patch })}#${rowsPlace}`}
      preload={false}
      // The address changes without a jump of the browser's own; by then the press is over.
      onClick={(event) => isPlain(event) && setTimeout(goToRows)}
    />
  )
}
