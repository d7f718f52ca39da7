import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { type Formatter, formatter } from '../../server/core/format.ts'
import type { Lang } from '../../server/core/words.ts'
import { en } from '../locales/en.ts'
import { type FrontVocabulary, vi } from '../locales/vi.ts'
import { remember } from './cookie.ts'
import { useViewState } from './use-view-state.ts'

/** By language, for what is written in one whatever the reader's is. */
export const vocabularies: Record<Lang, FrontVocabulary> = { vi, en }

const LangContext = createContext<Lang>('vi')

/** What the address says; else `fallback`, which the server took from the cookie. */
export function LangProvider({ fallback, children }: { fallback: Lang; children: ReactNode }) {
  const asked = useViewState().lang
  const [before, setBefore] = useState(fallback)
  const lang = asked ?? before
  useEffect(() => {
    document.documentElement.lang = lang
    if (!asked) return
    setBefore(asked)
    remember('lang', asked)
  }, [lang, asked])
  return <LangContext value={lang}>{children}</LangContext>
}

export const useLang = (): Lang => useContext(LangContext)
export const useWords = (): FrontVocabulary => vocabularies[useLang()]
export function useFormat(): Formatter {
  const lang = useLang()
  return useMemo(() => formatter(lang), [lang])
}
