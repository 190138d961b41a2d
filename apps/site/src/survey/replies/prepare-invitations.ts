// Long because: everything that a letter with a draft result needs is loaded in one place, for one trust as for hundreds.
import { charityOf } from '../../content/index.ts'
import { dayInUk, type Messages, type ReadDb, type Translate } from '../../foundation/index.ts'
import { trustsByCodes } from '../../register/index.ts'
import { statusMeaning, statusWord } from '../../releases/index.ts'
import type { Standing } from '../answer-types.ts'
import { answersOfRound } from '../answers/answer-store.ts'
import { contactsOf } from '../contacts/contact-store.ts'
import { isEmailAddress } from '../contacts/email-address.ts'
import { whereLettersGo } from '../contacts/where-letters-go.ts'
import { letterFields } from '../letters/letter-fields.ts'
import { replyAddress } from '../letters/reply-address.ts'
import { standingsOf } from '../marking/load-standings.ts'
import { requestsOfTrusts } from '../requests/request-store.ts'
import { loadDefaultRound } from '../rounds/defaults/load-default-round.ts'
import { lettersOf, questionsOf } from '../rounds/round-store.ts'
import { composeLetter } from '../sending/compose-letter.ts'
import type { LetterLanguage, LetterTemplate, Round, SurveyRequest } from '../types.ts'
import { addresseesOf, threadsOf } from '../worklist/chase-letters.ts'
import { type InvitationRefusal, judgeInvitation } from './judge-invitation.ts'
import { linksOfRound } from './link-store.ts'
import { hiddenLink } from './private-link.ts'
import type { ReplyLink } from './reply-types.ts'
import { isSaidByRule, makeShownResult, type ShownResult } from './shown-result.ts'

/** One trust, what it would be shown, and the letter as it would leave now. */
export type Invitation = {
  readonly request: SurveyRequest
  readonly standing: Standing
  readonly shown: ShownResult
  /** The newest link to its draft result. */
  readonly link: ReplyLink | null
  readonly refusal: InvitationRefusal | null
  /** Why no mail can bring it a link, whether it needs one or not. */
  readonly mailRefusal: InvitationRefusal | null
  readonly to: string | null
  readonly replyToken: string
  readonly inReplyTo: string | null
  /** Null where the round has no such letter, or where one of its fields has no value. */
  readonly letter: { readonly subject: string; readonly text: string } | null
}

/** What of the site letters speak of. */
export type LetterHouse = {
  readonly baseUrl: string
  readonly mailDomain: string
  readonly messages: Messages
  readonly root: string
}

type Input = LetterHouse & {
  readonly round: Round
  /** The day until which the link works, `YYYY-MM-DD`. */
  readonly until: string
  readonly barredFrom: readonly string[]
  readonly now: Date
  /** Only these trusts; all of the round when absent. */
  readonly codes?: readonly string[]
}

/** Every trust of the round with its draft result: as many questions to the database for one as for hundreds. By the names of the trusts. */
export async function prepareInvitations(db: ReadDb, input: Input): Promise<Invitation[]> {
  const { round, now, codes: wanted, barredFrom } = input
  const standings = (await standingsOf(db, round.id, dayInUk(now))).filter(
    ({ trustCode }) => wanted === undefined || wanted.includes(trustCode),
  )
  const codes = standings.map(({ trustCode }) => trustCode)
  const requests = new Map((await requestsOfTrusts(db, round.id, codes)).map(request => [request.trustCode, request]))
  const [questions, answers] = [await questionsOf(db, round.id), await answersOfRound(db, round.id)]
  const links = newestDraftLinks(await linksOfRound(db, round.id))
  const write = await letterWriter(db, input, codes, questions)
  return standings.flatMap((standing): Invitation[] => {
    const code = standing.trustCode
    const request = requests.get(code)
    if (!request) return []
    const link = links.get(code) ?? null
    const rules = round.criteria.rules
    const shown = makeShownResult({ standing, request, questions, rules, answers: answers.get(code) ?? [] })
    const written = write(request, shown)
    const refusal = judgeInvitation({ standing, link, isBarred: barredFrom.includes(code) }) ?? written.mailRefusal
    return [{ request, standing, shown, link, ...written, refusal }]
  })
}

