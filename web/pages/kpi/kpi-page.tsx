import { kpiSentence } from '../../../server/core/sentences/kpi.ts'
import { useLang, useWords } from '../../app/lang.tsx'
import { PageHeading } from '../../app/page-head.tsx'
import type { PageProps } from '../../app/routes.ts'
import { usePaths, useViewState } from '../../app/use-view-state.ts'
import type { Answer } from '../../data/answer.ts'
import { useKpiPage, useSetting } from '../../data/queries.ts'
import type { KpiPage as Page } from '../../data/questions.ts'
import { Link } from '../../ui/link.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { ContestOfFigure } from '../../widgets/contest-of-figure.tsx'
import { DefinitionPanel } from '../../widgets/definition-panel.tsx'
import { NewFigures } from '../../widgets/new-figures.tsx'
import { ElementsSection } from './elements-section.tsx'
import { FigureHead } from './figure-head.tsx'
import { FiguresSection } from './figures-section.tsx'
import styles from './kpi-page.module.css'
import { OfficesSection } from './offices-section.tsx'
import { RefusedOr } from './refused-or.tsx'
import { RegisterLink } from './register-link.tsx'
import { RowsSection } from './rows-section.tsx'
import { TrendSection } from './trend-section.tsx'

/** One question, its answer, and everything that the answer rests on. */
export function KpiPage({ id }: PageProps) {
  const { kpi: words, shell } = useWords()
  const lang = useLang()
  const to = usePaths()
  const { view } = useViewState()
  const answer = useKpiPage(view, id)
  const page = answer.face === 'here' ? answer.data : null
  const name = useNameOf(id, answer)
  return (
    <>
      <nav className={styles.trail} aria-label={words.trail}>
        <Link href={to.overview()}>{shell.overview}</Link> / <Link href={to.kpis()}>{shell.kpis}</Link>
        {page ? <span> / {page.item.short[lang]}</span> : null}
      </nav>
      <PageHeading
        className={styles.name}
        title={name}
        description={page ? kpiSentence(page.item, lang, page.office) : words.description}
      />
      <RefusedOr answer={answer}>
        {page ? <Known answer={answer} page={page} id={id} /> : <Waiting />}
      </RefusedOr>
    </>
  )
}

/** The frame knows the names before the figures are there. */
function useNameOf(id: string, answer: Answer<Page>): string {
  const { kpi: words } = useWords()
  const lang = useLang()
  const setting = useSetting()
  if (answer.face === 'here') return answer.data.kpi.name[lang]
  const known = setting.face === 'here' ? setting.data.kpis.find((kpi) => kpi.id === id) : undefined
  if (known) return known.name[lang]
  return answer.face === 'failed' && answer.fault.code === 'unknown-kpi' ? words.unknown : words.loadingTitle
}

function Known({ answer, page, id }: { answer: Answer<Page>; page: Page; id: string }) {
  return (
    <>
      <Answered answer={answer} waiting={<Waiting />} empty={() => null} partial={() => null}>
        {(data) => (
          <NewFigures answer={answer} figures={figureOf}>
            <FigureHead page={data} />
            <RegisterLink id={id} />
            <ContestOfFigure page={data} />
          </NewFigures>
        )}
      </Answered>
      <div className={styles.grid}>
        <div className={styles.main}>
          <ElementsSection page={page} />
          <TrendSection page={page} id={id} />
          <OfficesSection page={page} id={id} />
          <FiguresSection page={page} id={id} />
        </div>
        <div className={styles.side}>
          <DefinitionPanel page={page} />
        </div>
      </div>
      <RowsSection page={page} id={id} />
    </>
  )
}

const figureOf = ({ item }: Page) => [item]

function Waiting() {
  const { faces } = useWords()
  return (
    <div className={styles.waiting}>
      <Skeleton label={faces.waiting} lines={6} />
    </div>
  )
}
