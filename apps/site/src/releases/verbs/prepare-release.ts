import { type Campaign, type ReadDb, rows, sha256Of } from '../../foundation/index.ts'
import type { Criteria } from '../criteria/criteria.ts'
import { isWithheld } from '../offers/withheld-offers.ts'
import type { ResultRow, RowProblem } from '../results-file/result-row.ts'
import { type CheckedRow, checkResults } from '../rules/check-results.ts'
import { countStatuses } from '../rules/count-statuses.ts'
import { contentKeyOf, isWhatWasAsked, type Plan, planRelease, type Refused, type Wishes } from '../rules/decide-publication.ts'
import { writeReleaseDocument } from '../rules/release-document.ts'
import { repeatsWithheld } from '../rules/repeats-withheld.ts'
import { notAskedStatus } from '../rules/snapshot.ts'
import { carryOver, saysTheSame, statusFromRow } from '../rules/status-from-row.ts'
import { isPublishedOtherwise } from '../store/criteria-store.ts'
import { allReleases } from '../store/read-releases.ts'
import { statusesOf } from '../store/read-statuses.ts'
import { type RegisterOnDay, registerOnDay } from '../store/register-on-day.ts'
import type { ReleasesTables } from '../store/tables.ts'
import { withheldWords } from '../store/withheld-words.ts'
import type { ReleaseToWrite } from '../store/write-release.ts'
import type { PublishedStatus, ReleaseSummary, SkippedRow } from '../types.ts'

export type ResultsToPublish = Wishes & {
  readonly campaign: Campaign
  readonly criteria: Criteria
  readonly rows: readonly ResultRow[]
  /** Rows of the file that were left out, with the reasons: they are listed in the release. */
  readonly skipped?: readonly SkippedRow[]
  /** The day of publication, `YYYY-MM-DD`. */
  readonly today: string
}

export type Prepared =
  | { readonly kind: 'ready'; readonly release: ReleaseToWrite }
  | { readonly kind: 'same'; readonly release: ReleaseSummary }
  | { readonly kind: 'bad-rows'; readonly problems: readonly RowProblem[] }
  | { readonly kind: 'refused'; readonly refused: Refused }

/**
 * Works out the release that these results would be, to the last byte, or why they cannot be one. Writes nothing. With `correction`, the
 * rows replace those of the release that is corrected and all else is taken over from it; without, every surveyed trust that has no row is
 * not asked. The same content again is the same release.
 */
export async function prepareRelease(db: ReadDb, request: ResultsToPublish): Promise<Prepared> {
  const { campaign, criteria, today, skipped = [] } = request
  const existing = await allReleases(db)
  const plan = planRelease(request, existing, today)
  const asOf = 'why' in plan ? (request.asOf ?? dayOfParent(request, existing) ?? today) : plan.asOf
  const register = await registerOnDay(db, { campaign, on: asOf })
  const { checked, problems } = checkResults(request.rows, { find: register.find, criteria, asOf, today })
  if (problems.length > 0) return { kind: 'bad-rows', problems }

  const contentKey = contentKeyOf({ campaign, checked, skipped, correction: request.correction })
  const same = await releasesWithContent(db, contentKey)
  const found = existing.find(release => same.includes(release.id) && isWhatWasAsked(release, request))
  if (found) return { kind: 'same', release: found }
  if ('why' in plan) return { kind: 'refused', refused: plan }
  if (checked.length === 0) return { kind: 'refused', refused: { why: 'nothing-to-publish' } }
  const repeats = repeatedWords(checked, await withheldWords(db))
  if (repeats.length > 0) return { kind: 'bad-rows', problems: repeats }

  const parentStatuses = plan.parent ? await statusesOf(db, plan.parent.id) : null
  const statuses = parentStatuses
    ? correctedStatuses(checked, parentStatuses, { plan, criteria })
    : surveyStatuses(checked, register, { plan, criteria })
  const changed = parentStatuses ? trustsThatDiffer(parentStatuses, statuses) : []
  if (plan.parent && changed.length === 0) return { kind: 'refused', refused: { why: 'nothing-to-correct', id: plan.parent.id } }
  if (await isPublishedOtherwise(db, criteria))
    return { kind: 'refused', refused: { why: 'criteria-changed', version: criteria.version } }

  const correction = plan.parent
    ? { parent: plan.parent.id, trustCodes: changed, reason: request.correction?.reason.trim() ?? '' }
    : null
  return { kind: 'ready', release: describe({ plan, request, correction, statuses, contentKey }) }
}

