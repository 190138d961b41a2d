import { spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const neededMajor = 24

/** The one line that a machine without a fitting Node gets. */
export const installNode = `Install Node ${neededMajor} or newer (nodejs.org) and run the same command again: this is Node ${process.versions.node}.`

/**
 * Whether this machine can run Spotlight: its own Node is new enough, or it is a Linux on x64 with glibc, for which a package brings
 * the right Node along.
 *
 * @param {{ version: string, platform: string, arch: string, hasGlibc: boolean }} machine
 */
export function canRun({ version, platform, arch, hasGlibc }) {
  return isNewEnough(version) || (platform === 'linux' && arch === 'x64' && hasGlibc)
}

/** @param {string} version */
export function isNewEnough(version) {
  return Number.parseInt(version.replace(/^v/, ''), 10) >= neededMajor
}

export function thisMachine() {
  return {
    version: process.versions.node,
    platform: process.platform,
    arch: process.arch,
    hasGlibc: JSON.stringify(process.report.getReport()).includes('"glibcVersionRuntime"'),
  }
}

/** @param {string} root */
const packagedNode = root => join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')

/**
 * Whether the packages brought a Node along: it was proved when they were installed.
 *
 * @param {string} root
 */
export const hasPackagedNode = root => existsSync(packagedNode(root))

/**
 * npm puts node_modules/.bin first on the path, so the Node in there is the one that builds and serves. On a Linux without glibc it is
 * there but does not run: then it must not hide the machine's own Node.
 *
 * @param {string} root
 * @param {string} ownVersion the version of the Node that this machine brings
 * @returns {boolean} whether the next npm script finds a fitting Node
 */
export function checkPackagedNode(root, ownVersion) {
  const packaged = packagedNode(root)
  if (!existsSync(packaged)) return isNewEnough(ownVersion)
  const answer = spawnSync(packaged, ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' })
  if (answer.status === 0 && isNewEnough(answer.stdout.trim())) return true
  rmSync(packaged, { force: true })
  return isNewEnough(ownVersion)
}
