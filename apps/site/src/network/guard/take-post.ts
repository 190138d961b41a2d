import type { Services } from '../../foundation/index.ts'
import { asksForProof, decidePost, type PostState } from './decide-post.ts'
import { type Count, countOf, takeCounts } from './limits/count-store.ts'
import { keyMaker } from './limits/daily-salt.ts'
import { type GuardLimits, guardLimits, windowOf } from './limits/guard-limits.ts'
import { PressureMeter } from './limits/pressure-meter.ts'
import { checkProof } from './proof/challenge.ts'
import { spendChallenge } from './proof/proof-store.ts'

export type GuardHouse = Pick<Services, 'write' | 'secret' | 'clock'>

/** One sending of a form, as the guard sees it. */
export type Post = {
  readonly form: string
  /** As `callerAddress` gives it. */
  readonly connection: string
  readonly address: string | null
  readonly mailsADay?: number | undefined
  /** What came in the field for it: an answer to a challenge, or nothing. */
  readonly proof: string
  readonly isByMail: boolean
  /** What somebody wrote, in a form in which two that are the same are the same. */
  readonly texts: readonly string[]
}

export type PostVerdict =
  /** `sameText`: own words that came very often today. */
  | { readonly go: 'on'; readonly isByMail: boolean; readonly sameText: boolean }
  | { readonly go: 'quiet' }
  /** `isAgain`: a proof came, and was none. */
  | { readonly go: 'prove'; readonly isAgain: boolean }
  | { readonly go: 'wait'; readonly until: Date }

/** One for each database that this process speaks to: one, outside tests. */
const meters = new WeakMap<object, PressureMeter>()

function meterOf({ write }: GuardHouse): PressureMeter {
  const present = meters.get(write)
  if (present) return present
  const meter = new PressureMeter()
  meters.set(write, meter)
  return meter
}

/** As if this process had just begun: for tests, whose clock stands. */
export const forgetPressure = (write: object): void => void meters.delete(write)

type With = { readonly limits?: GuardLimits; readonly meter?: PressureMeter }

/**
 * Counts one sending of a form, in all processes together, and says how it goes on. What is refused uses up nothing of the address that was
 * typed: nobody can be kept out by somebody else who types their address. `limits`, `meter`: for tests and the benchmark.
 */
export async function takePost(house: GuardHouse, post: Post, { limits = guardLimits, meter }: With = {}): Promise<PostVerdict> {
  const now = house.clock()
  const { ofForm, ofAll } = await (meter ?? meterOf(house)).note(house.write, post.form, now, limits)
  const proof = await proofOf(house, post, now)
  const window = windowOf(now, limits.windowMs)
  const day = windowOf(now, limits.dayMs)
  const keyOf = await keyMaker(house, now)
  const isOpen = proof === 'good'
  const key = {
    window: keyOf('connection', window.began.getTime(), post.connection),
    day: keyOf('connection-day', post.connection),
  }
  const pressed = { fromConnection: 0, fromConnectionToday: 0, ofForm, ofAll, proof, isByMail: post.isByMail } as const
  const easy = isOpen || post.isByMail ? limits.connectionMost : limits.connectionEasy
  const connection: Count[] = [
    { key: key.window, until: window.ends, most: easy },
    { key: key.day, until: day.ends, most: limits.connectionDay },
  ]
  const counting = { keyOf, limits, window, ends: day.ends }
  const byMail = post.isByMail && !isOpen ? byMailCounts(post, counting) : { fromHere: [], inAll: [] }
  const mails = mailCounts(post, counting)
  const texts = textCounts(post, counting)
  // Nothing of the address is used up by what will not go on.
  const isHeld = decidePost(pressed, limits) === 'prove'
  const stages = isHeld ? [connection] : [connection, byMail.fromHere, byMail.inAll, mails.fromHere, [...mails.fromAll, ...texts]]
  const taken = await takeCounts(house.write, stages)
  const decision = decidePost(
    { ...pressed, fromConnection: taken.get(key.window) ?? 0, fromConnectionToday: taken.get(key.day) ?? 0 },
    limits,
  )
  if (decision === 'wait-window') return { go: 'wait', until: window.ends }
  if (decision === 'wait-day') return { go: 'wait', until: day.ends }
  if (decision === 'prove') return { go: 'prove', isAgain: proof === 'bad' }
  const tooMany = ({ key: each, most }: Count): boolean => (taken.get(each) ?? 0) > most
  if ([...byMail.fromHere, ...byMail.inAll].some(tooMany)) return { go: 'wait', until: window.ends }
  if ([...mails.fromHere, ...mails.fromAll].some(tooMany)) return { go: 'quiet' }
  return { go: 'on', isByMail: decision === 'by-mail', sameText: texts.some(tooMany) }
}

/** Whether a form that is sent now would be asked for a proof. Counts nothing. */
export async function wouldAskForProof(
  house: GuardHouse,
  { form, connection }: Pick<Post, 'form' | 'connection'>,
  { limits = guardLimits, meter }: With = {},
): Promise<boolean> {
  const now = house.clock()
  const rates = await (meter ?? meterOf(house)).look(house.write, form, now, limits)
  const keyOf = await keyMaker(house, now)
  const window = windowOf(now, limits.windowMs)
  const fromConnection = 1 + (await countOf(house.write, keyOf('connection', window.began.getTime(), connection)))
  return asksForProof({ ...rates, fromConnection, fromConnectionToday: 0, proof: 'none', isByMail: false }, limits)
}

async function proofOf(house: GuardHouse, { proof, form }: Post, now: Date): Promise<PostState['proof']> {
  if (proof === '') return 'none'
  const verdict = await checkProof(house, { proof, form, now })
  return verdict.good && (await spendChallenge(house.write, verdict)) ? 'good' : 'bad'
}

type Counting = {
  readonly keyOf: (...parts: readonly (string | number)[]) => string
  readonly limits: GuardLimits
  readonly window: { readonly began: Date; readonly ends: Date }
  /** Of the day. */
  readonly ends: Date
}

/**
 * Mails to an address. First those that are asked for from this connection: one that asks again and again runs into its own number, and takes
 * nothing from the owner of the address, who asks from elsewhere.
 */
function mailCounts({ form, connection, address, mailsADay }: Post, { keyOf, limits, ends: until }: Counting) {
  if (address === null) return { fromHere: [], fromAll: [] }
  const fromOne = mailsADay ?? limits.mailsADay
  const fromHere: Count[] = [
    { key: keyOf('mail', form, address, connection), until, most: fromOne },
    { key: keyOf('mail-of-all', address, connection), until, most: limits.mailsOfAllFormsFromOne },
  ]
  const fromAll: Count[] = [
    { key: keyOf('mail', form, address), until, most: fromOne * limits.mailsFromAll },
    { key: keyOf('mail-of-all', address), until, most: limits.mailsOfAllForms },
  ]
  return { fromHere, fromAll }
}

const textCounts = ({ texts }: Post, { keyOf, limits, ends: until }: Counting): Count[] =>
  [...new Set(texts)].map(text => ({ key: keyOf('text', text), until, most: limits.sameText }))

/** How often a proof is left out: the mails that follow are somebody’s, wanted or not. One connection cannot use up what there is for all. */
function byMailCounts({ connection }: Post, { keyOf, limits, window: { began, ends: until } }: Counting) {
  const fromHere: Count[] = [{ key: keyOf('by-mail', began.getTime(), connection), until, most: limits.withoutProof }]
  const inAll: Count[] = [{ key: keyOf('by-mail', began.getTime()), until, most: limits.withoutProofInAll }]
  return { fromHere, inAll }
}
