import { allMigrations } from './app.tsx'
import {
  type OpenDatabase,
  oneAtATime,
  prepareRows,
  prepareSchema,
  type Services,
  writeAutomaticBackup,
} from './foundation/index.ts'
import { seeds } from './rooms.ts'

/** Brings a database to where the site can run on it: schema first (after a backup), then the rows that it begins with. */
export async function prepare(input: { database: OpenDatabase; services: Services; say: (line: string) => void }): Promise<void> {
  await oneAtATime(input.database, () => prepareAlone(input))
}

async function prepareAlone({ database, services, say }: Parameters<typeof prepare>[0]): Promise<void> {
  await prepareSchema({
    database,
    migrations: allMigrations(),
    campaign: services.campaign,
    say,
    backUp: async () => {
      const file = await writeAutomaticBackup(database.kysely, services.dataFolder, 'before-upgrade', services.clock())
      say(`A backup from before the upgrade is in ${file}`)
    },
  })
  await prepareRows(services, seeds, say)
}
