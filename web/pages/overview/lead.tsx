import type { Scorecard } from '../../../server/core/scorecard.ts'
import { headlineOf, headlineText, noteOf } from '../../../server/core/sentences/headline.ts'
import { useLang, useWords } from '../../app/lang.tsx'
import { PageHeading } from '../../app/page-head.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import type { Answer } from '../../data/answer.ts'
import { fileAddress } from '../../data/take-file.ts'
import { buttonClass } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Icon } from '../../ui/icon.tsx'
import { SkeletonBar } from '../../ui/skeleton.tsx'
import { chosenFigures, overviewChoices } from '../../widgets/export-choices.ts'
import { ExportMenu } from '../../widgets/export-menu.tsx'
import { Tally } from '../../widgets/tally.tsx'
import styles from './lead.module.css'

/** The page in one sentence. Its heading stays the same element while figures come and go, and with it the focus. */
export function Lead({ answer }: { answer: Answer<Scorecard> }) {
  const { overview } = useWords()
  const lang = useLang()
  const { view } = useViewState()
  const card = answer.face === 'here' ? answer.data : null
  const isBefore = answer.face === 'here' && answer.before && !answer.failure
  return (
    <section className={classNames(styles.lead, isBefore && styles.before)} aria-label={overview.summary}>
      <div>
        {card && card.office.kind !== 'city' ? (
          <p className={styles.scope}>{card.office.name[lang]}</p>
        ) : null}
        <PageHeading
          title={overview.title}
          description={card ? headlineText(card, lang) : overview.description}
          className={classNames(styles.headline, answer.face === 'waiting' && styles.waiting)}
        >
          {card ? <Sentence card={card} /> : answer.face === 'waiting' ? <Waiting /> : null}
        </PageHeading>
        {answer.face === 'failed' ? null : (
          <p className={styles.note}>{card ? noteOf(card, lang) : <SkeletonBar width="80%" />}</p>
        )}
        {card ? (
          <div className={styles.take}>
            <a
              className={buttonClass({ look: 'quiet' })}
              href={fileAddress({ path: 'one-page', search: { ...chosenFigures(view), lang } })}
              download
            >
              <Icon name="file" />
              {overview.onePage}
            </a>
            <ExportMenu of={overview.title} choices={overviewChoices(view, ['scorecard', 'book'])} />
          </div>
        ) : null}
      </div>
      {card ? <Tally items={card.items} /> : null}
      {answer.face === 'waiting' ? <div className={styles.tallyRoom} /> : null}
    </section>
  )
}

function Sentence({ card }: { card: Scorecard }) {
  const { asOf, verdict, weakest } = headlineOf(card, useLang())
  return (
    <>
      <span className={styles.asOf}>{asOf}</span> <strong>{verdict}</strong> {weakest}
    </>
  )
}

function Waiting() {
  const { overview } = useWords()
  return (
    <>
      <span className="vh">{overview.title}</span>
      {['96%', '100%', '64%'].map((width) => (
        <SkeletonBar key={width} width={width} height="0.8em" />
      ))}
    </>
  )
}
