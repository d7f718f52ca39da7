import type { FileFormat } from '../../server/core/file-formats.ts'

/** What is asked of `/exports`: a path below it, and the words of its address. */
export type FileWish = { path: string; search: Record<string, string | undefined> }

export function fileAddress(
  { path, search }: FileWish,
  more: Record<string, string | undefined> = {},
): string {
  const words = Object.entries({ ...search, ...more }).filter((pair): pair is [string, string] =>
    Boolean(pair[1]),
  )
  return `/exports/${path}?${new URLSearchParams(words)}`
}

export type TakenFile = {
  blob: Blob
  name: string
  /** what is not as it was asked for */
  report: string[]
}

/** Fetches a file. Rejects with what `faultOf` reads. */
export async function takeFile(wish: FileWish, format: FileFormat): Promise<TakenFile> {
  const reply = await fetch(fileAddress(wish, { format }), { headers: { accept: 'application/json, */*' } })
  if (!reply.ok) {
    const answer = await reply.json().catch(() => null)
    throw { data: { app: answer?.error } }
  }
  const report = decodeURIComponent(reply.headers.get('x-export-report') ?? '')
  return {
    blob: await reply.blob(),
    name: nameIn(reply.headers.get('content-disposition') ?? '', format),
    report: report ? report.split('\n') : [],
  }
}

const nameIn = (header: string, format: FileFormat): string => {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/.exec(header) ?? []
  return encoded ? decodeURIComponent(encoded) : `file.${format}`
}

/** Saves it where the browser keeps what is downloaded. */
export function saveFile({ blob, name }: TakenFile): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

/** What a sheet or a letter takes from the clipboard: the table as such, and as text with tabs. */
export async function copyTable(wish: FileWish): Promise<void> {
  const html = takeFile(wish, 'html').then(({ blob }) => blob.text())
  const as = (type: string, text: Promise<string>) => text.then((said) => new Blob([said], { type }))
  await navigator.clipboard.write([
    new ClipboardItem({
      'text/html': as('text/html', html),
      'text/plain': as('text/plain', html.then(tabbed)),
    }),
  ])
}

export const copyPicture = (wish: FileWish): Promise<void> =>
  navigator.clipboard.write([
    new ClipboardItem({ 'image/png': takeFile(wish, 'png').then(({ blob }) => blob) }),
  ])

export const copySentence = (wish: FileWish): Promise<void> =>
  navigator.clipboard.write([
    new ClipboardItem({
      'text/plain': takeFile(wish, 'txt').then(
        async ({ blob }) => new Blob([await blob.text()], { type: 'text/plain' }),
      ),
    }),
  ])

export function tabbed(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const rows = [...page.querySelectorAll('tr')].map((row) =>
    [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '').join('\t'),
  )
  const foot = [...page.querySelectorAll('p')].map((line) => line.textContent ?? '')
  return [...rows, '', ...foot].join('\n')
}
