// Long because: what is published of one thread is looked at from every side, once with every shape of a name in it.
import { createHash } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { askForTests, noonOf, openRoundForTests, roundId, type TestCode } from '../../../test/support/requests-for-tests.ts'
import { signInForTests } from '../../../test/support/sign-in-for-tests.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { makeApp } from '../../app.tsx'
import {
  hearNews,
  inTransaction,
  listAudit,
  type Role,
  type Router,
  record,
  rows,
  type Services,
  writes,
} from '../../foundation/index.ts'
import {
  lettersFileLink,
  lettersLink,
  prepareAt,
  previewAt,
  publishAt,
  redactionsAt,
  wholeMessageAt,
  withdrawAt,
  wordsAt,
} from './links.ts'
import { versionsOf } from './thread-store.ts'
import type { ThreadTables } from './thread-tables.ts'
import { letterForTests, publishForTests } from './threads-for-tests.ts'

const ours = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', host: 'localhost:3000' }
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const asShown = (html: string): string =>
  html
    .replace(/<style>.*?<\/style>/gs, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '')
/** Letters alone: another way of looking than the code's own. */
const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

eachDatabase('the letters of a request, for everybody', open => {
  let services: Services
  let app: Router
  let used = 0
  const codes: readonly TestCode[] = ['EX-901', 'EX-903', 'EX-904', 'EX-905', 'EX-902']
  let key = { round: roundId, trustCode: 'EX-901' as TestCode }
  let now = noonOf('2027-04-20')

  beforeAll(() => openRoundForTests(open()))
  /** What is published cannot be removed: every test has a trust of its own, in a round of its own. */
  beforeEach(async () => {
    now = noonOf('2027-04-20')
    services = testServices(open(), { clock: () => now, campaign: 'example' })
    app = makeApp(services)
    const code = codes[used % codes.length] ?? 'EX-901'
    const round = `2027-${Math.floor(used / codes.length) + 1}`
    used += 1
    key = { round, trustCode: code }
    if (round !== roundId) await copyRound(round)
    await askForTests(open().db, code, {
      sentOn: null,
      changes: { round_id: round, reference: `${round}/${code}`, reply_token: `token${used}q7w8e9${code.slice(-3)}` },
    })
  })

  const copyRound = (id: string) =>
    inTransaction(open().db, async tx => {
      const tables = writes<{ round: Record<string, unknown> }>(tx)
      const row = await tables.selectFrom('round').selectAll().where('id', '=', roundId).executeTakeFirstOrThrow()
      const copy = { ...row, id, laws: JSON.stringify(row.laws), criteria: JSON.stringify(row.criteria) }
      await tables
        .insertInto('round')
        .values(copy)
        .onConflict(conflict => conflict.doNothing())
        .execute()
      await record(tx, { actor: { kind: 'command', name: 'test' }, at: now, deed: 'round.make', subject: { kind: 'round', id } })
    })
  const letter = (change: Partial<Parameters<typeof letterForTests>[1]> = {}) =>
    inTransaction(open().db, tx => letterForTests(tx, { ...key, at: noonOf('2027-03-20'), ...change }))
  const enter = async (role: Role = 'editor', barredFrom: string[] = []) => {
    const { cookie } = await signInForTests(services, { role, name: `Some ${role}`, barredFrom })
    const get = async (path: string) => {
      const response = await app.request(path, { headers: { cookie } })
      return { status: response.status, html: await response.text() }
    }
    const post = async (path: string, fields: Record<string, string> | [string, string][]) => {
      const response = await app.request(path, {
        method: 'POST',
        headers: { cookie, ...ours },
        body: new URLSearchParams(fields),
      })
      return { status: response.status, to: response.headers.get('location'), html: await response.text() }
    }
    return { get, post }
  }
  const publicly = async (path: string) => {
    const response = await app.request(path)
    return { status: response.status, text: await response.text(), headers: response.headers }
  }
  const everywhere = async () => {
    const addresses = ['', '/cy'].flatMap(language => [`${language}${lettersLink(key)}`, `${language}${lettersFileLink(key)}`])
    return Promise.all(addresses.map(publicly))
  }
  const seenIn = (html: string): string => /name="seen" value="([0-9a-f]{64})"/.exec(html)?.[1] ?? ''

  const name = 'Zorvina Quellmârth'
  const token = () => `token${used}q7w8e9${key.trustCode.slice(-3)}`
  /** One name and one token in every place and shape in which mail brings them. */
  const thread = async () => {
    const coded = `=?utf-8?B?${Buffer.from(name).toString('base64')}?=`
    await letter({
      from: `"${name} (FOI)" <zorvina.quellmarth@trust.example>`,
      to: `"Spotlight" <reply+${token()}@localhost>`,
      subject: `RE: for ${name.toUpperCase()} [${token()}]`,
      text: [
        'Dear Spotlight campaign,',
        `Our lead Zorvina\n> Quell-\n> mârth says: we record 31 people. Ask QUELLMÂRTH, Zorvina or z. quellmarth.`,
        'Si&acirc;n and Zorvina Quellm&acirc;rth; Zorvina%20Quellm%C3%A2rth',
        `https://trust.example/people?who=${encodeURIComponent(name)}`,
        'Kind regards,',
        name,
        'Tel: 020 7946 0000',
        '-----Original Message-----',
        `From: ${coded}`,
        `To: reply+${token()}@localhost`,
        `Your page: http://localhost:3000/reply/Ab3dEf6hIj9kLmNoPqRsTuVwXyZ0123456789abcd-_E`,
        `key ${token().slice(0, 6)}=`,
        token().slice(6),
        '<script>alert("x")</script> <b>bold</b>',
      ].join('\n'),
      attachments: [{ name: 'Zorvina_Quellmârth_answer.xlsx', type: 'application/pdf', bytes: 12_345, sha256: 'a'.repeat(64) }],
    })
    await letter({ direction: 'note', text: `A note: ${name} rang`, at: noonOf('2027-03-21') })
    await letter({ text: `Ffoniodd Zorvina. 💛 Tŷ.`, from: name, cameBy: 'phone', at: noonOf('2027-03-22') })
  }
  /** Nothing of a person or a key may be in it. */
  const expectNothingOf = (text: string): void => {
    const left = bare(asShown(text))
    for (const word of ['zorvina', 'quellmarth', '79460000', 'Ab3dEf6hIj9kLmNo', token()])
      expect(left, word).not.toContain(bare(word))
    expect(text).not.toContain('A note')
  }

  test('nothing is public before a person has seen it and pressed the button', async () => {
    await thread()
    const editor = await enter()
    expect((await editor.get(prepareAt.link(key))).status).toBe(200)
    expect((await editor.get(previewAt.link(key))).status).toBe(200)
    for (const { status } of await everywhere()) expect(status).toBe(404)
  })

  test('what is suggested is blacked out: no name and no key is anywhere in what is served, in any shape', async () => {
    await thread()
    const editor = await enter()
    const preview = await editor.get(previewAt.link(key))
    expectNothingOf(preview.html.replace(/name="seen" value="[0-9a-f]{64}"/, ''))
    const published = await editor.post(publishAt.link(key), { seen: seenIn(preview.html), confirm: 'yes' })
    expect([published.status, published.to]).toEqual([303, `${prepareAt.link(key)}?done=published`])
    for (const { status, text, headers } of await everywhere()) {
      expect(status).toBe(200)
      expectNothingOf(text)
      expect(text).toContain('31')
      if (headers.get('content-type')?.startsWith('text/html')) expect(text).not.toContain('<b>bold')
    }
    const stored = await rows<ThreadTables>(open().db).selectFrom('published_thread').selectAll().execute()
    for (const row of stored.filter(({ trust_code, round_id }) => trust_code === key.trustCode && round_id === key.round)) {
      expectNothingOf(row.body ?? '')
      expectNothingOf(row.plain ?? '')
    }
    expectNothingOf(JSON.stringify(await listAudit(open().db, { deed: 'thread.publish' }, { limit: 500 })))
  })

  test('the page says what it is, in both languages, and the checksum is that of the file', async () => {
    await thread()
    expect(await publishForTests(services, key)).toBe('published')
    const page = await publicly(lettersLink(key))
    expect(page.text).toContain('Example campaign')
    expect(page.text).toContain('[e-mail address]')
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect((await publicly(`/cy${lettersLink(key)}`)).text).toContain('Y llythyrau rhwng')
    const file = await publicly(lettersFileLink(key))
    expect(file.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(file.text).toContain('EXAMPLE CAMPAIGN')
    expect(page.text).toContain(createHash('sha256').update(file.text, 'utf8').digest('hex'))
    expect((await publicly(`/cy${lettersFileLink(key)}`)).text).toContain('YMGYRCH ENGHREIFFTIOL')
    expect((await publicly(`/trusts/${key.trustCode}`)).text).toContain(`href="${lettersLink(key)}"`)
  })

  test('a person adds words, and takes back what was suggested wrongly', async () => {
    await letter({ text: 'Dear Hope,\n\nWe hope to answer. The patient of 34 from Tŷ Bach.\n\nRegards\nZorvina Quellmarth' })
    const marker = await enter('marker')
    expect((await marker.post(wordsAt.link(key), { kind: 'words', text: 'nowhere to be found' })).status).toBe(422)
    expect((await marker.post(wordsAt.link(key), { kind: 'words', text: '!' })).status).toBe(422)
    expect((await marker.post(wordsAt.link(key), { kind: '', text: 'patient' })).status).toBe(422)
    expect((await marker.post(wordsAt.link(key), { kind: 'words', text: 'patient of 34 from TY BACH' })).to).toContain(
      'done=words',
    )
    expect((await marker.post(wordsAt.link(key), { kind: 'words', text: 'patient of 34 from Tŷ Bach' })).to).toContain(
      'done=same',
    )
    expect(
      (
        await marker.post(redactionsAt.link(key), [
          ['wasOn', 'name:hope'],
          ['wasOn', 'name:zorvina quellmarth'],
          ['on', 'name:zorvina quellmarth'],
        ])
      ).to,
    ).toContain('done=redactions')
    const { html } = await marker.get(previewAt.link(key))
    const shown = asShown(html)
    expect(shown).toContain('Dear Hope')
    expect(shown).toContain('We hope to answer. The [words blacked out].')
    expect(shown).not.toContain('Zorvina')
    expect((await marker.post(publishAt.link(key), { seen: seenIn(html), confirm: 'yes' })).status).toBe(403)
    const log = JSON.stringify(await listAudit(open().db, { deed: 'thread.redact' }, { limit: 500 }))
    expect(log).not.toMatch(/hope|patient|zorvina/i)
  })

  test('the whole of one letter can go, and comes back', async () => {
    const id = await letter({ text: 'A letter about one person', subject: 'Sad news' })
    const marker = await enter('marker')
    await marker.post(wholeMessageAt.link(key), { message: String(id), hide: 'yes' })
    expect(asShown((await marker.get(previewAt.link(key))).html)).not.toMatch(/one person|Sad news/)
    await marker.post(wholeMessageAt.link(key), { message: String(id), hide: 'no' })
    expect(asShown((await marker.get(previewAt.link(key))).html)).toContain('A letter about one person')
    expect((await marker.post(wholeMessageAt.link(key), { message: '999999', hide: 'yes' })).status).toBe(404)
  })

  test('a mail that comes meanwhile stops the publication, with what is new', async () => {
    await letter({ text: 'First' })
    const editor = await enter()
    const { html } = await editor.get(previewAt.link(key))
    await letter({ text: 'Second, from Dr Brasselthwaite', at: noonOf('2027-04-01') })
    const refused = await editor.post(publishAt.link(key), { seen: seenIn(html), confirm: 'yes' })
    expect(refused.status).toBe(409)
    expect(refused.html).toContain('Something has changed')
    expect(asShown(refused.html)).toContain('Second, from')
    expect(await versionsOf(open().db, key)).toEqual([])
    expect((await editor.post(publishAt.link(key), { seen: seenIn(refused.html) })).status).toBe(422)
    expect((await editor.post(publishAt.link(key), { seen: seenIn(refused.html), confirm: 'yes' })).status).toBe(303)
  })

  test('a form sent twice, and two people at once, publish once', async () => {
    await letter({ text: 'Once' })
    const editor = await enter()
    const seen = seenIn((await editor.get(previewAt.link(key))).html)
    const answers = await Promise.all([1, 2, 3].map(() => editor.post(publishAt.link(key), { seen, confirm: 'yes' })))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    expect((await versionsOf(open().db, key)).map(({ version }) => version)).toEqual([1])
  })

  test('a version is replaced with a reason, withdrawn with a reason, and its words are gone', async () => {
    await letter({ text: 'Words of the first version. Zorvina Quellmarth rang.' })
    expect(await publishForTests(services, key)).toBe('published')
    const editor = await enter()
    await editor.post(wordsAt.link(key), { kind: 'name', text: 'Zorvina Quellmarth' })
    const preview = await editor.get(previewAt.link(key))
    const seen = seenIn(preview.html)
    expect((await editor.post(publishAt.link(key), { seen, confirm: 'yes' })).status).toBe(422)
    const named = await editor.post(publishAt.link(key), { seen, confirm: 'yes', because: 'Zorvina asked us' })
    expect([named.status, named.html.includes('Say it without.')]).toEqual([422, true])
    expect((await editor.post(publishAt.link(key), { seen, confirm: 'yes', because: 'A name had stayed.' })).status).toBe(303)
    const [second, first] = await versionsOf(open().db, key)
    expect([second?.ended, first?.ended?.how, first?.body, first?.plain]).toEqual([null, 'replaced', null, null])
    const page = await publicly(lettersLink(key))
    expect(page.text).toContain('A name had stayed.')
    expect(page.text).toContain(first?.sha256 ?? 'none')

    expect((await editor.post(withdrawAt.link(key), { standing: '2', because: '' })).status).toBe(422)
    expect((await editor.post(withdrawAt.link(key), { standing: '1', because: 'Old form.' })).to).toContain('done=same')
    const news: string[] = []
    const stop = await hearNews(open(), item => void news.push(item.name))
    expect(
      (
        await editor.post(withdrawAt.link(key), {
          standing: '2',
          because: 'The trust asked us to.',
          becauseCy: 'Gofynnodd yr ymddiriedolaeth.',
        })
      ).to,
    ).toContain('done=withdrawn')
    await expect.poll(() => news).toContain('letters-published')
    await stop()
    const gone = await publicly(lettersLink(key))
    expect([gone.status, gone.text.includes('The trust asked us to.'), gone.text.includes('Words of the first')]).toEqual([
      200,
      true,
      false,
    ])
    expect((await publicly(`/cy${lettersLink(key)}`)).text).toContain('Gofynnodd yr ymddiriedolaeth.')
    expect((await publicly(lettersFileLink(key))).status).toBe(410)
    expect((await publicly(`/trusts/${key.trustCode}`)).text).not.toContain(`href="${lettersLink(key)}"`)
    expect(await publishForTests(services, key)).toBe('published')
    expect((await versionsOf(open().db, key)).map(({ version }) => version)).toEqual([3, 2, 1])
  })

  describe('the database refuses', () => {
    const change = (values: Partial<ThreadTables['published_thread']>) =>
      inTransaction(open().db, async tx => {
        await record(tx, {
          actor: { kind: 'command', name: 'test' },
          at: now,
          deed: 'thread.publish',
          subject: { kind: 'round', id: key.round },
        })
        await writes<ThreadTables>(tx)
          .updateTable('published_thread')
          .set(values)
          .where('trust_code', '=', key.trustCode)
          .where('round_id', '=', key.round)
          .execute()
      })
    test('other words in a published version, and its removal', async () => {
      await letter({ text: 'Final' })
      await publishForTests(services, key)
      await expect(change({ body: '{}' })).rejects.toThrow(/final/)
      await expect(
        change({ sha256: 'b'.repeat(64), ended_at: now, ended_how: 'withdrawn', body: null, plain: null, ended_because_en: 'x' }),
      ).rejects.toThrow(/final/)
      await expect(
        inTransaction(open().db, tx =>
          writes<ThreadTables>(tx).deleteFrom('published_thread').where('trust_code', '=', key.trustCode).execute(),
        ),
      ).rejects.toThrow(/never removed/)
    })
  })

  test('another code of the trust, another round, another campaign, a guess', async () => {
    await letter({ text: 'Here' })
    await publishForTests(services, key)
    const lower = await publicly(lettersLink({ ...key, trustCode: key.trustCode.toLowerCase() }))
    expect([lower.status, lower.headers.get('location')]).toEqual([301, lettersLink(key)])
    expect((await publicly(lettersLink({ ...key, round: '1999-1' }))).status).toBe(404)
    expect((await publicly(lettersLink({ ...key, trustCode: 'EX-999' }))).status).toBe(404)
    const uk = makeApp(testServices(open(), { clock: () => now, campaign: 'uk' }))
    expect((await uk.request(lettersLink(key))).status).toBe(404)
  })

  test('of more names and numbers than are suggested both pages say so, and of fewer neither', async () => {
    const numbers = (from: number, count: number) =>
      Array.from({ length: count }, (_, n) => `020 7946 ${String(from + n).padStart(4, '0')}`).join('; ')
    const { get } = await enter()
    const said = 'More than 400 names and numbers were found'
    await letter({ from: 'foi@trust.example', text: numbers(0, 300) })
    for (const at of [prepareAt, previewAt]) expect(asShown((await get(at.link(key))).html)).not.toContain(said)
    await letter({ from: 'foi@trust.example', text: numbers(300, 300) })
    for (const at of [prepareAt, previewAt]) expect(asShown((await get(at.link(key))).html)).toContain(said)
    expect(asShown((await get(`/cy${prepareAt.link(key)}`)).html)).toContain('Cafwyd hyd i fwy na 400')
  })

  test('whoever is barred from the trust changes nothing of its letters', async () => {
    await letter({ text: 'Here' })
    const barred = await enter('admin', [key.trustCode])
    expect((await barred.get(prepareAt.link(key))).status).toBe(200)
    for (const at of [redactionsAt, wordsAt, wholeMessageAt, publishAt, withdrawAt])
      expect((await barred.post(at.link(key), {})).status).toBe(403)
  })
})
