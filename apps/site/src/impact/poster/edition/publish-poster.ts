import {
  type Actor,
  announce,
  type Campaign,
  dayInUk,
  inTransaction,
  type Messages,
  record,
  type WriteDb,
} from '../../../foundation/index.ts'
import { holdDraft } from '../../evaluation/draft/draft-store.ts'
import { allEditions } from '../../evaluation/edition/edition-store.ts'
import { posterDraft } from '../poster-draft.ts'
import { decidePoster, type PosterRefused } from './decide-poster.ts'
import { makePoster } from './make-poster.ts'
import { bytesOfPoster, posterOfForm, postersOf, takePosterTurn, writePoster } from './poster-store.ts'

export type PublishPoster = {
  /** The version of the draft that whoever publishes was shown. */
  readonly basedOn: number
  /** Made with the form: the same form sent twice makes one poster. */
  readonly formToken: string
  readonly campaign: Campaign
  readonly messages: Messages
  readonly baseUrl: string
  readonly publisher: string
  readonly actor: Actor
  readonly now: Date
  /** The day that it bears, where it is not today: in the example campaign alone. */
  readonly publishedOn?: string
}

export type PublishPosterOutcome = { readonly kind: 'published' | 'same'; readonly number: number } | PosterRefused

/** Publishes the draft as a poster, for good: the very words and figures that whoever publishes was shown. */
export function publishPoster(db: WriteDb, asked: PublishPoster): Promise<PublishPosterOutcome> {
  return inTransaction(db, async (tx): Promise<PublishPosterOutcome> => {
    await takePosterTurn(tx)
    const sent = await posterOfForm(tx, asked.formToken)
    if (sent !== null) return { kind: 'same', number: sent }
    const draft = await holdDraft(tx, posterDraft)
    const posters = (await postersOf(tx, 'all')).map(({ poster }) => poster)
    const decision = decidePoster({ draft, posters, editions: await allEditions(tx) }, asked)
    if (decision.kind === 'no') return decision
    const { actor, now, formToken } = asked
    const publishedOn = asked.publishedOn ?? dayInUk(now)
    const poster = makePoster({ ...asked, ...decision, publishedOn, words: draft.body.words })
    await record(tx, {
      actor,
      at: now,
      deed: 'poster.publish',
      subject: { kind: 'poster', id: String(decision.number) },
      after: { edition: decision.of.edition.number, publishedOn, sha256: bytesOfPoster(poster).sha256 },
    })
    await writePoster(tx, { poster, formToken, by: actor.name, now })
    await announce(tx, { name: 'impact-changed' })
    return { kind: 'published', number: decision.number }
  })
}
