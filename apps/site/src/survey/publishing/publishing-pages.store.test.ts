import { expect, test } from 'vitest'
import { answeredStates } from '../../../test/support/answered-states.ts'
import { roundWithAnswers } from '../../../test/support/round-with-answers.ts'
import { signInForTests } from '../../../test/support/sign-in-for-tests.ts'
import { eachDatabase, type TestSeed } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { makeApp } from '../../app.tsx'
import { inTransaction, type OpenDatabase, type Role, record, writes } from '../../foundation/index.ts'
import { allReleases, publishedPassagesOf, statusOf } from '../../releases/index.ts'
import { correctLink, correctTrustLink, publishedLink, withholdLink } from '../corrections/links.ts'
import type { WritableSurveyTables } from '../schema.ts'
import { prepareAt } from '../threads/links.ts'
import { letterForTests, publishForTests } from '../threads/threads-for-tests.ts'
import { confirmLink, previewTrustLink, publishLink } from './links.ts'

const round = '2027-1'
const today = '2027-03-08'
const now = new Date(`${today}T09:00:00Z`)
const settledOnes = { only: (state: { expected: { todos: readonly string[] } }) => state.expected.todos.length === 0 }
const seed: TestSeed = {
  name: 'settled-round',
  reads: ['apps/site/test/support', 'apps/site/src/survey/answers', 'apps/site/src/survey/marking'],
  run: async ({ db }) => void (await roundWithAnswers(db, settledOnes)),
}
const codes = answeredStates.filter(settledOnes.only).map((state, index) => ({ name: state.name, code: `EX-${501 + index}` }))
const oneIn = (name: string): string => codes.find(each => each.name === name)?.code ?? `no trust is ${name}`

/** The running app, and somebody who has signed in. */
async function site(database: OpenDatabase, role: Role = 'admin') {
  const services = testServices(database, { clock: () => now })
  const app = makeApp(services)
  const { cookie } = await signInForTests(services, { role })
  const headers = { host: 'localhost:3000', origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', cookie }
  const get = async (address: string) => {
    const answer = await app.request(address, { headers })
    const html = await answer.text()
    return { status: answer.status, html, text: textOf(html), location: answer.headers.get('location') }
  }
  const post = async (address: string, fields: Readonly<Record<string, string | readonly string[]>>) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) body.append(name, each)
    const answer = await app.request(address, { method: 'POST', headers, body })
    const html = await answer.text()
    return { status: answer.status, html, text: textOf(html), location: answer.headers.get('location') }
  }
  return { services, get, post }
}

const textOf = (html: string): string =>
  html
    .replace(/<style[\s\S]*?<\/style>|<svg[\s\S]*?<\/svg>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

/** The hidden fields of the form that a page ends with. */
const hiddenIn = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  )

const wishes = (more: Readonly<Record<string, string>> = {}) =>
  `?${new URLSearchParams({ title: 'Spring 2027', 'as-of': today, when: 'now', ...more })}`

const changeNote = ({ services }: Awaited<ReturnType<typeof site>>, code: string, note: string) =>
  inTransaction(services.write, async tx => {
    const actor = { kind: 'command', name: 'test' } as const
    await record(tx, { actor, at: now, deed: 'status.change', subject: { kind: 'request', id: `${round}/${code}` } })
    const nothing = { excluded_reason: null, treated_by: null, override_status: null, override_rule: null, override_reason: null }
    const stamp = { override_by: null, override_at: null, version: 1, changed_at: now, changed_by: 'test' }
    await writes<WritableSurveyTables>(tx)
      .insertInto('status_decision')
      .values({ ...nothing, ...stamp, round_id: round, trust_code: code, note_en: note, note_cy: '' })
      .execute()
  })

eachDatabase(
  'the pages of publishing',
  open => {
    test('what is open is listed with its way there, and there is no button', async () => {
      await roundWithAnswers(open().db, { round: '2027-2', count: answeredStates.length })
      const { get, post } = await site(open())
      const { status, html, text } = await get(publishLink('2027-2'))
      expect(status).toBe(200)
      expect(text).toContain('One answer waits for a second person')
      expect(html).toContain('/console/rounds/2027-2/requests/EX-509/marking"')
      expect(text).not.toContain('Go on to the last look')
      const late = await post(publishLink('2027-2'), {
        ...hiddenIn(''),
        title: 'x',
        'as-of': today,
        when: 'now',
        fingerprint: 'x',
        form: crypto.randomUUID(),
      })
      expect([late.status, late.location]).toEqual([303, `${publishLink('2027-2', today)}`])
      expect(await allReleases(open().db)).toEqual([])
    })
  },
  { freshFor: 'test' },
)

