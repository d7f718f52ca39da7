import { useState } from 'react'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useFormat, useLang } from '../../app/lang.tsx'
import { PageHeading } from '../../app/page-head.tsx'
import { usePaths, useViewState } from '../../app/use-view-state.ts'
import { useTargets } from '../../data/queries.ts'
import type { TargetsPage as Page } from '../../data/questions.ts'
import { useAct } from '../../data/use-act.ts'
import { buttonClass } from '../../ui/button.tsx'
import { ConfirmButton } from '../../ui/confirm.tsx'
import { SelectField } from '../../ui/field.tsx'
import formStyles from '../../ui/form.module.css'
import { Link } from '../../ui/link.tsx'
import { Notice } from '../../ui/notice.tsx'
import pageStyles from '../../ui/page.module.css'
import { Section } from '../../ui/section.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { type StackedColumn, StackedTable } from '../../ui/stacked-table.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import { FaultWaysOut } from '../../widgets/fault-ways-out.tsx'
import { FilterForm } from '../../widgets/filter-form.tsx'
import { OfficeOptions } from '../../widgets/office-options.tsx'
import { useToday } from '../../widgets/use-today.ts'
import { levelText } from './level-text.ts'
import { Proposals } from './proposals.tsx'
import { ProposeForm } from './propose-form.tsx'
import styles from './targets-page.module.css'

const keys = ['subject', 'office', 'from'] as const
/** More than these are read by narrowing, not by scrolling. */
const mostShown = 200

/** Targets in force, what is proposed in their place, and the year to come. */
export function TargetsPage() {
  const { targets: words, shell } = useAllWords()
  const answer = useTargets()
  const today = useToday()
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
        {(page) => (
          <>
            {page.may.propose && today ? <Proposing page={page} year={Number(today.slice(0, 4))} /> : null}
            <Proposals page={page} />
            <Filters page={page} />
            <InForce page={page} />
          </>
        )}
      </Answered>
      {answer.face === 'failed' ? <FaultWaysOut fault={answer.fault} /> : null}
    </>
  )
}

function Proposing({ page, year }: { page: Page; year: number }) {
  const { targets: words, forms } = useAllWords()
  const { view, href, set } = useViewState()
  const format = useFormat()
  const announce = useAnnounce()
  const rollOver = useAct((trpc) => trpc.catalogue.rollOver.mutationOptions())
  const [said, setSaid] = useState<string | null>(null)
  const close = () => set({ view: undefined, show: undefined })
  const replaces = page.targets.find(({ code }) => code === view.show)
  if (view.view === 'new')
    return (
      <Section title={replaces ? words.formTitle.replace : words.formTitle.new}>
        <ProposeForm
          key={replaces?.code ?? 'new'}
          page={page}
          replaces={replaces}
          year={String(year)}
          close={close}
          sent={() => {
            setSaid(words.sent)
            close()
          }}
        />
      </Section>
    )

  async function roll() {
    const done = await rollOver.act({ year })
    if (!done) return
    const next = String(year + 1)
    const told =
      done.proposed > 0 ? words.rolledOver(format.number(done.proposed), next) : words.nothingToRoll(next)
    setSaid(told)
    announce(told)
  }

  return (
    <>
      <div className={styles.ways}>
        <Link
          className={buttonClass({ look: 'primary' })}
          href={href({ view: 'new', show: undefined })}
          preload={false}
        >
          {words.propose}
        </Link>
        <ConfirmButton
          label={words.rollOver(String(year + 1))}
          question={words.rollOverAsked(String(year), String(year + 1))}
          yes={words.rollOverYes}
          no={forms.cancel}
          busy={rollOver.busy}
          confirm={roll}
        />
      </div>
      <FaultNotice fault={rollOver.fault} />
      {said ? <p className={formStyles.done}>{said}</p> : null}
    </>
  )
}

type Row = Page['targets'][number]

