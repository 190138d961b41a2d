import { publishedEntries, titleOf } from '../../content/index.ts'
import type { Ctx } from '../../foundation/index.ts'
import { readReviewed } from './read-reviewed.ts'
import { type WaitingFile, waitingFiles } from './shipped-files.ts'
import { type WaitingText, waitingTexts } from './waiting-texts.ts'

/** An entry whose Welsh was made by a machine, as it is published. */
export type WaitingEntry = { readonly kind: string; readonly key: string; readonly label: string; readonly title: string }

export type WelshView = {
  readonly texts: readonly WaitingText[]
  /** How many Welsh texts there are in all. */
  readonly allTexts: number
  readonly entries: readonly WaitingEntry[]
  /** How many published entries have any Welsh. */
  readonly allEntries: number
  /** Files with Welsh of their own. */
  readonly files: readonly WaitingFile[]
}

/** Everything in Welsh that waits for somebody who speaks it. */
export async function loadWelsh({ var: { db, services } }: Ctx): Promise<WelshView> {
  const cy = services.messages.texts('cy')
  const kinds = await Promise.all(
    (services.entryKinds ?? []).map(async kind => ({ kind, entries: await publishedEntries(db, kind.name) })),
  )
  const inWelsh = kinds.flatMap(({ kind, entries }) => entries.filter(entry => entry.cy !== null).map(entry => ({ kind, entry })))
  return {
    texts: waitingTexts(services.messages.texts('en'), cy, readReviewed(services.root)),
    allTexts: cy.size,
    entries: inWelsh
      .filter(({ entry }) => entry.isMachineMade)
      .map(({ kind, entry }) => ({ kind: kind.name, key: entry.key, label: kind.label, title: titleOf(kind, entry) })),
    allEntries: inWelsh.length,
    files: waitingFiles(services.root),
  }
}
