import type { Lang } from '../../server/core/words.ts'
import { en } from '../locales/en.ts'
import { enAccounts } from '../locales/en-accounts.ts'
import { type Vocabulary, vi } from '../locales/vi.ts'
import { viAccounts } from '../locales/vi-accounts.ts'
import { useLang } from './lang.tsx'

const vocabularies: Record<Lang, Vocabulary> = { vi: { ...vi, ...viAccounts }, en: { ...en, ...enAccounts } }

/** `useWords` for the pages about accounts: whoever imports it has those words fetched as well. Not for the shell. */
export const useAllWords = (): Vocabulary => vocabularies[useLang()]
