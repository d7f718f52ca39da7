import type { OfficeRef } from '../../server/core/scorecard.ts'
import { kindWords, upperFirst } from '../../server/core/sentences/words.ts'
import { useLang } from '../app/lang.tsx'
import { useSetting } from '../data/queries.ts'

const kinds = ['department', 'district', 'commune'] as const satisfies OfficeRef['kind'][]

/** Every office that people work in, by kind: the options of a select. */
export function OfficeOptions({ without = [] }: { without?: readonly string[] }) {
  const lang = useLang()
  const setting = useSetting()
  if (setting.face !== 'here') return null
  const offices = setting.data.offices.filter(({ code }) => !without.includes(code))
  return kinds.map((kind) => {
    const ofKind = offices.filter((office) => office.kind === kind)
    return ofKind.length ? (
      <optgroup key={kind} label={upperFirst(kindWords[kind][lang])}>
        {ofKind.map(({ code, name }) => (
          <option key={code} value={code}>
            {name[lang]}
          </option>
        ))}
      </optgroup>
    ) : null
  })
}
