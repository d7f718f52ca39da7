import { useEffect, useRef, useState } from 'react'
import type { OfficePage } from '../../server/core/answers.ts'
import { figureText } from '../../server/core/sentences/figure.ts'
import { useAllWords } from '../app/all-words.ts'
import { useFormat, useLang } from '../app/lang.tsx'
import { usePaths } from '../app/use-view-state.ts'
import { useKpiPage } from '../data/queries.ts'
import { Button } from '../ui/button.tsx'
import { SelectField } from '../ui/field.tsx'
import { Link } from '../ui/link.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Answered } from './answered.tsx'
import styles from './contest-form.module.css'
import { ContestForm } from './contest-form.tsx'

export type OfficeContestProps = { page: OfficePage; close: () => void }

/** Which of the office's figures is contested, then what it should be. */
export function OfficeContest({ page, close }: OfficeContestProps) {
  const { contests: words, forms } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const [kpi, setKpi] = useState('')
  const first = useRef<HTMLSelectElement>(null)
  useEffect(() => first.current?.focus(), [])
  const items = [...page.items].sort((a, b) => format.compare(a.item.name[lang], b.item.name[lang]))
  return (
    <div className={styles.apart}>
      <SelectField
        ref={first}
        label={words.chooseKpi}
        value={kpi}
        onChange={(event) => setKpi(event.target.value)}
      >
        <option value="">{words.choose}</option>
        {items.map(({ item }) => (
          <option key={item.id} value={item.id}>
            {item.name[lang]}
          </option>
        ))}
      </SelectField>
      {kpi ? (
        <OneKpi key={kpi} id={kpi} page={page} close={close} />
      ) : (
        <p>
          <Button onClick={close}>{forms.cancel}</Button>
        </p>
      )}
    </div>
  )
}

function OneKpi({ id, page: { office, period }, close }: OfficeContestProps & { id: string }) {
  const { contests: words, shell } = useAllWords()
  const lang = useLang()
  const to = usePaths()
  const answer = useKpiPage({ office: office.code, period }, id)
  return (
    <Answered
      answer={answer}
      waiting={<Skeleton label={shell.loading} lines={4} />}
      empty={({ kpi }) =>
        kpi.reporting?.origin === 'office'
          ? { title: words.ownReport, help: <Link href={to.updates()}>{words.toWork}</Link> }
          : null
      }
      partial={() => null}
    >
      {({ kpi, item }) => (
        <ContestForm
          kpi={kpi}
          office={office.code}
          period={item.period}
          figure={figureText(item, lang)}
          close={close}
        />
      )}
    </Answered>
  )
}
