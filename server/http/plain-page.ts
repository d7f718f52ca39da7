import type { Lang } from '../core/words.ts'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
export const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)

const wayOn = { vi: 'Về trang tổng quan', en: 'To the overview' }

/** It needs nothing but itself. Nothing adds headers to an address that never reaches a route, so it brings its own. */
export const plainPageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
}

/** What is shown when no page can be drawn: one sentence, and a way on. */
export function plainPage(sentence: string, lang: Lang): string {
  const said = escapeHtml(sentence)
  return `<!doctype html>
<html lang="${lang}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${said}</title></head>
<body><main><h1>${said}</h1><p><a href="/">${wayOn[lang]}</a></p></main></body>
</html>
`
}
