import type { AddressInfo } from 'node:net'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'

export type TcpDoor = {
  port: number /** breaks every connection that is open */
  cut(): void
  close(): Promise<void>
}

/** The cluster of the tests has no TCP port; a source elsewhere is reached through one. */
export async function openTcpDoor({ host, port }: { host: string; port: number }): Promise<TcpDoor> {
  const sockets = new Set<{ destroy(): void }>()
  const server = createServer((outside) => {
    const inside = connect(join(host, `.s.PGSQL.${port}`))
    for (const one of [outside, inside]) {
      sockets.add(one)
      one.on('error', () => {})
      one.on('close', () => {
        sockets.delete(one)
        outside.destroy()
        inside.destroy()
      })
    }
    outside.pipe(inside).pipe(outside)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        cut()
      }),
  }
}
