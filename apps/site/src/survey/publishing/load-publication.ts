import { createHash } from 'node:crypto'
import { dayInUk, type ReadDb } from '../../foundation/index.ts'
import type { Trust } from '../../register/index.ts'
import {
  type Criteria,
  latestRelease,
  loadCriteria,
  type PreviewOutcome,
  type PublishedStatus,
  previewResults,
  publishedCriteria,
  type ReleaseSummary,
  type ResultRow,
  type ResultsToPublish,
  type SkippedRow,
  statusesOf,
} from '../../releases/index.ts'
import type { Standing } from '../answer-types.ts'
import { standingsOf } from '../marking/load-standings.ts'
import type { Round } from '../types.ts'
import { criteriaForRelease } from './criteria-for-release.ts'
import { type Caution, findCautions, findObstacles, type Obstacle } from './judge-publication.ts'
import { requestDays, rightOfReply } from './publication-facts.ts'
import type { PublishingHouse } from './publishing-house.ts'
import { rowsOfRound, wholeRegister } from './rows-of-round.ts'

export type PublicationWishes = { readonly asOf: string; readonly now: Date }

/** The results of a round as they would be published at this moment. */
export type PublicationNow = {
  readonly standings: readonly Standing[]
  readonly rows: readonly ResultRow[]
  readonly skipped: readonly SkippedRow[]
  /** Trusts that the round never asked, with the reason. */
  readonly leftOut: number
  readonly criteria: Criteria | null
  readonly preview: PreviewOutcome | null
  /** The release that the map shows now, and what it says. */
  readonly last: ReleaseSummary | null
  readonly before: readonly PublishedStatus[]
  /** Empty: it can be published. */
  readonly obstacles: readonly Obstacle[]
  readonly cautions: readonly Caution[]
  /** Changes with anything that would be published, and with the release that it follows. */
  readonly fingerprint: string
}

/** Reads all that publishing the round rests on. Inside a verb with the verb's own handle, so that nothing changes in between. */
export async function loadPublication(
  db: ReadDb,
  round: Round,
  house: PublishingHouse,
  { asOf, now }: PublicationWishes,
): Promise<PublicationNow> {
  const today = dayInUk(now)
  const standings = await standingsOf(db, round.id, today)
  const register = await wholeRegister(db, house)
  const { rows, skipped, leftOut, notReminded } = await rowsOfRound(db, { round, standings, register, house, asOf })
  const versions = loadCriteria(house.root)
  const published = await publishedCriteria(db, round.criteria.version)
  const criteria = criteriaForRelease({ round, versions, published, today })
  // Without its title: the same results under another one are the same results.
  const request = criteria && { campaign: house.campaign, criteria, rows, skipped, today, asOf }
  const preview = request && (await previewResults(db, request))
  const problems = preview?.kind === 'bad-rows' ? preview.problems : []
  const last = await latestRelease(db)
  const days = await requestDays(db, round.id)
  const dueOn = (code: string) => days.get(code)?.dueOn ?? null
  const known = new Set(rows.map(({ code }) => code))
  const notInRound = surveyedOn(register, asOf).filter(({ code }) => !known.has(code))
  return {
    standings,
    rows,
    skipped,
    leftOut,
    criteria,
    preview,
    last,
    before: last ? await statusesOf(db, last.id) : [],
    obstacles: [
      ...roundObstacles(round, standings, criteria),
      ...findObstacles({
        standings,
        rows,
        asOf,
        today,
        dueOn,
        problems,
        skipped: skipped.length,
        nameOf: code => register.get(code)?.name,
      }),
      ...previewObstacles(preview),
    ],
    cautions: findCautions({
      standings,
      rows,
      today,
      problems,
      reply: await rightOfReply(db, round.id),
      notReminded,
      notInRound,
    }),
    fingerprint: fingerprintOf({ rows, skipped, asOf, criteria: criteria?.version ?? null, last: last?.id ?? null }),
  }
}

/** What publishResults takes: only where nothing stands in the way. */
export const resultsOf = (
  { rows, skipped, criteria }: PublicationNow,
  { campaign }: PublishingHouse,
  { title, asOf, now }: PublicationWishes & { readonly title: string },
): ResultsToPublish | null => criteria && { campaign, criteria, rows, skipped, today: dayInUk(now), title, asOf }

const surveyedOn = (register: ReadonlyMap<string, Trust>, on: string) =>
  [...register.values()].filter(
    ({ openedOn, closedOn, survey }) =>
      survey.decision === 'surveyed' && (openedOn === null || openedOn <= on) && (closedOn === null || closedOn >= on),
  )

function roundObstacles(round: Round, standings: readonly Standing[], criteria: Criteria | null): Obstacle[] {
  if (round.state !== 'open' && round.state !== 'closed') return [{ kind: 'round-not-open' }]
  if (standings.length === 0) return [{ kind: 'nothing-asked' }]
  return criteria ? [] : [{ kind: 'no-criteria' }]
}

function previewObstacles(preview: PreviewOutcome | null): Obstacle[] {
  if (preview?.kind === 'refused') return [{ kind: 'refused', refused: preview.refused }]
  return preview?.kind === 'same' ? [{ kind: 'same', release: preview.release }] : []
}

type Seen = Pick<PublicationNow, 'rows' | 'skipped'> & { asOf: string; criteria: string | null; last: string | null }

const fingerprintOf = ({ rows, skipped, asOf, criteria, last }: Seen): string =>
  createHash('sha256')
    .update(JSON.stringify([asOf, criteria, last, [...rows].sort((a, b) => (a.code < b.code ? -1 : 1)), skipped]))
    .digest('hex')
