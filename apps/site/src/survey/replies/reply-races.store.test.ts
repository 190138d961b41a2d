import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { tester } from '../../../test/support/requests-for-tests.ts'
import { type RoundWithAnswers, roundWithAnswers } from '../../../test/support/round-with-answers.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { hashOfToken } from '../../accounts/index.ts'
import { inTransaction, record, type Services } from '../../foundation/index.ts'
import { lockRequest } from '../requests/request-store.ts'
import { confirmContact } from './confirm-contact.ts'
import { makeLink } from './make-link.ts'
import { nameContact, subjectOfContact } from './name-contact.ts'
import { insertNamed, namedContactsOf } from './named-contact-store.ts'
import { emptyDraft } from './reply-draft.ts'
import { repliesOf } from './reply-store.ts'
import { saveDraft } from './save-draft.ts'
import { sendReply } from './send-reply.ts'

const today = '2027-03-08'
const until = '2027-03-31'
const now = new Date(`${today}T10:00:00Z`)
const draft = { ...emptyDraft, verdict: 'correct' as const, words: 'We count 14, not 12.' }

eachDatabase('a trust and our staff at the same moment', open => {
  let services: Services
  let round: RoundWithAnswers
  beforeAll(async () => {
    round = await roundWithAnswers(open().db, { today })
    services = testServices(open(), { clock: () => now })
  })

  const key = (code: string) => ({ round: round.round, trustCode: code })
  const link = (code: string) => ({
    ...key(code),
    purpose: 'answer' as const,
    show: null,
    until,
    sentTo: null,
    actor: tester,
    now,
  })
  const firstLink = (code: string) => inTransaction(open().db, tx => makeLink(tx, link(code))).then(({ token }) => token)

  /** Staff hold the request, as they do when they make a new link, and end the link while the trust's form is under way. */
  async function whileStaffReplaceTheLink<Outcome>(code: string, act: () => Promise<Outcome>): Promise<Outcome> {
    let held = () => {}
    const isHeld = new Promise<void>(resolve => {
      held = resolve
    })
    const staff = inTransaction(open().db, async tx => {
      await lockRequest(tx, key(code))
      held()
      // Long enough for the trust's form to have got as far as it can.
      await new Promise(resolve => setTimeout(resolve, 300))
      return makeLink(tx, link(code))
    })
    await isHeld
    const [outcome] = await Promise.all([act(), staff])
    return outcome
  }

  test('a reply that is sent while its link is replaced is refused in words, and nobody’s work is lost', async () => {
    const code = round.oneIn('collecting')
    const token = await firstLink(code)
    const saved = await saveDraft(open().db, { token, form: 'draft-result', draft, basedOn: 0, now })
    expect(saved).toEqual({ outcome: 'saved', version: 1 })
    const send = {
      token,
      form: 'draft-result' as const,
      basedOn: 1,
      formToken: randomUUID(),
      language: 'en' as const,
      services,
      now,
    }
    const outcome = await whileStaffReplaceTheLink(code, () => sendReply(open().db, send))
    expect(outcome).toEqual({ outcome: 'dead-link', verdict: 'replaced' })
    expect(await repliesOf(open().db, key(code))).toEqual([])
  })

  test('so is a draft that is saved, and a person who is named', async () => {
    const code = round.oneIn('silent')
    const token = await firstLink(code)
    const save = () => saveDraft(open().db, { token, form: 'answer', draft, basedOn: 0, now })
    expect(await whileStaffReplaceTheLink(code, save)).toEqual({ outcome: 'dead-link', verdict: 'replaced' })
    const second = await firstLink(code)
    const typed = { name: 'Information Officer', role: 'Cancer data', email: 'officer@ex-501.invalid' }
    const name = () => nameContact(open().db, { token: second, typed, language: 'en', services, now })
    expect(await whileStaffReplaceTheLink(code, name)).toEqual({ outcome: 'dead-link', verdict: 'replaced' })
  })

  test('of two people of one trust who confirm at the same moment, one is the contact', async () => {
    const code = round.oneIn('partial')
    const { id } = await inTransaction(open().db, tx => makeLink(tx, link(code)))
    const keys = ['one', 'two']
    await inTransaction(open().db, async tx => {
      for (const each of keys) {
        const named = { name: 'Information Officer', role: 'Cancer data', email: `${each}@${code.toLowerCase()}.invalid` }
        const dates = { named_at: now, expires_at: new Date('2027-03-20T10:00:00Z'), confirmed_at: null }
        const ofLink = { round_id: round.round, trust_code: code, link_id: id, language: 'en' as const }
        const made = await insertNamed(tx, { ...named, ...dates, ...ofLink, token_hash: hashOfToken(each) })
        await record(tx, { actor: tester, at: now, deed: 'reply.name-contact', subject: subjectOfContact(made) })
      }
    })
    await Promise.all(keys.map(token => confirmContact(open().db, { token, says: 'yes', now })))
    const contacts = await namedContactsOf(open().db, key(code))
    expect(contacts.map(({ confirmedAt }) => confirmedAt)).toEqual([now])
  })
})
