import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signInForTests } from '../../../../test/support/sign-in-for-tests.ts'
import { eachDatabase } from '../../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../../test/support/test-router.ts'
import { accountsRoom } from '../../../accounts/index.ts'
import { inTransaction, type Role, record, type Services, writes } from '../../../foundation/index.ts'
import { defaultsForTests as defaults } from '../round-for-tests.ts'
import { lettersOf, questionsOf, roundById } from '../round-store.ts'
import { roundsRoutes } from '../routes.ts'
import { makeRound } from '../verbs/make-round.ts'

const ours = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', host: 'localhost:3000' }
const now = new Date('2026-11-22T10:00:00Z')
const actor = { kind: 'staff', id: '1', name: 'First Admin' } as const

type Sent = Record<string, string | readonly string[]>

eachDatabase(
  'the pages of a round',
  open => {
    const services = (): Services => testServices(open(), { clock: () => now })
    const staff = async (role: Role = 'editor') => {
      const { cookie } = await signInForTests(services(), { role, name: `Some ${role}` })
      const router = testRouter(services(), ...[accountsRoom].flatMap(room => room.routes ?? []), roundsRoutes)
      return {
        get: (path: string) => router.request(path, { headers: { cookie } }),
        post: (path: string, fields: Sent = {}, headers: Record<string, string> = ours) => {
          const body = new FormData()
          for (const [name, values] of Object.entries(fields))
            for (const value of [values].flat()) body.append(name, String(value))
          return router.request(path, { method: 'POST', headers: { cookie, ...headers }, body })
        },
      }
    }
    type Desk = Awaited<ReturnType<typeof staff>>
    let desk: Desk
    const make = (id = '2027-1', copyOf: string | null = null) =>
      makeRound(open().db, { id, name: { en: `Round ${id}`, cy: '' }, copyOf, defaults, actor, now })
    const edit = '/console/rounds/2027-1/edit'
    const version = async () => String((await roundById(open().db, '2027-1'))?.version)
    const close = () =>
      inTransaction(open().db, async tx => {
        await writes<{ round: { id: string; state: string } }>(tx).updateTable('round').set({ state: 'open' }).execute()
        await record(tx, { actor, at: now, deed: 'round.send', subject: { kind: 'round', id: '2027-1' } })
      })
    const empty = async () => {
      await inTransaction(open().db, async tx => {
        await writes<{ round: { id: string } }>(tx).deleteFrom('round').execute()
        await record(tx, { actor, at: now, deed: 'round.delete', subject: { kind: 'round', id: 'all' } })
      })
    }
    beforeAll(async () => {
      desk = await staff()
    })
    beforeEach(async () => {
      await empty()
      await make()
    })

    describe('making one', () => {
      const fields = { id: '2027-2', 'name-en': 'Second', 'name-cy': 'Ail', from: '2027-1' }

      test('suggests a number and a name, and to copy the newest', async () => {
        const html = await (await desk.get('/console/rounds/new')).text()
        expect(html).toContain('value="2026-1"')
        expect(html).toContain('value="Do you count?"')
        expect(html).toMatch(/value="2027-1" checked=""/)
      })

      test('leads to the draft, and makes one however often the form is sent', async () => {
        for (const _ of [1, 2]) {
          const answer = await desk.post('/console/rounds/new', fields)
          expect([answer.status, answer.headers.get('location')]).toEqual([303, '/console/rounds/2027-2/edit?done=made'])
        }
        expect(await roundById(open().db, '2027-2')).toMatchObject({ copiedFrom: '2027-1', name: { en: 'Second', cy: 'Ail' } })
      })

      test('keeps what was typed where something has to be mended', async () => {
        const answer = await desk.post('/console/rounds/new', {
          ...fields,
          id: '27-1',
          'name-en': '  ',
          'name-cy': 'Ŵyn 💛',
          from: '2020-1',
        })
        expect(answer.status).toBe(422)
        const html = await answer.text()
        for (const link of ['#id', '#name-en', '#from']) expect(html).toContain(`<a href="${link}">`)
        expect(html).toContain('value="27-1"')
        expect(html).toContain('value="Ŵyn 💛"')
      })

      test('refuses a number that is taken', async () => {
        const answer = await desk.post('/console/rounds/new', { ...fields, id: '2027-1' })
        expect(answer.status).toBe(422)
        expect(await answer.text()).toContain('There is already a round with this number')
      })
    })

    test('the list says how each round stands, in words', async () => {
      await make('2027-2', '2027-1')
      const html = await (await desk.get('/console/rounds')).text()
      expect(html.indexOf('2027-2: Round 2027-2')).toBeLessThan(html.indexOf('2027-1: Round 2027-1'))
      expect(html).toContain('3 things are missing before the letters can go.')
      expect(html).toContain('href="/console/rounds/2027-2/compare/2027-1"')
      expect(html).toContain('href="/console/rounds/new"')
    })

    test('a draft names what is missing, and leads to where it is done', async () => {
      const html = await (await desk.get(edit)).text()
      expect(html).toContain('The name has no Welsh.')
      expect(html).toContain('The day on which the letters go is not set.')
      expect(html).toContain(`href="${edit}/dates"`)
    })

    describe('the dates', () => {
      const save = async (fields: Sent) => desk.post(`${edit}/dates`, { version: await version(), ...fields })

      test.each([
        ['no day', { 'send-on': '2027-02-30', 'replies-by': 'soon' }, ['#send-on', '#replies-by']],
        ['the wrong way round', { 'send-on': '2027-03-01', 'replies-by': '2027-03-01' }, ['#replies-by']],
      ])('%s is refused and given back', async (_, fields, links) => {
        const answer = await save(fields)
        expect(answer.status).toBe(422)
        const html = await answer.text()
        for (const link of links) expect(html).toContain(`<a href="${link}">`)
        for (const value of Object.values(fields)) expect(html).toContain(`value="${value}"`)
      })

      test('say by the legal clock when the last answer is due, and warn of an end before it', async () => {
        expect((await save({ 'send-on': '2027-03-01', 'replies-by': '2027-03-20' })).status).toBe(303)
        const html = await (await desk.get(`${edit}/dates?done=saved`)).text()
        expect(html).toContain('Saved')
        // Good Friday 2027 is 26 March, and counts as a day off under the Act itself.
        expect(html).toContain('the last answer is due on 30 March 2027')
        expect(html).toContain('could be counted as silent')
        expect(html).toContain('20 March 2027, which is at a weekend')
      })
    })

    describe('a question', () => {
      const fields = {
        'question-id': 'extra',
        type: 'number',
        'wording-en': 'How many <b>nurses</b>?',
        'wording-cy': '',
        nations: ['wales', 'scotland'],
      }

      test('is added, changed, moved and taken out by forms alone', async () => {
        expect((await desk.post(`${edit}/questions/new`, { ...fields, version: '1' })).status).toBe(303)
        const html = await (await desk.get(`${edit}/questions`)).text()
        expect(html).toContain('9. How many &lt;b&gt;nurses&lt;/b&gt;?')
        expect(html).toContain('Asked in: Wales and Scotland.')
        expect(html).toContain('No Welsh yet')
        await desk.post(`${edit}/questions/of/extra`, { ...fields, version: '2', 'wording-cy': 'Faint o nyrsys?' })
        await desk.post(`${edit}/questions/of/extra/place`, { version: '3', to: '0' })
        expect((await questionsOf(open().db, '2027-1'))[0]).toMatchObject({ id: 'extra', wording: { cy: 'Faint o nyrsys?' } })
        expect((await desk.post(`${edit}/questions/of/extra/delete`, { version: '4' })).headers.get('location')).toBe(
          `${edit}/questions?done=removed`,
        )
        expect((await desk.get(`${edit}/questions/of/extra`)).status).toBe(404)
      })

      test('that is not whole comes back with what was typed', async () => {
        const answer = await desk.post(`${edit}/questions/new`, {
          ...fields,
          version: '1',
          'question-id': 'Not a name',
          type: '',
          nations: [],
        })
        expect(answer.status).toBe(422)
        const html = await answer.text()
        for (const link of ['#question-id', '#type', '#nations']) expect(html).toContain(`<a href="${link}">`)
        expect(html).toContain('How many &lt;b&gt;nurses&lt;/b&gt;?</textarea>')
      })

      test('cannot be not comparable with nothing; with a reason it is shown wherever the two rounds meet', async () => {
        await make('2027-2', '2027-1')
        const two = '/console/rounds/2027-2/edit'
        const reason = { 'reason-en': 'Other months', 'reason-cy': 'Misoedd eraill' }
        expect((await desk.post(`${two}/questions/new`, { ...fields, ...reason, version: '1' })).status).toBe(422)
        const linked = { ...fields, ...reason, 'question-id': 'diagnosed', 'compares-with': '2027-1/diagnosed', version: '1' }
        expect((await desk.post(`${two}/questions/of/diagnosed`, linked)).status).toBe(303)
        for (const path of [
          two,
          '/console/rounds/2027-2/compare/2027-1',
          '/console/rounds/2027-1/compare/2027-2',
          '/console/rounds/2027-2/contents',
        ]) {
          const html = await (await desk.get(path)).text()
          expect(html, path).toContain('Some answers of 2027-1 and 2027-2 must not be set side by side')
          expect(html, path).toContain('Other months')
        }
        expect(await (await desk.get('/console/rounds')).text()).toContain('2027-1: all but one question')
        expect(await (await desk.get(`/cy${two}`)).text()).toContain('Misoedd eraill')
      })
    })

    describe('a letter', () => {
      const path = `${edit}/letters/foia-en-request`
      const letter = { subject: 'A {reference}', body: 'Dear {trust_name},\n\n{questions}\n\n{reply_address}' }

      test('shows its fields, and how it looks', async () => {
        const html = await (await desk.get(path)).text()
        expect(html).toContain('<code>{trust_name}</code>')
        expect(html).toContain('To the Freedom of Information team of Example Trust')
        expect(html).toContain('1. Does your trust or health board routinely record')
        expect(html).toContain('These fields have no value yet')
        expect(html).toContain('<code>{charity_name}</code>')
      })

      test('with an unknown field is refused with its line, and given back', async () => {
        const answer = await desk.post(path, { ...letter, body: 'Dear\r\n{trust}\r\n<i>', version: '1' })
        expect(answer.status).toBe(422)
        const html = await answer.text()
        expect(html).toContain('Text, line 2: “trust” is no field.')
        expect(html).toContain('Dear\n{trust}\n&lt;i&gt;</textarea>')
        expect((await lettersOf(open().db, '2027-1')).some(({ body }) => body.includes('{trust}'))).toBe(false)
      })

      test('is shown filled in without being saved, and saved when asked', async () => {
        const shown = await desk.post(path, { ...letter, version: '1', do: 'preview' })
        expect(shown.status).toBe(200)
        expect(await shown.text()).toContain('<h3>A 2027-1/EX-000</h3>')
        expect(await version()).toBe('1')
        expect((await desk.post(path, { ...letter, version: '1' })).status).toBe(303)
        expect((await lettersOf(open().db, '2027-1')).find(({ kind, law }) => kind === 'request' && law === 'foia')).toBeDefined()
        expect(await version()).toBe('2')
      })

      test('in Welsh that is emptied is listed as missing', async () => {
        await desk.post(`${edit}/letters/foia-cy-thanks`, { subject: '', body: '', version: '1' })
        expect(await (await desk.get(edit)).text()).toContain('A letter is missing: Thanks: FOI Act, Welsh.')
      })

      test.each(['foia-fr-request', 'request', 'foia-en-nothing'])('%s is none', async name => {
        expect((await desk.get(`${edit}/letters/${name}`)).status).toBe(404)
      })
    })

    describe('the rules', () => {
      const path = `${edit}/criteria`
      const rule = {
        'rule-id': 'own-rule',
        status: 'partial',
        'when-en': 'Own',
        'when-cy': 'Ei hun',
        'marks-obstacles': ['given', 'partly'],
      }

      test('can be tried, and say why', async () => {
        const html = await (await desk.get(`${path}?marks-records-routinely=yes&marks-diagnosed=given&marks-recurrent=no`)).text()
        expect(html).toContain('Status: Partly.')
        expect(html).toMatch(/Rule \d+ decides, because of question 1 \(records-routinely\): yes/)
        expect(await (await desk.get(`${path}?marks-records-routinely=nonsense`)).text()).toContain('Status: No response.')
      })

      test('become the round’s own when they are changed, and the published ones again', async () => {
        expect(await (await desk.get(path)).text()).toContain('These are the published rules, version 2026-1.')
        expect((await desk.post(`${path}/new`, { ...rule, version: '1' })).status).toBe(303)
        const html = await (await desk.get(path)).text()
        expect(html).toContain('version 2027-1-round')
        expect(html).toContain('question 7 (obstacles) is marked given')
        await desk.post(`${path}/reset`, { version: '2' })
        expect((await roundById(open().db, '2027-1'))?.criteria).toEqual(defaults.criteria)
      })

      test('are refused when they are not whole, or say something else under the same name', async () => {
        const broken = await desk.post(`${path}/new`, { ...rule, 'rule-id': 'A b', status: 'lost', 'when-en': '', version: '1' })
        expect(broken.status).toBe(422)
        const html = await broken.text()
        for (const link of ['#rule-id', '#status', '#when-en']) expect(html).toContain(`<a href="${link}">`)
        expect(html).toMatch(/name="marks-obstacles" value="given" checked=""/)
        const other = await desk.post(`${path}/new`, { ...rule, 'rule-id': 'records-some', version: '1' })
        expect(other.status).toBe(422)
        expect(await other.text()).toContain('Another rule of this name says something else')
      })

      test('a gap is named by its marks', async () => {
        const last = defaults.criteria.rules.length
        await desk.post(`${path}/rules/${last}/delete`, { version: '1' })
        expect(await (await desk.get(path)).text()).toContain('No rule says what follows from these marks: question 1')
      })
    })

    test('somebody else was faster: 409 says who and what, keeps what was typed, and the next press saves it', async () => {
      const other = await staff('admin')
      await other.post(`${edit}/name`, { version: '1', 'name-en': 'Theirs', 'name-cy': '' })
      const answer = await desk.post(`${edit}/name`, { version: '1', 'name-en': 'Mine', 'name-cy': '' })
      expect(answer.status).toBe(409)
      const html = await answer.text()
      expect(html).toContain('Some admin changed it on 22 November 2026, 10:00.')
      expect(html).toMatch(/<th scope="row">Name in English<\/th><td>Theirs<\/td><td>Mine<\/td>/)
      expect(html).toContain('value="Mine"')
      expect(html).toContain('name="version" value="2"')
      expect((await roundById(open().db, '2027-1'))?.name.en).toBe('Theirs')
      expect((await desk.post(`${edit}/name`, { version: '2', 'name-en': 'Mine', 'name-cy': '' })).status).toBe(303)
      expect((await roundById(open().db, '2027-1'))?.name.en).toBe('Mine')
    })

    describe('who may', () => {
      test.each<[Role, number]>([
        ['admin', 200],
        ['editor', 200],
        ['marker', 403],
        ['viewer', 403],
      ])('%s opens the editor: %i', async (role, status) => {
        const person = await staff(role)
        expect((await person.get(edit)).status).toBe(status)
        expect((await person.get('/console/rounds/new')).status).toBe(status)
        expect((await person.get('/console/rounds')).status).toBe(200)
        expect((await person.get('/console/rounds/2027-1/contents')).status).toBe(200)
      })

      test('only an admin deletes a draft', async () => {
        expect((await desk.post(`${edit}/delete`)).status).toBe(403)
        const admin = await staff('admin')
        expect(await (await admin.get(`${edit}/delete`)).text()).toContain('Delete the draft of 2027-1?')
        expect((await admin.post(`${edit}/delete`)).headers.get('location')).toBe('/console/rounds?done=deleted')
        expect(await roundById(open().db, '2027-1')).toBeNull()
      })

      test('what has been sent is read, and changed by nobody', async () => {
        await close()
        const admin = await staff('admin')
        for (const path of [edit, `${edit}/questions`, `${edit}/letters/foia-en-request`, `${edit}/delete`]) {
          expect((await admin.get(path)).status, path).toBe(409)
        }
        expect((await admin.post(`${edit}/name`, { version: '1', 'name-en': 'New' })).status).toBe(409)
        expect((await roundById(open().db, '2027-1'))?.version).toBe(1)
        const html = await (await admin.get('/console/rounds/2027-1/contents')).text()
        expect(html).toContain('What round 2027-1 asks')
        expect(html).not.toContain('<textarea')
      })

      test('a form from another site, a round that is not there and a stranger get nothing', async () => {
        const foreign = { ...ours, origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
        expect((await desk.post(`${edit}/name`, { version: '1', 'name-en': 'Theirs' }, foreign)).status).toBe(403)
        expect((await desk.get('/console/rounds/2020-1/edit')).status).toBe(404)
        expect((await desk.get('/console/rounds/2027-1/compare/2020-1')).status).toBe(404)
        const router = testRouter(services(), ...[accountsRoom].flatMap(room => room.routes ?? []), roundsRoutes)
        expect((await router.request('/console/rounds')).status).not.toBe(200)
        expect((await roundById(open().db, '2027-1'))?.version).toBe(1)
      })

      test('what is no form is answered with 400', async () => {
        const { cookie } = await signInForTests(services(), { role: 'editor' })
        const router = testRouter(services(), ...[accountsRoom].flatMap(room => room.routes ?? []), roundsRoutes)
        const init = { method: 'POST', headers: { cookie, ...ours }, body: 'name=A' }
        expect((await router.request(`${edit}/name`, init)).status).toBe(400)
      })
    })

    test('texts that no letter has are refused, control characters are left out', async () => {
      const long = await desk.post(`${edit}/name`, { version: '1', 'name-en': 'x'.repeat(201) })
      expect(long.status).toBe(422)
      expect(await long.text()).toContain('It may have 200 characters and has 201')
      await desk.post(`${edit}/name`, { version: '1', 'name-en': 'A\u0000\r\nBcc: x', 'name-cy': '' })
      expect((await roundById(open().db, '2027-1'))?.name.en).toBe('A Bcc: x')
    })

    test('the editor speaks Welsh', async () => {
      for (const path of [
        '/console/rounds',
        '/console/rounds/new',
        edit,
        `${edit}/name`,
        `${edit}/laws`,
        `${edit}/dates`,
        `${edit}/questions`,
        `${edit}/questions/new`,
        `${edit}/questions/of/diagnosed`,
        `${edit}/letters`,
        `${edit}/letters/foia-cy-chase`,
        `${edit}/criteria`,
        `${edit}/criteria/new`,
        `${edit}/criteria/rules/1`,
      ]) {
        const answer = await desk.get(`/cy${path}`)
        expect(answer.status, path).toBe(200)
        expect(await answer.text(), path).toContain('lang="cy')
      }
    })
  },
  { freshFor: 'file' },
)
