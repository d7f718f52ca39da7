import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { Refusal } from './terminal.ts'

const silence = new Writable({ write: (_chunk, _encoding, done) => done() })

/**
 * A new password: asked for twice at a terminal, without showing it; else the one line that comes in.
 * @throws Refusal
 */
export async function askPassword(): Promise<string> {
  const atTerminal = process.stdin.isTTY === true
  const reader = createInterface({
    input: process.stdin,
    output: silence,
    terminal: atTerminal,
    historySize: 0,
  })
  reader.once('SIGINT', () => process.exit(130))
  const lines = reader[Symbol.asyncIterator]()
  const ask = async (question: string) => {
    if (atTerminal) process.stderr.write(question)
    const { value } = await lines.next()
    if (atTerminal) process.stderr.write('\n')
    if (!value) throw new Refusal('No password was given.')
    return value
  }
  try {
    const password = await ask('New password: ')
    if (atTerminal && (await ask('The same again: ')) !== password)
      throw new Refusal('The two passwords are not the same.')
    return password
  } finally {
    reader.close()
  }
}
