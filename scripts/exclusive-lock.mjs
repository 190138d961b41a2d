import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'

const pollMs = 200
/** A lock without a readable process id is still being written, unless it has been so for this long. */
const writingMs = 5_000

/**
 * Runs a step while this process alone holds the lock file. A second process waits; a lock whose process has died is taken over.
 * Plain files, no dependency: it must work before anything is installed.
 *
 * @template T
 * @param {string} lockFile
 * @param {() => Promise<T>} step
 * @param {{ onWait?: () => void }} [options] onWait is called once, when somebody else holds the lock
 * @returns {Promise<T>}
 */
export async function withExclusiveLock(lockFile, step, options = {}) {
  let hasSaidWaiting = false
  while (!createOnly(lockFile, String(process.pid))) {
    const content = readIfThere(lockFile)
    if (content === undefined) continue
    if (isAbandoned(lockFile, content)) {
      moveAway(lockFile, content)
      continue
    }
    if (!hasSaidWaiting) options.onWait?.()
    hasSaidWaiting = true
    await new Promise(resolve => setTimeout(resolve, pollMs))
  }
  const release = () => {
    if (readIfThere(lockFile) === String(process.pid)) rmSync(lockFile, { force: true })
  }
  process.once('exit', release)
  try {
    return await step()
  } finally {
    process.off('exit', release)
    release()
  }
}

/**
 * Whether a process with this id exists. A process of another user counts as alive.
 *
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

/**
 * The `code` that Node puts on errors of the operating system.
 *
 * @param {unknown} error
 * @returns {string | undefined}
 */
export function errorCode(error) {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}

/**
 * @param {string} file
 * @param {string} content
 * @returns {boolean} false when the file was already there
 */
function createOnly(file, content) {
  try {
    writeFileSync(file, content, { flag: 'wx' })
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

/**
 * @param {string} file
 * @returns {string | undefined}
 */
function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

/**
 * @param {string} lockFile
 * @param {string} content
 */
function isAbandoned(lockFile, content) {
  const pid = Number(content)
  if (Number.isInteger(pid) && pid > 0) return !isAlive(pid)
  const written = statSync(lockFile, { throwIfNoEntry: false })
  return written !== undefined && Date.now() - written.mtimeMs > writingMs
}

/**
 * Two waiting processes may both see the same dead holder. Moving the file aside shows whose lock was really taken away: one that
 * turns out to belong to somebody else is put back.
 *
 * @param {string} lockFile
 * @param {string} abandoned
 */
function moveAway(lockFile, abandoned) {
  const aside = `${lockFile}.${process.pid}`
  try {
    renameSync(lockFile, aside)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return
    throw error
  }
  const taken = readFileSync(aside, 'utf8')
  if (taken !== abandoned) createOnly(lockFile, taken)
  rmSync(aside)
}
