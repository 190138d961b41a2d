import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { backupFolder } from './backup-file.ts'

export type Backup = { readonly at: Date; readonly isAutomatic: boolean }
/** `unknown`: the folder cannot be read. */
export type NewestBackup = Backup | 'none' | 'unknown'

/** The newest backup in the data folder, whoever or whatever made it. One that was carried elsewhere is not seen from here. */
export async function newestBackup(dataFolder: string): Promise<NewestBackup> {
  const folder = backupFolder(dataFolder)
  try {
    const names = (await readdir(folder)).filter(name => name.endsWith('.backup.gz') && !name.startsWith('.'))
    const all = await Promise.all(
      names.map(async name => ({ at: (await stat(join(folder, name))).mtime, isAutomatic: name.startsWith('automatic-') })),
    )
    return all.sort((a, b) => b.at.getTime() - a.at.getTime())[0] ?? 'none'
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'none' : 'unknown'
  }
}
