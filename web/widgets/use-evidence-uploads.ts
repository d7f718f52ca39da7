import { useEffect, useRef, useState } from 'react'
import { largestEvidence } from '../../server/core/evidence.ts'
import { type Fault, faultOf } from '../data/fault.ts'
import { type EvidenceSubject, uploadEvidence } from '../data/upload-evidence.ts'

/** A file on its way. `fault`: why it did not arrive; null while it is under way. */
export type EvidenceUpload = { id: number; file: File; sent: number; fault: Fault | null }

/** What the server would say as well, said before 20 MB have gone. */
function faultOfFile({ size }: File): Fault | null {
  if (size === 0) return { code: 'evidence-empty', params: {}, httpStatus: 400 }
  const megabytes = largestEvidence / 1_000_000
  return size > largestEvidence
    ? { code: 'evidence-too-large', params: { megabytes }, httpStatus: 400 }
    : null
}

let last = 0

/** Sends files as evidence, one after the other, and keeps those that did not arrive. */
export function useEvidenceUploads(of: EvidenceSubject, arrived: (name: string) => unknown) {
  const [uploads, setUploads] = useState<readonly EvidenceUpload[]>([])
  const stops = useRef(new Map<number, AbortController>())
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  // Whoever leaves the page stops what is under way: there is nobody left to hear how it ended.
  useEffect(() => {
    const all = stops.current
    return () => {
      for (const stop of all.values()) stop.abort()
    }
  }, [])

  const change = (id: number, to: Partial<EvidenceUpload>) =>
    setUploads((now) => now.map((one) => (one.id === id ? { ...one, ...to } : one)))
  const drop = (id: number) => setUploads((now) => now.filter((one) => one.id !== id))

  async function run({ id, file }: EvidenceUpload, stop: AbortController) {
    if (stop.signal.aborted) return
    try {
      const row = await uploadEvidence(of, file, {
        sent: (sent) => change(id, { sent }),
        signal: stop.signal,
      })
      await arrived(row.fileName)
      drop(id)
    } catch (thrown) {
      change(id, { fault: faultOf(thrown) })
    } finally {
      stops.current.delete(id)
    }
  }

  function start(upload: EvidenceUpload) {
    const stop = new AbortController()
    stops.current.set(upload.id, stop)
    queue.current = queue.current.then(() => run(upload, stop))
  }

  return {
    uploads,
    send(files: readonly File[]) {
      const next = files.map(
        (file): EvidenceUpload => ({ id: ++last, file, sent: 0, fault: faultOfFile(file) }),
      )
      setUploads((now) => [...now, ...next])
      for (const one of next) if (!one.fault) start(one)
    },
    again(upload: EvidenceUpload) {
      change(upload.id, { sent: 0, fault: null })
      start({ ...upload, sent: 0, fault: null })
    },
    /** stops it if it is under way, and forgets it */
    drop(id: number) {
      stops.current.get(id)?.abort()
      stops.current.delete(id)
      drop(id)
    },
  }
}
