import { type Kysely, sql } from 'kysely'
import { asDb, type WriteDb } from '../database/handle.ts'
import type { Campaign } from '../http/room.ts'
import { Refusal } from '../problems.ts'
import { readSetting, writeSetting } from './settings.ts'

const words: Record<Campaign, string> = {
  example: 'the example campaign, in which everything is invented',
  uk: 'the real campaign (uk)',
}

/** Why a database stamped `stamped` may not be used for `wanted`; null when it may. Invented and real rows never meet in one database. */
export function refuseOtherCampaign(stamped: string | null, wanted: Campaign): Refusal | null {
  if (stamped === null || stamped === wanted) return null
  const name = stamped === 'uk' || stamped === 'example' ? words[stamped] : `a campaign named "${stamped}"`
  return new Refusal(
    'configuration',
    `This database belongs to ${name}, and SPOTLIGHT_CAMPAIGN asks for ${words[wanted]}.`,
    `Start with SPOTLIGHT_CAMPAIGN=${stamped}, or give this campaign a database of its own: another folder in SPOTLIGHT_DATA, or another DATABASE_URL.`,
  )
}

/** The campaign of a database, or null of one that has no tables yet. */
export async function campaignOf(db: Kysely<unknown>): Promise<string | null> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('spotlight') is not null as there`.execute(db)
  return rows[0]?.there ? readSetting(asDb(db), 'campaign') : null
}

/** Refuses a database that belongs to another campaign; a new one belongs to none. */
export async function refuseIfOtherCampaign(db: Kysely<unknown>, wanted: Campaign): Promise<void> {
  const refusal = refuseOtherCampaign(await campaignOf(db), wanted)
  if (refusal) throw refusal
}

/** Stamps a new database with its campaign. */
export async function stampCampaign(db: WriteDb, campaign: Campaign): Promise<void> {
  if ((await readSetting(db, 'campaign')) === null) await writeSetting(db, 'campaign', campaign)
}
