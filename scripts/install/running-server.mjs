import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isAlive } from '../exclusive-lock.mjs'

/**
 * The process id of a Spotlight server or command that runs from this folder, if there is one. Replacing the packages under a running
 * server would break it at the next page that it loads.
 *
 * @param {string} root
 * @param {string} dataFolder
 * @returns {number | undefined}
 */
export function findRunningServer(root, dataFolder) {
  return fromPidFile(join(resolve(root, dataFolder), 'server.pid')) ?? fromProcessList(root)
}

/** @param {string} pidFile */
function fromPidFile(pidFile) {
  if (!existsSync(pidFile)) return undefined
  const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10)
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined
  // After a restart of the machine the number may belong to something else.
  const command = commandLine(pid)
  return command === undefined || runsSpotlight(command) ? pid : undefined
}

/**
 * A server may keep its data elsewhere, so that its pid file is not where we look. Linux lists every process.
 *
 * @param {string} root
 */
function fromProcessList(root) {
  if (!existsSync('/proc/self/cmdline')) return undefined
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)
    .find(pid => pid !== process.pid && runsSpotlight(commandLine(pid) ?? '') && workingFolder(pid) === root)
}

/** @param {string} command */
function runsSpotlight(command) {
  return /\bnode\b.*\bdist\/site\/(main|command)\.js/.test(command.replaceAll('\0', ' '))
}

/**
 * @param {number} pid
 * @returns {string | undefined} undefined when the system does not tell
 */
function commandLine(pid) {
  return readOrNothing(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
}

/**
 * @param {number} pid
 * @returns {string | undefined}
 */
function workingFolder(pid) {
  return readOrNothing(() => readlinkSync(`/proc/${pid}/cwd`))
}

/**
 * A process may end, or belong to somebody else, while we look at it.
 *
 * @param {() => string} read
 * @returns {string | undefined}
 */
function readOrNothing(read) {
  try {
    return read()
  } catch {
    return undefined
  }
}