function InForce({ page }: { page: Page }) {
  const { targets: words } = useAllWords()
  const { view } = useViewState()
  const format = useFormat()
  const lang = useLang()
  const columns = useColumns(page)
  const nameOf = new Map(page.kpis.map(({ id, name }) => [id, name[lang]]))
  const rows = page.targets
    .filter(
      ({ kpi, office, fromOn, dueOn }) =>
        (!view.subject || kpi === view.subject) &&
        (!view.office || office === view.office) &&
        (!view.from || (fromOn <= `${view.from}-12-31` && dueOn >= `${view.from}-01-01`)),
    )
    .sort(
      (a, b) =>
        format.compare(nameOf.get(a.kpi) ?? a.kpi, nameOf.get(b.kpi) ?? b.kpi) ||
        format.compare(a.office, b.office) ||
        (a.fromOn < b.fromOn ? -1 : 1),
    )
  const n = format.number(rows.length)
  return (
    <Section
      title={words.list}
      note={rows.length > mostShown ? words.firstOf(format.number(mostShown), n) : words.count(n)}
    >
      {rows.length > 0 ? (
        <StackedTable
          caption={words.list}
          className={styles.table}
          columns={columns}
          groups={[{ key: 'all', rows: rows.slice(0, mostShown) }]}
          rowKey={({ code }) => code}
        />
      ) : (
        <Notice face="empty" title={words.noneFound} />
      )}
    </Section>
  )
}

function Filters({ page }: { page: Page }) {
  const { targets: words, forms } = useAllWords()
  const { view } = useViewState()
  const lang = useLang()
  const years = [
    ...new Set(page.targets.flatMap(({ fromOn, dueOn }) => [fromOn.slice(0, 4), dueOn.slice(0, 4)])),
  ].sort()
  return (
    <FilterForm label={words.filters} keys={keys}>
      <SelectField name="subject" label={words.kpi} defaultValue={view.subject}>
        <option value="">{forms.any}</option>
        {page.kpis.map(({ id, name }) => (
          <option key={id} value={id}>
            {name[lang]}
          </option>
        ))}
      </SelectField>
      <SelectField name="office" label={words.office} defaultValue={view.office}>
        <option value="">{forms.any}</option>
        <OfficeOptions />
      </SelectField>
      <SelectField name="from" label={words.year} defaultValue={view.from}>
        <option value="">{forms.any}</option>
        {years.map((year) => (
          <option key={year} value={year}>
            {year}
          </option>
        ))}
      </SelectField>
    </FilterForm>
  )
}

function useColumns(page: Page): StackedColumn<Row>[] {
  const { targets: words } = useAllWords()
  const { href } = useViewState()
  const to = usePaths()
  const lang = useLang()
  const format = useFormat()
  const kpis = new Map(page.kpis.map((one) => [one.id, one]))
  const offices = new Map(page.offices.map(({ code, name }) => [code, name[lang]]))
  const documents = new Map(page.documents.map(({ code, title }) => [code, title[lang]]))
  const columns: StackedColumn<Row>[] = [
    {
      key: 'kpi',
      head: words.kpi,
      names: true,
      className: styles.what,
      cell: ({ kpi, office }) => (
        <>
          {kpis.has(kpi) ? <Link href={to.kpi(kpi)}>{kpis.get(kpi)?.name[lang]}</Link> : kpi}{' '}
          <span className={styles.office}>{offices.get(office) ?? office}</span>
        </>
      ),
    },
    {
      key: 'level',
      head: words.level,
      end: true,
      className: styles.level,
      cell: (row) => levelText(row, kpis.get(row.kpi), { words, format }),
    },
    {
      key: 'days',
      head: words.days,
      className: styles.days,
      cell: ({ fromOn, dueOn }) => words.fromTo(format.day(fromOn), format.day(dueOn)),
    },
    {
      key: 'document',
      head: words.document,
      className: styles.by,
      cell: ({ document }) => (document === null ? null : (documents.get(document) ?? document)),
    },
  ]
  if (!page.may.propose) return columns
  return [
    ...columns,
    {
      key: 'ways',
      head: words.ways,
      className: styles.replace,
      cell: ({ code, kpi, office }) => (
        <Link
          href={href({ view: 'new', show: code })}
          preload={false}
          aria-label={words.replaceOf(kpis.get(kpi)?.name[lang] ?? kpi, offices.get(office) ?? office)}
        >
          {words.replace}
        </Link>
      ),
    },
  ]
}
