import type { Changes } from '../../../server/core/reporting/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { usePaths } from '../../app/use-view-state.ts'
import { Link } from '../../ui/link.tsx'
import { Group } from './group.tsx'
import { Steps } from './steps.tsx'

/** Periods locked and opened again. */
export function Locks({ changes: { locks, tally } }: { changes: Changes }) {
  const { changes: words } = useAllWords()
  const format = useFormat()
  const to = usePaths()
  return (
    <Group kind="lock" found={tally.lock} listed={locks.length}>
      <Steps
        steps={locks.map(({ period, locked, reason, by, at }) => ({
          key: `${at} ${period}`,
          what: (
            <Link className="plain" href={to.coverage({ period })} preload={false}>
              {(locked ? words.locked : words.reopened)(format.periodInText(period))}
            </Link>
          ),
          happened: reason,
          by,
          at,
        }))}
      />
    </Group>
  )
}
