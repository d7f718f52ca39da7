/** An address as it is kept: however it was typed, it is the same person's. */
export const keptEmail = (given: string): string => given.normalize('NFC').trim().toLowerCase()
