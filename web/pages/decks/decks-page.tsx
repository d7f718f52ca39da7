import { useAllWords } from '../../app/all-words.ts'
import { PageHeading } from '../../app/page-head.tsx'
import { useDeckTemplates } from '../../data/queries.ts'
import pageStyles from '../../ui/page.module.css'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { FaultWaysOut } from '../../widgets/fault-ways-out.tsx'
import { DeckRefresh } from './deck-refresh.tsx'
import { DeckTemplates } from './deck-templates.tsx'

/** PowerPoint files that come in: a deck whose figures move to now, and the templates of offices. */
export function DecksPage() {
  const { decks: words, shell } = useAllWords()
  const answer = useDeckTemplates()
  return (
    <>
      <PageHeading title={words.title} description={words.description} />
      <p className={pageStyles.lead}>{words.description}</p>
      <Answered
        answer={answer}
        waiting={<Skeleton label={shell.loading} lines={8} />}
        empty={() => null}
        partial={() => null}
      >
        {(list) => (
          <>
            <DeckRefresh />
            <DeckTemplates list={list} />
          </>
        )}
      </Answered>
      {answer.face === 'failed' ? <FaultWaysOut fault={answer.fault} /> : null}
    </>
  )
}
