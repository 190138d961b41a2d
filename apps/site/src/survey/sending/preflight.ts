// Long because: everything that is looked at before letters leave stands in one list; apart, nobody could see what is missing.
import type { Succession, Trust } from '../../register/index.ts'
import { isEmailAddress } from '../contacts/email-address.ts'
import type { Holidays } from '../legal-clock/holidays.ts'
import { isWorkingDay, workingDaysBetween } from '../legal-clock/working-days.ts'
import type { MergeField } from '../letters/merge-fields.ts'
import type { Exclusion } from '../rounds/round-store.ts'
import type { RoundId } from '../types.ts'
import type { PlannedLetter } from './plan-letters.ts'

/** `blocks`: no letter leaves before it is mended. `know`: somebody should know it and may go on. */
export type FindingLevel = 'blocks' | 'know'

/** Something that the look before sending has found. `sending.findings.<code>` in the messages says it. */
export type SendFinding = { readonly level: FindingLevel } & (
  | { readonly code: 'nobody-chosen' | 'mail-off' | 'mail-domain-local' | 'no-charity-name' | 'no-backup' }
  | { readonly code: 'charity-incomplete'; readonly missing: readonly string[] }
  | { readonly code: 'old-backup'; readonly day: string }
  | { readonly code: 'round-not-ready'; readonly count: number }
  | {
      readonly code: 'address-missing' | 'address-wrong' | 'address-bouncing' | 'by-hand' | 'closing'
      readonly trusts: readonly Trust[]
    }
  | { readonly code: 'address-shared'; readonly address: string; readonly trusts: readonly Trust[] }
  | { readonly code: 'merged'; readonly trust: Trust; readonly into: readonly string[] }
  | { readonly code: 'asked-before-merger'; readonly name: string; readonly into: readonly string[] }
  | { readonly code: 'treated-by-nobody-asked'; readonly trust: string; readonly by: string }
  | { readonly code: 'asked-recently'; readonly trusts: readonly RecentlyAsked[] }
  | { readonly code: 'letter-missing'; readonly law: string; readonly trusts: readonly Trust[] }
  | { readonly code: 'letter-not-welsh'; readonly trusts: readonly Trust[] }
  | { readonly code: 'field-unknown'; readonly field: string; readonly trusts: readonly Trust[] }
  | { readonly code: 'field-empty'; readonly field: MergeField; readonly trusts: readonly Trust[] }
)

/** A trust that was asked something similar not long ago. `days` are working days of its law. */
export type RecentlyAsked = { readonly trust: Trust; readonly round: RoundId; readonly on: string; readonly days: number }

/** A letter of another round. Days are `YYYY-MM-DD`. */
export type EarlierRequest = {
  readonly round: RoundId
  readonly trustCode: string
  readonly trustName: string
  readonly sentOn: string
}

export type PreflightInput = {
  readonly letters: readonly PlannedLetter[]
  readonly exclusions: readonly Exclusion[]
  readonly names: ReadonlyMap<string, string>
  readonly successions: readonly Succession[]
  readonly earlier: readonly EarlierRequest[]
  readonly holidays: Holidays
  readonly today: string
  readonly campaign: 'example' | 'uk'
  readonly hasMailServer: boolean
  readonly mailDomain: string
  readonly charityName: string
  readonly charityMissing: readonly string[]
  /** The day of the newest backup; null when there is none. */
  readonly lastBackupOn: string | null
  /** How many things the round itself still lacks. */
  readonly roundProblems: number
}

/** Similar requests to one authority within this time may be added together for the cost limit (FOIA fees regulations 2004, reg. 5). */
export const aggregationDays = 60
/** A backup older than this is said to be old, in days. */
const freshBackupDays = 2

/** All that should be known before the letters of a round leave, what blocks first. */
export function preflight(input: PreflightInput): SendFinding[] {
  const found = [
    ...house(input),
    ...addresses(input),
    ...mergers(input),
    ...texts(input),
    ...recent(input),
    ...exclusionsThatLeadNowhere(input),
  ]
  return [...found.filter(({ level }) => level === 'blocks'), ...found.filter(({ level }) => level === 'know')]
}

