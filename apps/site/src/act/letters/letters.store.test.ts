// Long because: one letter's way from the form to being forgotten, and every way in which somebody else could disturb it, on the same few rows.
import type { Selectable } from 'kysely'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signInForTests } from '../../../test/support/sign-in-for-tests.ts'
import { smtpSink } from '../../../test/support/smtp-sink.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { makeApp } from '../../app.tsx'
import {
  inTransaction,
  listAudit,
  listMail,
  type Router,
  record,
  requeue,
  rows,
  type Services,
  type SettledMail,
  type StoredMail,
  sendNext,
  type WriteDb,
  writes,
} from '../../foundation/index.ts'
import { invented, publish, result, saveTrusts, textOf } from '../../site/test/site-for-tests.ts'
import { member, placePostcodes, seat, seatSomebody } from '../politician/test/seat-for-tests.ts'
import { askToSendLetter } from './ask-to-send-letter.ts'
import type { LetterTables } from './letter-tables.ts'
import { lettersMailReturned } from './mail/letters-mail-returned.ts'
import { lettersMailSettled } from './mail/letters-mail-settled.ts'
import { holdRestoredLetters } from './restored-letters.ts'
import { forgetLetters } from './retention/forget-letters.ts'
import { tellWriters } from './tell-writer.ts'
import { letterTotals } from './totals/letter-totals.ts'

const dayMs = 24 * 60 * 60 * 1000
const ours = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', host: 'localhost:3000' }
const steps = '/act/politician/letter'
const who = { constituency: seat, place: '', to: `house-of-commons/${seat}` }
const you = { name: 'First Writer', address: 'writer@post.example', postal: '1 Lamp Street\nLamphill', postcode: 'LS9 7TF' }
const own = 'Every week I pass that hospital and ask myself whether anybody in there could say how many of us there are.'

