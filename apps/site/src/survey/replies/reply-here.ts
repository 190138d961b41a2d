import { callerAddress, countGuess, guessesShutMinutes } from '../../accounts/index.ts'
import { charityOf } from '../../content/index.ts'
import { type Ctx, dayInUk, rows } from '../../foundation/index.ts'
import { trustByCode } from '../../register/index.ts'
import { questionsFor } from '../letters/questions-in-letter.ts'
import { replyAddress } from '../letters/reply-address.ts'
import { standingOf } from '../marking/load-standings.ts'
import { requestOf } from '../requests/request-store.ts'
import { nameOfRound } from '../round-here.ts'
import { questionsOf, roundById } from '../rounds/round-store.ts'
import type { SurveyTables } from '../schema.ts'
import type { Question, Round, SurveyRequest } from '../types.ts'
import { judgeLink, type LinkVerdict } from './judge-link.ts'
import { linkByToken } from './link-store.ts'
import { type NamedContact, namedContactsOf } from './named-contact-store.ts'
import { repliesOf } from './reply-store.ts'
import type { Reply, ReplyLink } from './reply-types.ts'
import type { ShownResult } from './shown-result.ts'

/** Everything that the pages behind one private link show. */
export type ReplyHere = {
  readonly token: string
  readonly link: ReplyLink
  readonly shown: ShownResult | null
  readonly round: Round
  readonly roundName: string
  readonly request: SurveyRequest
  readonly trustName: string
  readonly charityName: string
  /** Those that this trust was asked. */
  readonly questions: readonly Question[]
  readonly replies: readonly Reply[]
  readonly contacts: readonly NamedContact[]
  /** The last day on which the link works, `YYYY-MM-DD`. */
  readonly until: string
  /** Where a mail about this request arrives. */
  readonly mailTo: string
  /** What would be published today is no longer what the link shows. */
  readonly hasChanged: boolean
}

/** A link that opens nothing, and what its page may say to whoever holds it. */
export type DeadLink = {
  readonly verdict: Exclude<LinkVerdict, 'good'>
  readonly roundName: string | null
  readonly mailTo: string | null
}

export type Opened =
  | { readonly kind: 'open'; readonly here: ReplyHere }
  | { readonly kind: 'dead'; readonly dead: DeadLink }
  /** Too many wrong links from this address: nobody looks whether this one is right. */
  | { readonly kind: 'shut'; readonly minutes: number }

/** Opens the link in the address. Nothing is written but, of a link that does not exist, that somebody tried it. */
export async function openHere(c: Ctx): Promise<Opened> {
  const { db, services } = c.var
  const address = callerAddress(c)
  const minutes = await guessesShutMinutes(services, address)
  if (minutes !== null) return { kind: 'shut', minutes }
  const token = c.req.param('token') ?? ''
  const opened = await linkByToken(db, token)
  if (opened === null) {
    await countGuess(services, address)
    return { kind: 'dead', dead: { verdict: 'unknown', roundName: null, mailTo: null } }
  }
  const verdict = judgeLink(opened.link, opened.roundState, services.clock())
  return verdict === 'good'
    ? { kind: 'open', here: await loadHere(c, token, opened) }
    : { kind: 'dead', dead: await deadHere(c, verdict, opened.link) }
}

/** What a verb has found out of a link that worked a moment ago. */
export async function deadHere(c: Ctx, verdict: DeadLink['verdict'], link: ReplyLink): Promise<DeadLink> {
  // Whoever holds a link that we have closed may be anybody: they learn nothing of whose it was.
  if (verdict === 'revoked' || verdict === 'unknown') return { verdict, roundName: null, mailTo: null }
  const round = await roundById(c.var.db, link.round)
  return { verdict, roundName: round && nameOfRound(round, c.var.locale), mailTo: await mailToOf(c, link) }
}

async function mailToOf(c: Ctx, { round, trustCode }: ReplyLink): Promise<string> {
  const { reply_token } = await rows<SurveyTables>(c.var.db)
    .selectFrom('request')
    .select('reply_token')
    .where('round_id', '=', round)
    .where('trust_code', '=', trustCode)
    .executeTakeFirstOrThrow()
  return replyAddress(reply_token, c.var.services.mailDomain)
}

async function loadHere(
  c: Ctx,
  token: string,
  { link, shown }: { readonly link: ReplyLink; readonly shown: ShownResult | null },
): Promise<ReplyHere> {
  const { db, services, locale } = c.var
  const round = await roundById(db, link.round)
  const request = await requestOf(db, link.round, link.trustCode)
  if (!round || !request) throw new Error('A private link belongs to no request')
  const trust = await trustByCode(db, link.trustCode)
  const standing = shown && (await standingOf(db, { round: round.id, code: link.trustCode, today: dayInUk(services.clock()) }))
  return {
    token,
    link,
    shown,
    round,
    roundName: nameOfRound(round, locale),
    request,
    trustName: (locale === 'cy' ? trust?.nameCy : null) ?? request.trustName,
    charityName: (await charityOf(db)).name,
    questions: questionsFor(await questionsOf(db, round.id), request.nation),
    replies: await repliesOf(db, request),
    contacts: await namedContactsOf(db, request),
    until: dayInUk(new Date(link.expiresAt.getTime() - 1)),
    mailTo: await mailToOf(c, link),
    hasChanged: standing !== null && standing.fingerprint !== link.fingerprint,
  }
}
