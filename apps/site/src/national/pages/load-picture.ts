import type { Ctx } from '../../foundation/index.ts'
import { latestRelease, statusesOf } from '../../releases/index.ts'
import { nationalPicture } from '../figures/national-picture.ts'
import type { NationalPicture } from '../figures/picture.ts'
import { readReferences } from '../figures/read-references.ts'

/** The picture of the newest release, and of nothing else: the page is kept whole until the next one. Null before the first. */
export async function loadPicture(c: Ctx): Promise<NationalPicture | null> {
  const { db, services } = c.var
  const release = await latestRelease(db)
  if (!release) return null
  const references = readReferences(services.root, services.campaign)
  return nationalPicture({ release, statuses: await statusesOf(db, release.id), references })
}
