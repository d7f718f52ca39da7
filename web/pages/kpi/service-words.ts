import type { Lang } from '../../../server/core/words.ts'
import { useLang } from '../../app/lang.tsx'
import { services as en } from '../../locales/en/services.ts'
import { services as vi } from '../../locales/vi/services.ts'

const vocabularies: Record<Lang, typeof vi> = { vi, en }

/** Words that only the page of a KPI needs: fetched with it, and not by every page before it is drawn. */
export const useServiceWords = () => vocabularies[useLang()]
