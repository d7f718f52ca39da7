import { useState } from 'react'
import { componentsOf } from '../../../server/core/indices/definition.ts'
import type { DefinedIndex, IndexDesk } from '../../../server/core/indices/definition-answers.ts'
import { indexWords } from '../../../server/core/indices/definition-words.ts'
import { addPoints } from '../../../server/core/indices/score.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { PageHeading } from '../../app/page-head.tsx'
import { usePaths, useViewState } from '../../app/use-view-state.ts'
import { useIndexDesk } from '../../data/queries.ts'
import { buttonClass } from '../../ui/button.tsx'
import formStyles from '../../ui/form.module.css'
import { Link } from '../../ui/link.tsx'
import pageStyles from '../../ui/page.module.css'
import { Section } from '../../ui/section.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { FaultWaysOut } from '../../widgets/fault-ways-out.tsx'
import { DefinitionImport } from './definition-import.tsx'
import styles from './index-desk-page.module.css'
import { IndexForm, type Mode } from './index-form.tsx'

/** The composite indices, as an administrator keeps them. */
export function IndexDeskPage() {
  const { indexDesk: words, shell } = useAllWords()
  const answer = useIndexDesk()
  return (
    <>
      <PageHeading title={words.title} description={words.description} />
      <p className={pageStyles.lead}>{words.description}</p>
      <Answered
        answer={answer}
        waiting={<Skeleton label={shell.loading} lines={6} />}
        empty={() => null}
        partial={() => null}
      >
        {(desk) => <Desk desk={desk} />}
      </Answered>
      {answer.face === 'failed' ? <FaultWaysOut fault={answer.fault} /> : null}
    </>
  )
}

const keyOf = ({ definition: { id, fromOn } }: DefinedIndex) => `${id}@${fromOn}`

function Desk({ desk }: { desk: IndexDesk }) {
  const { indexDesk: words } = useAllWords()
  const { view, href, set } = useViewState()
  const lang = useLang()
  const format = useFormat()
  const to = usePaths()
  const [done, setDone] = useState<{ id: string; said: string } | null>(null)
  const close = () => set({ view: undefined, show: undefined })
  if (view.view === 'import')
    return (
      <Section title={words.import.title}>
        <DefinitionImport close={close} />
      </Section>
    )
  const shown = desk.versions.find((one) => keyOf(one) === view.show)
  const mode: Mode | null =
    view.view === 'new'
      ? 'new'
      : shown && (view.view === 'change' || view.view === 'correct')
        ? view.view
        : null
  if (mode) {
    const name = shown?.definition.short[lang] ?? ''
    const title =
      mode === 'new'
        ? words.formTitles.new
        : mode === 'change'
          ? words.formTitles.change(name)
          : words.formTitles.correct(name, format.day(shown?.definition.fromOn))
    return (
      <Section title={title}>
        <IndexForm
          key={`${mode} ${view.show}`}
          mode={mode}
          desk={desk}
          start={mode === 'new' ? null : (shown ?? null)}
          close={close}
          recorded={(id, said) => {
            setDone({ id, said })
            close()
          }}
        />
      </Section>
    )
  }
  return (
    <>
      <p className={styles.ways}>
        <Link className={buttonClass({ look: 'primary' })} href={href({ view: 'new' })} preload={false}>
          {words.add}
        </Link>
        <Link className={buttonClass()} href={href({ view: 'import' })} preload={false}>
          {words.fromSheet}
        </Link>
      </p>
      {done ? (
        <p className={formStyles.done}>
          {done.said} <Link href={to.index(done.id)}>{words.toIndex}</Link>
        </p>
      ) : null}
      <ul className={styles.list}>
        {[...new Set(desk.versions.map(({ definition }) => definition.id))].map((id) => (
          <Item key={id} of={desk.versions.filter(({ definition }) => definition.id === id)} />
        ))}
      </ul>
    </>
  )
}

/** One index with its versions, the newest first. */
function Item({ of }: { of: DefinedIndex[] }) {
  const { indexDesk: words } = useAllWords()
  const { href } = useViewState()
  const lang = useLang()
  const format = useFormat()
  const to = usePaths()
  const [newest] = of
  if (!newest) return null
  const { id, name, kinds, public: isPublic, groups, decimals } = newest.definition
  const all = componentsOf(newest.definition)
  const most = addPoints(
    all.filter(({ informative }) => !informative).map(({ max }) => max),
    decimals,
  )
  const own = all.filter(({ countedBy }) => countedBy !== null).length
  return (
    <li>
      <h2>
        <Link href={to.index(id)}>{name[lang]}</Link>
      </h2>
      <p className={styles.facts}>
        <code>{id}</code> · {words.size(format.number(groups.length), format.number(all.length))} ·{' '}
        {words.most(format.number(most))} · {words.counting(format.number(own))} ·{' '}
        {kinds.map((kind) => indexWords.kinds[kind][lang]).join(', ')} ·{' '}
        {isPublic ? words.isPublic : words.isInternal} · {words.counted(format.number(newest.counted))}
      </p>
      <p className={styles.versions}>
        {of.map((one) => (
          <Link key={keyOf(one)} href={href({ view: 'correct', show: keyOf(one) })} preload={false}>
            {words.version(format.day(one.definition.fromOn))}
          </Link>
        ))}
        <Link href={href({ view: 'change', show: keyOf(newest) })} preload={false}>
          {words.change}
        </Link>
        <a href={`/index-definitions/template?index=${encodeURIComponent(id)}&lang=${lang}`} download>
          {words.download}
        </a>
      </p>
    </li>
  )
}
