import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

/** Debian's Chromium, or another's; Playwright's own has its place below its cache. */
const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
]

export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH
  if (named) return named
  const own = chromium.executablePath()
  return [own, ...installed].find((path) => existsSync(path))
}

const run = (command: string, args: string[]) => spawnSync(command, args, { stdio: 'inherit' }).status === 0

/**
 * The browser that journeys are driven in, installed where there is none: Playwright's own, else Debian's.
 * @throws when neither can be had
 */
export function ensureChromium(): string {
  const found = findChromium()
  if (found) return found
  const isRoot = process.getuid?.() === 0
  const tries = [
    () => run('npx', ['playwright', 'install', 'chromium']),
    () => isRoot && run('apt-get', ['update', '-qq']) && run('apt-get', ['install', '-y', '-qq', 'chromium']),
  ]
  for (const attempt of tries) {
    attempt()
    const now = findChromium()
    if (now) return now
  }
  throw new Error('No Chromium found and none could be installed: install one and set CHROMIUM_PATH to it.')
}

/** Flags for a machine without a display, without a network, and where tests may run as root. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-color-profile=srgb',
]
