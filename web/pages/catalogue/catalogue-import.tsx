import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CatalogueAnswer, ListedProblem } from '../../../server/core/reporting/catalogue-answer.ts'
import { type CatalogueColumn, catalogueColumns } from '../../../server/core/reporting/catalogue-sheet.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useFormat, useLang } from '../../app/lang.tsx'
import { type SentCatalogue, sendCatalogue } from '../../data/send-catalogue.ts'
import { useAct } from '../../data/use-act.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { TextField } from '../../ui/field.tsx'
import formStyles from '../../ui/form.module.css'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import styles from './catalogue-page.module.css'

/** A whole catalogue from a file: looked at first, put right in place, then taken over whole. */
export function CatalogueImport({ close }: { close: () => void }) {
  const { catalogue: all, forms } = useAllWords()
  const words = all.import
  const lang = useLang()
  const format = useFormat()
  const announce = useAnnounce()
  const queryClient = useQueryClient()
  const send = useAct<SentCatalogue, CatalogueAnswer>(() => ({ mutationFn: sendCatalogue }), {
    settle: ({ taken }) => (taken ? queryClient.invalidateQueries() : undefined),
  })
  const [file, setFile] = useState<File | null>(null)
  const [missing, setMissing] = useState<object | null>(null)
  const [answer, setAnswer] = useState<CatalogueAnswer | null>(null)
  const [put, setPut] = useState<ReadonlyMap<string, string>>(new Map())

  const corrections = () =>
    [...put].map(([place, text]) => {
      const [row = 0, column = 0] = place.split(' ').map(Number)
      return { row, column, text }
    })

  async function look() {
    setMissing(file ? null : {})
    if (!file) return
    const looked = await send.act({ file, corrections: corrections() })
    if (looked) setAnswer(looked)
  }

  async function take(seen: string) {
    if (!file) return
    const done = await send.act({ file, corrections: corrections(), take: seen })
    if (!done) return
    setAnswer(done)
    if (!done.taken) return
    announce(words.taken(format.number(done.counts.fresh + done.counts.changed)))
    close()
  }

  const isWrong = answer !== null && answer.problems.length > 0
  return (
    <Form label={words.title} submit={look} wrong={missing ?? send.fault} wide>
      <p className={formStyles.note}>{words.help}</p>
      <p>
        <a className={buttonClass()} href={`/catalogue/template?lang=${lang}`} download>
          {words.template}
        </a>
      </p>
      <FaultNotice fault={send.fault} />
      <TextField
        type="file"
        accept=".xlsx,.csv"
        label={words.file}
        required
        error={missing ? words.fileNeeded : undefined}
        onChange={(event) => {
          setFile(event.target.files?.[0] ?? null)
          setAnswer(null)
          setPut(new Map())
        }}
      />
      {answer ? (
        <div role="status" className={styles.problems}>
          {answer.file.map(({ words: said, isNotice }) => (
            <Notice key={said.vi} face={isNotice ? 'partial' : 'failed'} title={said[lang]} />
          ))}
          {isWrong ? <Problems answer={answer} put={put} change={setPut} /> : null}
          {answer.seen ? <Ready answer={answer} /> : null}
        </div>
      ) : null}
      <div className={formStyles.buttons}>
        {answer?.seen && answer.changes.length > 0 ? (
          <Button look="primary" disabled={send.busy} onClick={() => take(answer.seen ?? '')}>
            {words.take}
          </Button>
        ) : (
          <Button type="submit" look="primary" disabled={send.busy}>
            {isWrong ? words.again : words.look}
          </Button>
        )}
        <Button disabled={send.busy} onClick={close}>
          {forms.cancel}
        </Button>
      </div>
    </Form>
  )
}

function Ready({ answer: { counts, changes } }: { answer: CatalogueAnswer }) {
  const { catalogue: all } = useAllWords()
  const words = all.import
  const format = useFormat()
  if (changes.length === 0) return <Notice face="empty" title={words.nothingNew} />
  return (
    <>
      <p className={formStyles.done}>
        {words.ready}.{' '}
        {words.counts(
          format.number(counts.fresh),
          format.number(counts.changed),
          format.number(counts.unchanged),
        )}
      </p>
      <DataTable
        caption={words.changes}
        label={words.changes}
        rows={changes}
        rowKey={({ row }) => String(row)}
        columns={[
          { key: 'kpi', head: all.kpi, names: true, cell: ({ name, kpiId }) => `${name} (${kpiId})` },
          { key: 'from', head: all.versions, cell: ({ fromOn }) => all.version(format.day(fromOn)) },
          { key: 'is', head: words.changes, cell: ({ isNew }) => (isNew ? words.isNew : words.isChanged) },
        ]}
      />
    </>
  )
}

type ProblemsProps = {
  answer: CatalogueAnswer
  put: ReadonlyMap<string, string>
  change: (put: ReadonlyMap<string, string>) => void
}

function Problems({ answer, put, change }: ProblemsProps) {
  const { catalogue: all } = useAllWords()
  const words = all.import
  const lang = useLang()
  const format = useFormat()
  const { problems, unlisted, columns } = answer
  const columnAt = new Map(Object.entries(columns).map(([key, at]) => [at, key as CatalogueColumn]))
  const headOf = ({ column, text, code }: ListedProblem) => {
    const key = column === null ? undefined : columnAt.get(column)
    return code === 'column-missing' ? text : key ? catalogueColumns[key][lang] : ''
  }
  const why = ({ code }: ListedProblem) =>
    all.faults[code.startsWith('number: ') ? 'number' : (code as keyof typeof all.faults)]
  const placeOf = ({ row, column }: ListedProblem) => (column === null ? null : `${row} ${column}`)
  return (
    <>
      <Notice face="failed" title={words.problems(format.number(problems.length + unlisted))} />
      <DataTable
        caption={words.problems(format.number(problems.length + unlisted))}
        hideCaption
        label={words.problems(format.number(problems.length + unlisted))}
        rows={problems}
        rowKey={({ row, column, code }) => `${row} ${column} ${code}`}
        columns={[
          {
            key: 'cell',
            head: words.cell,
            names: true,
            cell: ({ cell }) => cell,
          },
          { key: 'column', head: words.column, cell: headOf },
          {
            key: 'found',
            head: words.found,
            cell: ({ text, code }) => (code === 'column-missing' ? '' : text),
          },
          { key: 'why', head: words.why, cell: why },
          {
            key: 'put',
            head: words.put,
            cell: (problem) => {
              const place = placeOf(problem)
              return place === null ? null : (
                <input
                  aria-label={words.putAt(problem.cell)}
                  value={put.get(place) ?? problem.text}
                  onChange={(event) => change(new Map([...put, [place, event.target.value]]))}
                />
              )
            },
          },
        ]}
      />
      {unlisted > 0 ? <p>{words.more(format.number(unlisted))}</p> : null}
    </>
  )
}
