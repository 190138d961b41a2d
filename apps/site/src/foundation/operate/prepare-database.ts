import { type Migration, migrate, schemaState } from '../database/migrate.ts'
import type { OpenDatabase } from '../database/open.ts'
import type { Campaign, Services } from '../http/room.ts'
import { saySlow } from './say-slow.ts'
import { plantSeeds, type Seed } from './seeds.ts'
import { refuseIfOtherCampaign, stampCampaign } from './stamp-campaign.ts'

export type Preparation = {
  readonly database: OpenDatabase
  readonly migrations: readonly Migration[]
  readonly campaign: Campaign
  readonly say: (line: string) => void
  /** Called before the schema of a database that already holds rows is changed. */
  readonly backUp: () => Promise<void>
}

/** Brings the schema up to date: refuses what is not ours first, keeps a backup before it changes anything. */
export async function prepareSchema({ database, migrations, campaign, say, backUp }: Preparation): Promise<void> {
  const { done, pending } = await schemaState(database.kysely, migrations)
  const isNew = done.length === 0
  await refuseIfOtherCampaign(database.kysely, campaign)
  if (pending.length > 0) {
    if (!isNew) await saySlow(say, 'Keeping a backup before the upgrade', backUp)
    await saySlow(say, 'Preparing the tables', () => migrate(database.kysely, migrations))
  }
  await stampCampaign(database.db, campaign)
}

export async function prepareRows(services: Services, seeds: readonly Seed[], say: (line: string) => void): Promise<void> {
  await plantSeeds(services, seeds, (name, step) => saySlow(say, `Loading ${name}`, step))
}
