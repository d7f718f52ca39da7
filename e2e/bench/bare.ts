import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** A bare server that answers with `text` from memory, to be stopped by whoever asked for it. */
export async function bareServer(text: string): Promise<{ url: string; stop: () => void }> {
  const child = fork(join(import.meta.dirname, 'bare-server.ts'), { execArgv: ['--import', 'tsx'] })
  child.send(text)
  const [url] = (await once(child, 'message')) as [string]
  return { url, stop: () => child.kill('SIGTERM') }
}
