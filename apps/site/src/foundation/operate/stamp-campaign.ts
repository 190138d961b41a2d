import type { WriteDb } from '../database/handle.ts'
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

/** Stamps a new database with its campaign; refuses one that belongs to another. */
export async function stampCampaign(db: WriteDb, campaign: Campaign): Promise<void> {
  const stamped = await readSetting(db, 'campaign')
  const refusal = refuseOtherCampaign(stamped, campaign)
  if (refusal) throw refusal
  if (stamped === null) await writeSetting(db, 'campaign', campaign)
}
