import type { TaskImportAnswer } from '../../../server/core/tasks/task-import-answer.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { Button } from '../../ui/button.tsx'
import formStyles from '../../ui/form.module.css'
import { Notice } from '../../ui/notice.tsx'
import { StackedTable } from '../../ui/stacked-table.tsx'
import { Differences } from '../../widgets/differences.tsx'
import uploadStyles from '../../widgets/upload/upload.module.css'
import type { Upload } from '../../widgets/upload/use-upload.ts'

type Props = { upload: Upload<TaskImportAnswer>; answer: TaskImportAnswer }

/** Which tasks would be listed or change, and the button that does it. */
export function TaskChanges({ upload, answer: { changes, counts } }: Props) {
  const { taskImport: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const moving = counts.fresh + counts.changed
  if (moving === 0) return <Notice face="empty" title={words.nothingToTake} />
  return (
    <>
      <StackedTable
        caption={words.changes}
        className={uploadStyles.changes}
        rowKey={({ row }) => String(row)}
        groups={[{ key: 'all', rows: changes }]}
        columns={[
          { key: 'code', head: words.code, cell: ({ code }) => <span className="nw">{code}</span> },
          { key: 'name', names: true, head: words.task, cell: ({ name }) => name },
          { key: 'office', head: words.office, cell: ({ office }) => office.name[lang] },
          {
            key: 'change',
            head: words.change,
            cell: ({ isNew, differences }) =>
              isNew ? <b>{words.fresh}</b> : <Differences differences={differences} />,
          },
        ]}
      />
      {moving > changes.length ? (
        <p className={formStyles.note}>{words.moreChanges(format.number(moving - changes.length))}</p>
      ) : null}
      <p className={formStyles.note}>{words.takeHint}</p>
      <div className={formStyles.buttons}>
        <Button look="primary" disabled={upload.busy !== null} onClick={() => void upload.take()}>
          {words.take(format.number(moving))}
        </Button>
      </div>
    </>
  )
}
