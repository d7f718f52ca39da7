/** What a reader sees of a message as it went over the wire: headers by their small names, and the text. */
export function readMessage(raw: string) {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), encodedWords(line.slice(colon + 1).trim())]
  })
  const header = (name: string) => headers.find(([key]) => key === name)?.[1] ?? ''
  const body = rest.join('\r\n\r\n')
  const bytes = { base64: fromBase64, 'quoted-printable': fromQuotedPrintable }[
    header('content-transfer-encoding')
  ]
  return {
    header,
    names: headers.map(([key]) => key),
    text: utf8(bytes?.(body) ?? body).replaceAll('\r\n', '\n'),
  }
}

const fromBase64 = (text: string) => Buffer.from(text, 'base64').toString('latin1')
const fromQuotedPrintable = (text: string) =>
  text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
const utf8 = (bytes: string) => Buffer.from(bytes, 'latin1').toString('utf8')

/** RFC 2047; white space between two encoded words is not part of the text. */
const encodedWords = (text: string) =>
  text
    .replace(/(\?=)\s+(?==\?)/g, '$1')
    .replace(/(?:=\?utf-8\?[qb]\?[^?]*\?=)+/gi, (run) =>
      utf8(
        run.replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, kind: string, part: string) =>
          kind.toLowerCase() === 'b' ? fromBase64(part) : fromQuotedPrintable(part.replaceAll('_', ' ')),
        ),
      ),
    )
