import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'

/** Keeps what other systems gave us to sign in with. */
export type Vault = {
  /** `place`: what it belongs to; sealed for one place, it opens in no other */
  seal(place: string, secret: string): Promise<string>
  /** null: sealed with another secret, or for another place */
  open(place: string, sealed: string): Promise<string | null>
}

/** Encrypts as the sign-in library does what it keeps, with a key of its own. */
export function createVault(secret: string): Vault {
  const key = `${secret} vault`
  return {
    seal: (place, kept) => symmetricEncrypt({ key, data: JSON.stringify([place, kept]) }),
    async open(place, sealed) {
      const opened = await symmetricDecrypt({ key, data: sealed }).catch(() => null)
      if (opened === null) return null
      const [of, kept] = JSON.parse(opened) as [string, string]
      return of === place ? kept : null
    },
  }
}
