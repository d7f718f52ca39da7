import type { FastifyRequest } from 'fastify'
import { type Lang, langs } from '../core/words.ts'

const isLang = (value: unknown): value is Lang => langs.includes(value as Lang)

export function cookieOf(request: FastifyRequest, name: string): string | undefined {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=')
    if (key === name) return value
  }
  return undefined
}

/** What the address says, else what the person chose before, else Vietnamese. */
export function pageLang(request: FastifyRequest): Lang {
  const asked = (request.query as { lang?: unknown }).lang ?? cookieOf(request, 'lang')
  return isLang(asked) ? asked : 'vi'
}

/** Machines say it in the address or in `Accept-Language`. */
export function apiLang(request: FastifyRequest): Lang {
  const asked = (request.query as { lang?: unknown } | null)?.lang
  if (isLang(asked)) return asked
  const preferred = (request.headers['accept-language'] ?? '').split(',')[0]?.trim().slice(0, 2)
  return isLang(preferred) ? preferred : 'vi'
}
