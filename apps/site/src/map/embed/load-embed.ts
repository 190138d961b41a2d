import { type Ctx, dayInUk } from '../../foundation/index.ts'
import { currentStatuses, type PublishedStatus, type ReleaseSummary, releaseById, statusesOf } from '../../releases/index.ts'
import type { EmbedOptions } from './embed-link.ts'

export type EmbedSource = {
  /** null before the first release. */
  readonly release: ReleaseSummary | null
  readonly statuses: readonly PublishedStatus[]
}

/** The release that a piece shows: the one that it names, for ever, or the newest. null: it names one that does not exist. */
export async function loadEmbed(c: Ctx, { release: asked }: EmbedOptions): Promise<EmbedSource | null> {
  const { db, services } = c.var
  if (asked === undefined) return currentStatuses(db, { campaign: services.campaign, on: dayInUk(services.clock()) })
  const release = await releaseById(db, asked)
  return release && { release, statuses: await statusesOf(db, release.id) }
}
