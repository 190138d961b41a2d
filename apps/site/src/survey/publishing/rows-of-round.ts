import type { ReadDb } from '../../foundation/index.ts'
import { inventedTrusts, registerTrusts, type Trust } from '../../register/index.ts'
import { applyOffers, offersFor, type ResultRow, type SkippedRow } from '../../releases/index.ts'
import type { Standing } from '../answer-types.ts'
import { exclusionsOf } from '../rounds/round-store.ts'
import type { Round } from '../types.ts'
import { isSilent } from './judge-publication.ts'
import { silentRequests } from './publication-facts.ts'
import type { PublishingHouse } from './publishing-house.ts'
import { noteOfExclusion, rowOfStanding } from './row-of-standing.ts'
import type { Silence } from './say-silence.ts'

/** A round as a release takes it. */
export type RowsOfRound = {
  readonly rows: readonly ResultRow[]
  /** Trusts that were asked and are in no release of that day, with the reason: listed in the release, in none of its totals. */
  readonly skipped: readonly SkippedRow[]
  /** Trusts that the round never asked. */
  readonly leftOut: number
  /** Trusts from which nothing came, and to which no reminder was sent. */
  readonly notReminded: ReadonlySet<string>
}
type RowsInput = {
  readonly round: Round
  readonly standings: readonly Standing[]
  readonly register: ReadonlyMap<string, Trust>
  readonly house: PublishingHouse
  readonly asOf: string
  /** Counts that came after that day, too: a correction says that it takes one up. A first release holds none of them. */
  readonly withLaterCounts?: true
}

/**
 * Every request of a round as a row, every trust that the round left out with its reason, and beside each what it has counted where that was
 * signed off.
 */
export async function rowsOfRound(
  db: ReadDb,
  { round, standings, register, house, asOf, withLaterCounts }: RowsInput,
): Promise<RowsOfRound> {
  const [inEnglish, inWelsh] = [house.messages.in('en'), house.messages.in('cy')]
  const names = new Map([...register.values()].map(({ code, name }) => [String(code), name]))
  const silent = await silentRequests(db, round.id, silencesIn(standings))
  const gone = standings.flatMap(standing => {
    const why = whyGone(register.get(standing.trustCode), asOf)
    return why === null ? [] : [{ standing, why }]
  })
  const goneCodes = new Set(gone.map(({ standing }) => standing.trustCode))
  const rows = standings
    .filter(({ trustCode }) => !goneCodes.has(trustCode))
    .map(each => rowOfStanding(each, { inEnglish, inWelsh, asOf, names, silent: silent.get(each.trustCode) ?? null }))
  const exclusions = (await exclusionsOf(db, round.id)).filter(({ trustCode }) => whyGone(register.get(trustCode), asOf) === null)
  const rowsOfExclusions = exclusions.map(({ trustCode, reason, treatedBy }) => ({
    ...emptyRow(trustCode),
    status: 'excluded' as const,
    ...noteOfExclusion({ note: reason, noteCy: null, treatedBy }, { names, inEnglish, inWelsh }),
  }))
  const skipped = gone.map(({ standing, why }, at) => ({
    line: at + 1,
    code: standing.trustCode,
    reasons: [inEnglish(`publishing.gone.${why}`, { name: standing.trustName })],
  }))
  const unreminded = [...silent].filter(([, { silence, remindedOn }]) => silence === 'nothing' && remindedOn.length === 0)
  const notReminded = new Set(unreminded.map(([code]) => code))
  const offers = (await offersFor(db)).filter(({ evidence }) => withLaterCounts || evidence.receivedOn <= asOf)
  return {
    rows: applyOffers([...rows, ...rowsOfExclusions], offers, { asOf, isInSurvey: code => isInSurvey(register.get(code), asOf) }),
    skipped,
    leftOut: rowsOfExclusions.length,
    notReminded,
  }
}

const emptyRow = (code: string) => ({
  line: null,
  code,
  criterion: null,
  answeredOn: null,
  figures: { diagnosed: null, deNovo: null, recurrent: null, periodStart: null, periodEnd: null },
  evidenceUrl: null,
  quote: null,
  quoteLanguage: 'en' as const,
})

const silencesIn = (standings: readonly Standing[]): ReadonlyMap<string, Silence> =>
  new Map(
    standings.filter(isSilent).flatMap(({ trustCode, decision }) => {
      const reason = decision.reasons.find(each => each.reason === 'silence')
      return reason ? [[trustCode, reason.silence] as const] : []
    }),
  )

/** A trust that was asked and is in no release of that day: it has closed since, or the register has learned that it does not belong there. */
function whyGone(trust: Trust | undefined, on: string): 'closed' | 'not-surveyed' | null {
  if (!trust) return null
  if (trust.closedOn !== null && trust.closedOn < on) return 'closed'
  return trust.survey.decision === 'not-surveyed' ? 'not-surveyed' : null
}

const isInSurvey = (trust: Trust | undefined, on: string): boolean =>
  trust?.survey.decision === 'surveyed' &&
  (trust.openedOn === null || trust.openedOn <= on) &&
  (trust.closedOn === null || trust.closedOn >= on)

/** Every trust of the campaign's register, open or closed, by its code. */
export async function wholeRegister(db: ReadDb, { campaign }: PublishingHouse): Promise<ReadonlyMap<string, Trust>> {
  const trusts = campaign === 'example' ? await inventedTrusts(db) : await registerTrusts(db)
  return new Map(trusts.map(trust => [trust.code, trust]))
}
