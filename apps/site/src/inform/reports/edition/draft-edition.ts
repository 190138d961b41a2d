import type { Ctx, Locale } from '../../../foundation/index.ts'
import type { ReleaseSummary } from '../../../releases/index.ts'
import type { Report } from '../report.ts'
import { putsRight } from './decide-edition.ts'
import type { Edition } from './edition.ts'
import { editionOf } from './edition-store.ts'
import { makeEdition } from './make-edition.ts'

type Wanted = {
  readonly report: Report
  readonly release: ReleaseSummary | null
  readonly publishedOn: string
  readonly reason?: Readonly<Record<Locale, string>>
}

/** The edition that would be published now, as far as it can be told before anybody has said yes to it. */
export async function draftEdition(c: Ctx, { report, release, publishedOn, reason }: Wanted): Promise<Edition> {
  const { db, services, shell } = c.var
  const newest = await editionOf(db, report.key)
  const before = newest?.edition.figures?.release.id ?? null
  const replaces = newest && putsRight(release?.id ?? null, before) ? newest.edition.edition : null
  return makeEdition(db, {
    campaign: services.campaign,
    messages: services.messages,
    publisher: shell.charity.name,
    report,
    edition: (newest?.edition.edition ?? 0) + 1,
    publishedOn,
    replaces,
    reason: reason ?? { en: '…', cy: '…' },
    release,
  })
}
