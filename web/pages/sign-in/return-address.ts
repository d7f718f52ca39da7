/** An origin that nobody has: whatever leaves it is not an address of ours. */
const own = 'http://own.invalid'
/** To come back to one of these would be to go round in a circle. */
const doors = ['/sign-in', '/forgot-password', '/set-password']

/** Where to go after signing in: an address of this site and nothing else, or the overview. */
export function returnAddress(asked: string | undefined): string {
  if (!asked?.startsWith('/') || !URL.canParse(asked, own)) return '/'
  // Read as a browser reads it: backslashes, tabs and line breaks can make two slashes of one.
  const { origin, pathname, search, hash } = new URL(asked, own)
  const isOurs = origin === own && !pathname.startsWith('//') && !doors.includes(pathname)
  return isOurs ? pathname + search + hash : '/'
}
