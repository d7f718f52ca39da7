/** What is let through, by column: `stage:overdue|due-soon,channel:online` in an address. */
export type Chosen = ReadonlyMap<string, readonly string[]>

export function parseFilter(text: string | undefined): Chosen {
  const chosen = new Map<string, string[]>()
  for (const part of (text ?? '').split(',').filter(Boolean)) {
    const [key = '', values = ''] = part.split(/:(.*)/s)
    chosen.set(key, values.split('|').filter(Boolean))
  }
  return chosen
}

function filterText(chosen: Chosen): string | undefined {
  const parts = [...chosen]
    .filter(([, values]) => values.length > 0)
    .map(([key, values]) => `${key}:${values.join('|')}`)
  return parts.length ? parts.join(',') : undefined
}

/** The address with one value more or less. */
export function toggled(chosen: Chosen, key: string, value: string): string | undefined {
  const values = chosen.get(key) ?? []
  const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value]
  return filterText(new Map([...chosen, [key, next]]))
}
