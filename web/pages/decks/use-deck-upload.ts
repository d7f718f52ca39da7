import { useState } from 'react'
import { type Fault, faultOf } from '../../data/fault.ts'
import { sendFile } from '../../widgets/upload/send-file.ts'

export type DeckUpload<Answer> = {
  /** of the file that was chosen last */
  name: string | null
  /** under way: how much of it has left, 0 to 1 */
  share: number | null
  fault: Fault | null
  answer: Answer | null
  send: (file: File) => Promise<Answer | null>
}

type State<Answer> = Omit<DeckUpload<Answer>, 'send'>

/** A PowerPoint file that is sent, and what comes of it. Another file begins anew. */
export function useDeckUpload<Answer>(path: 'templates' | 'refresh', search: Record<string, string> = {}) {
  const [state, setState] = useState<State<Answer>>({ name: null, share: null, fault: null, answer: null })
  async function send(file: File): Promise<Answer | null> {
    const { name } = file
    const begun = { name, share: 0, fault: null, answer: null }
    setState(begun)
    try {
      const answer = await sendFile<Answer>({
        address: `/decks/${path}?${new URLSearchParams({ name, ...search })}`,
        file: { name, content: file },
        progress: (share) => setState({ ...begun, share }),
      })
      setState({ name, share: null, fault: null, answer })
      return answer
    } catch (thrown) {
      setState({ name, share: null, fault: faultOf(thrown), answer: null })
      return null
    }
  }
  return { ...state, send } satisfies DeckUpload<Answer>
}
