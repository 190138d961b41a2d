import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { backupFolder } from './backup-file.ts'

/** When the newest backup in the data folder was written; null when there is none. */
export function newestBackupAt(dataFolder: string): Date | null {
  const folder = backupFolder(dataFolder)
  if (!existsSync(folder)) return null
  const times = readdirSync(folder)
    .filter(name => name.endsWith('.backup.gz'))
    .map(name => statSync(join(folder, name)).mtimeMs)
  return times.length === 0 ? null : new Date(Math.max(...times))
}