const newestDraftLinks = (links: readonly ReplyLink[]): ReadonlyMap<string, ReplyLink> =>
  new Map(
    links
      .filter(({ purpose }) => purpose === 'draft-result')
      .toReversed()
      .map(link => [link.trustCode, link]),
  )

/** The draft result in a line of a letter. */
function draftInWords(t: Translate, shown: ShownResult): string {
  const status = shown.status === 'excluded' ? null : shown.status
  const rule = shown.criterion?.[t.locale] || shown.criterion?.en
  return isSaidByRule(shown) ? `${statusWord(t, status)}. ${rule}` : `${statusWord(t, status)}: ${statusMeaning(t, status)}`
}

type Written = Pick<Invitation, 'to' | 'replyToken' | 'inReplyTo' | 'letter' | 'mailRefusal'>

async function letterWriter(
  db: ReadDb,
  { round, now, until, baseUrl, mailDomain, messages, root }: Input,
  codes: readonly string[],
  questions: Awaited<ReturnType<typeof questionsOf>>,
): Promise<(request: SurveyRequest, shown: ShownResult) => Written> {
  const trusts = new Map((await trustsByCodes(db, codes)).map(trust => [trust.code as string, trust]))
  const addressees = await addresseesOf(db, codes, trusts)
  const contacts = await contactsOf(db, [...new Set(addressees.values())])
  const threads = await threadsOf(db, round.id, codes)
  const letters = await draftResultLetters(db, round, root)
  const charity = await charityOf(db)
  const words = { en: messages.in('en'), cy: messages.in('cy') }
  const today = dayInUk(now)
  return (request, shown) => {
    const code = request.trustCode
    const thread = threads.get(code)
    const replyToken = thread?.reply_token ?? ''
    const contact = contacts.get(addressees.get(code)?.code ?? code) ?? null
    const { channel, to } = whereLettersGo(request, contact)
    const fieldsIn = (language: LetterLanguage) =>
      letterFields({
        round,
        charity,
        questions,
        language,
        today,
        trust: trusts.get(code) ?? { name: request.trustName, nameCy: null, nation: request.nation },
        request: {
          reference: request.reference,
          replyAddress: replyAddress(replyToken, mailDomain),
          sentOn: request.sentOn,
          receivedOn: request.receivedOn,
          dueOn: request.dueOn,
          answeredOn: request.answeredOn,
          clarificationAskedOn: null,
          feesAskedOn: null,
          reviewAskedOn: null,
        },
        reply: {
          status: draftInWords(words[language], shown),
          link: hiddenLink(baseUrl, language),
          until,
        },
      })
    const composed = composeLetter(letters, { ...request, kind: 'draft-result' }, fieldsIn)
    const isWhole = composed !== null && composed.unknownFields.length === 0 && composed.emptyFields.length === 0
    return {
      to,
      replyToken,
      inReplyTo: thread?.letter ?? null,
      letter: isWhole ? { subject: composed.subject, text: composed.text } : null,
      mailRefusal:
        channel !== 'email'
          ? 'by-hand'
          : to === null || !isEmailAddress(to)
            ? 'no-address'
            : contact !== null && contact.bouncingSince !== null
              ? 'bouncing'
              : isWhole
                ? null
                : 'letter',
    }
  }
}

/** A round that was made before there was such a letter has none: then the one that is shipped goes. */
async function draftResultLetters(db: ReadDb, round: Round, root: string): Promise<readonly LetterTemplate[]> {
  const letters = (await lettersOf(db, round.id)).filter(({ kind }) => kind === 'draft-result')
  return letters.length > 0 ? letters : loadDefaultRound(root).letters
}
