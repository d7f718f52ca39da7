const thisMachine = new Set(['localhost', '127.0.0.1', '[::1]', '::1'])

/**
 * Whether an address leads to this machine alone. Read as postgres.js reads it: hosts before the first slash,
 * parted by commas, else those of PGHOST, where a folder is that of a unix socket; `?host=` means nothing to it.
 */
export function isLocal(url: string, defaultHost = 'localhost'): boolean {
  const [, authority = ''] = /^[^:]+:\/\/(?:[^@/?#]*@)?([^/?#]*)/.exec(url) ?? []
  const hosts = decodeURIComponent(authority) || defaultHost
  return hosts.split(',').every((host) => {
    const [name = ''] = /^\[[^\]]*\]|^[^:]*/.exec(host) ?? []
    return host.startsWith('/') || thisMachine.has(name)
  })
}

/** Why this database may not be seeded, or null where it may. */
export function refusalOf(env: Record<string, string | undefined>): string | null {
  const { DATABASE_URL: url, PGHOST, SEED_ALLOW } = env
  if (!url || SEED_ALLOW === '1' || isLocal(url, PGHOST || undefined)) return null
  return 'DATABASE_URL names a database on another machine. Set SEED_ALLOW=1 to load a story into it all the same.'
}