export const isBlocked = (findings: readonly SendFinding[]): boolean => findings.some(({ level }) => level === 'blocks')

function house(input: PreflightInput): SendFinding[] {
  const real: FindingLevel = input.campaign === 'uk' ? 'blocks' : 'know'
  const found: SendFinding[] = []
  if (input.letters.length === 0) found.push({ level: 'blocks', code: 'nobody-chosen' })
  if (input.roundProblems > 0) found.push({ level: 'blocks', code: 'round-not-ready', count: input.roundProblems })
  if (!input.hasMailServer) found.push({ level: real, code: 'mail-off' })
  if (input.campaign === 'uk' && isLocal(input.mailDomain)) found.push({ level: 'blocks', code: 'mail-domain-local' })
  if (input.charityMissing.length > 0) found.push({ level: real, code: 'charity-incomplete', missing: input.charityMissing })
  else if (input.charityName === '') found.push({ level: 'blocks', code: 'no-charity-name' })
  if (input.lastBackupOn === null) found.push({ level: 'know', code: 'no-backup' })
  else if (daysBetween(input.lastBackupOn, input.today) > freshBackupDays)
    found.push({ level: 'know', code: 'old-backup', day: input.lastBackupOn })
  return found
}

/** Answers to an address there never leave this machine. */
const isLocal = (domain: string): boolean => domain === 'localhost' || !domain.includes('.')

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000)

function addresses({ letters }: PreflightInput): SendFinding[] {
  const byMail = letters.filter(({ channel }) => channel === 'email')
  const trustsOf = (some: readonly PlannedLetter[]) => some.map(({ trust }) => trust)
  const missing = trustsOf(byMail.filter(({ to }) => to === null))
  const wrong = trustsOf(byMail.filter(({ to }) => to !== null && !isEmailAddress(to)))
  const bouncing = trustsOf(byMail.filter(({ contact }) => contact.bouncingSince !== null))
  const byHand = trustsOf(letters.filter(({ channel }) => channel !== 'email'))
  const byAddress = Map.groupBy(
    byMail.filter(({ to }) => to !== null),
    ({ to }) => (to ?? '').toLowerCase(),
  )
  return [
    ...listed('blocks', 'address-missing', missing),
    ...listed('blocks', 'address-wrong', wrong),
    ...listed('blocks', 'address-bouncing', bouncing),
    ...[...byAddress]
      .filter(([, sharing]) => sharing.length > 1)
      .map(([address, sharing]): SendFinding => ({ level: 'know', code: 'address-shared', address, trusts: trustsOf(sharing) })),
    ...listed('know', 'by-hand', byHand),
  ]
}

type ListedCode = 'address-missing' | 'address-wrong' | 'address-bouncing' | 'by-hand' | 'closing'

const listed = (level: FindingLevel, code: ListedCode, trusts: readonly Trust[]): SendFinding[] =>
  trusts.length === 0 ? [] : [{ level, code, trusts }]

function mergers({ letters, successions, earlier, names, today }: PreflightInput): SendFinding[] {
  const asked = new Set(letters.map(({ trust }) => String(trust.code)))
  const nextOf = Map.groupBy(
    successions.filter(({ effectiveOn }) => effectiveOn <= today),
    ({ from }) => from,
  )
  const intoOf = (code: string) => (nextOf.get(code) ?? []).map(({ to }) => names.get(to) ?? to)
  const merged = letters
    .filter(({ trust }) => intoOf(trust.code).length > 0)
    .map(({ trust }): SendFinding => ({ level: 'blocks', code: 'merged', trust, into: intoOf(trust.code) }))
  const closing = letters.filter(({ trust }) => trust.closedOn !== null).map(({ trust }) => trust)
  const gone = new Map(earlier.filter(({ trustCode }) => !asked.has(trustCode)).map(request => [request.trustCode, request]))
  const before = [...gone.values()]
    .filter(({ trustCode }) => intoOf(trustCode).length > 0)
    .map(
      ({ trustCode, trustName }): SendFinding => ({
        level: 'know',
        code: 'asked-before-merger',
        name: trustName,
        into: intoOf(trustCode),
      }),
    )
  return [...merged, ...listed('know', 'closing', closing), ...before]
}

