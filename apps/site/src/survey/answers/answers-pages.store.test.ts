// Long because: the one form of the page is sent as it should be and in each way that it should not.
import { randomBytes } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { askForTests, emptyRoundForTests, noonOf, openRoundForTests, roundId } from '../../../test/support/requests-for-tests.ts'
import { signInForTests } from '../../../test/support/sign-in-for-tests.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { makeApp } from '../../app.tsx'
import { listAudit, type Role, type Router } from '../../foundation/index.ts'
import { addNote } from '../requests/add-note.ts'
import { changeRequest } from '../requests/change-request.ts'
import { newFormToken } from '../requests/form-token.ts'
import { requestOf } from '../requests/request-store.ts'
import { answersOf, evidenceOf } from './answer-store.ts'
import { fileForTests, letterForTests } from './what-came-for-tests.ts'

const ours = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', host: 'localhost:3000' }
const letter = 'We don’t record everyone – only those\ndiscussed at the MDT. 31 people.'

eachDatabase('recording what a trust said', open => {
  let app: Router
  let services: ReturnType<typeof testServices>
  const code = 'EX-901'
  const path = `/console/rounds/${roundId}/requests/${code}/answers`
  beforeAll(() => openRoundForTests(open()))
  beforeEach(async () => {
    await emptyRoundForTests(open().db)
    services = testServices(open(), { clock: () => noonOf('2027-04-20') })
    app = makeApp(services)
    await askForTests(open().db, code)
  })

  const enter = async (role: Role = 'marker', barredFrom: string[] = []) => {
    const { cookie } = await signInForTests(services, {
      role,
      name: `Some ${role} ${randomBytes(3).toString('hex')}`,
      barredFrom,
    })
    const get = (address = path) => app.request(address, { headers: { cookie } })
    const post = (fields: Fields, headers: Record<string, string> = ours) =>
      app.request(path, { method: 'POST', headers: { cookie, ...headers }, body: new URLSearchParams(fields) })
    return { get, post }
  }
  type Fields = Record<string, string>
  type Person = Awaited<ReturnType<typeof enter>>

  /** The form as a browser without a script sends it: every field as the page shows it. */
  const formOf = async (person: Person, address = path): Promise<Fields> => fieldsIn(await (await person.get(address)).text())
  const answerTo = async (question: string) =>
    (await answersOf(open().db, roundId, code)).find(answer => answer.question === question)
  const evidence = () => evidenceOf(open().db, roundId, code)
  const entries = async () => (await listAudit(open().db, { deed: 'answer.record' }, { limit: 100 })).length

  describe('answers', () => {
    test('are kept as typed, each with its own field, and the rest is left alone', async () => {
      const person = await enter()
      const before = await entries()
      const saved = await person.post({
        ...(await formOf(person)),
        'diagnosed.number': '1,031',
        'diagnosed.words': 'Tua 1,031 o bobl 💛',
        'diagnosed.language': 'cy',
        'diagnosed.translation': 'About 1,031 people',
        'period.from': '2026-03-29',
        'period.to': '2027-03-28',
        'de-novo.exemption': 's40',
        'obstacles.note': 'Ring them.',
        do: 'save:diagnosed',
      })
      expect([saved.status, saved.headers.get('location')]).toEqual([303, `${path}?done=saved&at=diagnosed#question-diagnosed`])
      expect(await answersOf(open().db, roundId, code)).toMatchObject([
        { question: 'de-novo', words: '', exemption: 's40', version: 1 },
        { question: 'diagnosed', words: 'Tua 1,031 o bobl 💛', language: 'cy', translation: 'About 1,031 people', number: 1031 },
        { question: 'obstacles', note: 'Ring them.' },
        { question: 'period', fromDay: '2026-03-29', toDay: '2027-03-28' },
      ])
      expect((await entries()) - before).toBe(4)
      const shown = await (await person.get(`${path}?done=saved&at=diagnosed`)).text()
      expect(shown).toContain('value="1031"')
      expect(shown).toMatch(/id="question-diagnosed"[\s\S]{0,600}role="status"/)
    })

    test('the log holds what the trust said before and after, and never our own note', async () => {
      const person = await enter()
      await person.post({ ...(await formOf(person)), 'diagnosed.number': '31', 'diagnosed.note': 'Ring Ceri.' })
      await person.post({ ...(await formOf(person)), 'diagnosed.number': '0' })
      const [second, first] = await listAudit(
        open().db,
        { subject: { kind: 'answer', id: `${roundId}/${code}/diagnosed` } },
        { limit: 5 },
      )
      expect([first?.before, first?.after]).toEqual([{ number: null }, { number: 31, noteCharacters: 10 }])
      expect([second?.before, second?.after]).toEqual([{ number: 31 }, { number: 0 }])
    })

    test('a form sent twice, and one that was not touched, save nothing more', async () => {
      const person = await enter()
      const form = { ...(await formOf(person)), 'diagnosed.number': '31' }
      await person.post(form)
      const before = await entries()
      expect((await person.post(form)).headers.get('location')).toContain('done=again')
      expect((await person.post(await formOf(person))).headers.get('location')).toContain('done=again')
      expect(await entries()).toBe(before)
      expect(await answerTo('diagnosed')).toMatchObject({ version: 1 })
    })

    test('two people with the same page open lose nothing when they type in different fields', async () => {
      const [one, other] = [await enter(), await enter('editor')]
      const [first, second] = [await formOf(one), await formOf(other)]
      await one.post({ ...first, 'diagnosed.number': '31' })
      expect((await other.post({ ...second, 'de-novo.number': '14' })).status).toBe(303)
      expect([await answerTo('diagnosed'), await answerTo('de-novo')]).toMatchObject([{ number: 31 }, { number: 14 }])
    })

    test('two people in the same field: the second sees both, keeps the rest, and decides', async () => {
      const [one, other] = [await enter(), await enter('editor')]
      const [first, second] = [await formOf(one), await formOf(other)]
      await one.post({ ...first, 'diagnosed.number': '31', 'diagnosed.words': 'We had 31.' })
      const held = await other.post({ ...second, 'diagnosed.number': '13', 'de-novo.number': '14' })
      expect(held.status).toBe(409)
      const html = await held.text()
      expect(html).toContain('Somebody else was faster')
      expect(html).toContain('We had 31.')
      expect(html).toContain('value="13"')
      expect([await answerTo('diagnosed'), await answerTo('de-novo')]).toMatchObject([{ number: 31 }, { number: 14 }])
      expect((await other.post(fieldsIn(html))).status).toBe(303)
      expect(await answerTo('diagnosed')).toMatchObject({ number: 13, version: 2 })
    })

    test('two at the very same moment: one is kept, the other is told', async () => {
      const [one, other] = [await enter(), await enter('editor')]
      const [first, second] = [await formOf(one), await formOf(other)]
      const answers = await Promise.all([
        one.post({ ...first, 'diagnosed.number': '31' }),
        other.post({ ...second, 'diagnosed.number': '13' }),
      ])
      expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
      expect(await answerTo('diagnosed')).toMatchObject({ version: 1 })
    })

    test('what cannot be read is said beside its field, nothing is saved and nothing typed is lost', async () => {
      const person = await enter()
      const refused = await person.post({
        ...(await formOf(person)),
        'diagnosed.number': '<5',
        'period.from': '2026-02-30',
        'obstacles.words': 'Time & staff',
      })
      expect(refused.status).toBe(422)
      const html = await refused.text()
      expect(html).toContain('href="#diagnosed-number"')
      expect(html).toContain('href="#period-from"')
      expect(html).toContain('value="&lt;5"')
      expect(html).toContain('Time &amp; staff')
      expect(await answersOf(open().db, roundId, code)).toEqual([])
      const mended = { ...fieldsIn(html), 'diagnosed.number': '', 'period.from': '2026-03-01' }
      expect((await person.post(mended)).status).toBe(303)
      expect(await answerTo('obstacles')).toMatchObject({ words: 'Time & staff' })
    })

    test('figures that do not fit together are kept, and the page says so', async () => {
      const person = await enter()
      await person.post({ ...(await formOf(person)), 'diagnosed.number': '10', 'de-novo.number': '6', 'recurrent.number': '5' })
      const html = await (await person.get()).text()
      expect(html).toContain('The two groups together are more than all people diagnosed.')
      expect(html).toContain('not the time that they cover')
    })
  })

  describe('evidence', () => {
    const add = async (person: Person, fields: Fields) =>
      person.post({ ...(await formOf(person)), do: 'save:diagnosed', ...fields })

    test('a quote is found wherever it stands, whatever a mail program made of its signs', async () => {
      const message = await letterForTests(open().db, code, { text: letter })
      const person = await enter()
      const added = await add(person, { 'diagnosed.quote': "We don't record everyone - only those discussed" })
      expect(added.headers.get('location')).toContain('done=evidence&at=diagnosed')
      expect(await evidence()).toMatchObject([
        {
          question: 'diagnosed',
          source: 'quote',
          messageId: message,
          isFound: true,
          isShown: true,
          dated: '2027-03-19',
          language: 'en',
        },
      ])
    })

    test('a quote of a file carries its page; a closed file is neither read nor chosen', async () => {
      const [open1, closed] = [randomBytes(32).toString('hex'), randomBytes(32).toString('hex')]
      const files = [
        { name: 'figures.pdf', sha256: open1 },
        { name: 'hidden.xlsx', sha256: closed },
      ]
      await letterForTests(open().db, code, { text: 'Please see attached.', files })
      await fileForTests(open().db, { sha256: open1, pages: ['Nothing here.', '31 people in all.'] })
      await fileForTests(open().db, { sha256: closed, state: 'quarantined', pages: ['Names of patients'] })
      const person = await enter()
      const html = await (await person.get()).text()
      expect(html).toContain('31 people in all.')
      expect(html).toContain('in quarantine')
      expect(html).not.toContain('Names of patients')
      await add(person, { 'diagnosed.quote': '31 people in all.' })
      expect(await evidence()).toMatchObject([{ fileSha256: open1, fileName: 'figures.pdf', page: 2, isFound: true }])
      expect((await add(person, { 'diagnosed.quote': 'Names of patients' })).status).toBe(422)
      expect((await add(person, { 'diagnosed.where': `file:${closed}` })).status).toBe(422)
      // Whoever only looks on does not read what trusts attach.
      const viewer = await enter('viewer')
      expect(await (await viewer.get()).text()).not.toContain('31 people in all.</p>')
    })

    test('words that stand nowhere are refused with what was typed, and nothing else of the form is saved', async () => {
      await letterForTests(open().db, code, { text: letter })
      const person = await enter()
      const refused = await add(person, { 'diagnosed.quote': 'We record 32 people', 'diagnosed.number': '32' })
      expect(refused.status).toBe(422)
      const html = await refused.text()
      expect(html).toContain('These words stand in nothing that came from the trust')
      expect(html).toContain('We record 32 people</textarea>')
      expect([await evidence(), await answersOf(open().db, roundId, code)]).toEqual([[], []])
      const copied = { ...fieldsIn(html), 'diagnosed.copied': 'yes', 'diagnosed.url': 'https://ex-901.invalid/foi' }
      expect((await person.post(copied)).status).toBe(303)
      expect(await evidence()).toMatchObject([
        { quote: 'We record 32 people', isFound: false, url: 'https://ex-901.invalid/foi' },
      ])
      expect(await (await person.get()).text()).toContain('Copied by hand, not found in a text')
    })

    test('the same form twice, and the same words once more, add one piece', async () => {
      await letterForTests(open().db, code, { text: letter })
      const person = await enter()
      const form = { ...(await formOf(person)), 'diagnosed.quote': '31 people' }
      const both = await Promise.all([person.post(form), person.post(form)])
      expect(both.map(({ status }) => status)).toEqual([303, 303])
      await add(person, { 'diagnosed.quote': '31 people' })
      expect(await evidence()).toHaveLength(1)
    })

    test('is taken away, kept for ourselves and shown again; the back button brings nothing back', async () => {
      await letterForTests(open().db, code, { text: letter })
      const person = await enter()
      const form = { ...(await formOf(person)), 'diagnosed.quote': '31 people' }
      await person.post(form)
      const [{ id = 0 } = {}] = await evidence()
      await add(person, { do: `hide:${id}`, 'obstacles.words': 'Typed meanwhile' })
      expect(await evidence()).toMatchObject([{ id, isShown: false }])
      expect(await answerTo('obstacles')).toMatchObject({ words: 'Typed meanwhile' })
      await add(person, { do: `show:${id}` })
      expect(await evidence()).toMatchObject([{ id, isShown: true }])
      for (const _ of [1, 2]) expect((await add(person, { do: `remove:${id}` })).status).toBe(303)
      await person.post(form)
      expect(await evidence()).toEqual([])
      const deeds = (
        await listAudit(open().db, { subject: { kind: 'answer', id: `${roundId}/${code}/diagnosed` } }, { limit: 4 })
      ).map(({ deed }) => deed)
      expect(deeds).toEqual(['answer.remove-evidence', 'answer.show-evidence', 'answer.hide-evidence', 'answer.add-evidence'])
    })

    test('of another trust is not found', async () => {
      await askForTests(open().db, 'EX-903')
      const other = await letterForTests(open().db, 'EX-903', { text: letter })
      const person = await enter()
      expect((await add(person, { 'diagnosed.quote': '31 people', 'diagnosed.where': `message:${other}` })).status).toBe(422)
      expect((await add(person, { do: 'remove:999999' })).status).toBe(404)
      expect((await add(person, { do: 'remove:x' })).status).toBe(400)
    })

    test('what came in is text and nothing else', async () => {
      await letterForTests(open().db, code, { text: '<script>alert(1)</script> Tŷ 💛' })
      const person = await enter()
      await add(person, { 'diagnosed.quote': '<script>alert(1)</script> Tŷ 💛' })
      const html = await (await person.get()).text()
      expect(html).not.toContain('<script>alert')
      expect(html.match(/&lt;script&gt;alert\(1\)&lt;\/script&gt; Tŷ 💛/g)?.length).toBeGreaterThan(1)
    })
  })

  describe('ready to be marked', () => {
    const work = async () => (await requestOf(open().db, roundId, code))?.work

    test('puts the request on that pile, and saves what was typed', async () => {
      const person = await enter()
      const form = { ...(await formOf(person)), 'diagnosed.number': '31', do: 'ready' }
      expect((await person.post(form)).headers.get('location')).toContain('done=ready')
      expect([await work(), (await answerTo('diagnosed'))?.number]).toEqual(['to-mark', 31])
      expect((await person.post(form)).headers.get('location')).toContain('done=ready')
    })

    test('leads on to its marking sheet, and to the next request with mail to read', async () => {
      const unread = 'EX-902'
      for (const each of [unread, 'EX-903'] as const) await askForTests(open().db, each)
      const person = await enter()
      const nothingElse = await (await person.get(`${path}?done=ready`)).text()
      expect(nothingElse).toContain(`href="/console/rounds/${roundId}/requests/${code}/marking"`)
      expect(nothingElse).not.toContain('Read the next one')
      const actor = { kind: 'system', name: 'mail-in' } as const
      const basedOn = (await requestOf(open().db, roundId, unread))?.version ?? 0
      const changes = { work: 'to-read' } as const
      await changeRequest(open().db, { round: roundId, trustCode: unread, changes, basedOn, actor, now: noonOf('2027-04-20') })
      const page = await (await person.get(`${path}?done=ready`)).text()
      expect(page).toMatch(new RegExp(`href="/console/rounds/${roundId}/requests/${unread}">Read the next one: `))
      expect(await (await person.get(`${path}?done=saved`)).text()).not.toContain('Read the next one')
    })

    test('not when something has happened since: new mail is read first', async () => {
      const person = await enter()
      const form: Fields = { ...(await formOf(person)), 'diagnosed.number': '31', do: 'ready' }
      const actor = { kind: 'system', name: 'mail-in' } as const
      const changes = { work: 'to-read' } as const
      await changeRequest(open().db, {
        round: roundId,
        trustCode: code,
        changes,
        basedOn: Number(form.request),
        actor,
        now: noonOf('2027-04-20'),
      })
      const held = await person.post(form)
      expect(held.status).toBe(409)
      expect(await held.text()).toContain('something has happened to this request')
      expect([await work(), (await answerTo('diagnosed'))?.number]).toEqual(['to-read', 31])
    })
  })

  describe('who may', () => {
    test('a viewer and somebody who is barred read it and find no form', async () => {
      const writer = await enter()
      await writer.post({ ...(await formOf(writer)), 'diagnosed.number': '31' })
      for (const person of [await enter('viewer'), await enter('marker', [code])]) {
        const html = await (await person.get()).text()
        expect(html).toContain('<dd>31</dd>')
        expect(html).not.toContain('name="diagnosed.number"')
        expect((await person.post({ ...(await formOf(writer)), 'diagnosed.number': '99' })).status).toBe(403)
      }
      expect(await answerTo('diagnosed')).toMatchObject({ number: 31 })
    })

    test('nobody from another site, and no form without its token', async () => {
      const person = await enter()
      const form = { ...(await formOf(person)), 'diagnosed.number': '31' }
      expect(
        (await person.post(form, { ...ours, origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' })).status,
      ).toBe(403)
      expect((await person.post({ ...form, token: 'x' })).status).toBe(400)
      expect((await person.get(path.replace(code, 'EX-999'))).status).toBe(404)
      expect(await answersOf(open().db, roundId, code)).toEqual([])
    })
  })

  test('the Welsh page holds no English label, and letters keep their language', async () => {
    await letterForTests(open().db, code, { text: letter, guess: 'automatic-reply' })
    await addNote(open().db, {
      round: roundId,
      trustCode: code,
      text: 'Not from the trust',
      formToken: newFormToken(),
      actor: { kind: 'staff', id: 'x', name: 'X' },
      now: noonOf('2027-03-20'),
    })
    const html = await (await (await enter()).get(`/cy${path}`)).text()
    expect(html).toContain('Yr hyn a ddywedodd yr ymddiriedolaeth')
    expect(html).toContain('Un neges oddi wrth beiriant')
    expect(html).not.toContain('What the trust said')
    expect(html).not.toContain('Not from the trust')
  })
})

/** Names and values of the fields of the page's form, as they would be sent: what is not ticked is not. */
function fieldsIn(html: string): Record<string, string> {
  const form = /<form method="post"[^>]*class="sheet"[\s\S]*?<\/form>/.exec(html)?.[0] ?? ''
  const plain = (text: string) =>
    text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&')
  const found: Record<string, string> = {}
  for (const [tag] of form.matchAll(/<input [^>]*>/g)) {
    const [name, value] = [/ name="([^"]*)"/.exec(tag)?.[1], / value="([^"]*)"/.exec(tag)?.[1]]
    if (name && (!tag.includes('type="checkbox"') || tag.includes(' checked'))) found[name] = plain(value ?? '')
  }
  for (const [, name = '', value = ''] of form.matchAll(/<textarea [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g))
    found[name] = plain(value)
  for (const [, name = '', choices = ''] of form.matchAll(/<select [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
    found[name] = plain(/<option value="([^"]*)" selected/.exec(choices)?.[1] ?? '')
  return found
}
