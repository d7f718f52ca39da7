import { useState } from 'react'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useFormat, useLang } from '../../app/lang.tsx'
import type { TargetsPage } from '../../data/questions.ts'
import { useAct } from '../../data/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField, TextField } from '../../ui/field.tsx'
import formStyles from '../../ui/form.module.css'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import { type StackedColumn, StackedTable } from '../../ui/stacked-table.tsx'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import { levelText } from './level-text.ts'
import styles from './targets-page.module.css'

type Proposal = TargetsPage['proposals'][number]
type Wrong = { reason?: string; none?: true }

/** What waits for a decision; several are decided on at once, never one's own. */
export function Proposals({ page }: { page: TargetsPage }) {
  const { targets: words } = useAllWords()
  const format = useFormat()
  const announce = useAnnounce()
  const decide = useAct((trpc) => trpc.catalogue.decide.mutationOptions())
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState<Wrong | null>(null)
  const own = page.proposals.filter(({ may }) => may.decide)
  const chosen = own.filter(({ code }) => ticked.has(code))

  async function act(approve: boolean) {
    if (chosen.length === 0) return setWrong({ none: true })
    if (!approve && reason.trim() === '') return setWrong({ reason: words.reasonNeeded })
    setWrong(null)
    const proposals = chosen.map(({ code, version }) => ({ code, version }))
    const done = await decide.act({ proposals, approve, reason: reason.trim() })
    if (!done) return
    const n = format.number(done.decided)
    announce(approve ? words.approved(n) : words.refused(n))
    setTicked(new Set())
    setReason('')
  }

  const tick = (codes: readonly string[], on: boolean) =>
    setTicked(new Set(on ? [...ticked, ...codes] : [...ticked].filter((code) => !codes.includes(code))))
  return (
    <Section title={words.waiting} note={format.number(page.proposals.length)}>
      {page.proposals.length === 0 ? (
        <p className="muted">{words.noneWaiting}</p>
      ) : (
        <>
          <Table page={page} ticked={ticked} tick={tick} />
          {own.length > 0 ? (
            <Form label={words.waiting} submit={() => act(true)} wrong={wrong ?? decide.fault} wide>
              <FaultNotice fault={decide.fault} />
              {wrong?.none ? (
                <div role="alert" tabIndex={-1}>
                  <Notice face="failed" title={words.chooseSome} />
                </div>
              ) : null}
              <CheckField
                label={words.selectAll}
                checked={chosen.length === own.length}
                onChange={(event) =>
                  tick(
                    own.map(({ code }) => code),
                    event.target.checked,
                  )
                }
              />
              <TextField
                label={words.reason}
                hint={words.reasonHint}
                maxLength={1000}
                value={reason}
                error={wrong?.reason}
                onChange={(event) => setReason(event.target.value)}
              />
              <p className="muted" role="status">
                {words.chosen(format.number(chosen.length))}
              </p>
              <div className={formStyles.buttons}>
                <Button type="submit" look="primary" disabled={decide.busy}>
                  {words.approve}
                </Button>
                <Button disabled={decide.busy} onClick={() => act(false)}>
                  {words.refuse}
                </Button>
              </div>
            </Form>
          ) : null}
        </>
      )}
    </Section>
  )
}

type TableProps = {
  page: TargetsPage
  ticked: ReadonlySet<string>
  tick: (codes: readonly string[], on: boolean) => void
}

function Table({ page, ticked, tick }: TableProps) {
  const { targets: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const kpis = new Map(page.kpis.map((one) => [one.id, one]))
  const offices = new Map(page.offices.map(({ code, name }) => [code, name[lang]]))
  const inForce = new Map(page.targets.map((one) => [one.code, one]))
  const nameOf = ({ kpi }: Proposal) => kpis.get(kpi)?.name[lang] ?? kpi
  const officeOf = ({ office }: Proposal) => offices.get(office) ?? office
  const columns: StackedColumn<Proposal>[] = [
    {
      key: 'what',
      head: words.proposal,
      names: true,
      className: styles.what,
      cell: (row) =>
        row.may.decide ? (
          <CheckField
            label={
              <>
                {nameOf(row)} <span className={styles.office}>{officeOf(row)}</span>
              </>
            }
            aria-label={words.select(nameOf(row), officeOf(row))}
            checked={ticked.has(row.code)}
            onChange={(event) => tick([row.code], event.target.checked)}
          />
        ) : (
          <>
            {nameOf(row)} <span className={styles.office}>{officeOf(row)}</span>
          </>
        ),
    },
    {
      key: 'level',
      head: words.level,
      end: true,
      className: styles.level,
      cell: (row) => {
        const old = row.replaces === null ? undefined : inForce.get(row.replaces)
        const kpi = kpis.get(row.kpi)
        return (
          <>
            {levelText(row, kpi, { words, format })}
            {old ? (
              <span className={styles.small}>{words.inPlaceOf(levelText(old, kpi, { words, format }))}</span>
            ) : null}
          </>
        )
      },
    },
    {
      key: 'days',
      head: words.days,
      className: styles.days,
      cell: ({ fromOn, dueOn }) => words.fromTo(format.day(fromOn), format.day(dueOn)),
    },
    {
      key: 'by',
      head: words.proposedBy,
      className: styles.by,
      cell: (row) => (
        <>
          {words.by(row.proposedBy, format.instant(row.proposedAt))}
          {row.may.decide || page.may.propose === false ? null : (
            <span className={styles.small}>{words.own}</span>
          )}
        </>
      ),
    },
  ]
  return (
    <StackedTable
      caption={words.waiting}
      className={styles.table}
      columns={columns}
      groups={[{ key: 'all', rows: page.proposals }]}
      rowKey={({ code }) => code}
    />
  )
}
