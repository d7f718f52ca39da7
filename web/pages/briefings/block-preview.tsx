import type { TextBlock } from '../../../server/core/blocks.ts'
import type { BlockSpec } from '../../../server/core/briefings/spec.ts'
import type { Lang } from '../../../server/core/words.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useBlock, type Whole } from '../../data/use-block.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import styles from './block-preview.module.css'
import { Slide } from './slide.tsx'

type Props = {
  spec: BlockSpec
  whole: Whole
  /** of the briefing: it is read as it was written */
  lang: Lang
  /** every row of its tables */
  allRows?: boolean
}

/** What the block will be in a file: one page, or several where it has a page for each kind of office. */
export function BlockPreview(props: Props) {
  const { spec, lang } = props
  return spec.kind === 'text' ? <Slide block={textOf(spec)} lang={lang} /> : <ReadBlock {...props} />
}

function ReadBlock({ spec, whole, lang, allRows }: Props) {
  const { briefings: words } = useAllWords()
  const answer = useBlock(spec, whole, lang)
  return (
    <Answered
      answer={answer}
      waiting={
        <div className={styles.waiting}>
          <Skeleton label={words.reading} lines={6} />
        </div>
      }
      empty={() => null}
      partial={() => null}
    >
      {(blocks) => (
        <div className={styles.slides}>
          {blocks.map((block, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one block have no other name
            <Slide key={i} block={block} lang={lang} whole={allRows} />
          ))}
        </div>
      )}
    </Answered>
  )
}

/** Words are at hand: nothing has to be read to show them. */
const textOf = ({ title, text }: Extract<BlockSpec, { kind: 'text' }>): TextBlock => ({
  kind: 'text',
  title: title ?? null,
  paragraphs: text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean),
  note: null,
  stamp: null,
  about: [],
  mark: null,
})

/** Definition and trail, as they will stand in the notes of the slide. */
export const SpeakerNotes = (props: Props) => (props.spec.kind === 'text' ? null : <ReadNotes {...props} />)

function ReadNotes({ spec, whole, lang }: Props) {
  const { briefings: words } = useAllWords()
  const answer = useBlock(spec, whole, lang)
  const [block] = answer.face === 'here' ? answer.data : []
  const about = block && block.kind !== 'failed' ? block.about : []
  if (about.length === 0) return null
  return (
    <section className={styles.notes} aria-labelledby="speaker-notes">
      <h2 id="speaker-notes">{words.speaker}</h2>
      <dl lang={lang}>
        {about.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p className="muted small">{words.speakerHelp}</p>
    </section>
  )
}
