import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** @typedef {{ version?: string, integrity?: string, link?: boolean, optional?: boolean }} LockedPackage */
/** @typedef {{ packages?: Record<string, LockedPackage> }} Lockfile */

/** @param {string} root */
const stampFile = root => join(root, 'node_modules', '.spotlight-installed')

/**
 * What the installed packages depend on: the lock file and the kind of machine.
 *
 * @param {string} root
 */
export function wantedStamp(root) {
  const lock = readFileSync(join(root, 'package-lock.json'))
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform} ${process.arch}`
}

/**
 * Whether the packages of this lock file are already here: our stamp says so, or npm's own list of what it last installed does
 * (a developer has just run `npm install`).
 *
 * @param {string} root
 */
export function isInstalled(root) {
  const file = stampFile(root)
  if (existsSync(file) && readFileSync(file, 'utf8') === wantedStamp(root)) return true
  const hidden = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(hidden)) return false
  if (!hasEverything(readLock(join(root, 'package-lock.json')), readLock(hidden))) return false
  writeStamp(root)
  return true
}

/**
 * Whether npm's list of installed packages holds every package that the lock file asks for, in the same version. Packages for other
 * platforms are optional and may be missing.
 *
 * @param {Lockfile} lock
 * @param {Lockfile} installed
 */
export function hasEverything(lock, installed) {
  const present = installed.packages ?? {}
  return Object.entries(lock.packages ?? {}).every(([path, wanted]) => {
    if (!path.includes('node_modules/')) return true
    const found = present[path]
    if (found === undefined) return wanted.optional === true
    return found.version === wanted.version && found.integrity === wanted.integrity && found.link === wanted.link
  })
}

/** @param {string} root */
export function writeStamp(root) {
  const draft = `${stampFile(root)}.${process.pid}`
  writeFileSync(draft, wantedStamp(root))
  renameSync(draft, stampFile(root))
}

/**
 * @param {string} file
 * @returns {Lockfile}
 */
function readLock(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}
