// Long because: the page of one sheet is opened by everybody, and each of its forms is sent as it should be and as it should not.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { askForTests, emptyRoundForTests, noonOf, openRoundForTests, roundId } from '../../../test/support/requests-for-tests.ts'
import { signInForTests } from '../../../test/support/sign-in-for-tests.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { makeApp } from '../../app.tsx'
import { inTransaction, type Role, type Router } from '../../foundation/index.ts'
import { answersLink } from '../answers/links.ts'
import { letterForTests } from '../answers/what-came-for-tests.ts'
import { changeRequest } from '../requests/change-request.ts'
import { recordEvent } from '../requests/record-event.ts'
import { requestOf } from '../requests/request-store.ts'
import { changeMarkingMode } from './change-marking-mode.ts'
import { clearAt, giveBackAt, markingLink, markingModeLink, overrideAt, settleAt, sheetAt, wordsAt } from './links.ts'
import { standingOf } from './load-standings.ts'
import { type RealAnswer, realAnswers } from './real-answers.cases.ts'

const ours = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', host: 'localhost:3000' }
const code = 'EX-901'
const key = { round: roundId, trustCode: code }
const sheet = sheetAt.link(key)
const house = { kind: 'system', name: 'test' } as const
const now = noonOf('2027-04-20')
const marks = { 'records-routinely': 'yes', diagnosed: 'given', 'de-novo': 'given', recurrent: 'given' }

