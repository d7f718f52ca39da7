import { useAllWords } from '../app/all-words.ts'
import { usePaths } from '../app/use-view-state.ts'
import { useMe } from '../data/queries.ts'
import { Link } from '../ui/link.tsx'

/** That a mail went out, and in a demonstration where it can be read. */
export function InvitationSent({ said }: { said: string }) {
  const { people: words } = useAllWords()
  const to = usePaths()
  const me = useMe()
  return (
    <p className="muted">
      {said}{' '}
      {me.face === 'here' && me.data.ways.mailbox ? <Link href={to.mailbox()}>{words.toMailbox}</Link> : null}
    </p>
  )
}
