/** Parts of the page that are folded away until asked for: `show=attention,services`. */
export type Unfolded = { has: (part: string) => boolean; toggled: (part: string) => string | undefined }

export function unfolded(show: string | undefined): Unfolded {
  const parts = new Set((show ?? '').split(',').filter(Boolean))
  return {
    has: (part) => parts.has(part),
    toggled: (part) => {
      const next = parts.has(part) ? [...parts].filter((one) => one !== part) : [...parts, part]
      return next.sort().join(',') || undefined
    },
  }
}
