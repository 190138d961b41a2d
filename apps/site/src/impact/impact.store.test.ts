// Long because: one campaign from before its first release to a page with everything, on the same few rows.
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { signInForTests } from '../../test/support/sign-in-for-tests.ts'
import { eachDatabase } from '../../test/support/test-database.ts'
import { testServices } from '../../test/support/test-router.ts'
import { makeApp } from '../app.tsx'
import { seedEntries } from '../content/index.ts'
import { inTransaction, listAudit, type Router, record, type Services, writes } from '../foundation/index.ts'
import { storyOfTheCampaign } from '../inform/entry-kinds.ts'
import { newestCriteria, publishResults, type ResultRow } from '../releases/index.ts'
import { plainResult } from '../releases/results-for-tests.ts'
import { invented, saveTrusts, textOf } from '../site/test/site-for-tests.ts'
import { seedExampleImpact } from './example/seed-example-impact.ts'
import { actionsBetween } from './flow/actions-between.ts'
import { flowOf, statusFlow } from './flow/load-flow.ts'
import { changeReading, enterReading, withdrawReading } from './measures/keep-reading.ts'
import { measuresOf } from './measures/measures-of.ts'
import { promiseNow } from './measures/promise-now.ts'
import { type Entered, entryById, versionsOf } from './measures/store/measure-store.ts'

const actor = { kind: 'system', name: 'test' } as const
const now = new Date('2026-11-23T10:00:00Z')
const sentence = 'This cannot show that letters caused the change.'
const ours = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', host: 'localhost:3000' }
const entered: Entered = {
  date: '2026-06',
  amount: 3,
  outOf: null,
  state: null,
  source: 'Hansard of June',
  url: 'https://hansard.example.org/june',
  kept: '',
  note: { en: '', cy: '' },
}
let forms = 0
const formToken = () => `a-form-of-this-test-${++forms}`

