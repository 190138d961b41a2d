import { type Actor, announce, inTransaction, record, type WriteDb, writes } from '../../foundation/index.ts'
import { parsePassage } from '../rules/passage.ts'
import { checksumOfPassage } from '../rules/withhold.ts'
import { publishedPassagesOf, type StoredPassage } from '../store/published-passages.ts'
import type { ReleasesTables } from '../store/tables.ts'

export type WithholdRequest = {
  readonly actor: Actor
  readonly now: Date
  /** `2026-1/RA2/1` or `2026-1/RA2/note`. */
  readonly passage: string
  /** Why, in words that visitors read. */
  readonly reason: string
  readonly today: string
}

export type WithholdOutcome =
  | { readonly kind: 'withheld'; readonly passages: readonly string[] }
  | { readonly kind: 'already-withheld' }
  /** No such passage; `known` are those of that trust. */
  | { readonly kind: 'unknown'; readonly known: readonly string[] }

/**
 * Withholds a passage from everything that is served: a dated notice with its checksum stands in its place. The same words about the
 * same trust in other releases (a correction carries them over) are withheld with it. The published row itself never changes.
 */
export function withholdPassage(db: WriteDb, request: WithholdRequest): Promise<WithholdOutcome> {
  return inTransaction(db, async tx => {
    const wanted = parsePassage(request.passage)
    const all = wanted ? await publishedPassagesOf(tx, wanted.code) : []
    const target = all.find(passage => passage.id === request.passage)
    if (!target) return { kind: 'unknown', known: all.map(passage => passage.id) }
    const copies = all.filter(passage => !passage.isWithheld && passage.words === target.words)
    if (copies.length === 0) return { kind: 'already-withheld' }
    await writes<ReleasesTables>(tx)
      .insertInto('withheld_passage')
      .values(copies.map(copy => asRow(copy, request)))
      .execute()
    await record(tx, {
      actor: request.actor,
      at: request.now,
      deed: 'passage.withhold',
      subject: { kind: 'passage', id: request.passage },
      // The words themselves are what nobody may read again.
      after: { reason: request.reason.trim(), passages: copies.map(copy => copy.id) },
    })
    for (const release of new Set(copies.map(copy => copy.release))) await announce(tx, { name: 'passage-withheld', release })
    return { kind: 'withheld', passages: copies.map(copy => copy.id) }
  })
}

const asRow = (passage: StoredPassage, { reason, today }: WithholdRequest) => ({
  passage: passage.id,
  release: passage.release,
  trust_code: passage.code,
  withheld_on: today,
  reason: reason.trim(),
  sha256: checksumOfPassage(passage.asPublished),
})
