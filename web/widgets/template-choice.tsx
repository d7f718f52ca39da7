import { useAllWords } from '../app/all-words.ts'
import { usePaths } from '../app/use-view-state.ts'
import { useDeckTemplates } from '../data/queries.ts'
import { SelectField } from '../ui/field.tsx'
import { Link } from '../ui/link.tsx'

type Props = { chosen: string; choose: (code: string) => void }

/** With which template of an office a presentation is made; `''`: the usual one. Only for who has signed in. */
export function TemplateChoice({ chosen, choose }: Props) {
  const { decks: words } = useAllWords()
  const to = usePaths()
  const answer = useDeckTemplates()
  const templates = answer.face === 'here' ? answer.data.templates : []
  return (
    <SelectField
      label={words.template}
      hint={<Link href={to.decks()}>{words.link}</Link>}
      value={chosen}
      onChange={(event) => choose(event.target.value)}
    >
      <option value="">{words.usual}</option>
      {templates.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}