eachDatabase('what the campaign changed', open => {
  let services: Services
  let app: Router
  let cookie: string
  const see = async (path: string) => {
    const answer = await app.request(path)
    expect(answer.status, path).toBe(200)
    return answer.text()
  }
  const measure = async (key: string) => (await measuresOf(services)).find(each => each.key === key)
  const keeping = () => ({ actor, now, formToken: formToken() })
  const enter = (changes: Partial<Entered> = {}, name = 'politicians-asked') =>
    enterReading(services.write, { ...keeping(), measure: name, entered: { ...entered, ...changes } })
  const post = (path: string, fields: Record<string, string>) =>
    app.request(path, { method: 'POST', headers: { ...ours, cookie }, body: new URLSearchParams(fields) })

  const release = async (asOf: string, rows: readonly ResultRow[]) => {
    const criteria = newestCriteria(services.root)
    const outcome = await publishResults(services.write, {
      actor,
      now,
      campaign: 'example',
      criteria,
      rows,
      asOf,
      today: '2026-11-22',
    })
    if (outcome.kind !== 'published') throw new Error(JSON.stringify(outcome))
    return outcome.release.id
  }

  const send = (count: number, more: Record<string, unknown>) =>
    inTransaction(services.write, async tx => {
      await record(tx, { actor, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
      const letter = {
        on_day: '2026-03-05',
        answer: null,
        asked_for: '[]',
        in_own_words: true,
        constituency_code: null,
        trust_code: null,
      }
      await writes<{ letter_sent: Record<string, unknown> }>(tx)
        .insertInto('letter_sent')
        .values(Array.from({ length: count }, () => ({ ...letter, ...more })))
        .execute()
    })

  beforeAll(async () => {
    services = testServices(open(), { clock: () => now, entryKinds: storyOfTheCampaign })
    await seedEntries(services)
    await saveTrusts(open().db, [
      invented('EX-001', 'Lamplight Trust'),
      { ...invented('EX-002', 'Harbour Trust'), nation: 'wales' },
      invented('EX-003', 'Moor Trust'),
    ])
    app = makeApp(services)
    cookie = (await signInForTests(services, { role: 'editor' })).cookie
  })

  test('before the first release the page says what it does not know, and still what was in 2016', async () => {
    const text = textOf(await see('/impact'))
    for (const words of [
      'There is no release yet.',
      '19%',
      '47%',
      'After the second release',
      'No letter has left yet.',
      'Said again',
      'We have measured nothing here yet.',
    ])
      expect(text).toContain(words)
    expect(await measure('answers-in-time')).toMatchObject({ now: null, baseline: null, whyNoBaseline: null })
    expect(await statusFlow(services.db)).toBeNull()
    expect((await app.request('/impact/charts/by-status.svg')).status).toBe(404)
    expect((await app.request('/impact/changes/2025-1/2026-1')).status).toBe(404)
  })

  test('letters are rounded wherever they are told, and today’s are not told yet', async () => {
    await send(3, { kind: 'trust', body: 'trust', recipient_code: 'EX-001', trust_code: 'EX-001' })
    await send(22, { kind: 'politician', body: 'senedd', recipient_code: 'one', constituency_code: 'W07000112' })
    await send(1, { kind: 'politician', body: 'senedd', recipient_code: 'two', answer: 'replied' })
    await send(400, { kind: 'politician', body: 'senedd', recipient_code: 'one', on_day: '2026-11-23' })
    const sent = await measure('letters-politicians')
    expect(sent?.now).toMatchObject({ amount: { kind: 'about', count: 25 }, date: '2026-03-05/2026-11-22' })
    expect((await measure('letters-trusts'))?.now?.amount).toEqual({ kind: 'below', count: 5 })
    const answered = await measure('politicians-answered')
    expect(answered?.now?.amount).toEqual({ kind: 'below', count: 5 })
    expect(answered?.now?.denominator.en).toBe('the few politicians who were written to here')
    const days = { from: '2026-01-01', until: '2026-11-22' }
    const { months } = await actionsBetween(services, days)
    expect(months).toMatchObject([{ month: '2026-03', 'letters-politicians': { kind: 'about', count: 25 } }])
  })

  test('two releases are a flow that names every trust, and the sentence stands wherever it goes', async () => {
    const first = await release('2025-11-03', [
      plainResult('EX-001', 'partial', { answeredOn: '2025-11-01' }),
      plainResult('EX-002', 'no-response'),
      plainResult('EX-003', 'collecting', { answeredOn: '2025-11-01' }),
    ])
    const second = await release('2026-11-03', [
      plainResult('EX-001', 'collecting'),
      plainResult('EX-002', 'no-response'),
      plainResult('EX-003', 'partial'),
    ])
    const flow = await statusFlow(services.db)
    expect([flow?.from.id, flow?.to.id, flow?.changed, flow?.unchanged]).toEqual([first, second, 2, 1])
    expect(await flowOf(services.db, { from: second, to: first })).toBeNull()
    const address = `/impact/changes/${first}/${second}`
    const text = textOf(await see(address))
    for (const name of ['Lamplight Trust', 'Harbour Trust', 'Moor Trust']) expect(text).toContain(name)
    expect(text).toContain('fewer than 5')
    for (const path of ['/impact', address, `${address}/what-changed.svg`, `${address}/what-changed.csv`])
      expect(await see(path), path).toContain(sentence)
    expect(await see(`/cy${address}`)).toContain('Ni all hyn ddangos mai llythyrau a achosodd y newid.')
    const csv = await see(`${address}/trusts.csv`)
    expect(csv.trim().split('\r\n').slice(1).sort()).toEqual([
      'example,EX-001,Lamplight Trust,partial,collecting,',
      'example,EX-002,Harbour Trust,no-response,no-response,',
      'example,EX-003,Moor Trust,collecting,partial,',
    ])
  })

  test('what releases say is told with what it is out of and what it was at first', async () => {
    const all = await measure('trusts-collecting')
    expect(all?.now).toMatchObject({ amount: { kind: 'share', count: 1, of: 3 }, date: '2026-11-03' })
    expect(all?.baseline).toMatchObject({ amount: { kind: 'share', count: 1, of: 3 }, date: '2025-11-03' })
    const england = await measure('england-since-2016')
    expect(england?.now?.amount).toMatchObject({
      of: 2,
      parts: [
        { key: 'collecting', count: 1 },
        { key: 'partial', count: 1 },
      ],
    })
    expect(england?.baseline?.amount).toMatchObject({ parts: [{ percent: 19 }, { percent: 47 }] })
    expect(textOf(await see('/impact'))).not.toContain('We have measured nothing here yet.')
    expect((await measure('hospital-counts'))?.now?.amount).toEqual({ kind: 'share', count: 0, of: 3 })
  })

  test('a reading is entered once for a form, put right, and withdrawn; every version stays, and the log knows them', async () => {
    const form = keeping()
    const ask = () => enterReading(services.write, { ...form, measure: 'media-coverage', entered })
    const id = await ask()
    expect(await ask()).toBe(id)
    expect((await measure('media-coverage'))?.now?.amount).toEqual({ kind: 'count', count: 3 })
    const changed = { ...keeping(), id, basedOn: 1, entered: { ...entered, amount: 4 }, reason: 'One was found' }
    expect(await changeReading(services.write, changed)).toEqual({ kind: 'done' })
    expect(await changeReading(services.write, changed)).toEqual({ kind: 'done' })
    expect((await measure('media-coverage'))?.now?.amount).toEqual({ kind: 'count', count: 4 })
    expect(await withdrawReading(services.write, { ...keeping(), id, basedOn: 2, reason: 'Counted twice' })).toEqual({
      kind: 'done',
    })
    expect((await measure('media-coverage'))?.now).toBeNull()
    const late = await changeReading(services.write, { ...changed, ...keeping(), basedOn: 3 })
    expect(late.kind).toBe('withdrawn')
    const versions = await versionsOf(services.db, id)
    expect(versions.map(({ version, kind, amount, reason }) => [version, kind, amount, reason])).toEqual([
      [3, 'withdrawn', 4, 'Counted twice'],
      [2, 'changed', 4, 'One was found'],
      [1, 'entered', 3, ''],
    ])
    const log = await listAudit(services.db, { subject: { kind: 'measure', id: `media-coverage/${id}` } }, { limit: 9 })
    expect(log.map(({ deed }) => deed)).toEqual(['measure.withdraw', 'measure.change', 'measure.enter'])
  })

  test('of two who change at once one is kept, and the other is told', async () => {
    const id = await enter()
    const change = (amount: number) =>
      changeReading(services.write, { ...keeping(), id, basedOn: 1, entered: { ...entered, amount }, reason: 'Read again' })
    const outcomes = await Promise.all([change(7), change(8)])
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['changed', 'done'])
    expect((await entryById(services.db, id))?.version).toBe(2)
    expect(await changeReading(services.write, { ...keeping(), id: 999_999, basedOn: 1, entered, reason: 'x' })).toEqual({
      kind: 'unknown',
    })
  })

  test.each(['measure_entry', 'measure_version'])('the database refuses to change or remove a row of %s', async table => {
    const db = writes<Record<string, unknown>>(services.write)
    const column = table === 'measure_entry' ? 'measure' : 'source'
    for (const statement of [
      sql`update ${sql.table(table)} set ${sql.ref(column)} = 'other'`,
      sql`delete from ${sql.table(table)}`,
      sql`truncate ${sql.table(table)} cascade`,
    ])
      await expect(statement.execute(db)).rejects.toThrow('What was entered of a measure stays')
  })

  test('how the promise stands is what there was to read, until staff enter something newer', async () => {
    expect(await promiseNow(services)).toMatchObject({ state: 'repeated', on: '2026-04-13', enteredAt: null })
    await enter({ amount: null, state: 'begun', date: '2026-11-20' }, 'cancer-plan-2026')
    expect(await promiseNow(services)).toMatchObject({ state: 'begun', on: '2026-11-20', enteredAt: now })
    const text = textOf(await see('/impact'))
    expect(text).toContain('Begun As of 20 November 2026.')
    expect(text).toContain('Entered by staff on 23 November 2026.')
    expect(text).toContain('13 April 2026 Said again UK Parliament, answer of 13 April 2026')
    expect((await promiseNow(services)).earlier).toMatchObject([{ state: 'repeated', on: '2026-04-13', enteredAt: null }])
  })

  test('every nation has its row, with since when and from where; what nobody has read is said', async () => {
    const text = textOf(await see('/impact'))
    expect(text).toContain('England Recording is required 1 January 2013 13 April 2026')
    for (const nation of ['Wales', 'Scotland', 'Northern Ireland']) expect(text).toContain(nation)
    expect(text).toContain('Not mandatory, as far as we have read')
  })

  test('the forms: what is wrong is said and comes back filled; what is whole is kept once', async () => {
    const path = '/console/impact/enter/politicians-asked'
    const fields = {
      token: 'a-form-in-the-console-1',
      amount: 'many',
      date: '2026-10',
      source: 'Hansard <b>',
      url: 'https://h.example/1',
    }
    const wrong = await post(path, fields)
    expect(wrong.status).toBe(422)
    const page = await wrong.text()
    for (const words of ['Write a whole number, 0 or more.', 'value="many"', 'value="Hansard &lt;b&gt;"'])
      expect(page).toContain(words)
    for (let time = 0; time < 2; time++) expect((await post(path, { ...fields, amount: '9' })).status).toBe(303)
    const { history = [] } = (await measure('politicians-asked')) ?? {}
    expect(history.filter(({ amount }) => amount.kind === 'count' && amount.count === 9)).toHaveLength(1)
    expect((await post('/console/impact/enter/nothing', fields)).status).toBe(404)
    expect((await post(path, { ...fields, token: '' })).status).toBe(400)
  })

  test('whoever is too late gets their own words back, beside what is there now', async () => {
    const id = await enter({ date: '2026-02' })
    await changeReading(services.write, {
      ...keeping(),
      id,
      basedOn: 1,
      entered: { ...entered, amount: 6 },
      reason: 'Read again',
    })
    const path = `/console/impact/entries/${id}`
    const mine = {
      token: 'a-form-in-the-console-2',
      basedOn: '1',
      amount: '5',
      date: '2026-02',
      source: 'My own words',
      url: 'https://h.example/2',
    }
    expect((await post(path, { ...mine, reason: '' })).status).toBe(422)
    const late = await post(path, { ...mine, reason: 'Mine' })
    expect(late.status).toBe(409)
    const page = await late.text()
    for (const words of ['Somebody else has changed this reading', 'value="My own words"', 'name="basedOn" value="2"'])
      expect(page).toContain(words)
    const tooLate = await post(`${path}/withdraw`, { token: 'a-form-in-the-console-4', basedOn: '1', reason: 'Read wrongly' })
    expect(tooLate.status).toBe(409)
    expect(await tooLate.text()).toContain('>Read wrongly</textarea>')
    expect((await post(`${path}/withdraw`, { token: 'a-form-in-the-console-3', basedOn: '2', reason: '' })).status).toBe(422)
    expect((await post(`${path}/withdraw`, { token: 'a-form-in-the-console-3', basedOn: '2', reason: 'No' })).status).toBe(303)
    const text = textOf(await (await app.request(path, { headers: { cookie } })).text())
    expect(text).toContain('This reading was withdrawn.')
  })

  test('what is old waits on the first page of the console', async () => {
    const text = textOf(await (await app.request('/console', { headers: { cookie } })).text())
    expect(text).toContain('“Without a nurse of their own” may be out of date')
    expect(text).not.toContain('“The promise for 2026” may be out of date')
  })

  test('the example’s readings are entered once, whatever became of them', async () => {
    await seedExampleImpact(services)
    await seedExampleImpact(services)
    const { history = [] } = (await measure('media-coverage')) ?? {}
    expect(history.map(({ date }) => date)).toEqual(['2025-12-31', '2026-11-03'])
    expect(history.every(({ source }) => source.name.en.startsWith('Example: '))).toBe(true)
    const inTime = await measure('answers-in-time')
    expect(inTime?.baseline?.amount).toEqual({ kind: 'share', count: 102, of: 160 })
    expect(inTime?.now).toMatchObject({
      amount: { count: 109, of: 159 },
      denominator: { en: 'trusts that were asked and whose time was over' },
    })
    expect(textOf(await see('/impact'))).toContain('what happened elsewhere or before is entered by staff')
  })

  test('every measure with its readings is one file', async () => {
    const csv = await see('/impact/measures.csv')
    expect(csv).toContain('england-since-2016')
    expect(csv).toContain('baseline,2016-09-21,percents,collected nothing,19,100')
    expect((await app.request('/impact/charts/by-status.csv')).status).toBe(200)
  })
})
