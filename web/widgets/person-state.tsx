import type { PersonRow } from '../../server/core/access.ts'
import { useAllWords } from '../app/all-words.ts'
import { StateMark } from '../ui/state-mark.tsx'

const marks = { active: 'on', invited: 'waiting', disabled: 'off' } as const

export function PersonState({ state }: Pick<PersonRow, 'state'>) {
  const { people: words } = useAllWords()
  return <StateMark state={marks[state]}>{words.states[state]}</StateMark>
}
