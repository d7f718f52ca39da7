import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export const bucket = 'minh-chung'
export const key = 'evidence-key'
export const secret = 'evidence/secret+of=a test'

export type S3Server = {
  url: string
  objects: Map<string, Buffer>
  /** how each request was answered, oldest first: `PUT 200` */
  answered: string[]
  /** breaks the connection in the middle of the next file */
  breakNext(): void
  close(): Promise<void>
}

/**
 * As much of S3 as evidence needs, on loopback. It computes the signature of every request by itself, from the
 * description of Signature Version 4 and not from the library that signs, and holds the body to its hash and length.
 */
export async function openS3Server(): Promise<S3Server> {
  const objects = new Map<string, Buffer>()
  const answered: string[] = []
  let breaks = false

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const { method = '', url = '' } = request
    const say = (status: number, code: string, body?: Buffer) => {
      answered.push(`${method} ${status}`)
      const error = Buffer.from(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`)
      response.writeHead(status, { 'content-length': (body ?? (code ? error : Buffer.alloc(0))).length })
      response.end(method === 'HEAD' ? undefined : (body ?? (code ? error : undefined)))
    }
    const pieces: Buffer[] = []
    for await (const piece of request) {
      if (breaks && method === 'PUT') {
        breaks = false
        request.socket.destroy()
        return
      }
      pieces.push(piece as Buffer)
    }
    const body = Buffer.concat(pieces)
    if (!isSigned(request)) return say(403, 'SignatureDoesNotMatch')
    if (!url.startsWith(`/${bucket}/`)) return say(404, 'NoSuchBucket')
    if (method === 'PUT') {
      if (request.headers['content-length'] === undefined) return say(411, 'MissingContentLength')
      if (createHash('sha256').update(body).digest('hex') !== request.headers['x-amz-content-sha256'])
        return say(400, 'XAmzContentSHA256Mismatch')
      objects.set(url, body)
      return say(200, '')
    }
    if (method === 'DELETE') {
      objects.delete(url)
      return say(204, '')
    }
    const found = objects.get(url)
    return found ? say(200, '', found) : say(404, 'NoSuchKey')
  }

  const server: Server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    answered,
    breakNext: () => {
      breaks = true
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

const hmac = (by: string | Buffer, text: string) => createHmac('sha256', by).update(text).digest()

/** AWS Signature Version 4, "Create a signed request", steps 1 to 4, for requests without a query. */
function isSigned({ method, url, headers }: IncomingMessage): boolean {
  const [, credential = '', names = '', signature] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    ) ?? []
  const [by, day = '', region = '', service = '', end = ''] = credential.split('/')
  const at = String(headers['x-amz-date'])
  const signed = names.split(';')
  if (by !== key || service !== 's3' || end !== 'aws4_request' || !at.startsWith(day)) return false
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => signed.includes(name))) return false
  const canonical = [
    method,
    url,
    '',
    ...signed.map((name) => `${name}:${String(headers[name]).trim()}`),
    '',
    names,
    headers['x-amz-content-sha256'],
  ].join('\n')
  const scope = [day, region, service, end].join('/')
  const hash = createHash('sha256').update(canonical).digest('hex')
  const toSign = ['AWS4-HMAC-SHA256', at, scope, hash].join('\n')
  const signingKey = [region, service, end].reduce(
    (sofar, part) => hmac(sofar, part),
    hmac(`AWS4${secret}`, day),
  )
  return hmac(signingKey, toSign).toString('hex') === signature
}
