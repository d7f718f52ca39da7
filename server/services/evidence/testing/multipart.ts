const boundary = '----a-boundary-of-a-test'

/** A form with one file, as a browser sends it: the name in UTF-8 as it is, quotes and line ends escaped; fields first. */
export function multipartOf(bytes: Uint8Array, fileName: string, fields: Record<string, string> = {}) {
  const name = fileName.replace(/["\r\n]/g, encodeURIComponent)
  const before = Object.entries(fields).map(
    ([field, value]) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  )
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([
      Buffer.from(before.join('') + head),
      bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  }
}
