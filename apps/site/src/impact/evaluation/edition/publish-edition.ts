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
import { holdDraft } from '../draft/draft-store.ts'
import { reportDraft } from '../draft/report-draft.ts'
import { type Asked, decideEdition, type EditionRefused } from './decide-edition.ts'
import { allEditions, bytesOf, editionOfForm, takeTurn, writeEdition } from './edition-store.ts'
import { makeEdition } from './make-edition.ts'

export type PublishEdition = Asked & {
  /** Made with the form: the same form sent twice makes one edition. */
  readonly formToken: string
  readonly campaign: Campaign
  readonly messages: Messages
  readonly publisher: string
  readonly actor: Actor
  readonly now: Date
  /** The day that it bears, where it is not today: in the example campaign alone. */
  readonly publishedOn?: string
}

export type PublishEditionOutcome = { readonly kind: 'published' | 'same'; readonly number: number } | EditionRefused

/** Publishes the draft as an edition, for good: the very words and figures that whoever publishes was shown. */
export function publishEdition(db: WriteDb, asked: PublishEdition): Promise<PublishEditionOutcome> {
  return inTransaction(db, async (tx): Promise<PublishEditionOutcome> => {
    await takeTurn(tx)
    const sent = await editionOfForm(tx, asked.formToken)
    if (sent !== null) return { kind: 'same', number: sent }
    const draft = await holdDraft(tx, reportDraft)
    const editions = (await allEditions(tx)).map(({ edition }) => edition)
    const decision = decideEdition({ draft, editions }, asked)
    if (decision.kind === 'no') return decision
    const { actor, now, formToken, campaign, messages, publisher } = asked
    const { number, replaces, figures } = decision
    const publishedOn = asked.publishedOn ?? dayInUk(now)
    const { words } = draft.body
    const edition = makeEdition({ campaign, messages, publisher, number, publishedOn, replaces, words, figures })
    await record(tx, {
      actor,
      at: now,
      deed: 'evaluation.publish',
      subject: { kind: 'evaluation', id: String(number) },
      after: { replaces: replaces?.number ?? null, takenAt: figures.takenAt, publishedOn, sha256: bytesOf(edition).sha256 },
    })
    await writeEdition(tx, { edition, formToken, by: actor.name, now })
    await announce(tx, { name: 'impact-changed' })
    return { kind: 'published', number }
  })
}
