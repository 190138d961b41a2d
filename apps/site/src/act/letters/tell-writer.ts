import { type Actor, inTransaction, record, type Translate, type WriteDb } from '../../foundation/index.ts'
import { mayWriteTo } from '../../network/index.ts'
import { subjectOfLetter } from './ask-to-send-letter.ts'
import { maySendAgain } from './by-letter-link.ts'
import type { LetterHouse } from './letter.ts'
import { linkInMail, makeLetterLink } from './letter-links.ts'
import { holdLetter, type KeptLetter, writeLetter } from './letter-store.ts'
import { lettersDue } from './letter-times.ts'
import { queueMailToWriter, senderName } from './mail/queue-letter-mail.ts'
import { daysBefore, followUpDays, keptDays, unconfirmedDays } from './retention/letter-retention.ts'

const actor: Actor = { kind: 'system', name: 'letters' }
const atOnce = 200

type What = 'to-tell' | 'to-follow-up'

/**
 * Writes to the writers of letters of which something became, each once: a copy of what was sent, that it failed, that nobody knows, that staff did not
 * let it go; and weeks later whether an answer came. It may end at any moment. Gives how many mails were written.
 */
export async function tellWriters(house: LetterHouse): Promise<number> {
  return (await tell(house, 'to-tell')) + (await tell(house, 'to-follow-up'))
}

async function tell(house: LetterHouse, what: What): Promise<number> {
  const now = house.clock()
  const due = { before: daysBefore(now, followUpDays), short: now, limit: atOnce }
  let told = 0
  for (let ids = await lettersDue(house.write, what, due); ids.length > 0; ) {
    for (const id of ids) told += (await tellOne(house, id, what)) ? 1 : 0
    ids = ids.length < atOnce ? [] : await lettersDue(house.write, what, due)
  }
  return told
}

/** Looked at once more while it is held: it may be erased at this very moment, and other processes tell too. */
const tellOne = (house: LetterHouse, id: number, what: What): Promise<boolean> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const letter = await holdLetter(tx, id)
    if (!letter || !(await isStillDue(tx, letter, what, now))) return false
    await record(tx, {
      actor,
      at: now,
      deed: what === 'to-tell' ? 'letter.tell' : 'letter.follow-up',
      subject: subjectOfLetter(id),
      after: { state: letter.state },
    })
    await writeLetter(tx, id, what === 'to-tell' ? { told_at: now } : { follow_up_at: now })
    if (await mayWriteTo(tx, house, letter.writerAddress)) await write(tx, house, { letter, what, now })
    return true
  })

async function isStillDue(tx: WriteDb, { id }: KeptLetter, what: What, now: Date): Promise<boolean> {
  const due = { before: daysBefore(now, followUpDays), short: now, limit: 1, id }
  return (await lettersDue(tx, what, due)).length > 0
}

type Telling = { readonly letter: KeptLetter; readonly what: What; readonly now: Date }

async function write(tx: WriteDb, house: LetterHouse, { letter, what, now }: Telling): Promise<void> {
  const t = house.messages.in(letter.locale)
  const kind = what === 'to-follow-up' ? 'follow-up' : mailFor(letter)
  const to = letter.recipientName
  const values = {
    to,
    link: linkInMail(house.baseUrl, letter.locale, await makeLetterLink(tx, letter.id, now)),
    day: t.day(letter.settledAt ?? now),
    sender: await senderName(tx, t),
    next: kind === 'failed' ? nextAfterFailure(t, letter) : '',
    letter: kind === 'copy' ? quoted(letter) : '',
    days: kind === 'refused' ? unconfirmedDays : keptDays,
  }
  await queueMailToWriter(tx, house, {
    letter,
    kind,
    subject: t(`act-letters.mail.${kind}.subject`, { to }),
    text: t(`act-letters.mail.${kind}.text`, values),
    now,
  })
}

function mailFor({ state }: KeptLetter): 'copy' | 'failed' | 'uncertain' | 'refused' {
  switch (state) {
    case 'failed':
    case 'uncertain':
    case 'refused':
      return state
    default:
      return 'copy'
  }
}

const nextAfterFailure = (t: Translate, letter: KeptLetter): string =>
  t(maySendAgain(letter) ? 'act-letters.mail.failed.again' : 'act-letters.mail.failed.paper')

const quoted = ({ subject, text }: KeptLetter): string =>
  [subject, '', ...text.split('\n')].map(line => (line === '' ? '>' : `> ${line}`)).join('\n')
