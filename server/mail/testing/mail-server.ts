import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export type Arrived = { to: string[]; raw: string }

export type MailServer = {
  port: number
  arrived: Arrived[]
  /** the one that arrives next */
  next(): Promise<Arrived>
  close(): Promise<void>
}

/** A real SMTP server on loopback. Without options it takes every mail, asks for no password and offers no encryption. */
export async function openMailServer(options: SMTPServerOptions = {}, port = 0): Promise<MailServer> {
  const arrived: Arrived[] = []
  const waiting: ((one: Arrived) => void)[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const one = {
          to: session.envelope.rcptTo.map((to) => to.address),
          raw: Buffer.concat(parts).toString('latin1'),
        }
        arrived.push(one)
        waiting.shift()?.(one)
        done()
      })
    },
    ...options,
  })
  // A client that breaks off a handshake is part of what is tried here.
  server.on('error', () => {})
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready))
  return {
    port: (server.server.address() as AddressInfo).port,
    arrived,
    next: () => new Promise((resolve) => waiting.push(resolve)),
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}
