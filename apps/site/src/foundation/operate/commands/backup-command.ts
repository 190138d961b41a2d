import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { writes } from '../../database/handle.ts'
import type { Command } from '../../http/room.ts'
import { Refusal } from '../../problems.ts'
import { backupFolder, backupName, writeBackup } from '../backup/backup-file.ts'
import { verifyBackup } from '../backup/read-backup.ts'
import { usageOf } from '../usage-refusal.ts'

export const backupCommand: Command = {
  name: 'backup',
  summary: 'Write everything that the database holds into one file',
  usage: 'backup [--to FILE]',
  needs: 'database',
  run: async (args, { services, print, cwd }) => {
    const { values } = usageOf(backupCommand, () => parseArgs({ args: [...args], options: { to: { type: 'string' } } }))
    const ownPlace = join(backupFolder(services.dataFolder), backupName(services.campaign, services.clock()))
    const file = values.to === undefined ? ownPlace : resolve(cwd, values.to)
    if (existsSync(file)) throw new Refusal('cannot-write', `There is a file ${file} already.`, 'Give another name: --to FILE')
    await writeBackup(writes<unknown>(services.write), file)
    const head = await verifyBackup(file)
    print(`Backup written and read again: ${file}`)
    print(
      `It holds the ${head.campaign} campaign, with whatever people have given to the site: keep it as safe as the site itself.`,
    )
    return 0
  },
}
