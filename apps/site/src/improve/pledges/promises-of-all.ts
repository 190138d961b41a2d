import type { Campaign, ReadDb } from '../../foundation/index.ts'
import { trustsByCodes } from '../../register/index.ts'
import { promisesOf } from './pages/pledge-view.ts'
import { type PromiseTally, tallyOf } from './rules/promise-standing.ts'
import { pledgesOf } from './store/pledge-store.ts'

/** What hospitals have promised in all pledges that are published, and what became of it. */
export type AllPromises = PromiseTally & {
  /** Pledges that can be read, and of how many trusts. */
  readonly pledges: number
  readonly trusts: number
  /** Days on which a pledge was published for the first time, `YYYY-MM-DD`, the earliest first. */
  readonly publishedOn: readonly string[]
  /** Days on which a promise was kept, as the hospitals say, the earliest first. */
  readonly keptOn: readonly string[]
}

/** Counts over every pledge of the campaign. `today`: the day in the United Kingdom. */
export async function promisesOfAll(
  db: ReadDb,
  { campaign, today }: { readonly campaign: Campaign; readonly today: string },
): Promise<AllPromises> {
  const pledges = await pledgesOf(db, 'all')
  const codes = [...new Set(pledges.map(({ trustCode }) => trustCode))]
  const ours = new Set(
    (await trustsByCodes(db, codes))
      .filter(({ isInvented }) => isInvented === (campaign === 'example'))
      .map(({ code }) => String(code)),
  )
  const shown = pledges.filter(({ trustCode, story }) => ours.has(trustCode) && story.current !== null)
  const standings = shown.flatMap(({ story }) => promisesOf(story, today).map(({ standing }) => standing))
  return {
    ...tallyOf(standings),
    pledges: shown.length,
    trusts: new Set(shown.map(({ trustCode }) => trustCode)).size,
    publishedOn: shown.flatMap(({ story }) => story.versions[0]?.on ?? []).sort(),
    keptOn: standings.flatMap(standing => (standing.kind === 'kept' ? standing.on : [])).sort(),
  }
}
