import type { FeedFaultCode, FeedFaultParams } from '../core/feeds/fault-words.ts'

/** A source that gave nothing, for a reason that a person can read. Never holds a secret or what the source said. */
export class FeedFault extends Error {
  readonly code: FeedFaultCode
  readonly params: FeedFaultParams
  constructor(code: FeedFaultCode, params: FeedFaultParams = {}, cause?: unknown) {
    super(code, { cause })
    this.name = 'FeedFault'
    this.code = code
    this.params = params
  }
}
