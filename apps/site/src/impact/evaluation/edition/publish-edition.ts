import { type Decide, type EditionPublished, type Publishing, publishAsEdition, type WriteDb } from '../../../foundation/index.ts'
import { holdDraft } from '../draft/draft-store.ts'
import { reportDraft } from '../draft/report-draft.ts'
import { type Asked, decideEdition, type EditionRefused } from './decide-edition.ts'
import type { Edition } from './edition.ts'
import { allEditions, evaluationEditions } from './edition-store.ts'
import { makeEdition } from './make-edition.ts'

export type PublishEdition = Asked & Publishing

export type PublishEditionOutcome = EditionPublished | EditionRefused

/** Publishes the draft as an edition, for good: the very words and figures that whoever publishes was shown. */
export const publishEdition = (db: WriteDb, asked: PublishEdition): Promise<PublishEditionOutcome> =>
  publishAsEdition(db, evaluationEditions, { ...asked, decide: decideFrom(asked) })

const decideFrom =
  (asked: PublishEdition): Decide<Edition, EditionRefused> =>
  async (tx, publishedOn) => {
    const draft = await holdDraft(tx, reportDraft)
    const editions = (await allEditions(tx)).map(({ edition }) => edition)
    const decision = decideEdition({ draft, editions }, asked)
    if (decision.kind === 'no') return decision
    const { campaign, messages, publisher } = asked
    const { number, replaces, figures } = decision
    const { words } = draft.body
    return {
      kind: 'yes',
      number,
      edition: makeEdition({ campaign, messages, publisher, number, publishedOn, replaces, words, figures }),
      entry: {
        deed: 'evaluation.publish',
        subject: { kind: 'evaluation', id: String(number) },
        after: { replaces: replaces?.number ?? null, takenAt: figures.takenAt },
      },
      news: { name: 'impact-changed' },
    }
  }
