import { sql } from 'kysely'
import { charityOf } from '../../content/index.ts'
import { type ReadDb, rows } from '../../foundation/index.ts'
import { allSuccessions, followSuccessions, type Trust, trustsByCodes } from '../../register/index.ts'
import { contactsOf } from '../contacts/contact-store.ts'
import { whereLettersGo } from '../contacts/where-letters-go.ts'
import { letterFields } from '../letters/letter-fields.ts'
import { letterFor } from '../letters/letter-for.ts'
import { renderLetter } from '../letters/render-letter.ts'
import { replyAddress } from '../letters/reply-address.ts'
import { answerLinkFields } from '../replies/link-in-letter.ts'
import { lettersOf, questionsOf } from '../rounds/round-store.ts'
import type { SurveyTables } from '../schema.ts'
import type { LetterLanguage, Round } from '../types.ts'
import type { ListedRequest } from './list-store.ts'

/** The reminder to one trust as it would leave now, and where it would go. */
export type ChaseLetter = {
  readonly code: string
  readonly address: string | null
  readonly isBouncing: boolean
  readonly replyToken: string
  /** The Message-ID of the letter that it reminds of. */
  readonly inReplyTo: string | null
  readonly letter:
    | { readonly state: 'ready'; readonly subject: string; readonly text: string; readonly language: LetterLanguage }
    | { readonly state: 'missing' }
    | { readonly state: 'unfilled' }
}

type Input = {
  readonly round: Round
  readonly requests: readonly ListedRequest[]
  /** `YYYY-MM-DD`, UK. */
  readonly today: string
  readonly mailDomain: string
  /** Where the site is, for reminders with a private link; without it such a reminder is not whole. */
  readonly baseUrl?: string
}

/** The reminders to these trusts, by code: as many questions to the database for one as for hundreds. */
export async function chaseLetters(
  db: ReadDb,
  { round, requests, today, mailDomain, baseUrl }: Input,
): Promise<ReadonlyMap<string, ChaseLetter>> {
  const codes = requests.map(({ trust_code }) => trust_code)
  if (codes.length === 0) return new Map()
  const trusts = new Map((await trustsByCodes(db, codes)).map(trust => [trust.code as string, trust]))
  const addressees = await addresseesOf(db, codes, trusts)
  const contacts = await contactsOf(db, [...new Set(addressees.values())])
  const threads = await threadsOf(db, round.id, codes)
  const templates = await lettersOf(db, round.id)
  const questions = await questionsOf(db, round.id)
  const charity = await charityOf(db)
  return new Map(
    requests.map(request => {
      const code = request.trust_code
      const contact = contacts.get(addressees.get(code)?.code ?? code)
      const { to } = whereLettersGo({ channel: request.channel, sentTo: request.sent_to }, contact ?? null)
      const thread = threads.get(code)
      const replyToken = thread?.reply_token ?? ''
      const template = letterFor(templates, { kind: 'chase', law: request.law, language: request.language })
      const rendered =
        template &&
        renderLetter(
          template,
          letterFields({
            round,
            charity,
            questions,
            today,
            language: template.language,
            ...(baseUrl && to !== null ? { reply: answerLinkFields(baseUrl, template.language, today) } : {}),
            trust: trusts.get(code) ?? { name: request.trust_name, nameCy: null, nation: request.nation },
            request: {
              reference: request.reference,
              replyAddress: replyAddress(replyToken, mailDomain),
              sentOn: request.sent_on,
              receivedOn: request.received_on,
              dueOn: request.due_on,
              answeredOn: request.answered_on,
              clarificationAskedOn: null,
              feesAskedOn: null,
              reviewAskedOn: null,
            },
          }),
        )
      const isWhole = rendered && rendered.unknownFields.length === 0 && rendered.emptyFields.length === 0
      const letter: ChaseLetter['letter'] =
        !template || !rendered
          ? { state: 'missing' }
          : isWhole
            ? { state: 'ready', subject: rendered.subject, text: rendered.text, language: template.language }
            : { state: 'unfilled' }
      return [
        code,
        {
          code,
          address: to,
          isBouncing: contact !== undefined && contact.bouncingSince !== null,
          replyToken,
          inReplyTo: thread?.letter ?? null,
          letter,
        },
      ]
    }),
  )
}

/** Whom a letter to each trust is addressed to today: after a merger the one trust that answers now. */
export async function addresseesOf(
  db: ReadDb,
  codes: readonly string[],
  trusts: ReadonlyMap<string, Trust>,
): Promise<ReadonlyMap<string, Trust>> {
  const closed = codes.filter(code => trusts.get(code)?.closedOn)
  const successions = closed.length > 0 ? await allSuccessions(db) : []
  const ends = new Map(closed.map(code => [code, followSuccessions(code, successions).filter(end => end !== code)]))
  const found = await trustsByCodes(db, [...new Set([...ends.values()].flat())])
  const open = new Map(found.filter(({ closedOn }) => closedOn === null).map(trust => [trust.code as string, trust]))
  return new Map(
    codes.flatMap(code => {
      const [only, ...others] = (ends.get(code) ?? []).flatMap(end => open.get(end) ?? [])
      const addressee = only && others.length === 0 ? only : trusts.get(code)
      return addressee ? [[code, addressee] as const] : []
    }),
  )
}

type Thread = { readonly trust_code: string; readonly reply_token: string; readonly letter: string | null }

export async function threadsOf(db: ReadDb, round: string, codes: readonly string[]): Promise<ReadonlyMap<string, Thread>> {
  const { rows: found } = await sql<Thread>`
    select r.trust_code, r.reply_token, (
      select m.header_message_id from message m
      where m.round_id = r.round_id and m.trust_code = r.trust_code and m.letter_kind = 'request' and m.direction = 'out'
        and m.header_message_id is not null
      order by m.id desc limit 1
    ) as letter
    from request r where r.round_id = ${round} and r.trust_code = any(${[...codes]}::text[])`.execute(rows<SurveyTables>(db))
  return new Map(found.map(row => [row.trust_code, row]))
}
