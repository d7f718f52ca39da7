import { useAllWords } from '../../app/all-words.ts'
import { PageHeading } from '../../app/page-head.tsx'
import { useMe } from '../../data/queries.ts'
import { Notice } from '../../ui/notice.tsx'
import pageStyles from '../../ui/page.module.css'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { holds } from '../../widgets/decides.ts'
import { RowsForm } from './rows-form.tsx'
import styles from './rows-in.module.css'

/** Events and rows of registers from a file: looked at first, then taken. */
export function RowsInPage() {
  const { rowsIn: words, shell } = useAllWords()
  const me = useMe()
  return (
    <>
      <PageHeading title={words.title} description={words.description} />
      <p className={pageStyles.lead}>{words.description}</p>
      <Answered
        answer={me}
        waiting={<Skeleton label={shell.loading} lines={6} />}
        empty={() => null}
        partial={() => null}
      >
        {(who) =>
          holds(who, 'send-rows') ? (
            <div className={styles.desk}>
              <RowsForm />
            </div>
          ) : (
            <Notice face="empty" title={words.notYours} />
          )
        }
      </Answered>
    </>
  )
}
