import type { AnchorHTMLAttributes } from 'react'
import { Link as RouterLink } from 'wouter'
import { usePreload } from './preload.ts'

type Props = AnchorHTMLAttributes<HTMLAnchorElement> & {
  href: string
  replace?: boolean
  /** false for links that only change the page one is on: they are many, and each would be fetched */
  preload?: boolean
}

/** A real link that stays inside the application when pressed plainly, and fetches its page when pointed at. */
export function Link({ preload = true, onPointerEnter, onFocus, ...link }: Props) {
  const fetch = usePreload()
  return (
    <RouterLink
      {...link}
      onPointerEnter={(event) => {
        onPointerEnter?.(event)
        if (preload && event.pointerType === 'mouse') fetch(link.href)
      }}
      onFocus={(event) => {
        onFocus?.(event)
        if (preload) fetch(link.href)
      }}
    />
  )
}
