import type { Campaign, Translate } from '../../foundation/index.ts'
import { type Body, type BodyAnswer, memberPages, type Representative } from '../../register/index.ts'
import type { Recipient } from '../letters/letter.ts'

/** Somebody who can be written to, and what the page says of them. */
export type Chosen = { readonly recipient: Recipient; readonly representative: Representative; readonly key: string }

/**
 * Where a letter on paper reaches every member: House of Commons by www.planninghelp.cpre.org.uk/improve-where-you-live/campaign-tips/lobbying-your-mp,
 * Scottish Parliament by www.bma.org.uk (How to lobby your MSP), both read on 22 November 2026. Of the other two we have read none: a parliament’s own
 * page says it.
 */
const postal: Readonly<Record<Body, readonly string[] | null>> = {
  'house-of-commons': ['House of Commons', 'London', 'SW1A 0AA'],
  'scottish-parliament': ['The Scottish Parliament', 'Edinburgh', 'EH99 1SP'],
  senedd: null,
  'ni-assembly': null,
}

/** How a member is called: with the title of their parliament, once. */
export function calledBy(t: Translate, body: Body, { name, title }: Representative): string {
  if (title !== null) return title
  return t(`letters-to-politicians.called.${body}`, { name })
}

type Where = { readonly constituency: string; readonly campaign: Campaign }

/** What stands before a name in one list and not in the other: Parliament’s is of “Mr David Example” and of “Rt Hon David Example MP”. */
const honorific = /^(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Rt Hon|Right Hon)\.? )+/

/** Whether the name that a letter was written to is that of who sits there now: a new title makes nobody somebody else. */
export function isStillWho(
  writtenTo: string,
  { recipient, representative }: Pick<Chosen, 'recipient' | 'representative'>,
): boolean {
  const plain = representative.name.replace(honorific, '')
  return writtenTo === recipient.name || ` ${writtenTo} `.includes(` ${plain} `)
}

/** Everybody in the answers who can be written to, in their order. */
export const recipientsOf = (t: Translate, where: Where, answers: readonly BodyAnswer[]): Chosen[] =>
  answers.flatMap(answer =>
    seatsOf(answer).flatMap(({ seat, members }) => members.map(one => chosen(t, where, { answer, seat, one }))),
  )

/** The members of an answer by seat; none where it names nobody. */
export function seatsOf({
  standing,
  seat,
}: BodyAnswer): readonly { readonly seat: string; readonly members: readonly Representative[] }[] {
  switch (standing.kind) {
    case 'members':
      return [{ seat: seat ?? '', members: standing.members }]
    case 'choose':
      return standing.seats
    default:
      return []
  }
}

type Member = { readonly answer: BodyAnswer; readonly seat: string; readonly one: Representative }

function chosen(t: Translate, { constituency, campaign }: Where, { answer: { body }, seat, one }: Member): Chosen {
  const of = recipientCode(body, constituency, { seat, name: one.name })
  const recipient = {
    kind: 'politician',
    body,
    code: of,
    constituencyCode: constituency,
    trustCode: null,
    name: calledBy(t, body, one),
    address: one.email,
    // Nobody real is to get a letter to somebody invented.
    postal: campaign === 'example' ? null : postal[body],
  } as const
  return { recipient, representative: one, key: `${body}/${of}` }
}

/** A constituency has one MP; a seat elsewhere has several members, told apart by their names. */
const recipientCode = (body: Body, constituency: string, { seat, name }: { seat: string; name: string }): string =>
  body === 'house-of-commons' ? constituency : `${seat}/${name}`

/** The page on which a parliament names its members, in the reader’s language. */
export const memberPage = (t: Translate, body: Body): string => memberPages[body][t.locale]
