import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../foundation/index.ts'

const fileIn = (folder: string): string => join(folder, 'secret')
const shortest = 32

/**
 * The secret of a site whose environment names none: 256 random bits in a file of the data folder that only this user can read, made when
 * it is first needed. Of two processes that make it at once, one wins and both read the same.
 */
export function keepSecret(folder: string): string {
  const file = fileIn(folder)
  const kept = readSecret(file)
  if (kept !== null) return kept
  const own = `${file}.${process.pid}.${randomBytes(6).toString('hex')}`
  try {
    writeFileSync(own, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx', flush: true })
    // A link appears whole or not at all, and not over another.
    linkSync(own, file)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    rmSync(own, { force: true })
  }
  return readSecret(file) ?? unreadable(file)
}

function readSecret(file: string): string | null {
  try {
    const text = readFileSync(file, 'utf8').trim()
    return text.length >= shortest ? text : unreadable(file)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}

const isCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code

function unreadable(file: string): never {
  throw new Refusal(
    'configuration',
    `The file ${file} does not hold a secret of at least ${shortest} characters.`,
    'Bring it back from a copy of the data folder, or set SPOTLIGHT_SECRET. See docs/operate.md, "The secret".',
  )
}
