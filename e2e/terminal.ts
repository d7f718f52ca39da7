import { spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** What a command said before it ended. */
export type Ended = { code: number | null; out: string; err: string }

/** Runs a command of the project to its end, as somebody at the terminal would. `typed`: a line that is given to it. */
export function runAtTerminal(
  script: string,
  args: readonly string[],
  { env, typed = '' }: { env: Record<string, string>; typed?: string },
): Promise<Ended> {
  const child = spawn('npm', ['run', '--silent', script, '--', ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk) => {
    said.out += chunk
  })
  child.stderr.on('data', (chunk) => {
    said.err += chunk
  })
  child.stdin.end(typed && `${typed}\n`)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, ...said }))
  })
}
