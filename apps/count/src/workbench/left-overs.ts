import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Removes the folders `PREFIX-PID-RANDOM` of processes that were killed: they hold patients' data that nobody looks for any more. What lives, and what
 * is not named like that, stays.
 */
export function removeLeftOvers(beside: string, prefix: string): void {
  for (const name of readdirSync(beside).filter(entry => isLeftOver(entry, prefix)))
    rmSync(join(beside, name), { recursive: true, force: true })
}

export const isLeftOver = (name: string, prefix: string): boolean =>
  name.startsWith(`${prefix}-`) && !isAlive(pidIn(name, prefix))

/** Makes a folder that is known to be of this process. */
export function makeOwnFolder(beside: string, prefix: string): string {
  removeLeftOvers(beside, prefix)
  return mkdtempSync(join(beside, `${prefix}-${process.pid}-`))
}

/** 0 where the name is not one of ours: such a folder is never removed. */
const pidIn = (name: string, prefix: string): number => Number(/^-(\d+)-/.exec(name.slice(prefix.length))?.[1] ?? 0)

function isAlive(pid: number): boolean {
  if (pid === 0) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
