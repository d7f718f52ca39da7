import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { ExportJob, ExportSource, ExportWish } from '../../../server/core/export-jobs.ts'
import { isUnderWay } from '../../../server/core/export-jobs.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useFormat, useWords } from '../../app/lang.tsx'
import { useTRPC } from '../../data/provider.tsx'
import { useMyExports } from '../../data/queries.ts'
import { useAct } from '../../data/use-act.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Answered } from '../answered.tsx'
import { FaultNotice } from '../fault-notice.tsx'
import { fileSize } from '../file-size.ts'
import styles from './export-jobs.module.css'

/** Asks for a file that is made meanwhile, and shows how far those of the same kind are. Only for who has signed in. */
export function ExportJobs({ wish, look = 'primary' }: { wish: ExportWish; look?: 'primary' | 'usual' }) {
  const { files } = useWords()
  const settle = useSettle()
  const ask = useAct((trpc) => trpc.exportJobs.ask.mutationOptions(), { settle })
  return (
    <div className={styles.part}>
      <Button look={look} aria-disabled={ask.busy} onClick={() => ask.busy || void ask.act(wish)}>
        {files.make}
      </Button>
      <FaultNotice fault={ask.fault} />
      <MyExports of={wish.source} />
    </div>
  )
}

/** After a verb only the list is asked again: no figure has changed. */
function useSettle() {
  const queryClient = useQueryClient()
  const { queryKey } = useTRPC().exportJobs.mine.queryOptions()
  return () => queryClient.invalidateQueries({ queryKey })
}

function MyExports({ of }: { of: ExportSource }) {
  const { files, shell } = useWords()
  const answer = useMyExports(true)
  return (
    <Answered
      answer={answer}
      waiting={<Skeleton label={shell.loading} lines={1} />}
      empty={() => null}
      partial={() => null}
    >
      {({ jobs }) => {
        const shown = jobs.filter(({ source }) =>
          of.kind === 'book' ? source.kind === 'book' : source.kind === 'briefing' && source.code === of.code,
        )
        if (shown.length === 0) return <p className={styles.said}>{files.madeHelp}</p>
        return (
          <ul className={styles.list} aria-label={files.made}>
            {shown.map((job) => (
              <Made key={job.id} job={job} />
            ))}
          </ul>
        )
      }}
    </Answered>
  )
}

function Made({ job }: { job: ExportJob }) {
  const { files } = useWords()
  const format = useFormat()
  const announce = useAnnounce()
  const settle = useSettle()
  const cancel = useAct((trpc) => trpc.exportJobs.cancel.mutationOptions(), { settle })
  const { id, title, state, step, steps, report, expiresAt, fileSize: size } = job
  const before = useRef(state)
  useEffect(() => {
    if (before.current !== state) announce(`${title}: ${files.states[state]}`)
    before.current = state
  }, [state, title, announce, files])
  const name = `${title}, ${files.formats[job.format]}`
  const told = steps === null ? null : files.stepOf(format.number(step), format.number(steps))
  return (
    <li className={styles.job}>
      <div className={styles.line}>
        <span>{name}</span>
        <span className={styles.said}>
          {[files.states[state], isUnderWay(job) ? told : format.instant(job.endedAt ?? job.askedAt)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      {isUnderWay(job) ? (
        <div className={styles.line}>
          <progress
            className={styles.progress}
            aria-label={files.progressOf(name)}
            {...(steps === null ? {} : { value: step, max: steps })}
          />
          <Button
            look="quiet"
            aria-label={files.cancelOf(name)}
            aria-disabled={cancel.busy}
            onClick={() => cancel.busy || void cancel.act({ id })}
          >
            {files.cancel}
          </Button>
        </div>
      ) : null}
      {report.map((line) => (
        <p key={line} className={styles.said}>
          {line}
        </p>
      ))}
      {expiresAt !== null ? (
        <p className={styles.line}>
          <a className={buttonClass()} href={`/exports/jobs/${id}`} download aria-label={files.fetchOf(name)}>
            {size === null ? files.download : `${files.download} (${fileSize(size, format)})`}
          </a>
          <span className={styles.said}>{files.keptUntil(format.instant(expiresAt))}</span>
        </p>
      ) : null}
      <FaultNotice fault={cancel.fault} />
    </li>
  )
}
