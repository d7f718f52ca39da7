import { useState } from 'react'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { PageHeading } from '../../app/page-head.tsx'
import { usePaths, useViewState } from '../../app/use-view-state.ts'
import { useCatalogue } from '../../data/queries.ts'
import type { CataloguePage as Page } from '../../data/questions.ts'
import { buttonClass } from '../../ui/button.tsx'
import formStyles from '../../ui/form.module.css'
import { Link } from '../../ui/link.tsx'
import pageStyles from '../../ui/page.module.css'
import { Section } from '../../ui/section.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { FaultWaysOut } from '../../widgets/fault-ways-out.tsx'
import { CatalogueImport } from './catalogue-import.tsx'
import { CatalogueList } from './catalogue-list.tsx'
import styles from './catalogue-page.module.css'
import { emptyFields } from './definition-draft.ts'
import { DefinitionForm, type Mode } from './definition-form.tsx'

/** The reported KPIs, as an administrator keeps them. */
export function CataloguePage() {
  const { catalogue: words, shell } = useAllWords()
  const answer = useCatalogue()
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
        {(page) => <Desk page={page} />}
      </Answered>
      {answer.face === 'failed' ? <FaultWaysOut fault={answer.fault} /> : null}
    </>
  )
}

function Desk({ page }: { page: Page }) {
  const { catalogue: words } = useAllWords()
  const { view, href, set } = useViewState()
  const lang = useLang()
  const format = useFormat()
  const to = usePaths()
  const [done, setDone] = useState<{ kpiId: string; said: string } | null>(null)
  const close = () => set({ view: undefined, show: undefined })
  if (view.view === 'import')
    return (
      <Section title={words.import.title}>
        <CatalogueImport close={close} />
      </Section>
    )
  const seen = page.definitions.find(({ code }) => code === view.show)
  const mode: Mode | null =
    view.view === 'new'
      ? 'new'
      : seen && (view.view === 'change' || view.view === 'correct')
        ? view.view
        : null
  if (mode) {
    const most = Math.max(0, ...page.definitions.map(({ position }) => position))
    const start = seen && mode !== 'new' ? seen : emptyFields(most + 1)
    const titles = words.formTitles
    const title =
      mode === 'new' || !seen
        ? titles.new
        : mode === 'change'
          ? titles.change(seen.name[lang])
          : titles.correct(seen.name[lang], format.day(seen.fromOn))
    return (
      <Section title={title}>
        <DefinitionForm
          key={`${mode} ${seen?.code}`}
          mode={mode}
          page={page}
          start={mode === 'change' ? { ...start, fromOn: '' } : start}
          close={close}
          recorded={({ kpiId }, said) => {
            setDone({ kpiId, said })
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
          {done.said} <Link href={to.kpi(done.kpiId)}>{words.toKpi}</Link>
        </p>
      ) : null}
      <CatalogueList page={page} />
    </>
  )
}
