import type { ReactNode } from 'react'
import type { ReportedKpiRef } from '../../../server/core/reporting/answers.ts'
import type { EntryContent } from '../../../server/core/reporting/entry.ts'
import { checkWords } from '../../../server/core/reporting/entry-checks.ts'
import { vintageWords } from '../../../server/core/reporting/vintage.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Mark } from '../../widgets/status-mark.tsx'
import { TwoVersions } from '../../widgets/two-versions.tsx'
import { columns } from './cursor.ts'
import type { Desk } from './desk.ts'
import type { Line } from './draft-sync.ts'
import type { Cell, RowChecks } from './row-checks.ts'
import { contentOf, isRefused, type RowDraft, typedText } from './row-draft.ts'
import styles from './row-notes.module.css'
import { ValueHistory } from './value-history.tsx'

type Props = {
  id: string
  desk: Desk
  row: string
  kpi: ReportedKpiRef
  cell: Cell
  line: Line
  checks: RowChecks
  name: string
  history: boolean
  close: () => void
}

/** What there is to say about a value, under its row: what was refused, what is unusual, what was returned, whose version. */
export function RowNotes({ id, desk, row, kpi, cell, line, checks, name, history, close }: Props) {
  const { updates: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const { sheet } = desk
  const reason = cell.entry?.reason && checks.state !== 'approved' ? cell.entry.reason : null
  const refused = checks.refused.map((field) => {
    const held = line.draft[field]
    return isRefused(held) ? { field, said: words.refusals[held.why](held.text) } : null
  })
  const isSilent =
    !line.conflict &&
    !line.refusal &&
    !reason &&
    !checks.isAsked &&
    !history &&
    checks.refused.length + checks.findings.length === 0
  if (isSilent) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the cells of the row
    // biome-ignore lint/a11y/useFocusableInteractive: only what it holds can be pressed
    <div role="row" className={styles.row}>
      {/* biome-ignore lint/a11y/useSemanticElements: see the cells of the row */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: only what it holds can be pressed */}
      <div role="gridcell" id={id} aria-colindex={1} aria-colspan={columns.length} className={styles.notes}>
        {line.conflict ? <Conflict {...{ desk, row, line, name }} /> : null}
        {refused.map((one) =>
          one ? (
            <Note key={one.field} tone="wrong">
              {one.said}
            </Note>
          ) : null,
        )}
        {line.refusal ? (
          <Note tone="wrong">
            {words.serverRefusals[line.refusal]}
            {checks.may.includes('enter') || !contentOf(line.draft) ? null : (
              <Button onClick={() => sheet.choose(row, 'theirs')}>{words.dropMine}</Button>
            )}
          </Note>
        ) : null}
        {checks.findings.map((finding) =>
          // That a row is still empty is seen; it must not shout from every row of a new month.
          finding.code === 'missing' ? (
            <p key={finding.code} className={styles.quiet}>
              {checkWords(finding, lang)}
            </p>
          ) : (
            <Note key={finding.code} tone={finding.level === 'error' ? 'wrong' : 'odd'}>
              {checkWords(finding, lang)}
            </Note>
          ),
        )}
        {checks.isAsked && cell.target ? (
          <Note tone="odd">{words.shortOf(format.level(cell.target.expected, kpi.unit))}</Note>
        ) : null}
        {reason ? <Note tone="odd">{words.returnedBecause(reason)}</Note> : null}
        {history ? <ValueHistory cell={cell} kpi={kpi} name={name} close={close} /> : null}
      </div>
    </div>
  )
}

const Note = ({ tone, children }: { tone: 'wrong' | 'odd'; children: ReactNode }) => (
  <div className={classNames(styles.note, styles[tone])}>
    <Mark shape={tone === 'wrong' ? 'behind' : 'at-risk'} small />
    <div className={styles.said}>{children}</div>
  </div>
)

type ConflictProps = Pick<Props, 'desk' | 'row' | 'line' | 'name'>

/** Both versions side by side; one is chosen, and nothing is lost without that. */
function Conflict({ desk: { sheet }, row, line, name }: ConflictProps) {
  const { updates: words } = useAllWords()
  const format = useFormat()
  const theirs = line.conflict?.theirs ?? null
  return (
    <TwoVersions
      label={words.conflictOf(name)}
      says={words.conflict}
      mine={
        <>
          <b>{words.mine}</b>
          <Version draft={line.draft} />
          <Button look="primary" onClick={() => sheet.choose(row, 'mine')}>
            {words.keepMine}
          </Button>
        </>
      }
      theirs={
        <>
          <b>{theirs ? words.theirs(theirs.by, format.instant(theirs.at)) : words.theirsGone}</b>
          <Version draft={theirs ?? line.ground} />
          <Button onClick={() => sheet.choose(row, 'theirs')}>{words.takeTheirs}</Button>
        </>
      }
    />
  )
}

function Version({ draft }: { draft: RowDraft | EntryContent }) {
  const { updates: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const figure = [draft.numerator, draft.denominator]
    .map((held) => (typeof held === 'number' ? format.number(held, 3) : held?.text))
    .filter(Boolean)
    .join('/')
  const vintage = isRefused(draft.vintage) ? draft.vintage.text : vintageWords[draft.vintage][lang]
  return (
    <dl>
      <div>
        <dt>{words.columns.value}</dt>
        <dd className="num">{figure ? `${figure}, ${vintage}` : words.nothingIn}</dd>
      </div>
      {(['source', 'note', 'explanation'] as const).map((field) =>
        draft[field] ? (
          <div key={field}>
            <dt>{words.columns[field]}</dt>
            <dd>{typedText(field, draft[field], lang)}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}
