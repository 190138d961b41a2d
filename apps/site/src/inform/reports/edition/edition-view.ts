import type { Campaign, ReadDb } from '../../../foundation/index.ts'
import { type PublishedStatus, statusesOf } from '../../../releases/index.ts'
import type { Block } from '../document/report-document.ts'
import type { Edition } from './edition.ts'
import { type EditionLine, editionLines } from './edition-lines.ts'
import { editionOf } from './edition-store.ts'

/** A passage as it may be read today. */
export type Passage =
  | {
      readonly kind: 'said'
      readonly trust: Pick<PublishedStatus, 'code' | 'name' | 'nameCy'>
      readonly words: string
      readonly language: 'en' | 'cy'
      /** The same in the other language, by the campaign. */
      readonly translation: string | null
      readonly dated: string | null
    }
  | { readonly kind: 'withheld'; readonly withheldOn: string; readonly reason: string }

/** Everything that is shown of an edition. */
export type EditionView = {
  readonly campaign: Campaign
  readonly baseUrl: string
  readonly edition: Edition
  /** Of its bytes; null for one that is not published yet. */
  readonly sha256: string | null
  /** The passages that it quotes, by their ids. */
  readonly passages: ReadonlyMap<string, Passage>
  /** All editions of the report, newest first; this one among them once it is published. */
  readonly all: readonly EditionLine[]
}

type Asked = { readonly campaign: Campaign; readonly baseUrl: string; readonly report: string; readonly edition?: number }

/** Loads an edition of a report, or its newest; null where there is none. */
export async function editionView(db: ReadDb, { campaign, baseUrl, report, edition }: Asked): Promise<EditionView | null> {
  const kept = await editionOf(db, report, edition)
  if (!kept) return null
  return viewOf(db, { campaign, baseUrl, edition: kept.edition, sha256: kept.sha256 })
}

/** The same of an edition that is at hand. */
export async function viewOf(
  db: ReadDb,
  kept: Pick<EditionView, 'campaign' | 'baseUrl' | 'edition' | 'sha256'>,
): Promise<EditionView> {
  const { edition } = kept
  return { ...kept, passages: await passagesOf(db, edition), all: await editionLines(db, edition.report) }
}

const quotedIn = (block: Block): readonly string[] => (block.kind === 'quotes' ? block.passages : [])

async function passagesOf(db: ReadDb, { documents, figures }: Edition): Promise<Map<string, Passage>> {
  const ids = new Set(documents.en.sections.flatMap(({ blocks }) => blocks.flatMap(quotedIn)))
  if (!figures || ids.size === 0) return new Map()
  const statuses = await statusesOf(db, figures.release.id)
  return new Map(
    statuses.flatMap(({ code, name, nameCy, evidence }) =>
      evidence.flatMap((piece): [string, Passage][] => {
        if (!ids.has(piece.id)) return []
        if (piece.source === 'withheld')
          return [[piece.id, { kind: 'withheld', withheldOn: piece.withheldOn, reason: piece.reason }]]
        if (piece.source !== 'quote') return []
        const { quote, language, translation, dated } = piece
        return [
          [
            piece.id,
            { kind: 'said', trust: { code, name, nameCy }, words: quote, language, translation: translation ?? null, dated },
          ],
        ]
      }),
    ),
  )
}
