import { Component, type ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useWords } from './lang.tsx'

/** A fault of ours in drawing. Nothing is known to be right any more, so the way on is to load afresh. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }
  static getDerivedStateFromError() {
    return { broken: true }
  }
  override render() {
    return this.state.broken ? <Broken /> : this.props.children
  }
}

function Broken() {
  const { faces } = useWords()
  return (
    <main className="wrap">
      <Notice face="failed" title={faces.broken}>
        {faces.brokenHelp} <Button onClick={() => location.reload()}>{faces.reload}</Button>
      </Notice>
    </main>
  )
}
