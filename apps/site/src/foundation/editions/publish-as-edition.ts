import type { Actor } from '../audit/actor.ts'
import { type Entry, record } from '../audit/record.ts'
import type { Json } from '../canonical-json.ts'
import { dayInUk } from '../clock.ts'
import { inTransaction, type WriteDb } from '../database/handle.ts'
import { announce, type News } from '../events.ts'
import type { Campaign } from '../http/room.ts'
import type { Messages } from '../i18n/messages.ts'
import { type EditionShape, numberOfForm, takeTurnToPublish, writeEdition } from './edition-store.ts'

/** Who publishes, when, for whom. */
export type Publishing = {
  /** Made with the form: the same form sent twice makes one edition. */
  readonly formToken: string
  readonly campaign: Campaign
  readonly messages: Messages
  /** Who publishes: the charity, as it is called now. Empty where nobody has said so. */
  readonly publisher: string
  readonly actor: Actor
  readonly now: Date
  /** The day that it bears, where it is not today: in the example campaign alone. */
  readonly publishedOn?: string
}

/** An edition to be published, what the log says of it beside the day and the checksum, and the news. */
export type ToPublish<Edition> = {
  readonly kind: 'yes'
  readonly number: number
  readonly edition: Edition
  readonly entry: Pick<Entry, 'deed' | 'subject'> & { readonly after: Readonly<Record<string, Json>> }
  readonly news: News
}

/** `same`: this form has made it before. */
export type EditionPublished = { readonly kind: 'published' | 'same'; readonly number: number }

/** Says what would be published on a day, from what there is now; or why nothing is. */
export type Decide<Edition, Refused> = (tx: WriteDb, publishedOn: string) => Promise<ToPublish<Edition> | Refused>

/**
 * Publishes an edition, for good: in one transaction with its entry in the log, one at a time, and once for each form. `decide` reads what there is after
 * the turn is taken, so that of two who publish at once the second decides from what the first has done.
 */
export function publishAsEdition<Edition extends Json, Refused extends { readonly kind: 'no' | 'unknown' }>(
  db: WriteDb,
  shape: EditionShape<Edition>,
  { formToken, actor, now, publishedOn = dayInUk(now), decide }: Publishing & { readonly decide: Decide<Edition, Refused> },
): Promise<EditionPublished | Refused> {
  return inTransaction(db, async (tx): Promise<EditionPublished | Refused> => {
    await takeTurnToPublish(tx, shape)
    const sent = await numberOfForm(tx, shape, formToken)
    if (sent !== null) return { kind: 'same', number: sent }
    const decided = await decide(tx, publishedOn)
    if (decided.kind !== 'yes') return decided
    const { number, edition, entry, news } = decided
    const sha256 = await writeEdition(tx, shape, { edition, publishedOn, formToken, by: actor.name, now })
    await record(tx, { actor, at: now, ...entry, after: { ...entry.after, publishedOn, sha256 } })
    await announce(tx, news)
    return { kind: 'published', number }
  })
}
