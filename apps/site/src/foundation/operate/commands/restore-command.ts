import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Kysely, sql } from 'kysely'
import { writes } from '../../database/handle.ts'
import { siteConnectionName } from '../../database/listen-on-postgres.ts'
import { type Migration, migrate } from '../../database/migrate.ts'
import type { AfterRestore, Command } from '../../http/room.ts'
import { Refusal } from '../../problems.ts'
import { writeAutomaticBackup } from '../backup/backup-file.ts'
import { isEmptyDatabase } from '../backup/empty-database.ts'
import { verifyBackup } from '../backup/read-backup.ts'
import { restoreRows } from '../backup/restore-rows.ts'
import { usageOf, usageRefusal } from '../usage-refusal.ts'

/** Needs to know every migration, what is not to come back, and what is to be done afterwards, which the rooms bring. */
export function restoreCommand(
  migrations: () => readonly Migration[],
  notRestored: readonly string[],
  afterRestore: readonly AfterRestore[],
): Command {
  const command: Command = {
    name: 'restore',
    summary: 'Put a backup in the place of what the database holds (the site must be stopped)',
    usage: 'restore FILE [--replace]',
    needs: 'database',
    alone: true,
    run: async (args, { services, print, cwd }) => {
      const { values, positionals } = usageOf(command, () =>
        parseArgs({ args: [...args], options: { replace: { type: 'boolean' } }, allowPositionals: true }),
      )
      const [name, ...more] = positionals
      if (name === undefined || more.length > 0) throw usageRefusal(command)
      const file = resolve(cwd, name)
      const db = writes<unknown>(services.write)
      await refuseBusyDatabase(db)
      const head = await verifyBackup(file)
      if (head.campaign !== services.campaign) throw otherCampaign(head.campaign)
      if (!(await isEmptyDatabase(db))) {
        if (!values.replace) throw notEmpty(name)
        print(
          `What was there is kept in ${await writeAutomaticBackup(db, services.dataFolder, 'before-restore', services.clock())}`,
        )
      }
      await restoreRows(db, file, head, migrations(), notRestored)
      const applied = await migrate(db, migrations())
      const followed: (string | null)[] = []
      for (const follow of afterRestore) followed.push(await follow(services.write, services.clock()))
      print(`Restored from ${file}.`)
      if (notRestored.length > 0) print('Everybody who works here signs in anew: no session comes back with a backup.')
      for (const said of followed) if (said !== null) print(said)
      if (applied.length > 0) print('The backup was of an older version: its tables have been brought up to date.')
      return 0
    },
  }
  return command
}

/** On PostgreSQL other processes may serve the site: each listens for news on a connection of this name. */
async function refuseBusyDatabase(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and application_name = ${siteConnectionName}`.execute(db)
  if (rows[0]?.count === 0) return
  throw new Refusal('busy', 'The site is running on this database.', 'Stop every process that serves it, then restore.')
}

const otherCampaign = (campaign: string) =>
  new Refusal(
    'configuration',
    `This backup is of the campaign "${campaign}", and SPOTLIGHT_CAMPAIGN asks for the other one.`,
    `Nothing was changed. Set SPOTLIGHT_CAMPAIGN=${campaign}, and use a database of that campaign or an empty one.`,
  )

const notEmpty = (name: string) =>
  new Refusal(
    'busy',
    'The database is not empty, and a restore takes the place of everything in it.',
    `Nothing was changed. If that is what you want: npm run spotlight -- restore ${name} --replace (what is there is backed up first).`,
  )
