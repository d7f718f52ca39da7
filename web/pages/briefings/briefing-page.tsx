import type { BriefingPage as Page } from '../../../server/core/briefings/briefing.ts'
import { useAllWords } from '../../app/all-words.ts'
import { PageHeading } from '../../app/page-head.tsx'
import type { PageProps } from '../../app/routes.ts'
import { usePaths } from '../../app/use-view-state.ts'
import { bothOf } from '../../data/answer.ts'
import { useBriefing, useIndices, useScorecard } from '../../data/queries.ts'
import { Link } from '../../ui/link.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { FaultWaysOut } from '../../widgets/fault-ways-out.tsx'
import { BriefingEditor } from './briefing-editor.tsx'
import styles from './briefing-page.module.css'
import { BriefingReader } from './briefing-reader.tsx'
import type { Subjects } from './choices.ts'

/** One briefing: put together while it is a draft, read as it was once it is issued. */
export function BriefingPage({ id }: PageProps) {
  const { shell, briefings: words } = useAllWords()
  const to = usePaths()
  const page = useBriefing(id)
  const subjects = bothOf(useScorecard({}), useIndices({}))
  const isUnknown = page.face === 'failed' && page.fault.code === 'unknown-briefing'
  const title = page.face === 'here' ? page.data.briefing.title : words.title
  return (
    <>
      <p className={styles.back}>
        <Link href={to.briefings()}>{words.back}</Link>
      </p>
      <PageHeading
        className={styles.heading}
        title={isUnknown ? words.unknown : title}
        description={words.description}
      />
      <Answered
        answer={bothOf(page, subjects)}
        waiting={<Skeleton label={shell.loading} lines={10} />}
        empty={() => null}
        partial={() => null}
      >
        {([briefing, [card, indices]]) => (
          <Parts page={briefing} subjects={{ kpis: card.items, themes: card.themes, indices }} />
        )}
      </Answered>
      {page.face === 'failed' ? <FaultWaysOut fault={page.fault} /> : null}
    </>
  )
}

const Parts = (props: { page: Page; subjects: Subjects }) =>
  props.page.briefing.state === 'draft' && props.page.may.edit ? (
    <BriefingEditor {...props} />
  ) : (
    <BriefingReader {...props} />
  )
