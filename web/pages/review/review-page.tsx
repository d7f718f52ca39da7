import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { PageHeading } from '../../app/page-head.tsx'
import { usePaths } from '../../app/use-view-state.ts'
import { bothOf } from '../../data/answer.ts'
import { useProposals, useReview } from '../../data/queries.ts'
import { Link } from '../../ui/link.tsx'
import pageStyles from '../../ui/page.module.css'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { FaultWaysOut } from '../../widgets/fault-ways-out.tsx'
import { ReviewDesk } from './review-desk.tsx'
import { isLate, officesOf, type ReviewItem } from './review-item.ts'
import styles from './review-page.module.css'
import { useCounted } from './use-counted.ts'

/** What offices have sent, figures and what they ask of tasks, to be decided on. */
export function ReviewPage() {
  const { review: words, shell } = useAllWords()
  const to = usePaths()
  const answer = bothOf(useReview(), useProposals())
  return (
    <>
      <PageHeading title={words.title} description={words.description} />
      <Answered
        answer={answer}
        waiting={<Skeleton label={shell.loading} lines={8} />}
        empty={() => null}
        partial={() => null}
      >
        {([figures, proposals]) => (
          <>
            <Lead items={[...proposals.items, ...figures.items]} />
            <p className={styles.ways}>
              <Link href={to.coverage()}>{words.toCoverage}</Link>
            </p>
            <ReviewDesk items={[...proposals.items, ...figures.items]} />
          </>
        )}
      </Answered>
      {answer.face === 'failed' ? <FaultWaysOut fault={answer.fault} /> : null}
    </>
  )
}

function Lead({ items }: { items: readonly ReviewItem[] }) {
  const { review: words } = useAllWords()
  const format = useFormat()
  const counted = useCounted()
  if (items.length === 0) return null
  const late = items.filter(isLate).length
  return (
    <p className={pageStyles.lead}>
      {words.waits(counted(items), format.number(officesOf(items)), late > 0 ? format.number(late) : null)}
    </p>
  )
}
