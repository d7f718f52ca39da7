import { useEffect, useSyncExternalStore } from 'react'
import type { OpenDrafts } from './open-drafts.ts'

/** Sees to it that drafts are sent before the page is out of sight, and again once the connection is back. */
export function useDrafts(drafts: OpenDrafts) {
  useEffect(() => {
    const leave = () => document.visibilityState === 'hidden' && void drafts.flush()
    const back = () => drafts.retryNow()
    const gone = () => void drafts.flush()
    document.addEventListener('visibilitychange', leave)
    addEventListener('online', back)
    addEventListener('pagehide', gone)
    return () => {
      document.removeEventListener('visibilitychange', leave)
      removeEventListener('online', back)
      removeEventListener('pagehide', gone)
      drafts.close()
    }
  }, [drafts])
}

/** Draws again with every change of any row. */
export const useRevision = (drafts: Pick<OpenDrafts, 'subscribeAll' | 'revision'>): number =>
  useSyncExternalStore(drafts.subscribeAll, drafts.revision, drafts.revision)
