import { useAllWords } from '../../app/all-words.ts'
import { PageHeading } from '../../app/page-head.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { useMe, useSetting } from '../../data/queries.ts'
import { Notice } from '../../ui/notice.tsx'
import pageStyles from '../../ui/page.module.css'
import { SegmentedLinks } from '../../ui/segmented.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { managesTasks } from '../../widgets/manages-tasks.ts'
import { UploadDesk } from '../../widgets/upload/upload-desk.tsx'
import styles from './task-import.module.css'
import { useTaskUpload } from './use-task-upload.tsx'

/** A yearly list in a file: looked at, put right, taken over whole. */
export function TaskImportPage() {
  const { shell, taskImport: words } = useAllWords()
  const { view, href } = useViewState()
  const me = useMe()
  const setting = useSetting()
  const person = me.face === 'here' ? me.data.person : null
  if (me.face !== 'here' || setting.face !== 'here')
    return (
      <>
        <PageHeading title={words.title} description={words.description} />
        <Skeleton label={shell.loading} lines={6} />
      </>
    )
  const thisYear = Number(setting.data.today.slice(0, 4))
  const years = [thisYear - 1, thisYear, thisYear + 1].map(String)
  const year = years.find((one) => one === view.from) ?? String(thisYear)
  return (
    <>
      <PageHeading title={words.title} description={words.description} />
      {managesTasks(person) ? (
        <>
          <p className={pageStyles.lead}>{words.lead}</p>
          <div className={styles.years}>
            <SegmentedLinks
              label={words.year}
              current={year}
              choices={years.map((one) => ({
                key: one,
                label: words.ofYear(one),
                href: href({ from: one === String(thisYear) ? undefined : one }),
              }))}
            />
          </div>
          <ListDesk key={year} year={year} />
        </>
      ) : (
        <Notice face="empty" title={words.notYours} />
      )}
    </>
  )
}

const ListDesk = ({ year }: { year: string }) => <UploadDesk kind={useTaskUpload(year)} />
