import type { BriefingPage, Revised } from '../../../server/core/briefings/briefing.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { useRevised } from '../../data/queries.ts'
import { Section } from '../../ui/section.tsx'
import { Answered } from '../../widgets/answered.tsx'
import styles from './briefing-page.module.css'
import { DifferenceTable } from './differences.tsx'
import { RevisedMark } from './revised-mark.tsx'

/** Which figures of it have been revised since: what it keeps, what is known now of the same day, who and why. */
export function RevisedFigures({ page: { briefing } }: { page: BriefingPage }) {
  const { briefings: words } = useAllWords()
  const format = useFormat()
  const answer = useRevised(briefing.code)
  return (
    <Answered
      answer={answer}
      waiting={<p className="faint small">{words.comparing}</p>}
      empty={() => null}
      partial={() => null}
    >
      {({ revised }) =>
        revised.length === 0 ? (
          <p className="muted small">{words.noDifferences}</p>
        ) : (
          <Section
            className={styles.revised}
            title={<RevisedMark>{words.changed(format.number(revised.length))}</RevisedMark>}
            note={words.changedHelp}
          >
            <DifferenceTable
              caption={words.differencesCaption}
              differences={revised}
              why={(one) => <Why why={one.why} />}
            />
          </Section>
        )
      }
    </Answered>
  )
}

function Why({ why }: Pick<Revised, 'why'>) {
  const { briefings: words } = useAllWords()
  const format = useFormat()
  if (!why) return words.noReason
  return (
    <>
      {why.reason ?? words.noReason}
      <small>{words.approvedBy(why.by, format.instant(why.at))}</small>
    </>
  )
}
