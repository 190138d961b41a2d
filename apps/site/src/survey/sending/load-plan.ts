import { createHash } from 'node:crypto'
import { charityOf, isComplete } from '../../content/index.ts'
import { dayInUk, type ReadDb, rows, type Services } from '../../foundation/index.ts'
import { allSuccessions, inventedTrusts, registerTrusts, surveyedTrusts, type Trust } from '../../register/index.ts'
import { type Contact, contactsOf } from '../contacts/contact-store.ts'
import { holidaysOf } from '../holidays/holiday-store.ts'
import { type Exclusion, exclusionsOf, lettersOf, questionsOf } from '../rounds/round-store.ts'
import { readiness } from '../rounds/rules/readiness.ts'
import type { SurveyTables } from '../schema.ts'
import type { Round, RoundId } from '../types.ts'
import { type PlanInput, type PlannedLetter, planLetters } from './plan-letters.ts'
import { type EarlierRequest, preflight, type SendFinding } from './preflight.ts'

/** What of the services decides how a round would be sent. */
export type SendingHouse = Pick<Services, 'campaign' | 'mailDomain' | 'smtpUrl'> & {
  /** The day of the newest backup; null when there is none. */
  readonly lastBackupOn: string | null
}

/** A round as it would be sent at this moment. */
export type SendPlan = {
  readonly input: PlanInput
  readonly letters: readonly PlannedLetter[]
  /** Every trust that the campaign asks today, also those that this round leaves out. */
  readonly surveyed: readonly Trust[]
  readonly exclusions: readonly Exclusion[]
  readonly names: ReadonlyMap<string, string>
  readonly findings: readonly SendFinding[]
  /** Changes with anything that a reader of the last page before sending has seen: who is asked, where, with what words. */
  readonly fingerprint: string
}

/** Reads all that sending the round rests on. Inside a verb with the verb's own handle, so that nothing changes in between. */
export async function loadPlan(db: ReadDb, round: Round, house: SendingHouse, now: Date): Promise<SendPlan> {
  const today = dayInUk(now)
  const surveyed = await surveyedTrusts(db, { campaign: house.campaign, on: today })
  const exclusions = await exclusionsOf(db, round.id)
  const leftOut = new Set(exclusions.map(({ trustCode }) => trustCode))
  const everyTrust = house.campaign === 'example' ? await inventedTrusts(db) : await registerTrusts(db)
  const names = new Map(everyTrust.map(({ code, name }) => [String(code), name]))
  const charity = await charityOf(db)
  const trusts = surveyed.filter(({ code }) => !leftOut.has(code))
  const contacts: ReadonlyMap<string, Contact> = await contactsOf(db, trusts)
  const input: PlanInput = {
    round,
    questions: await questionsOf(db, round.id),
    letters: await lettersOf(db, round.id),
    charity,
    trusts,
    contacts,
    today,
    mailDomain: house.mailDomain,
  }
  const letters = planLetters(input)
  const findings = preflight({
    letters,
    exclusions,
    names,
    today,
    successions: await allSuccessions(db),
    earlier: await earlierRequests(db, round.id),
    holidays: await holidaysOf(db),
    campaign: house.campaign,
    hasMailServer: house.smtpUrl !== null,
    mailDomain: house.mailDomain,
    charityName: charity.name,
    charityMissing: isComplete(charity).missing,
    lastBackupOn: house.lastBackupOn,
    roundProblems: readiness(input).length,
  })
  return { input, letters, surveyed, exclusions, names, findings, fingerprint: fingerprintOf(letters, house) }
}

function fingerprintOf(letters: readonly PlannedLetter[], { smtpUrl }: SendingHouse): string {
  const seen = letters.map(({ trust, channel, to, letter }) => [trust.code, channel, to, letter?.subject, letter?.text])
  return createHash('sha256')
    .update(JSON.stringify([smtpUrl === null, seen]))
    .digest('hex')
}

/** The letters of other rounds that have left, newest first. */
async function earlierRequests(db: ReadDb, round: RoundId): Promise<EarlierRequest[]> {
  const found = await rows<SurveyTables>(db)
    .selectFrom('request')
    .select(['round_id as round', 'trust_code as trustCode', 'trust_name as trustName', 'sent_on as sentOn'])
    .where('round_id', '!=', round)
    .where('sent_on', 'is not', null)
    .orderBy('sent_on', 'desc')
    .execute()
  return found.flatMap(({ sentOn, ...request }) => (sentOn === null ? [] : [{ ...request, sentOn }]))
}
