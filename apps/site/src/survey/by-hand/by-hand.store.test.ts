// Long because: one round serves every way in which an answer is entered by hand.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { askForTests, emptyRoundForTests, openRoundForTests, roundId } from '../../../test/support/requests-for-tests.ts'
import { signInForTests } from '../../../test/support/sign-in-for-tests.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../test/support/test-router.ts'
import { accountsRoom } from '../../accounts/index.ts'
import { inTransaction, listAudit, type Router, record, type Services, writes } from '../../foundation/index.ts'
import { filesOf } from '../attachments/attachment-store.ts'
import { newFormToken } from '../requests/form-token.ts'
import { messagesOf, requestOf } from '../requests/request-store.ts'
import { requestsRoutes } from '../requests/requests-routes.ts'
import { byHandRoutes } from './by-hand-routes.ts'
import { byHandInLink } from './links.ts'
import { insertMessageByHand } from './message-by-hand.ts'
import { takeAnswerIn } from './take-answer-in.ts'

const code = 'EX-901'
const path = byHandInLink({ round: roundId, trustCode: code })
type Fields = Readonly<Record<string, string>>

eachDatabase('an answer entered by hand', open => {
  let dataFolder: string
  let services: Services
  let app: Router
  let cookie: string
  let now: Date

  beforeAll(() => openRoundForTests(open()))
  beforeEach(async () => {
    await emptyRoundForTests(open().db)
    await askForTests(open().db, code)
    dataFolder = mkdtempSync(join(tmpdir(), 'spotlight-by-hand-'))
    now = new Date('2027-03-29T08:30:00Z')
    services = testServices(open(), { dataFolder, clock: () => now })
    app = testRouter(services, router => accountsRoom.routes?.(router), requestsRoutes, byHandRoutes)
    cookie = (await signInForTests(services, { role: 'marker' })).cookie
  })
  afterEach(() => rmSync(dataFolder, { recursive: true }))

  const letter = (more: Fields = {}): Fields => ({
    ...{ way: 'post', day: '2027-03-08', who: 'FOI team', text: 'We record everyone.', language: 'en', token: newFormToken() },
    ...more,
  })
  const post = (fields: Fields, { files = [], as = cookie, to = path, origin = services.baseUrl }: Sent = {}) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.append(name, value)
    for (const file of files) body.append('files', file)
    return app.request(to, { method: 'POST', headers: { cookie: as, origin }, body })
  }
  type Sent = { files?: readonly File[]; as?: string; to?: string; origin?: string }
  const thread = () => messagesOf(open().db, roundId, code)
  const request = () => requestOf(open().db, roundId, code)
  const get = async (address: string, as = cookie) => app.request(address, { headers: { cookie: as } })

  test('stands in the thread on its day, to be read, with who entered it; nothing else moves', async () => {
    const before = await request()
    const response = await post(letter({ text: 'Rydym yn cofnodi pawb 💛\r\n\r\n<b>Ŵyr</b>', language: 'cy', who: 'Tîm RhG' }))
    const [message] = await thread()
    expect([response.status, response.headers.get('location')]).toEqual([
      303,
      `/console/rounds/${roundId}/requests/${code}?done=by-hand-in#message-${message?.id}`,
    ])
    expect(message).toMatchObject({
      ...{ direction: 'in', cameBy: 'post', from: 'Tîm RhG', text: 'Rydym yn cofnodi pawb 💛\n\n<b>Ŵyr</b>', guess: null },
      at: new Date('2027-03-08T12:00:00Z'),
    })
    const after = await request()
    expect(after).toEqual({
      ...before,
      work: 'to-read',
      version: (before?.version ?? 0) + 1,
      changedAt: now,
      changedBy: 'Some marker',
    })
    const page = await (await get(response.headers.get('location') ?? '')).text()
    expect(page).toContain('From the trust, by post')
    expect(page).toContain('Entered by Some marker on 29 March 2027, 09:30. It is in Welsh.')
    expect(page).toContain('>8 March 2027</time>')
    expect(page).toContain('&lt;b&gt;Ŵyr')
    expect(page).not.toContain('mail server')
    const entries = await listAudit(open().db, {}, { limit: 2 })
    expect(entries.map(({ deed }) => deed).sort()).toEqual(['answer.take-in', 'request.to-read'])
    expect(JSON.stringify(entries)).not.toMatch(/cofnodi|RhG/)
  })

  test('its files are kept under their hashes and wait to be looked into; a letter of scans needs no words', async () => {
    const files = [
      new File(['scan one'], '../../scan.pdf'),
      new File(['scan two'], 'tŷ 💛.png'),
      new File(['scan one'], 'again.pdf'),
    ]
    expect((await post(letter({ text: '', who: '' }), { files })).status).toBe(303)
    const [message] = await thread()
    expect(message?.attachments.map(({ name }) => name)).toEqual(['scan.pdf', 'tŷ 💛.png', 'again.pdf'])
    const known = await filesOf(open().db, message?.attachments.map(({ sha256 }) => sha256) ?? [])
    expect([...known.values()].map(({ state, bytes }) => [state, bytes])).toEqual([
      ['waiting', 8],
      ['waiting', 8],
    ])
    expect(
      readdirSync(join(dataFolder, 'attachments'))
        .filter(name => name !== 'parts')
        .sort(),
    ).toEqual([...known.keys()].sort())
  })

  test('the same form twice, also at the same moment, is one answer', async () => {
    const form = letter()
    const both = await Promise.all([post(form), post(form)])
    expect(both.map(({ status }) => status)).toEqual([303, 303])
    expect((await post(form)).headers.get('location')).toBe(both[0]?.headers.get('location'))
    expect(await thread()).toHaveLength(1)
    // Two people who enter the same letter are both kept: nobody can tell that it is one.
    await post(letter())
    expect(await thread()).toHaveLength(2)
  })

  describe('says what is wrong with it, and gives back what was typed', () => {
    test.each([
      ['no way', letter({ way: '' }), 'Choose how it came.'],
      ['a way that is none', letter({ way: 'mail' }), 'Choose how it came.'],
      ['no day', letter({ day: '' }), 'Enter the day on which it came.'],
      ['a day that there is not', letter({ day: '2027-02-30' }), 'Enter the day on which it came.'],
      ['tomorrow', letter({ day: '2027-03-30' }), 'This day is still to come.'],
      ['before our letter', letter({ day: '2027-02-28' }), 'our letter had not been sent yet'],
      ['a call from nobody', letter({ way: 'phone', who: '' }), 'Write down who spoke on the phone.'],
      ['a call without words', letter({ way: 'phone', text: '' }), 'Write down what was said on the phone.'],
      ['a letter without anything', letter({ text: ' \r\n ' }), 'Write what it says, or add a file.'],
      ['a book', letter({ text: 'x'.repeat(200_001) }), 'This is more than 200,000 characters.'],
      ['no language', letter({ language: 'fr' }), 'Choose the language.'],
    ])('%s', async (_, fields, message) => {
      const response = await post(fields)
      expect(response.status).toBe(422)
      const page = await response.text()
      expect(page).toContain(message)
      expect(page).toContain(`name="token" value="${fields.token}"`)
      expect(await thread()).toEqual([])
    })

    test('files have to be chosen again, and it says so', async () => {
      const page = await (await post(letter({ day: '' }), { files: [new File(['x'], 'a.pdf')] })).text()
      expect(page).toContain('Choose your files again.')
    })

    test('21 files are one too many: none is kept, and the last is named', async () => {
      const files = Array.from({ length: 21 }, (_, index) => new File([`x${index}`], `scan-${index + 1}.pdf`))
      const response = await post(letter(), { files })
      expect(response.status).toBe(422)
      expect(await response.text()).toContain('The file scan-21.pdf is one too many.')
      expect(await thread()).toEqual([])
    })

    test('a file of more than 25 MB is refused by its name', async () => {
      const large = new File([new Uint8Array(25 * 1024 * 1024 + 1)], 'table.xlsx')
      const response = await post(letter(), { files: [large] })
      expect(response.status).toBe(422)
      expect(await response.text()).toContain('The file table.xlsx is larger than 25 MB.')
    })
  })

  test('of today it came now, on whichever side of a change of the clocks', async () => {
    await post(letter({ day: '2027-03-29' }))
    expect((await thread())[0]?.at).toEqual(now)
    // Half an hour after midnight, in summer time: a day further than in UTC.
    now = new Date('2027-03-28T23:30:00Z')
    await post(letter({ day: '2027-03-29', text: 'Early' }))
    expect((await thread()).map(({ text }) => text)).toContain('Early')
    await post(letter({ day: '2027-03-28', text: 'On the day of the change' }))
    const shown = await (await get(`/console/rounds/${roundId}/requests/${code}`)).text()
    expect(shown).toContain('>28 March 2027</time>')
  })

  test('torn forms, other sites, other requests, whoever may not: nothing is kept', async () => {
    expect((await post(letter({ token: 'x' }))).status).toBe(400)
    expect((await post(letter(), { origin: 'https://elsewhere.invalid' })).status).toBe(403)
    expect((await post(letter(), { to: path.replace(code, 'EX-999') })).status).toBe(404)
    const viewer = (await signInForTests(services, { role: 'viewer' })).cookie
    const barred = (await signInForTests(services, { role: 'editor', barredFrom: [code] })).cookie
    expect((await post(letter(), { as: viewer })).status).toBe(403)
    expect((await post(letter(), { as: barred })).status).toBe(403)
    expect((await get(path, viewer)).status).toBe(403)
    expect((await get(path)).status).toBe(200)
    expect(await thread()).toEqual([])
  })

  test('a round that is over takes no more', async () => {
    await inTransaction(open().db, async tx => {
      await writes<{ round: { state: string } }>(tx).updateTable('round').set({ state: 'closed' }).execute()
      const actor = { kind: 'system', name: 'test' } as const
      await record(tx, { actor, at: now, deed: 'round.close', subject: { kind: 'round', id: roundId } })
    })
    expect((await post(letter())).status).toBe(409)
    // Closed between the look at the round and the keeping of it.
    const form = { way: 'post', day: '2027-03-08', who: '', text: 'Words', language: 'en', token: newFormToken() } as const
    const actor = { kind: 'staff', id: 's1', name: 'Some marker' } as const
    const late = { round: roundId, trustCode: code, form, files: [], actor, now }
    expect(await takeAnswerIn(open().db, late)).toEqual({ outcome: 'round-is-over' })
    expect(await takeAnswerIn(open().db, { ...late, trustCode: 'EX-999' })).toEqual({ outcome: 'no-such-request' })
    expect(await thread()).toEqual([])
  })

  test('for the reply page: kept once for each form, a new version even where something waits, and never for an excluded request', async () => {
    const actor = { kind: 'system', name: 'reply-page' } as const
    const from = { round: roundId, trustCode: code, cameBy: 'reply-page', at: now, from: 'FOI team', subject: 'Reply' } as const
    const insert = (formToken: string) =>
      inTransaction(open().db, tx =>
        insertMessageByHand(tx, { ...from, text: 'We agree.', attachments: [], actor, now, formToken }),
      )
    const before = await request()
    const token = newFormToken()
    expect(await insert(token)).toBe(await insert(token))
    expect(await request()).toMatchObject({ work: 'to-read', version: (before?.version ?? 0) + 1, changedBy: 'system' })
    await insert(newFormToken())
    expect(await request()).toMatchObject({ version: (before?.version ?? 0) + 2 })
    await emptyRoundForTests(open().db)
    await askForTests(open().db, code, { changes: { work: 'excluded' } })
    await insert(newFormToken())
    expect(await request()).toMatchObject({ work: 'excluded' })
  })
})
