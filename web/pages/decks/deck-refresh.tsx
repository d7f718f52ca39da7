import { useEffect, useRef, useState } from 'react'
import { type DeckChange, type DeckKept, isBeside, type RefreshedDeck } from '../../../server/core/decks.ts'
import { absent } from '../../../server/core/format.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useFormat, useLang } from '../../app/lang.tsx'
import { saveFile } from '../../data/take-file.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Section } from '../../ui/section.tsx'
import { type RowGroup, type StackedColumn, StackedTable } from '../../ui/stacked-table.tsx'
import uploadStyles from '../../widgets/upload/upload.module.css'
import { DeckChoice } from './deck-choice.tsx'
import styles from './decks.module.css'
import { useDeckUpload } from './use-deck-upload.ts'

/** Changes that are shown before somebody asks for all: a deck of sixty charts has hundreds. */
const shownFirst = 40

/** A deck that was exported, and perhaps edited since: its figures move to now, all else stays. */
export function DeckRefresh() {
  const { decks: words } = useAllWords()
  const lang = useLang()
  const upload = useDeckUpload<RefreshedDeck>('refresh', { lang })
  return (
    <Section className={styles.part} title={words.refresh} note={words.refreshHelp}>
      <DeckChoice
        upload={upload}
        label={upload.answer ? words.chooseOther : words.choose}
        primary={!upload.answer}
        accept=".pptx"
        hint={words.chooseHint}
        working={words.refreshing}
        pick={(file) => void upload.send(file)}
      />
      {upload.answer ? <Refreshed deck={upload.answer} /> : null}
    </Section>
  )
}

function Refreshed({ deck: { file, figures, changed, unlisted, kept } }: { deck: RefreshedDeck }) {
  const { decks: words } = useAllWords()
  const format = useFormat()
  const announce = useAnnounce()
  const title = useRef<HTMLHeadingElement>(null)
  const moved = changed.length + unlisted
  const says = moved === 0 ? words.nothingMoved : words.moved(format.number(moved))

  // Whoever waited for it, by eye, ear or keyboard, is taken to what came of it.
  const said = useRef(says)
  useEffect(() => {
    title.current?.focus()
    announce(said.current)
  }, [announce])

  return (
    <div className={uploadStyles.result}>
      <h3 ref={title} tabIndex={-1} className={uploadStyles.sentence}>
        {says}
      </h3>
      <p className="muted">{words.figures(format.number(figures))}</p>
      <div>
        <Button look="primary" onClick={() => saveFile({ ...taken(file), report: [] })}>
          <Icon name="out" />
          {words.take(file.name)}
        </Button>
      </div>
      {kept.length > 0 ? <Kept kept={kept} /> : null}
      {changed.length > 0 ? <Changed changed={changed} unlisted={unlisted} /> : null}
    </div>
  )
}

const deckType = 'application/vnd.openxmlformats-officedocument.presentationml.presentation'

const taken = ({ name, content }: RefreshedDeck['file']) => ({
  name,
  blob: new Blob([Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0))], { type: deckType }),
})

function Changed({ changed, unlisted }: Pick<RefreshedDeck, 'changed' | 'unlisted'>) {
  const { decks: words } = useAllWords()
  const format = useFormat()
  const figures = changed.filter((one) => !isBeside(one))
  const beside = changed.filter(isBeside)
  const [isWhole, setWhole] = useState(figures.length <= shownFirst)
  return (
    <div className={styles.list}>
      <h4>{words.changed}</h4>
      {figures.length > 0 ? (
        <Changes changes={isWhole ? figures : figures.slice(0, shownFirst)} caption={words.changedCaption} />
      ) : (
        <p className="muted">{words.noFigureMoved}</p>
      )}
      {isWhole ? null : (
        <div>
          <Button onClick={() => setWhole(true)}>{words.showAll(format.number(figures.length))}</Button>
        </div>
      )}
      {beside.length > 0 ? (
        <details className={styles.beside}>
          <summary>{words.beside(format.number(beside.length))}</summary>
          <Changes changes={beside} caption={words.besideCaption} />
        </details>
      ) : null}
      {isWhole && unlisted > 0 ? <p className="muted">{words.unlisted(format.number(unlisted))}</p> : null}
    </div>
  )
}

function Changes({ changes, caption }: { changes: readonly DeckChange[]; caption: string }) {
  const { decks: words } = useAllWords()
  const format = useFormat()
  const columns: StackedColumn<Keyed<DeckChange>>[] = [
    {
      key: 'what',
      head: words.columns.what,
      names: true,
      className: styles.what,
      cell: ({ label, piece }) => (
        <>
          {label || words.pieces[piece]}
          {label ? <small>{words.pieces[piece]}</small> : null}
        </>
      ),
    },
    {
      key: 'before',
      head: words.columns.before,
      label: words.columns.before,
      className: styles.before,
      cell: ({ before }) => before || absent,
    },
    {
      key: 'after',
      head: words.columns.after,
      label: words.columns.after,
      className: styles.after,
      cell: ({ after }) => <b>{after || absent}</b>,
    },
  ]
  return (
    <StackedTable
      caption={caption}
      columns={columns}
      groups={bySlide(changes, (slide) => words.slide(format.number(slide)))}
      rowKey={({ key }) => key}
      className={styles.changes}
    />
  )
}

function Kept({ kept }: Pick<RefreshedDeck, 'kept'>) {
  const { decks: words } = useAllWords()
  const format = useFormat()
  const columns: StackedColumn<Keyed<DeckKept>>[] = [
    {
      key: 'what',
      head: words.columns.what,
      names: true,
      className: styles.what,
      cell: ({ piece }) => words.pieces[piece],
    },
    { key: 'why', head: words.columns.why, className: styles.before, cell: ({ why }) => words.why[why] },
    {
      key: 'now',
      head: words.columns.now,
      label: words.columns.now,
      className: styles.after,
      cell: ({ now }) => now ?? absent,
    },
  ]
  return (
    <div className={styles.list}>
      <h4>{words.keptAsIs(format.number(kept.length))}</h4>
      <StackedTable
        caption={words.keptCaption}
        columns={columns}
        groups={bySlide(kept, (slide) => words.slide(format.number(slide)))}
        rowKey={({ key }) => key}
        className={styles.changes}
      />
    </div>
  )
}

type Keyed<Row> = Row & { key: string }

/** Rows under the slide that they stand on, in the order of the deck. */
function bySlide<Row extends { slide: number; title: string }>(
  rows: readonly Row[],
  slideWord: (slide: number) => string,
): RowGroup<Keyed<Row>>[] {
  const slides = new Map<string, Keyed<Row>[]>()
  for (const [at, row] of rows.entries()) {
    const head = [slideWord(row.slide), row.title].filter(Boolean).join(': ')
    slides.set(head, [...(slides.get(head) ?? []), { ...row, key: String(at) }])
  }
  return [...slides].map(([head, rows]) => ({ key: head, head, rows }))
}
