import type { FastifyInstance } from 'fastify'

/** Milliseconds in which a sender that is still sending can hear why it was refused, before the line is cut. */
const lingering = 3_000

/** After an answer that came before the end of what is sent, the rest is let go by for a while, then the line is cut. */
export function lingerAfterReply(site: FastifyInstance): void {
  site.addHook('onResponse', async (request) => {
    if (request.raw.complete) return
    const cut = setTimeout(() => request.raw.destroy(), lingering)
    request.raw.once('end', () => clearTimeout(cut)).once('close', () => clearTimeout(cut))
    request.raw.unpipe()
    request.raw.resume()
  })
}
