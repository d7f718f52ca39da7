import { type AddressInfo, createServer } from 'node:net'
import tlsOptions from 'smtp-server/lib/tls-options.js'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { smtpTransport } from './smtp.ts'
import { type MailServer, openMailServer } from './testing/mail-server.ts'
import { readMessage } from './testing/read-message.ts'
import type { OutgoingMail } from './transport.ts'

const from = 'Chuyển đổi số Hải Phòng <so@example.vn>'
const mail: OutgoingMail = {
  reference: '7.1732',
  to: 'can.bo@example.vn',
  lang: 'vi',
  subject: 'Thư mời sử dụng hệ thống – Chuyển đổi số Hải Phòng, gửi đến các cơ quan, đơn vị của thành phố',
  text: `Kính gửi Ông/Bà,\n\n${'Nghị quyết về chuyển đổi số được ban hành; '.repeat(5)}\n.\nhttps://so.example.vn/a=b\n`,
  at: new Date('2024-11-22T10:00:00Z'),
}

/** A certificate that nobody has vouched for. */
const { key, cert } = tlsOptions()
const unknown = { key, cert }

const opened: { close(): Promise<void> }[] = []
async function open(...options: Parameters<typeof openMailServer>): Promise<MailServer> {
  const server = await openMailServer(...options)
  opened.push(server)
  return server
}
afterEach(async () => {
  vi.useRealTimers()
  for (const server of opened.splice(0)) await server.close()
})

const refused = async (sending: Promise<void>): Promise<Error & { code?: string }> =>
  sending.then(
    () => expect.fail('the mail went'),
    (fault) => fault,
  )

describe('over SMTP', () => {
  it('a mail arrives as it was written', async () => {
    const server = await open()
    await smtpTransport(`smtp://127.0.0.1:${server.port}`, from).send(mail)
    const { header, text } = readMessage(server.arrived[0]?.raw ?? '')
    expect(server.arrived.map((one) => one.to)).toEqual([[mail.to]])
    expect(header('subject')).toBe(mail.subject)
    expect(header('from')).toBe(from)
    expect(header('date')).toBe('Fri, 22 Nov 2024 10:00:00 +0000')
    expect(header('message-id')).toBe('<7.1732@example.vn>')
    expect(header('content-type')).toBe('text/plain; charset=utf-8')
    expect(header('auto-submitted')).toBe('auto-generated')
    expect(header('content-language')).toBe('vi')
    expect(text).toBe(mail.text)
  })

  it('line breaks in what others wrote add neither a header nor a recipient', async () => {
    const server = await open()
    const transport = smtpTransport(`smtp://127.0.0.1:${server.port}`, from)
    await transport.send(mail)
    await transport.send({ ...mail, subject: 'Thư mời\r\nBcc: other@example.vn\n\nThis is the text' })
    const [usual, tried] = server.arrived.map((one) => readMessage(one.raw))
    expect(tried?.names).toEqual(usual?.names)
    expect(tried?.header('subject')).toBe('Thư mời Bcc: other@example.vn This is the text')
    expect(tried?.text).toBe(mail.text)
    for (const to of ['a@example.vn\r\nBcc: other@example.vn', 'a@example.vn, other@example.vn'])
      await refused(transport.send({ ...mail, to }))
    expect(server.arrived.flatMap((one) => one.to)).toEqual([mail.to, mail.to])
  })

  it('gives its user and password, and repeats neither password nor talk when they are refused', async () => {
    const heard: unknown[] = []
    const server = await open({
      disabledCommands: ['STARTTLS'],
      authMethods: ['PLAIN'],
      onAuth({ username, password }, _session, done) {
        heard.push(username, password)
        const token = Buffer.from(`\0${username}\0${password}`).toString('base64')
        const half = Buffer.from(String(password)).toString('base64')
        done(
          new Error(
            `user ${username} with ${String(password)} or ${encodeURIComponent(String(password))} or ${token} or ${half}`,
          ),
        )
      },
    })
    const password = 'mật khẩu/2024'
    const url = `smtp://so:${encodeURIComponent(password)}@127.0.0.1:${server.port}`
    const fault = await refused(smtpTransport(url, from).send(mail))
    expect(heard).toEqual(['so', password])
    expect(fault.message).toContain('user so with ••• or ••• or ••• or •••')
    expect(fault.code).toBe('EAUTH')
    expect(Object.keys(fault)).toEqual(['code'])
    expect(fault.cause).toBeUndefined()
  })

  it('takes up encryption where it is offered, and trusts no unknown certificate', async () => {
    const server = await open({ ...unknown, disabledCommands: [] })
    const fault = await refused(smtpTransport(`smtp://127.0.0.1:${server.port}`, from).send(mail))
    expect(fault.message).toMatch(/certificate/)
    expect(server.arrived).toEqual([])
  })

  it('smtps speaks to no server in the clear, and trusts no unknown certificate', async () => {
    const bare = await open()
    await refused(smtpTransport(`smtps://127.0.0.1:${bare.port}`, from).send(mail))
    const secure = await open({ ...unknown, secure: true })
    const fault = await refused(smtpTransport(`smtps://127.0.0.1:${secure.port}`, from).send(mail))
    expect(fault.message).toMatch(/certificate/)
    expect([...bare.arrived, ...secure.arrived]).toEqual([])
  })

  it('a server that says nothing is given ten seconds', async () => {
    const silent = createServer()
    await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready))
    opened.push({ close: () => new Promise((closed) => silent.close(() => closed())) })
    const called = new Promise<{ destroy(): void }>((resolve) => silent.once('connection', resolve))
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { port } = silent.address() as AddressInfo
    const sending = refused(smtpTransport(`smtp://127.0.0.1:${port}`, from).send(mail))
    const socket = await called
    vi.advanceTimersByTime(10_000)
    expect((await sending).code).toBe('ETIMEDOUT')
    socket.destroy()
  })

  it.each([
    'http://so:geheim-7@example.vn',
    'smtp://so:geheim-7@',
    'smtp://',
    'smtp://so:geheim-7@example.vn:port',
    'smtp://so:geheim-7@example.vn/folder',
    'smtp://so:geheim-7@example.vn?tls=no',
    'smtp://so:geheim-7%zz@example.vn',
  ])('an address that cannot be used is refused, and not repeated: %s', (url) => {
    let fault: unknown
    try {
      smtpTransport(url, from)
    } catch (one) {
      fault = one
    }
    expect(fault).toBeInstanceOf(TypeError)
    const shown = JSON.stringify(fault, Object.getOwnPropertyNames(fault))
    expect(shown).toContain('smtp://user:password@host:587')
    expect(shown).not.toContain('geheim-7')
  })

  it('so is a sender without an address', () => {
    expect(() => smtpTransport('smtp://127.0.0.1', 'Chuyển đổi số Hải Phòng')).toThrow(TypeError)
  })
})
