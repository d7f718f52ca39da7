import { createContext, type ReactNode, useContext, useMemo, useState, useSyncExternalStore } from 'react'
import { remember } from './cookie.ts'

export const themes = ['light', 'dark', 'contrast'] as const
export type Theme = (typeof themes)[number]

type Chosen = {
  /** null: as the device */
  choice: Theme | null
  /** the one in force, for what needs colours as values */
  theme: Theme
  choose: (choice: Theme | null) => void
}

const ThemeContext = createContext<Chosen>({ choice: null, theme: 'light', choose: () => {} })
export const useTheme = (): Chosen => useContext(ThemeContext)

export const isTheme = (value: unknown): value is Theme => themes.includes(value as Theme)

const darkQuery = '(prefers-color-scheme: dark)'
function subscribeToDevice(changed: () => void) {
  const query = matchMedia(darkQuery)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}

export function ThemeProvider({ initial, children }: { initial: Theme | null; children: ReactNode }) {
  const [choice, setChoice] = useState(initial)
  const isDarkDevice = useSyncExternalStore(
    subscribeToDevice,
    () => matchMedia(darkQuery).matches,
    () => false,
  )
  const value = useMemo(
    () => ({
      choice,
      theme: choice ?? (isDarkDevice ? 'dark' : 'light'),
      choose: (next: Theme | null) => {
        setChoice(next)
        remember('theme', next)
        if (next) document.documentElement.dataset.theme = next
        else delete document.documentElement.dataset.theme
      },
    }),
    [choice, isDarkDevice],
  )
  return <ThemeContext value={value}>{children}</ThemeContext>
}
