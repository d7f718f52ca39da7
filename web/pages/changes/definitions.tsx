import type { Change, Changes } from '../../../server/core/reporting/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { AsItWas, justBefore } from './as-it-was.tsx'
import { Group } from './group.tsx'
import { NowLink } from './now-link.tsx'
import { Steps } from './steps.tsx'

type DefinitionChange = Extract<Change, { kind: 'definition' }>

/** Definitions that are new, changed or withdrawn: which fields, from when. */
export function Definitions({ changes: { changes, tally } }: { changes: Changes }) {
  const { changes: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const rows = changes.filter((change): change is DefinitionChange => change.kind === 'definition')
  const said = ({ isNew, isWithdrawn, fields }: DefinitionChange) => {
    if (isNew) return words.newKpi
    if (isWithdrawn) return words.withdrawnDefinition
    return words.changedFields(fields.map((field) => words.fields[field]).join(', '))
  }
  return (
    <Group kind="definition" found={tally.definition} listed={rows.length}>
      <Steps
        steps={rows.map((row) => ({
          key: `${row.at} ${row.kpi.id} ${row.fromOn}`,
          what: <NowLink kpi={row.kpi} />,
          where: words.from(format.day(row.fromOn)),
          happened: said(row),
          by: row.by,
          at: row.at,
          link: row.isNew ? null : (
            <AsItWas kpi={row.kpi} asOf={justBefore(row.at)} what={row.kpi.name[lang]} />
          ),
        }))}
      />
    </Group>
  )
}