eachDatabase('the pages of marking', open => {
  let app: Router
  let services: ReturnType<typeof testServices>
  beforeAll(() => openRoundForTests(open()))
  beforeEach(async () => {
    await emptyRoundForTests(open().db)
    await changeMarkingMode(open().db, { round: roundId, mode: 'check', actor: house, now })
    services = testServices(open(), { clock: () => now })
    app = makeApp(services)
    await askForTests(open().db, code)
  })

  const answered = (answer: RealAnswer['answer'] = 'answered') =>
    inTransaction(open().db, tx => {
      const isRefusal = answer.startsWith('refused')
      const kind = isRefusal ? 'refused' : answer === 'answered-in-part' ? 'answered-in-part' : 'answered'
      return recordEvent(tx, { ...key, kind, on: '2027-03-20', answer, note: '', actor: house, now })
    })

  const enter = async (role: Role, name: string) => {
    const { cookie, principal } = await signInForTests(services, { role, name })
    const get = async (address: string) => (await app.request(address, { headers: { cookie } })).text()
    const post = (address: string, fields: Readonly<Record<string, string>>) =>
      app.request(address, { method: 'POST', headers: { cookie, ...ours }, body: new URLSearchParams(fields) })
    /** The form of this page that goes to that address, as a browser without a script sends it. */
    const send = async (address: string, fields: Readonly<Record<string, string>>, page = sheet) =>
      post(address, { ...fieldsIn(await get(page), address), ...fields })
    return { get, post, send, principal }
  }
  const marked = (given: Readonly<Record<string, string>>, note = 'Page 2.') => ({
    ...Object.fromEntries(
      Object.entries(given).flatMap(([id, mark]) => [
        [`mark-${id}`, mark],
        [`note-${id}`, note],
      ]),
    ),
    finish: 'yes',
  })
  const standing = () => standingOf(open().db, { round: roundId, code, today: '2027-04-20' })

  test.each(realAnswers.map(real => [real.name, real] as const))('entered and marked by two people: %s', async (_, real) => {
    await letterForTests(open().db, code, { text: real.text, on: '2027-03-20' })
    await answered(real.answer)
    const [one, other] = [await enter('marker', 'First Marker'), await enter('marker', 'Second Marker')]
    const typed = Object.entries(real.read).flatMap(([id, { quote, number }]) => [
      [`${id}.words`, quote ?? ''],
      [`${id}.quote`, quote ?? ''],
      ...(number === undefined ? [] : [[`${id}.number`, String(number)]]),
    ])
    const answers = answersLink(key)
    expect((await one.send(answers, { ...Object.fromEntries(typed), do: 'ready' }, answers)).status).toBe(303)
    const page = await one.get(sheet)
    for (const { quote } of Object.values(real.read)) if (quote !== null) expect(page).toContain(escaped(quote))
    const given = Object.entries(real.read).flatMap(([id, { mark, note }]) => [
      [`mark-${id}`, mark],
      [`note-${id}`, note ?? ''],
    ])
    const fields = { ...Object.fromEntries(given), finish: 'yes' }
    for (const person of [one, other]) {
      const saved = await person.send(sheet, fields)
      expect([saved.status, saved.headers.get('location')]).toEqual([303, `${sheet}?done=finished`])
    }
    const { status, rule, todos = [] } = real.expected
    expect(await standing()).toMatchObject({ status, rule, todos })
    if (!real.excluded) return
    const editor = await enter('editor', 'First Editor')
    const { reason, treatedBy } = real.excluded
    const said = await editor.send(wordsAt.link(key), { excludedReason: reason, treatedBy: treatedBy.toLowerCase() })
    expect(said.status).toBe(303)
    expect(await standing()).toMatchObject({ status: 'excluded', todos: [], note: reason, treatedBy })
  })

  describe('the sheet', () => {
    beforeEach(async () => {
      await answered()
    })

    test('says the status that follows, the rule that decided, and why those above it do not fit', async () => {
      const one = await enter('marker', 'First Marker')
      await one.send(sheet, marked({ ...marks, 'records-routinely': 'partly' }))
      const page = await one.get(`${sheet}?done=finished`)
      expect(page).toContain('Done. Your marks are kept.')
      expect(page).toContain('As it stands: Partly')
      expect(page).toContain('Rule 5 decides, because of question 1 (records-routinely): partly.')
      expect(page).toMatch(
        /Rule 1 \(.*\) asks for another trust does this in question 1 \(records-routinely\), which is marked partly\./,
      )
      expect(page).toContain('It has to be checked by somebody else.')
    })

    test('a form that is not whole comes back with what was typed, and says what is missing', async () => {
      const one = await enter('marker', 'First Marker')
      const refused = await one.send(sheet, { 'mark-diagnosed': 'given', 'note-recurrent': 'Tŷ 💛', finish: 'yes' })
      expect(refused.status).toBe(422)
      const page = await refused.text()
      expect(page).toContain('Question 1: choose a mark')
      expect(page).toContain('Question 2: nothing shows this. Say why you mark it so')
      expect(page).toContain('Tŷ 💛')
      expect(page).toMatch(/name="mark-diagnosed" value="given" checked/)
      expect((await one.send(sheet, { 'mark-diagnosed': 'given', finish: 'no' })).headers.get('location')).toBe(
        `${sheet}?done=saved`,
      )
    })

    test('a mark that nobody offered is none', async () => {
      const one = await enter('marker', 'First Marker')
      expect((await one.send(sheet, marked({ ...marks, diagnosed: '<script>' }))).status).toBe(422)
      expect((await one.send(sheet, marked({ ...marks, diagnosed: 'yes' }))).status).toBe(422)
    })

    test('two who begin at once: the later is shown whose check it now is, with what they chose', async () => {
      const [one, other] = [await enter('marker', 'First Marker'), await enter('marker', 'Second Marker')]
      const form = fieldsIn(await other.get(sheet), sheet)
      await one.send(sheet, marked(marks))
      const late = await other.post(sheet, { ...form, ...marked({ ...marks, diagnosed: 'partly' }) })
      expect(late.status).toBe(409)
      const page = await late.text()
      expect(page).toContain('You check what First Marker has marked.')
      expect(page).toMatch(/name="mark-diagnosed" value="partly" checked/)
      expect((await other.post(sheet, { ...fieldsIn(page, sheet), ...marked(marks) })).status).toBe(303)
      expect((await standing())?.todos).toEqual([])
    })

    test('a check begins with the marks that it checks', async () => {
      const [one, other] = [await enter('marker', 'First Marker'), await enter('editor', 'First Editor')]
      await one.send(sheet, marked(marks))
      expect(await other.get(sheet)).toMatch(/name="mark-records-routinely" value="yes" checked/)
    })

    test('a third person reads it and has no form', async () => {
      for (const name of ['First Marker', 'Second Marker']) await (await enter('marker', name)).send(sheet, marked(marks))
      const page = await (await enter('viewer', 'First Viewer')).get(sheet)
      expect(page).toContain('You can read this and change nothing.')
      expect(page).not.toContain('name="mark-diagnosed"')
    })

    test('a difference is settled by somebody else, or by one of the two together with the other', async () => {
      const [one, other] = [await enter('marker', 'First Marker'), await enter('marker', 'Second Marker')]
      await one.send(sheet, marked(marks))
      await other.send(sheet, marked({ ...marks, 'records-routinely': 'partly' }))
      const settle = settleAt.link(key)
      const alone = await one.send(settle, marked(marks), `${sheet}?form=settle`)
      expect(alone.status).toBe(422)
      expect(await alone.text()).toContain('Say that you have spoken with the other reader')
      const third = await enter('editor', 'First Editor')
      const page = await third.get(sheet)
      expect(page).toContain('First Marker: yes (Page 2.)')
      expect(page).toContain('Second Marker: partly (Page 2.)')
      expect((await third.send(settle, marked(marks))).headers.get('location')).toBe(`${sheet}?done=settled`)
      expect(await standing()).toMatchObject({ status: 'collecting', todos: [] })
    })

    test('is given back by whoever has begun it, and taken back by an admin', async () => {
      const [one, admin] = [await enter('marker', 'First Marker'), await enter('admin', 'First Admin')]
      await one.send(sheet, { ...marked(marks), finish: 'no' })
      expect((await one.send(giveBackAt.link(key), {})).headers.get('location')).toBe(`${sheet}?done=given-back`)
      await one.send(sheet, marked(marks))
      expect(await one.get(sheet)).not.toContain(giveBackAt.link(key))
      expect((await admin.send(clearAt.link(key), {})).headers.get('location')).toBe(`${sheet}?done=cleared`)
      expect((await standing())?.todos).toEqual(['to-mark'])
    })

    test('words beside a status that somebody else has changed: both are shown', async () => {
      const [one, other] = [await enter('editor', 'First Editor'), await enter('admin', 'First Admin')]
      await one.send(wordsAt.link(key), { noteEn: 'First.' })
      const form = fieldsIn(await other.get(sheet), wordsAt.link(key))
      await one.send(wordsAt.link(key), { noteEn: 'Second.' })
      const late = await other.post(wordsAt.link(key), { ...form, noteEn: 'Third.' })
      const page = await late.text()
      expect(late.status).toBe(409)
      for (const words of ['First Editor', 'Now: Second.', 'Third.']) expect(page).toContain(words)
      expect((await other.send(wordsAt.link(key), { treatedBy: 'EX-999' })).status).toBe(422)
    })

    test('a status by hand needs the marks, a reason and an admin', async () => {
      const admin = await enter('admin', 'First Admin')
      const override = overrideAt.link(key)
      const early = await admin.send(override, { rule: 'records-some', reason: '' })
      expect(early.status).toBe(422)
      expect(await early.text()).toContain('First the marks have to be done')
      for (const name of ['First Marker', 'Second Marker']) await (await enter('marker', name)).send(sheet, marked(marks))
      expect((await admin.send(override, { rule: 'records-some', reason: 'They told us.' })).status).toBe(303)
      const page = await admin.get(sheet)
      expect(page).toContain('First Admin set this status by hand on 20 April 2027: They told us.')
      expect(page).toContain('The rules would say: Collecting.')
      const editor = await enter('editor', 'First Editor')
      expect((await editor.post(override, { rule: '', reason: '' })).status).toBe(403)
      expect((await admin.send(override, { rule: '', reason: '' })).headers.get('location')).toBe(`${sheet}?done=criteria`)
    })
  })

  describe('the queue', () => {
    beforeEach(async () => {
      await answered()
    })

    test('lies before each person as they can go on with it', async () => {
      const [one, other] = [await enter('marker', 'First Marker'), await enter('marker', 'Second Marker')]
      const steps = async (person: typeof one) =>
        [...(await person.get(markingLink(roundId))).matchAll(/<h2 id="([a-z-]+)"/g)].map(([, id]) => id)
      expect((await steps(one))[0]).toBe('to-mark')
      await one.send(sheet, { ...marked(marks), finish: 'no' })
      expect([(await steps(one))[0], (await steps(other))[0]]).toEqual(['begun', 'wait'])
      await one.send(sheet, marked(marks))
      expect([(await steps(one))[0], (await steps(other))[0]]).toEqual(['wait', 'to-check'])
      expect(await other.get('/console')).toContain('One answer to check')
      expect(await one.get('/console')).not.toContain('One answer to check')
      await other.send(sheet, marked({ ...marks, diagnosed: 'partly' }))
      expect((await steps(one))[0]).toBe('settle')
      expect(await one.get(markingLink(roundId))).toContain('Better settled by somebody else')
    })

    test('shows how far the readers agree, and no kappa where the second has seen the first', async () => {
      for (const name of ['First Marker', 'Second Marker']) await (await enter('marker', name)).send(sheet, marked(marks))
      const page = await (await enter('viewer', 'First Viewer')).get(markingLink(roundId))
      expect(page).toContain('100 %')
      expect(page).not.toContain('Cohen’s kappa</th>')
    })

    test('is chosen in the editor of a draft, too, and leads back there', async () => {
      const editor = await enter('editor', 'First Editor')
      const made = await editor.post('/console/rounds/new', {
        id: '2031-1',
        'name-en': 'A round',
        'name-cy': 'Rownd',
        from: 'defaults',
      })
      expect(made.status).toBe(303)
      const edit = '/console/rounds/2031-1/edit/criteria'
      const chosen = await editor.send(markingModeLink('2031-1'), { mode: 'blind' }, edit)
      expect(chosen.headers.get('location')).toBe(`${edit}?done=saved`)
      expect(await editor.get(edit)).toMatch(/name="mode" value="blind" checked/)
    })

    test('lets an editor choose how the round is marked until somebody has begun', async () => {
      const [editor, one] = [await enter('editor', 'First Editor'), await enter('marker', 'First Marker')]
      const mode = markingModeLink(roundId)
      expect((await editor.post(mode, { mode: 'blind' })).headers.get('location')).toBe(`${markingLink(roundId)}?done=mode`)
      expect(await one.get(sheet)).toContain('Neither sees the marks of the other before both are done.')
      expect((await editor.post(mode, { mode: 'sideways' })).status).toBe(400)
      expect((await one.post(mode, { mode: 'check' })).status).toBe(403)
      await one.send(sheet, marked(marks))
      expect((await editor.post(mode, { mode: 'check' })).headers.get('location')).toBe(`${markingLink(roundId)}?done=marked`)
      expect(await editor.get(markingLink(roundId))).toContain('Somebody has begun, so it cannot be changed any more.')
    })
  })

  test('an empty queue tells of the mail that has to be read first, and leads there', async () => {
    const one = await enter('marker', 'First Marker')
    expect(await one.get(markingLink(roundId))).not.toContain('has mail that has to be read first')
    const basedOn = (await requestOf(open().db, roundId, code))?.version ?? 0
    const changes = { work: 'to-read' } as const
    await changeRequest(open().db, { ...key, changes, basedOn, actor: house, now })
    const page = await one.get(markingLink(roundId))
    expect(page).toContain('Nothing waits for you here.')
    const list = `/console/rounds/${roundId}/requests?work=to-read`
    expect(page).toContain(`<a href="${list}">One request has mail that has to be read first.</a>`)
    expect(await one.get(list)).toContain(code)
  })

  test('a trust that is silent has nothing to mark, and says so', async () => {
    const page = await (await enter('marker', 'First Marker')).get(sheet)
    expect(page).toContain('Nothing has come from this trust that has to be marked.')
    expect(page).toContain('Nothing came by the due date.')
    expect(page).not.toContain('name="mark-diagnosed"')
  })
})

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const plain = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')

/** The fields of the form that goes to an address, as they stand in the page. */
function fieldsIn(html: string, action: string): Record<string, string> {
  const form = html.split('<form ').find(part => new RegExp(`action="${action}(\\?[^"]*)?"`).test(part.split('>')[0] ?? '')) ?? ''
  const inner = form.split('</form>')[0] ?? ''
  const found: Record<string, string> = {}
  for (const [tag] of inner.matchAll(/<input [^>]*>/g)) {
    const [name, value] = [/ name="([^"]*)"/.exec(tag)?.[1], / value="([^"]*)"/.exec(tag)?.[1]]
    const isLeftOut = /type="(checkbox|radio)"/.test(tag) && !tag.includes(' checked')
    if (name && !isLeftOut) found[name] = plain(value ?? '')
  }
  for (const [, name = '', value = ''] of inner.matchAll(/<textarea [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g))
    found[name] = plain(value)
  for (const [, name = '', choices = ''] of inner.matchAll(/<select [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
    found[name] = plain(/<option value="([^"]*)" selected/.exec(choices)?.[1] ?? '')
  return found
}
