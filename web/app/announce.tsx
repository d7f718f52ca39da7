import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'

const AnnounceContext = createContext<(said: string) => void>(() => {})
/** Says something to those who do not see the screen change. */
export const useAnnounce = () => useContext(AnnounceContext)

export function AnnounceProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState('')
  // A region that already holds the sentence would stay silent: the same thing said twice differs by a space.
  const announce = useCallback(
    (next: string) => setSaid((now) => (now === next ? `${next}\u00a0` : next)),
    [],
  )
  return (
    <AnnounceContext value={announce}>
      {children}
      <div role="status" className="vh">
        {said}
      </div>
    </AnnounceContext>
  )
}
