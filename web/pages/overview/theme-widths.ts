/** From here a theme takes the whole width of a wall. */
const wideFrom = 5

/** On a wall short themes stand two abreast; one without a neighbour takes the whole width, so that no half stays empty. */
export function withWidths<T extends { items: readonly unknown[] }>(themes: readonly T[]) {
  const short = (at: number) => {
    const theme = themes[at]
    return theme !== undefined && theme.items.length < wideFrom
  }
  let isSecond = false
  return themes.map((theme, at) => {
    if (!short(at)) {
      isSecond = false
      return { ...theme, isWide: true }
    }
    const isPaired = isSecond || short(at + 1)
    isSecond = isPaired && !isSecond
    return { ...theme, isWide: !isPaired }
  })
}
