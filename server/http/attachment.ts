import { fold } from '../core/text.ts'

const escape = (sign: string) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`

/**
 * `content-disposition` of a file that is saved, never shown (RFC 6266): the name without accents for what reads no
 * other, then the name itself (RFC 8187).
 */
export function attachment(fileName: string): string {
  const plain = [...fold(fileName)].map((sign) => (/[\w .()-]/.test(sign) ? sign : '_')).join('')
  const encoded = encodeURIComponent(fileName).replace(/['()*]/g, escape)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
