import type { BriefingBlock } from '../../../server/core/briefings/briefing.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useLang } from '../../app/lang.tsx'
import { SortableList } from '../../ui/sortable-list.tsx'
import styles from './block-list.module.css'
import { BlockPicture } from './block-picture.tsx'
import { blockName, type Subjects } from './choices.ts'

type Props = {
  blocks: readonly BriefingBlock[]
  subjects: Subjects
  selected: string | undefined
  select: (key: string) => void
  /** absent: their order stands */
  reorder?: ((keys: string[]) => void) | undefined
}

/** The pages of the briefing in their order, each with what it is about. */
export function BlockList({ blocks, subjects, selected, select, reorder }: Props) {
  const { briefings: words } = useAllWords()
  const lang = useLang()
  const announce = useAnnounce()
  const nameOf = ({ spec }: BriefingBlock) => blockName(spec, subjects, words, lang)
  const entry = (block: BriefingBlock, place: number) => (
    <button
      type="button"
      className={styles.entry}
      aria-current={block.key === selected ? 'true' : undefined}
      onClick={() => select(block.key)}
    >
      <span className={styles.place}>{place}</span>
      <BlockPicture spec={block.spec} />
      <span className={styles.name}>{nameOf(block)}</span>
    </button>
  )
  if (!reorder)
    return (
      <ol className={styles.list} aria-label={words.order}>
        {blocks.map((block, i) => (
          <li key={block.key}>{entry(block, i + 1)}</li>
        ))}
      </ol>
    )
  return (
    <SortableList
      label={words.order}
      items={blocks}
      keyOf={({ key }) => key}
      nameOf={nameOf}
      reorder={reorder}
      announce={announce}
      words={words.sort}
    >
      {entry}
    </SortableList>
  )
}
