import { type Decide, type EditionPublished, type Publishing, publishAsEdition, type WriteDb } from '../../../foundation/index.ts'
import { holdDraft } from '../../evaluation/draft/draft-store.ts'
import { allEditions } from '../../evaluation/edition/edition-store.ts'
import { posterDraft } from '../poster-draft.ts'
import { decidePoster, type PosterRefused } from './decide-poster.ts'
import { makePoster } from './make-poster.ts'
import type { Poster } from './poster.ts'
import { posterEditions, postersOf } from './poster-store.ts'

export type PublishPoster = Publishing & {
  /** The version of the draft that whoever publishes was shown. */
  readonly basedOn: number
  readonly baseUrl: string
}

export type PublishPosterOutcome = EditionPublished | PosterRefused

/** Publishes the draft as a poster, for good: the very words and figures that whoever publishes was shown. */
export const publishPoster = (db: WriteDb, asked: PublishPoster): Promise<PublishPosterOutcome> =>
  publishAsEdition(db, posterEditions, { ...asked, decide: decideFrom(asked) })

const decideFrom =
  (asked: PublishPoster): Decide<Poster, PosterRefused> =>
  async (tx, publishedOn) => {
    const draft = await holdDraft(tx, posterDraft)
    const posters = (await postersOf(tx, 'all')).map(({ poster }) => poster)
    const decision = decidePoster({ draft, posters, editions: await allEditions(tx) }, asked)
    if (decision.kind === 'no') return decision
    const { number, of } = decision
    return {
      kind: 'yes',
      number,
      edition: makePoster({ ...asked, ...decision, publishedOn, words: draft.body.words }),
      entry: { deed: 'poster.publish', subject: { kind: 'poster', id: String(number) }, after: { edition: of.edition.number } },
      news: { name: 'impact-changed' },
    }
  }
