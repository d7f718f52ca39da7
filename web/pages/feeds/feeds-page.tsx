import { useState } from 'react'
import type { FeedsPage as Page } from '../../../server/core/feeds/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { PageHeading } from '../../app/page-head.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { useFeeds } from '../../data/queries.ts'
import { buttonClass } from '../../ui/button.tsx'
import formStyles from '../../ui/form.module.css'
import { Link } from '../../ui/link.tsx'
import pageStyles from '../../ui/page.module.css'
import { Section } from '../../ui/section.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { FaultWaysOut } from '../../widgets/fault-ways-out.tsx'
import { FeedForm } from './feed-form.tsx'
import { FeedList } from './feed-list.tsx'

/** Where rows come from, whether they do, and which figures wait for them. */
export function FeedsPage() {
  const { feeds: words, shell } = useAllWords()
  const answer = useFeeds()
  const { view } = useViewState()
  const mayAdd = answer.face === 'here' && answer.data.may.manage && view.view !== 'new'
  return (
    <>
      <PageHeading title={words.title} description={words.description} />
      <p className={pageStyles.lead}>{words.description}</p>
      <Answered
        answer={answer}
        waiting={<Skeleton label={shell.loading} lines={10} />}
        empty={({ feeds, may }) =>
          feeds.length > 0 || view.view === 'new'
            ? null
            : { title: words.none, help: may.manage ? <AddLink hint={words.noneHint} /> : null }
        }
        partial={() => null}
      >
        {(page) => <Feeds page={page} mayAdd={mayAdd} />}
      </Answered>
      {answer.face === 'failed' ? <FaultWaysOut fault={answer.fault} /> : null}
    </>
  )
}

function AddLink({ hint }: { hint?: string }) {
  const { feeds: words } = useAllWords()
  const { href } = useViewState()
  return (
    <>
      {hint ? <p>{hint}</p> : null}
      <p className={pageStyles.primary}>
        <Link
          className={buttonClass({ look: 'primary' })}
          href={href({ view: 'new', show: undefined })}
          preload={false}
        >
          {words.add}
        </Link>
      </p>
    </>
  )
}

function Feeds({ page, mayAdd }: { page: Page; mayAdd: boolean }) {
  const { feeds: words } = useAllWords()
  const format = useFormat()
  const { view, set } = useViewState()
  const [said, setSaid] = useState<string | null>(null)
  const isForm = page.may.manage && view.view === 'new'
  const changed = page.feeds.find(({ code }) => code === view.show)
  const close = () => set({ view: undefined, show: undefined })
  const troubled = page.feeds.filter(({ health }) => health.state !== 'fresh').length
  const all = format.number(page.feeds.length)
  return (
    <>
      {isForm ? (
        <Section title={changed ? words.formTitle.change : words.formTitle.new}>
          <FeedForm
            key={changed?.code ?? 'new'}
            changed={changed}
            targets={page.targets}
            close={close}
            saved={(told) => {
              setSaid(told)
              close()
            }}
          />
        </Section>
      ) : null}
      {said && !isForm ? <p className={formStyles.done}>{said}</p> : null}
      {mayAdd ? <AddLink /> : null}
      {page.feeds.length > 0 ? (
        <Section
          title={words.list}
          note={troubled > 0 ? words.troubled(format.number(troubled), all) : words.allWell(all)}
        >
          {page.feeds.some(({ sample }) => sample) ? (
            <p className={formStyles.note}>{words.sampleNote}</p>
          ) : null}
          <FeedList page={page} said={setSaid} />
        </Section>
      ) : null}
    </>
  )
}
