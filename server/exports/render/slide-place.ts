import type { Frame } from '../../decks/template.ts'

/** Where things stand on a slide; inches. */
export type SlidePlace = {
  page: { w: number; h: number }
  /** the left edge and the width of everything */
  x: number
  w: number
  title: { y: number; h: number }
  finding: { y: number; h: number }
  body: { top: number; bottom: number }
  stamp: { y: number; h: number }
  /** paper of ours below everything, where a template has a picture there; null where letters stand well without */
  panel: { x: number; y: number; w: number; h: number } | null
  /** pt of a letter that has `pt` on our own page */
  size: (pt: number) => number
}

export const ownPlace: SlidePlace = {
  page: { w: 13.333, h: 7.5 },
  x: 0.55,
  w: 12.233,
  title: { y: 0.35, h: 0.65 },
  finding: { y: 1.02, h: 0.7 },
  body: { top: 1.75, bottom: 6.35 },
  stamp: { y: 6.45, h: 0.98 },
  panel: null,
  size: (pt) => pt,
}

/** inches that the paper goes beyond what stands on it */
const margin = 0.1

/** Below the title of a template, or from the top of its room, and above its foot. */
export function placeIn({ page, title, room, onPicture }: Frame): SlidePlace {
  const scale = Math.min(1, Math.max(0.65, page.h / ownPlace.page.h))
  const own = title ? 0 : ownPlace.title.h * scale
  const finding = { y: room.y + own, h: ownPlace.finding.h * scale * 0.85 }
  const stamp = { y: room.y + room.h - ownPlace.stamp.h * scale, h: ownPlace.stamp.h * scale }
  return {
    page,
    x: room.x,
    w: room.w,
    title: title ? { y: title.y, h: title.h } : { y: room.y, h: own },
    finding,
    body: { top: finding.y + finding.h, bottom: stamp.y - 0.08 },
    stamp,
    panel: onPicture ? { x: room.x - margin, y: room.y, w: room.w + 2 * margin, h: room.h + margin } : null,
    size: (pt) => Math.round(pt * scale * 2) / 2,
  }
}
