import type { SealPage as Page } from '../../../server/core/seals/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { PageHeading } from '../../app/page-head.tsx'
import type { PageProps } from '../../app/routes.ts'
import { usePaths } from '../../app/use-view-state.ts'
import { useSeal } from '../../data/queries.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../../widgets/answered.tsx'
import { AsOfLine } from '../../widgets/asof-line.tsx'
import { CopyButton } from '../../widgets/copy-button.tsx'
import { FaultWaysOut } from '../../widgets/fault-ways-out.tsx'
import { Disputes } from './disputes.tsx'
import { HashText } from './hash-text.tsx'
import { SealMark } from './seal-mark.tsx'
import { SealedOffices } from './sealed-offices.tsx'
import { SealedTasks } from './sealed-tasks.tsx'
import styles from './seals.module.css'

/** One frozen period: the proof, the points, the tasks as they stood, and what was disputed of it. */
export function SealPage({ id }: PageProps) {
  const { shell, seals: words } = useAllWords()
  const format = useFormat()
  const to = usePaths()
  const answer = useSeal(id)
  const isUnknown = answer.face === 'failed' && answer.fault.code === 'unknown-seal'
  return (
    <>
      <p className={styles.back}>
        <Link href={to.seals()}>{words.back}</Link>
      </p>
      <PageHeading
        title={isUnknown ? words.unknown : words.page(format.period(id))}
        description={words.description}
      />
      <Answered
        answer={answer}
        waiting={<Skeleton label={shell.loading} lines={10} />}
        empty={() => null}
        partial={() => null}
      >
        {(page) => <Parts page={page} />}
      </Answered>
      {answer.face === 'failed' ? <FaultWaysOut fault={answer.fault} /> : null}
    </>
  )
}

function Parts({ page }: { page: Page }) {
  const { seals: words, tasks } = useAllWords()
  const format = useFormat()
  const { seal, content } = page
  return (
    <>
      <Proof page={page} />
      {content ? (
        <>
          <SealedOffices period={seal.code} offices={content.offices} />
          <Disputes page={page} />
          <SealedTasks period={seal.code} content={content} />
          <AsOfLine
            asOfDay={content.asOfDay}
            unit={tasks.rating.unit}
            source={tasks.source}
            sample={content.sample}
          />
        </>
      ) : (
        <>
          <Notice face="failed" title={words.unreadable} />
          <Disputes page={page} />
        </>
      )}
      {page.versions.length > 1 ? (
        <Section title={words.versions}>
          <ol className={styles.versions}>
            {page.versions.map(({ version, frozenAt, frozenBy, hash, reason }) => (
              <li key={version}>
                <p>
                  <b>{words.version(version)}</b>, {words.by(frozenBy, format.instant(frozenAt))}
                </p>
                {reason ? <p>{words.again(reason)}</p> : null}
                <HashText hash={hash} />
              </li>
            ))}
          </ol>
        </Section>
      ) : null}
    </>
  )
}

function Proof({ page: { seal, verified, foundHash, content, may } }: { page: Page }) {
  const { seals: words } = useAllWords()
  const format = useFormat()
  return (
    <section className={styles.proof} aria-label={words.columns.check}>
      <p className={styles.verdict}>
        <SealMark verified={verified} />
      </p>
      <p role={verified ? undefined : 'alert'} className={verified ? undefined : styles.broken}>
        {verified ? words.checked : words.checkedNot}
      </p>
      <p>
        {words.frozen(seal.frozenBy, format.instant(seal.frozenAt))}{' '}
        {content ? words.judged(format.day(content.asOfDay)) : null}
      </p>
      {seal.reason ? <p>{words.again(seal.reason)}</p> : null}
      <dl className={styles.hashes}>
        <dt>{words.recorded}</dt>
        <dd>
          <HashText hash={seal.hash} />
        </dd>
        {verified ? null : (
          <>
            <dt>{words.found}</dt>
            <dd>
              <HashText hash={foundHash} />
            </dd>
          </>
        )}
      </dl>
      <p className={styles.buttons}>
        {may.download ? (
          <a className={buttonClass()} href={`/seals/${encodeURIComponent(seal.code)}.json`} download>
            <Icon name="out" />
            {words.download}
          </a>
        ) : null}
        <CopyButton label={words.copy} said={words.copied} text={() => seal.hash} />
      </p>
    </section>
  )
}
