import { officeRoles, type Role, roles } from '../core/roles.ts'
import type { Words } from '../core/words.ts'

/** How the city's single sign-on is reached (OpenID Connect) and what its groups mean here. */
export type SignOn = {
  /** what people call it */
  name: Words
  /** `…/.well-known/openid-configuration` */
  discoveryUrl: string
  clientId: string
  clientSecret: string
  scopes: readonly string[]
  /** the claim that lists a person's groups */
  groupsClaim: string
  /** a group, and the roles it gives; an office where a role is held in one */
  roles: ReadonlyMap<string, readonly { role: Role; office: string | null }[]>
}

/** Reads `group=role;group=role@office`; null where it cannot be read. A group's own name may have a `=` in it. */
export function parseSignOnRoles(text: string): SignOn['roles'] | null {
  const read = new Map<string, { role: Role; office: string | null }[]>()
  for (const part of text.split(';').filter((one) => one.trim())) {
    const [, group, named, office = null] = /^\s*(.*\S)\s*=\s*(\w+)(?:@([\w-]+))?\s*$/.exec(part) ?? []
    const role = roles.find((one) => one === named)
    if (!group || !role || officeRoles.includes(role) !== (office !== null)) return null
    read.set(group, [...(read.get(group) ?? []), { role, office }])
  }
  return read
}
