import { useMemo } from 'react'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat } from '../../app/lang.tsx'
import { useSetting } from '../../data/queries.ts'
import type { Reader } from './audit-words.ts'

export function useAuditReader(): Reader {
  const { audit: words } = useAllWords()
  const format = useFormat()
  const setting = useSetting()
  const offices = setting.face === 'here' ? setting.data.offices : none
  return useMemo(() => ({ words, format, offices }), [words, format, offices])
}

const none: Reader['offices'] = []
