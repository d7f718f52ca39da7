import { useAllWords } from '../../app/all-words.ts'
import { useLang } from '../../app/lang.tsx'
import { PageHeading } from '../../app/page-head.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { useEntryGrid } from '../../data/queries.ts'
import pageStyles from '../../ui/page.module.css'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { FaultWaysOut } from '../../widgets/fault-ways-out.tsx'
import { UploadDesk } from '../../widgets/upload/upload-desk.tsx'
import { useReportUpload } from './use-report-upload.tsx'

/** A file with the figures of one office: looked at, put right, taken over. */
export function UploadPage({ id }: { id: string }) {
  const { shell, updates, upload: words } = useAllWords()
  const lang = useLang()
  const { view } = useViewState()
  const answer = useEntryGrid(view, id)
  const title = answer.face === 'here' ? words.title(answer.data.office.name[lang]) : words.titlePlain
  return (
    <>
      <PageHeading title={title} description={words.description} />
      {answer.face === 'here' ? <p className={pageStyles.lead}>{words.lead}</p> : null}
      <Answered
        answer={answer}
        waiting={<Skeleton label={shell.loading} lines={6} />}
        empty={({ cells }) =>
          cells.length > 0 ? null : { title: updates.nothingAsked, help: updates.nothingAskedHelp }
        }
        partial={() => null}
      >
        {({ office }) => <ReportDesk key={office.code} office={office.code} />}
      </Answered>
      {answer.face === 'failed' ? <FaultWaysOut fault={answer.fault} /> : null}
    </>
  )
}

const ReportDesk = ({ office }: { office: string }) => <UploadDesk kind={useReportUpload(office)} />
