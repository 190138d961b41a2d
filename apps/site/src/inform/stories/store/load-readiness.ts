import type { ReadDb } from '../../../foundation/index.ts'
import type { Readiness } from '../rules/decide-publish.ts'
import { identifyingIn } from '../rules/find-identifying.ts'
import { agreedScopes } from './consent-store.ts'
import { lookedAt } from './look-store.ts'
import { pictureOf } from './picture-store.ts'
import type { StoryRow } from './story-store.ts'
import { versionOf } from './version-store.ts'

/** All that decides whether the newest version of a story may be shown. */
export async function loadReadiness(db: ReadDb, story: StoryRow, at: { now: Date; isSure: boolean }) {
  const version = await versionOf(db, story.id, story.newest)
  const picture = await pictureOf(db, story.id, version.picture)
  const found = identifyingIn({ texts: version.texts, picture: picture?.sha256 ?? null })
  const looked = await lookedAt(db, story.id)
  return {
    ...at,
    story,
    version,
    picture,
    found,
    looked,
    hasPicture: picture !== null,
    open: found.filter(({ key }) => !looked.has(key)),
    scopes: await agreedScopes(db, story.id),
  } satisfies Readiness & Record<string, unknown>
}
