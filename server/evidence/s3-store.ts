import { createReadStream } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { AwsClient } from 'aws4fetch'
import { addressOf, type EvidenceStore } from './store.ts'
import { StoreAway } from './store-away.ts'

export type S3Place = {
  /** such as https://s3.example.vn, without the bucket */
  url: string
  bucket: string
  key: string
  secret: string
  /** undefined: as the address says, else us-east-1, which MinIO and its like take */
  region?: string | undefined
}

/** Milliseconds until the store must have begun to answer; and until it must have taken 20 MB, over 3 Mbit/s. */
const patience = 15_000
const patienceForFile = 60_000

/** Objects in a bucket, addressed by path (`<url>/<bucket>/<folder>/ab/abcdef…`), signed with Signature Version 4. */
export function s3Store({ url, bucket, key, secret, region }: S3Place, folder = 'evidence'): EvidenceStore {
  const client = new AwsClient({
    accessKeyId: key,
    secretAccessKey: secret,
    service: 's3',
    ...(region ? { region } : {}),
    // A body that streams cannot be sent again; the person who waits can.
    retries: 0,
  })
  const addressIn = (hash: string) =>
    `${url.replace(/\/$/, '')}/${encodeURIComponent(bucket)}/${folder}/${addressOf(hash)}`

  /** Aborts while nothing is answered; what follows the headers may take its time. */
  async function asked(
    method: 'GET' | 'HEAD' | 'PUT' | 'DELETE',
    hash: string,
    { wait, ...init }: RequestInit & { wait: number },
  ): Promise<Response> {
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(new Error(`S3 did not answer within ${wait} ms`)), wait)
    try {
      return await client.fetch(addressIn(hash), { ...init, method, signal: late.signal })
    } catch (fault) {
      throw new StoreAway(fault)
    } finally {
      clearTimeout(timer)
    }
  }

  const has: EvidenceStore['has'] = async ({ hash, size }) => {
    const answer = await asked('HEAD', hash, { wait: patience })
    if (answer.status === 404) return false
    if (!answer.ok) throw await refused('HEAD', answer)
    return Number(answer.headers.get('content-length')) === size
  }
  return {
    place: `${url} (${bucket})`,
    incoming: () =>
      mkdtemp(join(tmpdir(), 'evidence-')).catch((fault) => Promise.reject(new StoreAway(fault))),
    async put(file) {
      if (await has(file)) return
      const body = createReadStream(file.path)
      try {
        const answer = await asked('PUT', file.hash, {
          wait: patienceForFile,
          body: Readable.toWeb(body) as unknown as BodyInit,
          headers: {
            'content-length': String(file.size),
            'content-type': file.mediaType,
            // The store computes it too and refuses a file that changed on the way.
            'x-amz-content-sha256': file.hash,
          },
          ...({ duplex: 'half' } as object),
        })
        if (!answer.ok) throw await refused('PUT', answer)
        await answer.body?.cancel()
      } finally {
        body.destroy()
      }
    },
    async open(hash) {
      const answer = await asked('GET', hash, { wait: patience })
      if (!answer.ok || !answer.body) throw await refused('GET', answer)
      return Readable.fromWeb(answer.body as ReadableStream)
    },
    has,
    async drop(hash) {
      const answer = await asked('DELETE', hash, { wait: patience })
      if (!answer.ok && answer.status !== 404) throw await refused('DELETE', answer)
      await answer.body?.cancel()
    },
    // Files on their way lie in the machine's temporary folder, which the machine empties.
    sweep: async () => {},
  }
}

/** What S3 says of itself (`<Code>SignatureDoesNotMatch</Code>`), for the log. */
async function refused(method: string, answer: Response): Promise<StoreAway> {
  const said = (await answer.text().catch(() => '')).slice(0, 2_000)
  const [, code = ''] = /<Code>(\w+)<\/Code>/.exec(said) ?? []
  return new StoreAway(new Error(`S3 answered ${method} with ${answer.status} ${code}`.trim()))
}
