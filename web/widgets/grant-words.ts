import type { GrantRow, Me } from '../../server/core/access.ts'
import { roleWords } from '../../server/core/roles.ts'
import type { OfficeRef } from '../../server/core/scorecard.ts'
import type { Lang } from '../../server/core/words.ts'
import { useFormat, useLang, useWords } from '../app/lang.tsx'

type Held = Pick<GrantRow, 'role' | 'office'>

/** "Thủ trưởng đơn vị, Sở Y tế" */
export const grantText = ({ role, office }: Held, lang: Lang): string =>
  [roleWords[role][lang], office?.name[lang]].filter(Boolean).join(', ')

/** A role as people say it, for how long it is held, and how it came about. */
export function useGrantWords() {
  const { grants } = useWords()
  const lang = useLang()
  const format = useFormat()
  return {
    role: (grant: Held): string => grantText(grant, lang),
    span: ({ fromOn, toOn }: Pick<GrantRow, 'fromOn' | 'toOn'>): string =>
      toOn === null ? grants.from(format.day(fromOn)) : grants.span(format.day(fromOn), format.day(toOn)),
    notes: ({ delegatedBy, origin }: Pick<GrantRow, 'delegatedBy' | 'origin'>): string[] => [
      ...(delegatedBy ? [grants.lentBy(delegatedBy.name)] : []),
      ...(origin === 'sign-on' ? [grants.bySignOn] : []),
    ],
  }
}

export type Person = NonNullable<Me['person']>

/** What the person may be today, each role once. */
export const rolesToday = ({ grants }: Person, lang: Lang): string[] => [
  ...new Set(grants.filter(({ inForce }) => inForce).map((grant) => grantText(grant, lang))),
]

/** The offices in which they hold a role today. */
export const officesHeld = ({ grants }: Person): OfficeRef[] => {
  const offices = grants.filter(({ inForce }) => inForce).flatMap(({ office }) => office ?? [])
  return [...new Map(offices.map((office) => [office.code, office])).values()]
}
