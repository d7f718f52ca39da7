import type { ReactNode } from 'react'
import type { Answer } from '../../data/answer.ts'
import { FailedNotice } from '../../widgets/answered.tsx'
import { FaultWaysOut } from '../../widgets/fault-ways-out.tsx'

/** A part of the page whose question cannot be answered says so in its place, with the way to one that can. */
export function RefusedOr({ answer, children }: { answer: Answer<unknown>; children: ReactNode }) {
  if (answer.face !== 'failed') return children
  return (
    <>
      <FailedNotice {...answer} />
      <FaultWaysOut fault={answer.fault} />
    </>
  )
}
