import { useState } from 'react'
import { figureText } from '../../server/core/sentences/figure.ts'
import { useLang, useWords } from '../app/lang.tsx'
import { useViewState } from '../app/use-view-state.ts'
import type { KpiPage } from '../data/questions.ts'
import { Button } from '../ui/button.tsx'
import { lazyPart } from '../ui/lazy-part.tsx'
import { Link } from '../ui/link.tsx'
import type { ContestFormProps } from './contest-form.tsx'
import { ContestLines } from './contest-lines.tsx'
import styles from './contest-of-figure.module.css'
import { useContesting } from './contesting.ts'

const ContestForm = lazyPart<ContestFormProps>(() =>
  import('./contest-form.tsx').then((file) => file.ContestForm),
)

/** Whether the figure is contested, and the way to contest it for those who answer for its office. */
export function ContestOfFigure({ page }: { page: KpiPage }) {
  const { contested: words } = useWords()
  const lang = useLang()
  const { href } = useViewState()
  const { open, offices } = useContesting()
  const [isAsking, setAsking] = useState(false)
  const { kpi, office, item } = page
  const here = open.filter(
    (one) => one.kpi.id === kpi.id && (office.kind === 'city' || one.office.code === office.code),
  )
  const isReportedHere = kpi.reporting?.origin === 'office'
  const own = isReportedHere ? undefined : offices.find(({ kind }) => kpi.kinds.some((one) => one === kind))
  const isOwn = own !== undefined && own.code === office.code
  return (
    <>
      <ContestLines contests={here} name="office" />
      {isOwn && here.length === 0 && !isAsking ? (
        <p className={styles.start}>
          <Button onClick={() => setAsking(true)} onPointerEnter={ContestForm.prepare}>
            {words.open}
          </Button>
        </p>
      ) : null}
      {isOwn && isAsking ? (
        <ContestForm
          waiting={words.waiting}
          kpi={kpi}
          office={office.code}
          period={item.period}
          figure={figureText(item, lang)}
          close={() => setAsking(false)}
        />
      ) : null}
      {own && office.kind === 'city' ? (
        <p className={styles.start}>
          <Link href={href({ office: own.code })}>{words.ofOffice(own.name[lang])}</Link>
        </p>
      ) : null}
    </>
  )
}
