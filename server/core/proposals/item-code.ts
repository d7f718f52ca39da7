/** Signs that nobody takes for one another when a code is said or copied by hand (Crockford's base 32). */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 6

/** The code of a thing that an office adds to a list: `SYT-7K3QX9`. `random`: at least six bytes. */
export const newItemCode = (office: string, random: Uint8Array): string =>
  `${office}-${Array.from(random.slice(0, length), (byte) => signs[byte % signs.length]).join('')}`

export const isItemCode = (code: string, office: string): boolean =>
  code.startsWith(`${office}-`) &&
  code.length === office.length + 1 + length &&
  [...code.slice(office.length + 1)].every((sign) => signs.includes(sign))
