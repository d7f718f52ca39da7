import { useEffect, useRef } from 'react'
import type { DefinitionFields } from '../../../server/core/reporting/definition.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useLang } from '../../app/lang.tsx'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import formStyles from '../../ui/form.module.css'
import { Notice } from '../../ui/notice.tsx'
import { differing, type Field } from './definition-draft.ts'

type Props = { theirs: DefinitionFields; mine: DefinitionFields; keep: () => void; take: () => void }

/** Two wrote one definition: both are shown where they differ, and one is chosen to go on with. */
export function Conflict({ theirs, mine, keep, take }: Props) {
  const { catalogue: words } = useAllWords()
  const lang = useLang()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const said = (fields: DefinitionFields, field: Field) => {
    const value = fields[field]
    if (value === null || value === '') return words.nothingChosen
    if (typeof value === 'object' && 'vi' in value) return value[lang]
    return String(value)
  }
  return (
    <div role="alert" ref={box} tabIndex={-1}>
      <Notice face="failed" title={words.conflict}>
        <p>{words.conflictHelp}</p>
        <DataTable
          caption={words.conflict}
          hideCaption
          label={words.conflict}
          rows={differing(theirs, mine).map((field) => ({ field }))}
          rowKey={({ field }) => field}
          columns={[
            { key: 'field', head: words.field, names: true, cell: ({ field }) => words.fields[field] },
            { key: 'theirs', head: words.theirs, cell: ({ field }) => said(theirs, field) },
            { key: 'mine', head: words.mine, cell: ({ field }) => said(mine, field) },
          ]}
        />
        <div className={formStyles.buttons}>
          <Button onClick={keep}>{words.keepMine}</Button>
          <Button onClick={take}>{words.takeTheirs}</Button>
        </div>
      </Notice>
    </div>
  )
}
