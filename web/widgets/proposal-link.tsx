import type { ProposalItem } from '../../server/core/proposals/proposal.ts'
import { useLang } from '../app/lang.tsx'
import { usePaths } from '../app/use-view-state.ts'
import { Link } from '../ui/link.tsx'

/** The name of what an office asks to change, leading to its page. An item of another register stands in its list. */
export function ProposalLink({
  item: { proposal, name },
  className,
}: {
  item: ProposalItem
  className?: string | undefined
}) {
  const lang = useLang()
  const to = usePaths()
  const { register, item } = proposal.key
  if (register !== 'tasks')
    return (
      <Link
        className={className}
        href={to.items(register, proposal.kind === 'add' ? {} : { q: item, show: item })}
      >
        {name[lang]}
      </Link>
    )
  return (
    <Link
      className={className}
      href={to.task(item, { show: proposal.may.includes('enter') ? proposal.kind : undefined })}
    >
      {name[lang]}
    </Link>
  )
}