/** Compares rows as prepareRelease does: for the list of everything that is wrong with a file. */
export async function resultChecker(
  db: ReadDb,
  request: Omit<ResultsToPublish, 'rows' | 'skipped'>,
): Promise<(rows: readonly ResultRow[]) => readonly RowProblem[]> {
  const { campaign, criteria, today } = request
  const asOf = request.asOf ?? dayOfParent(request, await allReleases(db)) ?? today
  const { find } = await registerOnDay(db, { campaign, on: asOf })
  return rows => checkResults(rows, { find, criteria, asOf, today }).problems
}

function repeatedWords(checked: readonly CheckedRow[], withheld: ReadonlyMap<string, readonly string[]>): RowProblem[] {
  return checked.flatMap(({ row, trust }) => {
    const words = withheld.get(trust.code) ?? []
    const place = { line: row.line, ...(row.line === null ? { code: trust.code } : {}) }
    // A count comes from no cell: whoever reads this has to take its sign-off back.
    const count = row.evidence?.find(piece => piece.source === 'submission')
    const rest = count && { ...row, evidence: row.evidence?.filter(piece => piece !== count) ?? [] }
    return [
      ...(count && isWithheld(count, words)
        ? [{ ...place, column: null, problem: 'count-withheld-before', values: { asAt: count.asAt } }]
        : []),
      ...repeatsWithheld(rest ?? row, words).map(column => ({ ...place, column, problem: 'withheld-before' })),
    ]
  })
}

const dayOfParent = ({ correction }: Wishes, existing: readonly ReleaseSummary[]): string | undefined =>
  existing.find(release => release.id === correction?.parent)?.asOf

async function releasesWithContent(db: ReadDb, contentKey: string): Promise<string[]> {
  const found = await rows<ReleasesTables>(db).selectFrom('release').select('id').where('content_key', '=', contentKey).execute()
  return found.map(row => row.id)
}

type Making = { readonly plan: Plan; readonly criteria: Criteria }

function surveyStatuses(checked: readonly CheckedRow[], register: RegisterOnDay, { plan, criteria }: Making): PublishedStatus[] {
  const handedIn = new Set(checked.map(({ trust }) => trust.code))
  return [
    ...checked.map(each => statusFromRow(each, plan.id, criteria)),
    ...register.surveyed.filter(trust => !handedIn.has(trust.code)).map(trust => notAskedStatus(trust, plan.id)),
  ]
}

function correctedStatuses(
  checked: readonly CheckedRow[],
  parent: readonly PublishedStatus[],
  { plan, criteria }: Making,
): PublishedStatus[] {
  const corrected = new Set<string>(checked.map(({ trust }) => trust.code))
  return [
    ...checked.map(each => statusFromRow(each, plan.id, criteria)),
    ...parent.filter(status => !corrected.has(status.code)).map(status => carryOver(status, plan.id)),
  ]
}

function trustsThatDiffer(before: readonly PublishedStatus[], after: readonly PublishedStatus[]): string[] {
  const old = new Map<string, PublishedStatus>(before.map(status => [status.code, status]))
  return after
    .filter(status => {
      const was = old.get(status.code)
      return was === undefined || !saysTheSame(was, status)
    })
    .map(status => String(status.code))
    .sort()
}

type Described = Pick<ReleaseToWrite, 'correction' | 'statuses' | 'contentKey'> & { plan: Plan; request: ResultsToPublish }

function describe({ plan, request, correction, statuses, contentKey }: Described): ReleaseToWrite {
  const facts = {
    id: plan.id,
    title: plan.title,
    asOf: plan.asOf,
    publishedOn: request.today,
    criteria: request.criteria.version,
  }
  const skipped = request.skipped ?? []
  const body = writeReleaseDocument({
    ...facts,
    campaign: request.campaign,
    correction: correction ? { ...correction, trustCodes: [...correction.trustCodes] } : null,
    counts: countStatuses(statuses),
    statuses,
    skipped: skipped.map(row => ({ ...row, reasons: [...row.reasons] })),
  })
  return { ...facts, contentKey, correction, statuses, skipped, body, sha256: sha256Of(body) }
}
