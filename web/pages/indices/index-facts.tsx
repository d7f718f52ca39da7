import type { ReactNode } from 'react'
import type { IndexPage } from '../../../server/core/indices/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { Section } from '../../ui/section.tsx'
import { FoldLink } from '../../widgets/fold-link.tsx'
import { unfolded } from '../../widgets/unfolded.ts'
import styles from './index-facts.module.css'

/** On a phone the others are one press away. */
const fewParts = 2
const part = 'facts'

/** By which version it is scored, where the counts come from, which document says so. */
export function IndexFacts({
  page: { index, documents, sources, lastRecorded, sample },
}: {
  page: IndexPage
}) {
  const { indices: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const { show } = useViewState()
  const isOpen = unfolded(show).has(part)
  const parts: [term: string, says: ReactNode][] = [
    [words.inForce, words.inForceFrom(format.day(index.fromOn))],
    [words.source, sample ? words.sampleHelp : index.source[lang]],
    ...(sources.length > 0 ? [[words.file, format.list(sources)] as [string, ReactNode]] : []),
    ...documents.map(({ code, title }): [string, ReactNode] => [
      words.documents,
      <>
        <b>{code}</b>: {title[lang]}
      </>,
    ]),
    ...(index.caveat ? [[words.caveat, index.caveat[lang]] as [string, ReactNode]] : []),
    ...(lastRecorded ? [[words.recordedBy, lastRecorded.by] as [string, ReactNode]] : []),
  ]
  return (
    <Section title={words.facts}>
      <dl className={styles.facts}>
        {parts.map(([term, says], at) => (
          <div key={term} className={at < fewParts || isOpen ? undefined : styles.away}>
            <dt>{term}</dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      {parts.length > fewParts ? (
        <FoldLink part={part} on="narrow" of={words.facts}>
          {words.moreFacts}
        </FoldLink>
      ) : null}
    </Section>
  )
}