eachDatabase('letters of supporters', open => {
  let services: Services
  let app: Router
  let now: Date
  beforeAll(async () => {
    await seatSomebody(open().db)
    await placePostcodes(open().db)
    await saveTrusts(open().db, [invented('EX-001', 'First Trust'), invented('EX-002', 'Second Trust')])
    await publish(open().db, {
      title: 'First',
      asOf: '2026-05-01',
      rows: [result('EX-001', 'collecting'), result('EX-002', 'not-collecting')],
    })
  })
  beforeEach(async () => {
    now = new Date('2026-11-22T10:00:00Z')
    services = testServices(open(), { clock: () => now, mailDomain: 'spotlight.example', smtpUrl: 'smtp://127.0.0.1:1' })
    app = makeApp(services)
    await seatSomebody(open().db)
  })
  afterEach(async () => {
    await inTransaction(open().db, async tx => {
      const db = writes<
        LetterTables & Record<'mail' | 'mail_batch' | 'mail_domain' | 'guard_flag' | 'guard_count' | 'guard_rate', { id: number }>
      >(tx)
      await record(tx, { actor: { kind: 'system', name: 'test' }, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
      for (const table of [
        'letter',
        'letter_sent',
        'guard_flag',
        'guard_count',
        'guard_rate',
        'mail',
        'mail_batch',
        'mail_domain',
      ] as const) {
        await db.deleteFrom(table).execute()
      }
    })
  })

  const pass = (days: number) => {
    now = new Date(now.getTime() + days * dayMs)
  }
  const ask = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers })
  const send = (path: string, fields: Record<string, string>, headers: Record<string, string> = ours) =>
    app.request(path, { method: 'POST', headers, body: new URLSearchParams(fields) })
  /** The fields of the form on a page, as a browser would send them. */
  const fieldsOf = (whole: string): Record<string, string> => {
    // The foot of every page has a form of its own.
    const html = /<main.*<\/main>/s.exec(whole)?.[0] ?? ''
    const plain = (text: string) =>
      text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
    const inputs = [...html.matchAll(/<input ([^>]*)>/g)].flatMap(([, attributes = '']) => {
      const of = (name: string) => new RegExp(` ?${name}="([^"]*)"`).exec(attributes)?.[1]
      if (of('type') === 'checkbox' && !/ checked/.test(attributes)) return []
      return [[of('name') ?? '', plain(of('value') ?? '')]]
    })
    const areas = [...html.matchAll(/<textarea [^>]*?name="([^"]*)"[^>]*>([^<]*)</g)].map(([, name = '', text = '']) => [
      name,
      plain(text),
    ])
    return Object.fromEntries([...inputs, ...areas])
  }
  /** Through the steps as a browser goes, up to the page before the last button. Gives its fields. */
  const write = async (changes: Record<string, string> = {}, cy = ''): Promise<Record<string, string>> => {
    const letter = fieldsOf(await (await send(cy + steps, { ...who, go: 'write' })).text())
    const second = await send(cy + steps, { ...letter, own, ...changes, go: 'you' })
    const person = fieldsOf(await second.text())
    const third = await send(cy + steps, { ...person, ...you, health: 'yes', ...changes, go: 'look' })
    expect(third.status).toBe(200)
    return fieldsOf(await third.text())
  }
  const askToSend = async (changes: Record<string, string> = {}, cy = '') =>
    send(cy + steps, { ...(await write(changes, cy)), go: 'send' })
  const mails = async (kind?: StoredMail['kind']) =>
    (await listMail(open().db)).filter(mail => kind === undefined || mail.kind === kind)
  const linkIn = ({ text }: Pick<StoredMail, 'text'>) =>
    /http:\/\/localhost:3000((?:\/cy)?\/act\/letters\/mine\/[\w-]{43})/.exec(text)?.[1] ?? ''
  const newestLink = async () => linkIn((await mails('confirmation'))[0] ?? { text: '' })
  const wordsAt = async (link: string) => /name="words" value="([0-9a-f]{64})"/.exec(await (await ask(link)).text())?.[1] ?? ''
  const confirm = async (link: string) => send(link, { do: 'send', words: await wordsAt(link) })
  /** A letter on its way. Gives its link. */
  const onItsWay = async (changes: Record<string, string> = {}) => {
    await askToSend(changes)
    const link = await newestLink()
    expect((await confirm(link)).headers.get('location')).toBe(`${link}?done=sent`)
    return link
  }
  /** Kysely cannot tell which table a variable names: the caller can. */
  const all = async <Name extends keyof LetterTables>(table: Name) =>
    (await rows<LetterTables>(open().db).selectFrom(table).selectAll().execute()) as unknown as Selectable<LetterTables[Name]>[]
  const settle = async (state: 'sent' | 'failed' | 'uncertain', failure: StoredMail['failure'] = null) => {
    const [mail] = await mails('letter')
    if (!mail) throw new Error('No letter is in the outbox')
    const end = { id: mail.id, kind: 'letter', state, failure, at: now } as const
    await inTransaction(open().db, async tx => {
      await writes<{ mail: { id: number; state: string } }>(tx)
        .updateTable('mail')
        .set({ state })
        .where('id', '=', mail.id)
        .execute()
      await lettersMailSettled(tx, end)
    })
    return mail
  }

  describe('whom', () => {
    const find = async (fields: Record<string, string>) => {
      const answer = await send('/act/politician', fields)
      return { status: answer.status, html: await answer.text(), cache: answer.headers.get('cache-control') }
    }

    test('a postcode leads to whoever sits there, by party and day, and to no other cache or address', async () => {
      const { status, html, cache } = await find({ postcode: 'ls9 7tf' })
      expect([status, cache]).toEqual([200, 'private, max-age=300'])
      expect(textOf(html)).toContain('Who represents Lamphill')
      expect(textOf(html)).toContain(`${member.title} As known on 1 November 2026.`)
      expect(html).not.toMatch(/(href|action)="[^"]*LS9/i)
    })

    test('a split postcode asks, and the answer counts', async () => {
      const { html } = await find({ postcode: 'LS9 7' })
      expect(html).not.toContain(' checked')
      const { status, html: again } = await find({ postcode: 'LS9 7', asked: 'yes' })
      expect([status, textOf(again).includes('Choose the constituency in which you live.')]).toEqual([422, true])
      expect(textOf(html)).toMatch(/Which constituency is yours\?.*Lampdale.*Lamphill/s)
      expect(textOf((await find({ postcode: 'LS9 7', constituency: seat })).html)).toContain('Who represents Lamphill')
    })

    test('a vacant seat is explained, and the hospital offered in its place', async () => {
      await seatSomebody(open().db, { name: null, title: null, email: null })
      const { html } = await find({ constituency: seat })
      expect(textOf(html)).toContain('The seat was vacant on 1 November 2026')
      expect(html).toContain('href="/act/trust"')
      // Somebody who sat there when the page was opened.
      expect(textOf(await (await send(steps, { ...who, go: 'write' })).text())).toContain('The seat was vacant')
    })

    test('who has no e-mail address is written to on paper', async () => {
      await seatSomebody(open().db, { email: null })
      const page = await (await send(steps, { ...who, go: 'write' })).text()
      expect(textOf(page)).toContain('gives no e-mail address for Wren Lampkeeper MP')
      const sent = await (await send(steps, { ...fieldsOf(page), ...you, go: 'send' })).text()
      expect(textOf(sent)).toContain('Your letter to Wren Lampkeeper MP')
      const paper = textOf(await (await send(steps, { ...fieldsOf(page), go: 'paper' })).text())
      expect(paper).toContain('[Your name] [Your postal address]')
      expect([await all('letter'), await mails()]).toEqual([[], []])
    })

    test.each([
      ['', 'Type your postcode.'],
      ['LS9 2AA', 'We do not know LS9'],
      ['BFPO 58', 'A forces postcode does not say who represents you'],
      ['JE2 3AB', 'Jersey has no member in these parliaments.'],
      ['my house', 'That does not look like a postcode.'],
      ['x'.repeat(5000), 'too long'],
    ])('%s comes back with the reason', async (postcode, words) => {
      const { status, html } = await find({ postcode })
      expect([status, textOf(html).includes(words)]).toEqual([422, true])
    })
  })

  describe('writing one', () => {
    test('nothing is kept and nothing sent before the last button, and then one mail goes to the writer, without a word that was typed', async () => {
      const fields = await write()
      expect([await all('letter'), await mails()]).toEqual([[], []])
      const answer = await send(steps, { ...fields, go: 'send' })
      expect([answer.status, answer.headers.get('location'), answer.headers.get('set-cookie')]).toEqual([
        303,
        '/act/letters/asked',
        null,
      ])
      const [mail, ...others] = await mails()
      expect(others).toEqual([])
      expect(mail).toMatchObject({ to: you.address, subject: `Confirm your letter to ${member.title}`, kind: 'confirmation' })
      expect(mail?.envelopeFrom).toMatch(/^letters\+[0-9a-f-]{36}@spotlight\.example$/)
      expect(mail?.text).not.toMatch(/First Writer|Lamp Street|pass that hospital/)
      // The very same form once more, as an impatient finger sends it.
      await send(steps, { ...fields, go: 'send' })
      expect([(await all('letter')).length, (await mails()).length]).toEqual([1, 1])
      await Promise.all(Array.from({ length: 6 }, () => send(steps, { ...fields, go: 'send' })))
      expect([(await all('letter')).length, (await mails()).length]).toEqual([1, 1])
      // The mail did not come: a quarter of an hour later the very same form asks for another, once.
      now = new Date(now.getTime() + 15 * 60_000)
      await Promise.all(Array.from({ length: 3 }, () => send(steps, { ...fields, go: 'send' })))
      expect([(await all('letter')).length, (await mails()).length]).toEqual([1, 2])
      // Gone back in the browser, because a letter of the address was wrong: that is no second press of the button.
      await send(steps, { ...fields, address: 'writer@mended.example', go: 'send' })
      expect((await all('letter')).map(({ writer_address }) => writer_address)).toEqual([you.address, 'writer@mended.example'])
      expect((await mails())[0]?.to).toBe('writer@mended.example')
    })

    test('the letter names the trusts near the place with what they answered, thanks those that count, and holds no number of anybody’s patients', async () => {
      await askToSend()
      const [letter] = await all('letter')
      expect(letter?.text).toMatch(/^Dear Wren Lampkeeper,\n\nI live in Lamphill/)
      expect(letter?.text).toContain(
        '- First Trust: everyone is counted\n- Second Trust: no count is kept\nThis is as known on 1 May 2026.',
      )
      expect(letter?.text).toContain('Please ask Second Trust whether')
      expect(letter?.text).toContain('Please thank First Trust for')
      expect(letter?.text).toContain(
        'Yours sincerely,\n\nFirst Writer\n1 Lamp Street\nLamphill\nLS9 7TF\nwriter@post.example\n\n-- \n',
      )
      expect(letter).toMatchObject({ asked_for: ['trusts', 'thanks', 'government', 'answer'], in_own_words: true })
    })

    test('paragraphs can be rewritten and left out, what was left out comes back with the form, and Welsh pages write Welsh', async () => {
      const first = fieldsOf(await (await send(`/cy${steps}`, { ...who, go: 'write' })).text())
      const { 'use-why': _, ...without } = first
      const changed = { ...without, 'text-trusts': 'Beth am Second Trust?', own }
      const back = await (
        await send(`/cy${steps}`, {
          ...fieldsOf(await (await send(`/cy${steps}`, { ...changed, go: 'you' })).text()),
          go: 'write',
        })
      ).text()
      expect(back).toMatch(/name="use-why" value="yes"\/?>/)
      expect(back).not.toMatch(/name="use-why" value="yes" checked/)
      expect(fieldsOf(back)['text-why']).toContain('Ni all ysbyty')
      await send(`/cy${steps}`, { ...fieldsOf(back), ...you, health: 'yes', go: 'send' })
      const [letter] = await all('letter')
      expect(letter).toMatchObject({ locale: 'cy', recipient_name: member.title })
      expect(letter?.text).toContain('Annwyl Wren Lampkeeper,\n\nFy etholaeth i yw Bryn Lamp')
      expect(letter?.text).toContain('Beth am Second Trust?')
      expect(letter?.text).not.toContain('Ni all ysbyty')
      expect((await mails())[0]?.text).toContain('http://localhost:3000/cy/act/letters/mine/')
    })

    test.each([
      ['a name of 5,000 letters', { name: 'a'.repeat(5000) }, 'A name may have up to 100 characters'],
      ['no postal address', { postal: '' }, 'Type the house and street'],
      ['a second header in the address', { address: 'a@b.example\r\nBcc: c@d.example' }, 'Type one address only'],
      ['own words as long as a book', { own: `${own} `.repeat(60) }, 'Your own words may have up to 4,000 characters'],
      ['no subject', { subject: '' }, 'Say in a few words'],
      [
        'nothing but a warning about health',
        { own: 'I was diagnosed in 2021.', health: '' },
        'Say whether what your letter says about health may go',
      ],
    ])('%s comes back filled, with what to mend in words', async (_, changes, words) => {
      const fields = { ...(await write()), ...changes }
      const answer = await send(steps, { ...fields, go: 'send' })
      const html = await answer.text()
      expect(answer.status).toBe(422)
      expect(textOf(html)).toContain(words)
      expect(html).toContain('aria-invalid="true"')
      expect(fieldsOf(html)['text-facts']).toContain('First Trust')
      expect(await all('letter')).toEqual([])
    })

    test('what could do harm elsewhere is only text', async () => {
      await onItsWay({
        name: 'Eve"\r\nBcc: c@d.example <x@y.example>, 💛',
        own: `<script>alert(1)</script>\r\n.\r\nQUIT\r\n\u202eשלום ${own}`,
        subject: 'Counting\r\nBcc: everybody@elsewhere.example',
      })
      const [mail] = await mails('letter')
      expect(mail).toMatchObject({
        to: member.email,
        subject: 'Counting Bcc: everybody@elsewhere.example',
        replyTo: '"Eve Bcc c d.example x y.example 💛" <writer@post.example>',
      })
      expect(mail?.text).toContain('<script>alert(1)</script>\n.\nQUIT\nשלום')
      expect(await (await ask(await newestLink())).text()).not.toContain('<script>alert')
    })

    test('a form of another site is refused, and the real campaign takes no address before it says who it is', async () => {
      expect((await send(steps, await write(), { ...ours, origin: 'https://elsewhere.example' })).status).toBe(403)
      app = makeApp({ ...services, campaign: 'uk' })
      const closed = await send('/act/politician', { constituency: seat })
      // The invented politician does not sit in the real campaign.
      expect(textOf(await closed.text())).toContain('There is nobody to write to just now.')
    })

    test('from the example nothing can leave for anybody real', async () => {
      const draft = {
        formKey: 'x',
        subject: 's',
        text: 't',
        askedFor: [],
        inOwnWords: true,
        agreedHealth: null,
        concerns: [],
        locale: 'en',
      } as const
      const recipient = {
        kind: 'politician',
        body: 'house-of-commons',
        code: seat,
        constituencyCode: seat,
        trustCode: null,
        name: 'Y',
        postal: null,
      } as const
      const writer = { name: 'First Writer', address: 'writer@post.example', postal: [] }
      await expect(
        askToSendLetter(services, { ...draft, writer, recipient: { ...recipient, address: 'y@parliament.example' } }),
      ).rejects.toThrow('example campaign')
      expect(await mails()).toEqual([])
    })
  })

  describe('the link in the mail', () => {
    test('opened by a program that follows every link it changes nothing; the button sends once, however often and by however many it is pressed', async () => {
      await askToSend()
      const link = await newestLink()
      const html = await (await ask(link)).text()
      expect(textOf(html)).toContain('When you press the button, it goes to Wren Lampkeeper MP.')
      for (const [, path = ''] of html.matchAll(/href="(\/[^"]*)"/g)) await ask(path)
      expect((await all('letter'))[0]).toMatchObject({ state: 'asked', confirmed_at: null })
      expect((await send(link, { do: 'send', words: 'f'.repeat(64) })).status).toBe(409)
      const words = await wordsAt(link)
      await Promise.all([1, 2, 3].map(() => send(link, { do: 'send', words })))
      expect((await send(link, { do: 'send', words })).status).toBe(200)
      expect((await mails('letter')).length).toBe(1)
      expect((await all('letter'))[0]).toMatchObject({ state: 'queued', agreed: expect.stringContaining('I wrote this letter.') })
      expect((await mails('letter'))[0]).toMatchObject({
        from: '"First Writer via the charity that runs this site" <no-reply@spotlight.example>',
        to: member.email,
      })
    })

    test('lets letters to one person leave a minute apart', async () => {
      await onItsWay()
      await onItsWay({ address: 'second@post.example' })
      const times = (await all('letter')).map(({ leaves_at }) => leaves_at?.getTime() ?? 0).sort()
      expect((times[1] ?? 0) - (times[0] ?? 0)).toBe(60_000)
    })

    test('tells by mail alone that its owner has written there before', async () => {
      await onItsWay()
      const [first] = await mails('confirmation')
      expect(first?.text).not.toContain('before, on')
      pass(1)
      const again = await askToSend()
      expect(again.headers.get('location')).toBe('/act/letters/asked')
      expect((await mails('confirmation'))[0]?.text).toContain('You wrote to Wren Lampkeeper MP before, on 22 November 2026.')
    })

    test.each([
      ['the seat has become vacant', { name: null, title: null, email: null }, 'The seat has become vacant'],
      ['somebody else sits there', { name: 'Ash Candle', title: 'Ash Candle MP' }, 'Somebody else sits there since you wrote'],
      ['the address is gone', { email: null }, 'There is no e-mail address for Wren Lampkeeper MP any more'],
    ])('does not send where %s, and keeps the letter', async (_, sits, why) => {
      await askToSend()
      const link = await newestLink()
      await seatSomebody(open().db, sits)
      const answer = await confirm(link)
      expect(answer.status).toBe(409)
      expect(textOf(await answer.text())).toContain(why)
      expect((await all('letter'))[0]).toMatchObject({ state: 'asked' })
      expect(await mails('letter')).toEqual([])
    })

    test('goes where the list of seats calls its reader “Mr” and their title does not, and where only the title is new', async () => {
      await seatSomebody(open().db, { name: 'Mr Wren Lampkeeper', title: 'Rt Hon Wren Lampkeeper MP' })
      await onItsWay()
      await askToSend({ address: 'second@post.example' })
      const link = await newestLink()
      await seatSomebody(open().db, { name: 'Sir Wren Lampkeeper', title: 'Rt Hon Sir Wren Lampkeeper MP' })
      expect((await confirm(link)).headers.get('location')).toBe(`${link}?done=sent`)
      await askToSend({ address: 'third@post.example' })
      const other = await newestLink()
      await seatSomebody(open().db, { name: 'Wren Lamp', title: 'Wren Lamp MP' })
      expect((await confirm(other)).status).toBe(409)
    })

    test('takes a letter back before it leaves, with all that our mails said; too late it says so', async () => {
      const link = await onItsWay()
      const [mail] = await mails('letter')
      await writes<{ mail: { id: number; state: string } }>(open().db)
        .updateTable('mail')
        .set({ state: 'sending' })
        .where('id', '=', mail?.id ?? 0)
        .execute()
      expect((await send(link, { do: 'remove' })).headers.get('location')).toBe(`${link}?done=leaving`)
      await writes<{ mail: { id: number; state: string } }>(open().db)
        .updateTable('mail')
        .set({ state: 'queued' })
        .where('id', '=', mail?.id ?? 0)
        .execute()
      expect((await send(link, { do: 'remove' })).headers.get('location')).toBe('/act/letters/gone')
      expect([await all('letter'), await all('letter_link'), await all('letter_mail'), await all('letter_sent')]).toEqual([
        [],
        [],
        [],
        [],
      ])
      expect((await mails()).map(({ to, text, replyTo }) => [to, text, replyTo])).toEqual([
        ['', '', null],
        ['', '', null],
      ])
      expect((await mails('letter'))[0]?.state).toBe('recalled')
      expect((await ask(link)).status).toBe(404)
      expect((await send(link, { do: 'remove' })).status).toBe(303)
    })

    test('is dead after a week, and for whoever guesses', async () => {
      await askToSend()
      const link = await newestLink()
      const words = await wordsAt(link)
      pass(7)
      expect(textOf(await (await send(link, { do: 'send', words })).text())).toContain('This letter has waited too long')
      expect(await mails('letter')).toEqual([])
      expect((await ask(`/act/letters/mine/${'x'.repeat(43)}`)).status).toBe(404)
      expect((await ask('/act/letters/mine/short')).status).toBe(404)
      expect((await send(link, { do: 'nonsense' })).status).toBe(400)
    })
  })

  describe('what became of it', () => {
    test('it reaches a mail server, its writer gets one copy, and what stays names nobody', async () => {
      const sink = await smtpSink()
      try {
        await onItsWay()
        const options = {
          db: open().db,
          smtpUrl: sink.url,
          clock: () => now,
          log: () => {},
          mayLeave: async () => true,
          settled: async (tx: WriteDb, ended: readonly SettledMail[]) => {
            for (const one of ended) await lettersMailSettled(tx, one)
          },
        }
        // One mail without a batch, then the letter.
        for (let count = 0; count < 4; count += 1) await sendNext(options)
        expect(sink.caught.map(({ to }) => to[0])).toEqual([you.address, member.email])
      } finally {
        await sink.close()
      }
      // Two processes at once, and the first again.
      const told = await Promise.all([tellWriters(services), tellWriters(services)])
      expect([told[0] + told[1], await tellWriters(services)]).toEqual([1, 0])
      const [copy] = await mails('confirmation')
      expect(copy?.subject).toBe('Sent: your letter to Wren Lampkeeper MP')
      expect(copy?.text).toContain('> Dear Wren Lampkeeper,')
      const kept = await all('letter_sent')
      expect(kept).toMatchObject([{ recipient_code: seat, constituency_code: seat, answer: null, in_own_words: true }])
      expect(JSON.stringify(kept)).not.toMatch(/writer|lamp street/i)
      expect((await letterTotals(open().db, 'constituency')).get(seat)).toMatchObject({
        sent: 1,
        replied: 0,
        lastOn: '2026-11-22',
      })
    })

    test('uncertain is told and not sent again by itself; its writer can ask for it', async () => {
      const link = await onItsWay()
      await settle('uncertain', 'interrupted')
      expect(await tellWriters(services)).toBe(1)
      expect((await mails('confirmation'))[0]?.subject).toContain('We do not know whether your letter')
      const [mail] = await mails('letter')
      expect(await inTransaction(open().db, tx => requeue(tx, mail?.id ?? 0, now))).toBe(false)
      expect((await mails('letter')).length).toBe(1)
      expect((await send(link, { do: 'again' })).headers.get('location')).toBe(`${link}?done=again`)
      // Pressed twice it goes once more, not twice.
      await send(link, { do: 'again' })
      expect((await mails('letter')).length).toBe(2)
      await settle('sent')
      expect(await tellWriters(services)).toBe(1)
      expect((await all('letter_sent')).length).toBe(1)
    })

    test('what comes back was not sent after all, and its writer learns it', async () => {
      await onItsWay()
      const { envelopeFrom } = await settle('sent')
      await tellWriters(services)
      const back = { recipient: envelopeFrom ?? '', at: now }
      const take = (severity: 'hard' | 'none') =>
        inTransaction(open().db, tx =>
          lettersMailReturned(tx, { ...back, severity }, { mailDomain: 'spotlight.example', secret: '' }),
        )
      expect(await take('none')).toBe(true)
      expect((await all('letter'))[0]?.state).toBe('sent')
      expect(await take('hard')).toBe(true)
      expect((await all('letter'))[0]).toMatchObject({ state: 'failed', failure: 'returned', sent_id: null })
      expect(await all('letter_sent')).toEqual([])
      expect(await tellWriters(services)).toBe(1)
      expect((await mails('confirmation'))[0]?.text).toContain('send it by post')
    })

    test('where a mail to its writer never arrives, or is called unwanted by somebody who never wrote, nobody writes there again', async () => {
      const closed = async (address: string, severity: 'hard' | 'complaint' | 'soft') => {
        await askToSend({ address })
        const [{ envelopeFrom } = { envelopeFrom: null }] = await mails('confirmation')
        const returned = { recipient: envelopeFrom ?? '', severity, at: now }
        const house = { mailDomain: 'spotlight.example', secret: services.secret }
        for (let time = 0; time < 2; time += 1) await inTransaction(open().db, tx => lettersMailReturned(tx, returned, house))
        const before = (await mails()).length
        pass(1)
        expect((await askToSend({ address })).headers.get('location')).toBe('/act/letters/asked')
        return (await mails()).length === before
      }
      expect([await closed('gone@post.example', 'hard'), await closed('victim@post.example', 'complaint')]).toEqual([true, true])
      expect(await closed('full@post.example', 'soft')).toBe(false)
    })

    test('a month later its writer is asked once whether an answer came, and says so behind the link', async () => {
      const link = await onItsWay()
      await settle('sent')
      await tellWriters(services)
      expect((await send(link, { do: 'answer', answer: 'nonsense' })).status).toBe(400)
      pass(27)
      expect(await tellWriters(services)).toBe(0)
      pass(1.1)
      expect(await tellWriters(services)).toBe(1)
      expect(await tellWriters(services)).toBe(0)
      const [asked] = await mails('confirmation')
      expect(asked?.subject).toBe('Did Wren Lampkeeper MP answer you?')
      expect(textOf(await (await ask(linkIn(asked ?? { text: '' }))).text())).toContain('Yes, with a promise to do something')
      expect((await all('letter_sent'))[0]?.answer).toBeNull()
      await send(link, { do: 'answer', answer: 'promised' })
      expect((await all('letter_sent'))[0]?.answer).toBe('promised')
    })

    test('what nobody confirms goes after two weeks, what was sent after 90 days, with its mails; that it was sent stays', async () => {
      await askToSend()
      pass(13)
      await onItsWay({ address: 'second@post.example' })
      await settle('sent')
      expect(await forgetLetters(services)).toBe(0)
      pass(2)
      expect(await forgetLetters(services)).toBe(1)
      pass(87)
      expect(await forgetLetters(services)).toBe(0)
      pass(2)
      expect(await forgetLetters(services)).toBe(1)
      expect([await all('letter'), await all('letter_link'), await all('letter_mail')]).toEqual([[], [], []])
      expect(JSON.stringify(await mails())).not.toMatch(/second@|writer@|Lamp Street/)
      expect((await all('letter_sent')).length).toBe(1)
    })

    test('after a restore what was on its way is not sent again', async () => {
      await onItsWay()
      expect(await holdRestoredLetters(open().db, now)).toContain(
        'Letters of supporters that were on their way when the backup was made: 1.',
      )
      expect([(await all('letter'))[0]?.state, (await mails('letter'))[0]?.state]).toEqual(['uncertain', 'recalled'])
      expect(await holdRestoredLetters(open().db, now)).toBeNull()
      await onItsWay({ address: 'second@post.example' })
      await settle('sent')
      await tellWriters(services)
      // Its writer may have deleted it since: nobody asks them anything.
      expect(await holdRestoredLetters(open().db, now)).toContain('Letters of supporters that were sent: 1.')
      pass(29)
      expect(await tellWriters(services)).toBe(0)
      await askToSend({ own: 'If you do not answer I will kill you, and I mean every word of it, as you will see.' })
      await confirm(await newestLink())
      expect(await holdRestoredLetters(open().db, now)).toContain('waiting for somebody to read them: 1.')
    })
  })

  describe('for staff', () => {
    const signIn = async (role: 'editor' | 'viewer') => ({ ...ours, cookie: (await signInForTests(services, { role })).cookie })

    test('a letter with a threat waits until somebody has read it; they see neither name nor address, and let it go or not', async () => {
      await askToSend({ own: 'If you do not answer I will kill you, and I mean every word of it, as you will see.' })
      const link = await newestLink()
      expect((await confirm(link)).headers.get('location')).toBe(`${link}?done=held`)
      expect(await mails('letter')).toEqual([])
      const editor = await signIn('editor')
      const listed = await (await ask('/console/letters', editor)).text()
      expect(listed).not.toMatch(/First Writer|writer@post|Lamp Street|kill you/)
      const path = /action="(\/console\/letters\/\d+\/)read"/.exec(listed)?.[1] ?? ''
      const read = await (await send(`${path}read`, {}, editor)).text()
      expect(textOf(read)).toContain('I will kill you')
      expect(read).not.toMatch(/First Writer|writer@post|Lamp Street/)
      expect((await send(`${path}refuse`, {}, editor)).headers.get('location')).toBe('/console/letters?done=refused')
      expect((await send(`${path}release`, {}, editor)).headers.get('location')).toBe('/console/letters?done=not-held')
      expect(await tellWriters(services)).toBe(1)
      expect((await mails('confirmation'))[0]?.subject).toContain('We did not send your letter')
      pass(15)
      expect(await forgetLetters(services)).toBe(1)
    })

    test('all letters can be stopped and let go; whoever may only look sees numbers', async () => {
      const editor = await signIn('editor')
      const viewer = await signIn('viewer')
      expect((await send('/console/letters/pause', {}, viewer)).status).toBe(403)
      await onItsWay()
      await send('/console/letters/pause', {}, editor)
      expect(textOf(await (await ask('/console/letters', viewer)).text())).toContain('Letters are stopped.')
      const options = {
        db: open().db,
        smtpUrl: 'smtp://127.0.0.1:1',
        clock: () => now,
        log: () => {},
        mayLeave: async () => true,
      }
      await writes<{ mail: { kind: string } }>(open().db).deleteFrom('mail').where('kind', '=', 'confirmation').execute()
      expect(await sendNext(options)).toBe(false)
      await send('/console/letters/resume', {}, editor)
      expect(textOf(await (await ask('/console/letters', viewer)).text())).toContain('Letters leave by themselves')
    })

    test('nothing of a writer is in the log of changes', async () => {
      const link = await onItsWay()
      await settle('sent')
      await tellWriters(services)
      await send(link, { do: 'remove' })
      const entries = (await listAudit(open().db, {}, { limit: 20 })).filter(({ deed }) => deed.startsWith('letter.'))
      expect(entries.map(({ deed }) => deed)).toEqual(
        expect.arrayContaining(['letter.ask', 'letter.confirm', 'letter.settle', 'letter.tell', 'letter.erase']),
      )
      expect(JSON.stringify(entries)).not.toMatch(/First Writer|post\.example|Lamp Street/)
    })
  })
})
