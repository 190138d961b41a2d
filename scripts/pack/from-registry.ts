import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
/** The package-lock names the checksum of each package that this project may install, whatever the platform. */
type Lock = { packages: Record<string, { version?: string; integrity?: string }> }

export type Wanted = { name: string; version: string; integrity: string }

/** @throws if the lock does not know the package */
export function fromLock(root: string, name: string): Wanted {
  const lock: Lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const entry = lock.packages[`node_modules/${name}`]
  if (entry?.version === undefined || entry.integrity === undefined) throw new Error(`package-lock.json does not name ${name}.`)
  return { name, version: entry.version, integrity: entry.integrity }
}

/**
 * Gets a package that is for another platform than this one, so that npm has not installed it, and unpacks it into a folder.
 *
 * @throws if it cannot be had, or is not the one whose checksum is written down
 */
export async function fromRegistry({ name, version, integrity }: Wanted, folder: string): Promise<void> {
  const place = mkdtempSync(join(tmpdir(), 'spotlight-pack-'))
  try {
    const { stdout } = await run('npm', ['pack', `${name}@${version}`, '--silent', '--pack-destination', place], {
      cwd: place,
      shell: process.platform === 'win32',
    })
    const file = join(place, stdout.trim().split('\n').at(-1) ?? '')
    const sum = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`
    if (sum !== integrity) throw new Error(`${name}@${version} is not the package whose checksum is known. It was not used.`)
    mkdirSync(folder, { recursive: true })
    await run('tar', ['-xzf', file, '-C', folder, '--strip-components=1'])
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}
