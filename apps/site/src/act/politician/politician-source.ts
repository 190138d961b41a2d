import { type Ctx, nameIn } from '../../foundation/index.ts'
import { type BodyAnswer, constituenciesByCodes, placeFor, representativesFor } from '../../register/index.ts'
import type { LetterHouse, LetterSource, LetterSubject, RecipientNow, WrittenTo } from '../letters/letter.ts'
import { localFacts } from './near-trusts.ts'
import { politicianPath } from './politician-links.ts'
import { politicianTemplate } from './politician-template.ts'
import { isStillWho, recipientsOf } from './recipients.ts'
import { startPage } from './start-page.tsx'
import { whoPage } from './who-page.tsx'

/** Letters to whoever represents somebody. Its first step, in politician-routes.ts, finds out who that is. */
export const politicianLetters: LetterSource = {
  kind: 'politician',
  path: politicianPath,
  title: ({ var: { t } }) => t('letters-to-politicians.title'),
  asksForPostal: true,
  load,
  recipientNow,
  notes: async (c, { recipient }, { postal }) => {
    const answer = await placeFor(c.var.db, postal.at(-1) ?? '')
    const seats = answer.kind === 'place' ? answer.place.constituencies : []
    const isElsewhere = seats.length > 0 && !seats.some(({ code }) => code === recipient.constituencyCode)
    return isElsewhere ? [c.var.t('letters-to-politicians.otherSeat', { to: recipient.name })] : []
  },
}

async function load(c: Ctx, sent: (name: string) => string): Promise<LetterSubject | Response> {
  const { t, db, services } = c.var
  const [constituency] = await constituenciesByCodes(db, [sent('constituency')])
  if (!constituency) return startPage(c, { typed: sent('postcode') })
  const postcode = sent('place')
  const answers = (await representativesFor(db, constituency.code, { campaign: services.campaign, now: services.clock() })) ?? []
  const found = recipientsOf(t, { constituency: constituency.code, campaign: services.campaign }, answers).find(
    ({ key }) => key === sent('to'),
  )
  const place = nameIn(c.var.locale, constituency)
  if (!found) return whoPage(c, { constituency, place, answers, postcode })
  const { recipient, representative, key } = found
  return {
    recipient,
    template: politicianTemplate(t, {
      recipient,
      spokenName: representative.name,
      place,
      nation: constituency.nation,
      facts: await localFacts(c, { postcode, constituency, body: recipient.body }),
      site: services.baseUrl,
    }),
    carried: { constituency: constituency.code, to: key, place: postcode },
    postcode,
    unsendable:
      recipient.address === null
        ? t('letters-to-politicians.noAddress', { to: recipient.name, day: t.day(representative.asOf) })
        : null,
  }
}

async function recipientNow(
  db: Parameters<LetterSource['recipientNow']>[0],
  house: LetterHouse,
  letter: WrittenTo,
): Promise<RecipientNow> {
  const t = house.messages.in(letter.locale)
  const gone = (why: string): RecipientNow => ({
    kind: 'gone',
    why: t(`letters-to-politicians.gone.${why}`, { to: letter.recipientName }),
  })
  const code = letter.constituencyCode ?? ''
  const answers = (await representativesFor(db, code, { campaign: house.campaign, now: house.clock() })) ?? []
  const answer = answers.find(({ body }) => body === letter.body)
  const now = recipientsOf(t, { constituency: code, campaign: house.campaign }, answers).find(
    ({ recipient }) => recipient.body === letter.body && recipient.code === letter.recipientCode,
  )
  if (!now) return gone(whyNobody(answer))
  const { name, address } = now.recipient
  // The letter greets somebody by name: it does not go to whoever came after them.
  if (!isStillWho(letter.recipientName, now)) return gone('other')
  return address === null ? gone('address') : { kind: 'there', name, address }
}

const whyNobody = (answer: BodyAnswer | undefined): 'dissolved' | 'vacant' | 'other' => {
  if (answer?.standing.kind === 'dissolved') return 'dissolved'
  return answer?.standing.kind === 'vacant' ? 'vacant' : 'other'
}
