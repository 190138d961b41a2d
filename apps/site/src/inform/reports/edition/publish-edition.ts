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
import { allReleases } from '../../../releases/index.ts'
import { reportByKey } from '../report-store.ts'
import { type Asked, decideEdition, type EditionRefused } from './decide-edition.ts'
import { editionOf, editionOfForm, takeTurn, writeEdition } from './edition-store.ts'
import { makeEdition } from './make-edition.ts'

export type PublishEdition = Asked & {
  readonly report: string
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

export type PublishEditionOutcome =
  | { readonly kind: 'published' | 'same'; readonly edition: number }
  | { readonly kind: 'unknown' }
  | EditionRefused

/** Publishes an edition of a report, for good. Words that were saved but not published in the editor are not taken. */
export function publishEdition(db: WriteDb, asked: PublishEdition): Promise<PublishEditionOutcome> {
  return inTransaction(db, async (tx): Promise<PublishEditionOutcome> => {
    await takeTurn(tx)
    const sent = await editionOfForm(tx, asked.formToken)
    if (sent !== null) return { kind: 'same', edition: sent }
    const report = await reportByKey(tx, asked.report)
    if (!report) return { kind: 'unknown' }
    const newest = (await editionOf(tx, report.key))?.edition ?? null
    const decision = decideEdition({ report, newest, releases: await allReleases(tx) }, asked)
    if (decision.kind === 'no') return decision
    const { actor, now, formToken } = asked
    const publishedOn = asked.publishedOn ?? dayInUk(now)
    const edition = await makeEdition(tx, { ...asked, report, ...decision, publishedOn })
    const { sha256 } = await writeEdition(tx, { edition, formToken, by: actor.name, now })
    await record(tx, {
      actor,
      at: now,
      deed: 'report.publish',
      subject: { kind: 'report', id: `${report.key}/${edition.edition}` },
      after: { release: decision.release?.id ?? null, replaces: decision.replaces, publishedOn, sha256 },
    })
    await announce(tx, { name: 'report-published', report: report.key })
    return { kind: 'published', edition: edition.edition }
  })
}