eachDatabase(
  'from the last look to a correction',
  open => {
    test('somebody who may not publish sees what there is, and no form', async () => {
      const { get, post } = await site(open(), 'editor')
      expect((await get(publishLink(round))).text).toContain('An admin can publish it')
      expect((await get(confirmLink(round) + wishes())).status).toBe(403)
      expect((await post(publishLink(round), { title: 'x' })).status).toBe(403)
    })

    test.each([
      [{ title: ' ' }, 'Give the release a title.'],
      [{ 'as-of': '2027-03-09' }, 'still to come'],
      [{ when: 'at', day: '2027-03-28', time: '01:30' }, 'the clocks go forward'],
      [{ when: 'at', day: '2027-03-08', time: '08:59' }, 'This moment has passed'],
      [{ when: 'soon' }, 'Say whether it is to be published now'],
    ])('%o is not taken, and what was typed stays', async (typed, words) => {
      const { get } = await site(open())
      const { status, html, text } = await get(confirmLink(round) + wishes({ title: 'Gwanwyn ❄️', ...typed }))
      expect(status).toBe(422)
      expect(text).toContain(words)
      if (!('title' in typed)) expect(html).toContain('value="Gwanwyn ❄️"')
    })

    test('what everybody would read about a trust is shown before it is published', async () => {
      const { get } = await site(open())
      const { text } = await get(previewTrustLink(round, oneIn('collecting, in Welsh'), today))
      expect(text).toContain('In our translation: “The board records everyone.”')
      expect((await get(previewTrustLink(round, 'EX-999', today))).status).toBe(404)
    })

    test('the last look, the button, and the release; the form once more does nothing', async () => {
      const { get, post, services } = await site(open())
      const last = await get(confirmLink(round) + wishes({ title: 'Spring <2027>' }))
      expect(last.text).toMatch(/\d+ of \d+ trusts that answered do not count everyone/)
      const form = { ...hiddenIn(last.html), title: 'Spring <2027>' }
      expect(await post(publishLink(round), form)).toMatchObject({
        status: 303,
        location: `${publishLink(round)}?done=published`,
      })
      expect(await post(publishLink(round), form)).toMatchObject({
        status: 303,
        location: `${publishLink(round)}?done=published`,
      })
      expect((await allReleases(services.db)).map(({ id, title }) => [id, title])).toEqual([['2027-1', 'Spring <2027>']])
      expect((await get(publishLink(round))).text).toContain('published already, as release 2027-1')
      expect((await get(`/trusts/${oneIn('silent')}`)).text).toContain('By 8 March 2027 no answer had come.')
    })

    test('a correction from the round: only what differs, with a preview, once', async () => {
      const there = await site(open())
      const { get, post, services } = there
      expect((await get(correctLink('2027-1'))).text).toContain('The round says the same of every trust')
      const code = oneIn('partial')
      await changeNote(there, code, 'It has counted since May.')
      const { html } = await get(correctLink('2027-1'))
      expect([...html.matchAll(/name="trust" value="([^"]+)"/g)].map(([, value]) => value)).toEqual([code])
      expect((await post(correctLink('2027-1'), { do: 'preview', trust: code, reason: '' })).status).toBe(422)
      const preview = await post(correctLink('2027-1'), { do: 'preview', trust: code, reason: 'We left out a sentence.' })
      expect(preview.text).toContain('It has counted since May.')
      const form = { ...hiddenIn(preview.html), reason: 'We left out a sentence.' }
      const stale = await post(correctLink('2027-1'), { ...form, fingerprint: 'another' })
      expect(stale.status).toBe(409)
      const done = await post(correctLink('2027-1'), form)
      expect(done).toMatchObject({ status: 303, location: `${publishedLink()}?done=corrected&release=2027-1.1` })
      expect(await statusOf(services.db, '2027-1.1', code)).toMatchObject({ note: 'It has counted since May.' })
      expect((await get(correctLink('2027-1'))).text).toContain('Correct 2027-1.1')
      expect(await allReleases(services.db)).toHaveLength(2)
    })

    test('a correction by hand keeps what is not touched', async () => {
      const { get, post, services } = await site(open())
      const code = oneIn('collecting')
      const form = await get(correctTrustLink('2027-1.1', code))
      expect(form.html).toContain('value="52"')
      const typed = {
        rule: 'records-everyone',
        answeredOn: '2027-01-21',
        diagnosed: '53',
        deNovo: '15',
        recurrent: '37',
        periodStart: '2025-04-01',
        periodEnd: '2026-03-31',
        keep: ['1', '2'],
        language: 'cy',
        quote: 'Pum deg tri o bobl.',
        translation: 'Fifty-three people.',
        reason: 'We had typed 52.',
      }
      const wrong = await post(correctTrustLink('2027-1.1', code), { ...typed, diagnosed: '5', do: 'preview' })
      expect(wrong.status).toBe(422)
      expect(wrong.text).toContain('5 people are fewer than the 52 given')
      const preview = await post(correctTrustLink('2027-1.1', code), { ...typed, do: 'preview' })
      expect(preview.status).toBe(200)
      expect(await post(correctTrustLink('2027-1.1', code), { ...typed, do: 'publish' })).toMatchObject({ status: 303 })
      expect(await statusOf(services.db, '2027-1.2', code)).toMatchObject({
        figures: { diagnosed: 53 },
        evidence: [
          { source: 'quote' },
          { source: 'quote' },
          { quote: 'Pum deg tri o bobl.', translation: 'Fifty-three people.' },
        ],
      })
    })

    test('words are withheld after a look at all their copies, and nobody reads them again', async () => {
      const { get, post } = await site(open())
      const code = oneIn('not collecting')
      expect((await get(withholdLink('2027-1', code))).text).toContain('It hopes to begin next year.')
      const passage = `2027-1/${code}/note`
      const preview = await post(withholdLink('2027-1'), { do: 'preview', trust: code, passage, reason: 'It named a person.' })
      expect(preview.text).toContain('In release 2027-1.2.')
      expect((await get(`/trusts/${code}`)).text).toContain('It hopes to begin next year.')
      const other = await post(withholdLink('2027-1'), { do: 'withhold', trust: 'EX-999', passage, reason: 'x' })
      expect(other.status).toBe(422)
      const done = await post(withholdLink('2027-1'), { do: 'withhold', trust: code, passage, reason: 'It named a person.' })
      expect(done.location).toBe(`${publishedLink()}?done=withheld`)
      const pages = [
        `/trusts/${code}`,
        `/cy/trusts/${code}`,
        '/releases/2027-1.json',
        '/releases/2027-1.2.csv',
        withholdLink('2027-1', code),
      ]
      for (const address of pages) expect((await get(address)).text, address).not.toMatch(/hopes to begin|gobeithio dechrau/)
      expect((await get(`/trusts/${code}`)).text).toContain('The reason: It named a person.')
    })

    test('words that stand in published letters when they are withheld are to be taken out there too, and it says where', async () => {
      const database = open()
      const services = testServices(database, { clock: () => now, campaign: 'example' })
      const { get, post } = await site(database)
      const code = oneIn('collecting')
      const key = { round, trustCode: code }
      const [passage] = (await publishedPassagesOf(database.db, code)).filter(
        ({ words, isWithheld }) => words.length >= 20 && !isWithheld,
      )
      if (!passage) throw new Error('Something of twenty signs was published of the trust')
      const said = passage.words.toUpperCase().replaceAll(' ', '\n> ')
      await inTransaction(database.db, tx => letterForTests(tx, { ...key, text: `Thank you.\n> ${said}`, at: now }))
      expect(await publishForTests(services, key)).toBe('published')
      const where = prepareAt.link(key)
      // Nothing is withheld: the letters may say it.
      for (const address of ['/console', publishedLink()]) expect((await get(address)).html, address).not.toContain(where)
      const form = { do: 'withhold', trust: code, passage: passage.id, reason: 'It named a person.' }
      const done = await post(withholdLink(passage.release), form)
      expect((await get(done.location ?? '')).html).toContain(where)
      expect((await get('/console')).text).toContain('Withheld words can still be read in the letters')
      expect((await get('/console')).html).toContain(where)
      expect((await get('/cy/console')).html).toContain(where)
      // Published again, they are blacked out.
      expect(await publishForTests(services, key, 'Words are blacked out.')).toBe('published')
      for (const address of ['/console', publishedLink()]) expect((await get(address)).html, address).not.toContain(where)
    })
  },
  { seed },
)