function texts({ letters }: PreflightInput): SendFinding[] {
  const without = Map.groupBy(
    letters.filter(({ letter }) => letter === null),
    ({ law }) => law,
  )
  const unknown = byField(letters, ({ letter }) => letter?.unknownFields ?? [])
  const empty = byField(letters, ({ letter }) => letter?.emptyFields ?? [])
  const notWelsh = letters.filter(({ letter, language }) => language === 'cy' && letter !== null && letter.languages[0] !== 'cy')
  return [
    ...[...without].map(
      ([law, some]): SendFinding => ({ level: 'blocks', code: 'letter-missing', law, trusts: some.map(({ trust }) => trust) }),
    ),
    ...[...unknown].map(([field, trusts]): SendFinding => ({ level: 'blocks', code: 'field-unknown', field, trusts })),
    ...[...empty].map(([field, trusts]): SendFinding => ({ level: 'blocks', code: 'field-empty', field, trusts })),
    ...(notWelsh.length === 0
      ? []
      : [{ level: 'know', code: 'letter-not-welsh', trusts: notWelsh.map(({ trust }) => trust) } as const]),
  ]
}

function byField<Field extends string>(
  letters: readonly PlannedLetter[],
  fieldsOf: (letter: PlannedLetter) => readonly Field[],
): Map<Field, Trust[]> {
  const found = new Map<Field, Trust[]>()
  for (const planned of letters) {
    for (const field of fieldsOf(planned)) found.set(field, [...(found.get(field) ?? []), planned.trust])
  }
  return found
}

/** Only under the Act of 2000: Scotland's regulations know no such addition of requests over time. */
function recent({ letters, earlier, successions, holidays, today }: PreflightInput): SendFinding[] {
  // The letters of a round left on a few days: each is counted from once.
  const counted = new Map<string, number>()
  const daysSince = (day: string): number => {
    const days = counted.get(day) ?? workingDaysBetween(day, today, 'foia', holidays)
    counted.set(day, days)
    return days
  }
  const found = letters.flatMap(({ trust, law }): RecentlyAsked[] => {
    if (law !== 'foia') return []
    const codes = new Set<string>([trust.code, ...successions.filter(({ to }) => to === trust.code).map(({ from }) => from)])
    const last = earlier.filter(({ trustCode }) => codes.has(trustCode)).sort((a, b) => (a.sentOn < b.sentOn ? 1 : -1))[0]
    if (!last) return []
    const days = daysSince(last.sentOn)
    // "Any period of sixty consecutive working days": the day of the earlier one is the first of them, when it is a working day.
    const inPeriod = isWorkingDay(last.sentOn, law, holidays) ? days + 1 : days
    return inPeriod <= aggregationDays ? [{ trust, round: last.round, on: last.sentOn, days }] : []
  })
  return found.length === 0 ? [] : [{ level: 'know', code: 'asked-recently', trusts: found }]
}

/** Patients are said to be treated by a trust that this round does not ask either: then nobody is asked about them. */
function exclusionsThatLeadNowhere({ letters, exclusions, names }: PreflightInput): SendFinding[] {
  const asked = new Set(letters.map(({ trust }) => String(trust.code)))
  return exclusions.flatMap(({ trustCode, treatedBy }): SendFinding[] =>
    treatedBy === null || asked.has(treatedBy)
      ? []
      : [
          {
            level: 'know',
            code: 'treated-by-nobody-asked',
            trust: names.get(trustCode) ?? trustCode,
            by: names.get(treatedBy) ?? treatedBy,
          },
        ],
  )
}
