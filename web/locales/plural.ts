/** English counts one and many; Vietnamese does not ask. */
export const plural = (n: number, { one, other }: { one: string; other: string }): string =>
  n === 1 ? one : other
