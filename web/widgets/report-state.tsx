import { type State, stateWords } from '../../server/core/approval/states.ts'
import { useLang } from '../app/lang.tsx'
import { StateMark } from '../ui/state-mark.tsx'

const marks = {
  empty: 'off',
  entered: 'waiting',
  submitted: 'waiting',
  endorsed: 'waiting',
  returned: 'off',
  approved: 'on',
} as const satisfies Record<State, string>

/** Where a value stands on its way, in one word. */
export function ReportState({ state }: { state: State }) {
  const lang = useLang()
  return <StateMark state={marks[state]}>{stateWords[state][lang]}</StateMark>
}
