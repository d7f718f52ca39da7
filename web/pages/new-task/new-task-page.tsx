import { useAllWords } from '../../app/all-words.ts'
import { PageHeading } from '../../app/page-head.tsx'
import { useMe, useSetting } from '../../data/queries.ts'
import { Notice } from '../../ui/notice.tsx'
import pageStyles from '../../ui/page.module.css'
import { Skeleton } from '../../ui/skeleton.tsx'
import { managesTasks } from '../../widgets/manages-tasks.ts'
import { NewTaskForm } from './new-task-form.tsx'

/** Where the reviewer assigns a task, with the six things that must be clear of it. */
export function NewTaskPage() {
  const { shell, task: words } = useAllWords()
  const me = useMe()
  const setting = useSetting()
  const person = me.face === 'here' ? me.data.person : null
  const { fresh } = words
  return (
    <>
      <PageHeading title={fresh.title} description={fresh.description} />
      {me.face !== 'here' || setting.face !== 'here' ? (
        <Skeleton label={shell.loading} lines={8} />
      ) : managesTasks(person) ? (
        <>
          <p className={pageStyles.lead}>{fresh.lead}</p>
          <NewTaskForm today={setting.data.today} offices={setting.data.offices} />
        </>
      ) : (
        <Notice face="empty" title={fresh.notYours} />
      )}
    </>
  )
}
