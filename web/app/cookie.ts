/** A personal choice that the server should know before it draws a page; kept for a year, null forgets it. */
export function remember(name: 'lang' | 'theme', value: string | null) {
  const age = value === null ? 0 : 365 * 24 * 3600
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing from Firefox
  document.cookie = `${name}=${value ?? ''}; path=/; max-age=${age}; samesite=lax`
}
