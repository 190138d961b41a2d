import { createHash } from 'node:crypto'
import { type Actor, inTransaction, record, type WriteDb } from '../../foundation/index.ts'
import { callsForHelp, flagText, mayWriteTo, mustBeSeenFirst } from '../../network/index.ts'
import { concernsOf } from './concerns-of.ts'
import { flagOfLetter } from './console/links.ts'
import type { LetterDraft, LetterHouse } from './letter.ts'
import { confirmDays, isTooLate, linkInMail, makeLetterLink } from './letter-links.ts'
import { holdLetter, insertLetter, letterByFormKey } from './letter-store.ts'
import { lastWrittenTo } from './letter-times.ts'
import { mailsOfLetter } from './mail/letter-mail-store.ts'
import { queueMailToWriter, senderName } from './mail/queue-letter-mail.ts'
import { unconfirmedDays } from './retention/letter-retention.ts'
import { writerKey } from './writer-key.ts'

export const writerActor: Actor = { kind: 'link', name: 'writer' }
export const subjectOfLetter = (id: number) => ({ kind: 'letter', id: String(id) }) as const

/** So long after a letter its writer is reminded, by mail alone, that they have written to the same person. */
const rememberedDays = 90
const dayMs = 24 * 60 * 60 * 1000
/** The same form sent once more so long after our mail asks for another: the first may not have arrived. Sooner, a finger was impatient. */
const mailAgainMinutes = 10

/**
 * Keeps a letter and writes to its writer, who confirms it by the link in that mail: nothing is sent to anybody else before. Whatever the address
 * is, whoever sends the form learns the same. The mail holds no word that was typed: by this form nobody can write to strangers.
 */
export const askToSendLetter = (house: LetterHouse, draft: LetterDraft): Promise<void> =>
  inTransaction(house.write, async tx => {
    refuseOutside(house, draft)
    if (!(await mayWriteTo(tx, house, draft.writer.address))) return
    const now = house.clock()
    const id = await keep(tx, house, draft, now)
    if (id === null) return askOnceMore(tx, house, draft, now)
    await record(tx, {
      actor: writerActor,
      at: now,
      deed: 'letter.ask',
      subject: subjectOfLetter(id),
      after: { fields: ['name', 'address', 'text'], to: `${draft.recipient.body}/${draft.recipient.code}` },
    })
    await askByMail(tx, house, { id, draft, now })
    const concerns = concernsOf(draft.concerns)
    // Somebody may need help today, whether they confirm it or not. What only holds a letter up can wait until they do.
    if (callsForHelp(concerns) || !mustBeSeenFirst(concerns)) await flagText(tx, { ...flagOfLetter(id), concerns, now })
  })

/** The mail about a letter may have been lost: who sends the very same form a while later is asked once more. */
async function askOnceMore(tx: WriteDb, house: LetterHouse, draft: LetterDraft, now: Date): Promise<void> {
  const known = await letterByFormKey(tx, keyOfForm(draft))
  const letter = known && (await holdLetter(tx, known.id))
  if (letter?.state !== 'asked' || isTooLate(letter.askedAt, now)) return
  const last = (await mailsOfLetter(tx, letter.id)).at(-1)?.queuedAt ?? letter.askedAt
  if (now.getTime() - last.getTime() < mailAgainMinutes * 60_000) return
  const subject = subjectOfLetter(letter.id)
  await record(tx, { actor: writerActor, at: now, deed: 'letter.ask', subject, after: { fields: [] } })
  await askByMail(tx, house, { id: letter.id, draft, now })
}

/** Of the example campaign nothing may go to anybody real. */
function refuseOutside({ campaign }: LetterHouse, { recipient }: LetterDraft): void {
  if (campaign === 'example' && !recipient.address.endsWith('.invalid'))
    throw new Error('A letter of the example campaign was to leave for a real address')
}

/**
 * By which a form that is sent twice is one letter. Who goes back in the browser and mends a word or their address sends another: the same key
 * alone would drop it without anybody’s knowledge.
 */
const keyOfForm = ({ formKey, recipient, writer, subject, text }: LetterDraft): string =>
  createHash('sha256')
    .update(JSON.stringify([formKey, recipient.body, recipient.code, writer.address, subject, text]))
    .digest('base64url')

function keep(tx: WriteDb, house: LetterHouse, draft: LetterDraft, now: Date): Promise<number | null> {
  const { recipient, writer } = draft
  return insertLetter(tx, {
    form_key: keyOfForm(draft),
    kind: recipient.kind,
    body: recipient.body,
    recipient_code: recipient.code,
    constituency_code: recipient.constituencyCode,
    trust_code: recipient.trustCode,
    recipient_name: recipient.name,
    recipient_address: recipient.address,
    locale: draft.locale,
    writer_name: writer.name,
    writer_address: writer.address,
    writer_key: writerKey(house, writer.address),
    subject: draft.subject,
    text: draft.text,
    asked_for: draft.askedFor,
    in_own_words: draft.inOwnWords,
    agreed_health: draft.agreedHealth,
    concerns: draft.concerns,
    asked_at: now,
  })
}

type Asking = { readonly id: number; readonly draft: LetterDraft; readonly now: Date }

async function askByMail(tx: WriteDb, house: LetterHouse, { id, draft, now }: Asking): Promise<void> {
  const { locale, recipient, writer } = draft
  const t = house.messages.in(locale)
  const before = await lastWrittenTo(
    tx,
    {
      writerKey: writerKey(house, writer.address),
      body: recipient.body,
      recipientCode: recipient.code,
      since: new Date(now.getTime() - rememberedDays * dayMs),
    },
    id,
  )
  const to = recipient.name
  await queueMailToWriter(tx, house, {
    letter: { id, writerAddress: writer.address },
    kind: 'confirm',
    subject: t('act-letters.mail.confirm.subject', { to }),
    text: t('act-letters.mail.confirm.text', {
      to,
      link: linkInMail(house.baseUrl, locale, await makeLetterLink(tx, id, now)),
      days: confirmDays,
      forgetDays: unconfirmedDays,
      before: before === null ? '' : `${t('act-letters.mail.confirm.before', { to, day: t.day(before) })}\n\n`,
      sender: await senderName(tx, t),
    }),
    now,
  })
}
