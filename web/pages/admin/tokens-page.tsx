import { useState } from 'react'
import type { TokenRow } from '../../../server/core/access.ts'
import { useAllWords } from '../../app/all-words.ts'
import { PageHeading } from '../../app/page-head.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { useTokens } from '../../data/queries.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'
import styles from '../../ui/page.module.css'
import { Section } from '../../ui/section.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { FaultWaysOut } from '../../widgets/fault-ways-out.tsx'
import { TokenForm } from './token-form.tsx'
import { type MadeToken, TokenMade } from './token-made.tsx'
import { TokenTable } from './token-table.tsx'

/** What other systems ask with: made, shown once, revoked. */
export function TokensPage() {
  const { shell, tokens: words } = useAllWords()
  const answer = useTokens()
  return (
    <>
      <PageHeading title={words.title} description={words.description} />
      <p className={styles.lead}>{words.description}</p>
      <Answered
        answer={answer}
        waiting={<Skeleton label={shell.loading} lines={6} />}
        empty={() => null}
        partial={() => null}
      >
        {(rows) => <Tokens rows={rows} />}
      </Answered>
      {answer.face === 'failed' ? <FaultWaysOut fault={answer.fault} /> : null}
    </>
  )
}

function Tokens({ rows }: { rows: readonly TokenRow[] }) {
  const { tokens: words } = useAllWords()
  const { view, href, set } = useViewState()
  const [made, setMade] = useState<MadeToken | null>(null)
  return (
    <>
      {made ? <TokenMade made={made} done={() => setMade(null)} /> : null}
      {view.view === 'new' ? (
        <Section title={words.create}>
          <TokenForm
            close={() => set({ view: undefined })}
            created={(token) => {
              setMade(token)
              set({ view: undefined })
            }}
          />
        </Section>
      ) : (
        <p className={styles.primary}>
          <Link
            className={buttonClass({ look: made ? 'usual' : 'primary' })}
            href={href({ view: 'new' })}
            preload={false}
          >
            {words.create}
          </Link>
        </p>
      )}
      <TokenTable rows={rows} />
    </>
  )
}
