import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'

const installed = ['/usr/bin/soffice', '/usr/local/bin/soffice', '/opt/libreoffice/program/soffice']

/** Milliseconds within which a fresh machine has an office suite: some hundred megabytes, unpacked. */
export const officePatience = 540_000

/** Waited for without holding the thread: the runner takes a worker that says nothing for a minute for dead. */
const run = promisify(execFile)
export const apt = (...args: string[]) =>
  run('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 2 ** 26,
  })

/**
 * An office suite that opens presentations and letters without a display, installed where there is none.
 * @throws when none can be had
 */
export async function ensureOffice(): Promise<string> {
  const find = () => [process.env.SOFFICE_PATH, ...installed].find((path) => path && existsSync(path))
  const found = find()
  if (found) return found
  const wanted = 'install libreoffice-impress and libreoffice-writer, or set SOFFICE_PATH to its soffice.'
  if (process.getuid?.() !== 0)
    throw new Error(`No LibreOffice found, and only root may install it from here: ${wanted}`)
  try {
    await apt('update')
    await apt('install', '-y', '--no-install-recommends', 'libreoffice-impress', 'libreoffice-writer')
  } catch (cause) {
    throw new Error(`No LibreOffice found, and it could not be installed: ${wanted}`, { cause })
  }
  const now = find()
  if (now) return now
  throw new Error(`LibreOffice was installed where nobody looks for it: ${wanted}`)
}

/** Has an office suite at `office` draw files as `<name>.pdf` in a folder. @throws with what it said, when it fails */
export const drawnAsPdf = (office: string, file: string | readonly string[], folder: string): Promise<void> =>
  convertedTo('pdf', office, file, folder)

/** Has an office suite at `office` write files in another format, or once more in its own words, under their names in a folder. */
export async function convertedTo(
  format: string,
  office: string,
  file: string | readonly string[],
  folder: string,
): Promise<void> {
  const profile = `-env:UserInstallation=file://${folder}/profile`
  const args = [profile, '--headless', '--convert-to', format, '--outdir', folder, ...[file].flat()]
  await run(office, args, { timeout: 240_000 })
}
