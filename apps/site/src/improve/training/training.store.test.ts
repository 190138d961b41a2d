// Long because: one completion's way from the form to the certificate and its end, on the same few rows.
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { forgetGuard } from '../../../test/support/forget-guard.ts'
import { signInForTests } from '../../../test/support/sign-in-for-tests.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { makeApp } from '../../app.tsx'
import { readSeedFolder, seedEntries } from '../../content/index.ts'
import {
  findRoot,
  inTransaction,
  listAudit,
  listMail,
  type Role,
  type Router,
  record,
  type Services,
  writes,
} from '../../foundation/index.ts'
import { invented, saveTrusts, textOf } from '../../site/test/site-for-tests.ts'
import { keepProfessionals } from '../professionals/keep-professionals.ts'
import { workPurposes } from '../work-purposes.ts'
import { readTraining } from './catalogue/read-training.ts'
import { trainingKind } from './catalogue/training-kind.ts'
import { newCertificateCode } from './certificates/certificate-code.ts'
import { latestCompletions } from './completions/completion-store.ts'
import { holdRestoredCertificates, keepCompletions } from './completions/keep-completions.ts'
import { trainingTotals } from './coverage/training-totals.ts'

const root = findRoot(import.meta.dirname)
const ours = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin', host: 'localhost:3000' }
const form = '/training/gatewayc-breast-cancer-recurrence/record'

describe('the trainings that the programme brings', () => {
  test('every file can be read, in both languages, and the same ones stand in both campaigns', () => {
    const { seeds, broken } = readSeedFolder(root, [trainingKind], 'uk')
    expect(broken.filter(({ kind }) => kind === 'training')).toEqual([])
    const trainings = seeds
      .filter(({ kind }) => kind === 'training')
      .map(({ key, seed }) => readTraining({ kind: 'training', key, version: 1, publishedAt: new Date(0), ...seed.words }, 'cy'))
    expect(trainings.length).toBeGreaterThan(1)
    expect(trainings.filter(training => training === null || training.words.isFallback)).toEqual([])
    expect(seeds.filter(({ kind, seed }) => kind === 'training' && seed.campaign !== null)).toEqual([])
  })
})

eachDatabase('training', open => {
  let services: Services
  let app: Router
  let now = new Date('2026-11-23T10:00:00Z')
  beforeAll(async () => {
    services = testServices(open(), { clock: () => now, entryKinds: [trainingKind], mailDomain: 'spotlight.example' })
    await saveTrusts(open().db, [invented('EX-001', 'Lamplight Trust'), invented('EX-002', 'Second Trust')])
    await seedEntries(services)
    app = makeApp(services)
  })
  afterEach(async () => {
    now = new Date('2026-11-23T10:00:00Z')
    await forgetGuard(open().db)
    await inTransaction(open().db, async tx => {
      await record(tx, { actor: { kind: 'system', name: 'test' }, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
      const db = writes<Record<'training_completion' | 'professional' | 'mail', { id: number }>>(tx)
      for (const table of ['training_completion', 'professional', 'mail'] as const) await db.deleteFrom(table).execute()
    })
  })

  const get = async (path: string, cookie = '') => {
    const answer = await app.request(path, { headers: cookie === '' ? {} : { cookie } })
    const html = answer.headers.get('content-type') === 'application/pdf' ? '' : await answer.text()
    return { status: answer.status, text: textOf(html), html, headers: answer.headers }
  }
  const post = async (path: string, fields: Record<string, string>, headers: Record<string, string> = ours) => {
    const answer = await app.request(path, { method: 'POST', headers, body: new URLSearchParams(fields) })
    const html = await answer.text()
    return { status: answer.status, text: textOf(html), html, to: answer.headers.get('location') }
  }
  const typed = {
    name: 'First Nurse Ŵ',
    trust: 'EX-001',
    employer: '',
    address: 'nurse@lamplight.nhs.uk',
    completedOn: '2026-11-02',
    states: 'yes',
  }
  const newest = async (path: 'professionals/confirm' | 'training/mine') => {
    for (const { text } of await listMail(open().db)) {
      const link = new RegExp(`http://localhost:3000(/${path}/[\\w-]{43})`).exec(text)?.[1]
      if (link) return link
    }
    throw new Error(`No mail has a link to ${path}`)
  }
  /** Records a training and says yes to the mail. Gives the link of its owner and the code. */
  const recorded = async (changes: Partial<Record<keyof typeof typed | 'showsName' | 'showsEmployer', string>> = {}) => {
    expect(await post(form, { ...typed, ...changes })).toMatchObject({ status: 303, to: '/professionals/asked' })
    await post(await newest('professionals/confirm'), {})
    const [completion] = await latestCompletions(open().db, 1)
    if (!completion) throw new Error('Nothing was recorded')
    return { mine: await newest('training/mine'), completion }
  }

  test('the catalogue says length, cost, accreditation and for whom, can be filtered, and leads to what was read', async () => {
    const { text, html } = await get('/training')
    expect(text).toContain('About one hour')
    expect(text).toContain('15 academic credits at level 6 or 7')
    expect(text).toContain('Nobody has recorded a training here yet')
    expect((await get('/training?form=course')).html).not.toContain('/training/abc4nurses')
    expect((await get('/training?audience=data&cost=paid')).text).toContain('We list nothing that fits all of that')
    expect(html).toContain('/training/royal-marsden-sact')
    expect((await get('/cy/training/abc4nurses')).text).toContain('darllenwyd ar 23 Tachwedd 2026')
    expect((await get('/training/no-such')).status).toBe(404)
  })

  test('what is missing is said at its field, and nothing is written', async () => {
    const wrong = { ...typed, name: 'www.buy.example', trust: 'EX-999', address: 'nobody', completedOn: '2026-11-24', states: '' }
    const { status, html, text } = await post(form, wrong)
    expect(status).toBe(422)
    for (const field of ['name', 'trust', 'address', 'completedOn', 'states']) expect(html).toContain(`id="${field}-error"`)
    expect(text).toContain('That day is still to come')
    expect((await post(form, { ...typed, completedOn: '2021-11-23' })).text).toContain('We keep certificates for 5 years')
    expect((await post(form, { ...typed, name: 'Nurse 💛' })).text).toContain('Our paper has no letters for “💛”')
    expect(
      (await post(form, typed, { ...ours, origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' })).status,
    ).toBe(403)
    expect(await listMail(open().db)).toEqual([])
  })

  test('nothing counts before the yes; then there is a certificate that says only what its holder agreed to show', async () => {
    await post(form, typed)
    const [before] = await latestCompletions(open().db, 1)
    expect(before).toBeUndefined()
    const link = await newest('professionals/confirm')
    expect((await get(link)).text).toContain('First Nurse Ŵ')
    expect((await trainingTotals(open().db)).all).toBe(0)
    await Promise.all([post(link, {}), post(link, {})])
    const [completion] = await latestCompletions(open().db, 2)
    const page = `/training/certificates/${completion?.code}`
    const { status, text, headers } = await get(page)
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(text).toContain('This certificate is ours, and it stands')
    expect(text).toContain('Completed on 2 November 2026')
    expect(text).toContain('The provider has not confirmed it to us')
    expect(text).not.toMatch(/First Nurse|Lamplight|nurse@/)
    const mine = await newest('training/mine')
    await post(mine, { do: 'show', showsName: 'yes' })
    expect((await get(page)).text).toContain('First Nurse Ŵ')
    expect((await get(page)).text).not.toContain('Lamplight')
    expect(JSON.stringify(await listAudit(open().db, {}, { limit: 50 }))).not.toContain('First Nurse')
  })

  test('a link that was changed, a code that was made up and what is no code are said to be so', async () => {
    const { completion } = await recorded({ showsName: 'yes' })
    const code = completion.code
    const changed = (code.startsWith('A') ? 'B' : 'A') + code.slice(1)
    const altered = await get(`/training/certificates/${changed}`)
    expect([altered.status, altered.text.includes('This code was changed'), altered.text.includes('Do not rely')]).toEqual([
      404,
      true,
      true,
    ])
    const forged = await get(`/training/certificates/${newCertificateCode()}`)
    expect([forged.status, forged.text.includes('We have given no such certificate')]).toEqual([404, true])
    expect((await get('/training/certificates/First-Nurse')).text).toContain('This code was changed')
    const small = code.toLowerCase().replaceAll('-', ' ')
    expect(await post('/training/certificates', { code: small })).toMatchObject({
      status: 303,
      to: `/training/certificates/${code}`,
    })
    expect((await post('/training/certificates', { code: 'hello' })).text).toContain('That is no code')
    expect((await get('/cy/training/certificates')).text).toContain('Gwirio tystysgrif')
  })

  test('the certificate is a paper for its holder alone; taken back it says so, and whose it was is forgotten', async () => {
    const { mine, completion } = await recorded({ showsName: 'yes', showsEmployer: 'yes' })
    const paper = await get(`${mine}/certificate.pdf`)
    expect([paper.status, paper.headers.get('content-type'), paper.headers.get('cache-control')]).toEqual([
      200,
      'application/pdf',
      'no-store',
    ])
    expect((await get(`/training/mine/${'x'.repeat(43)}/certificate.pdf`)).status).toBe(404)
    const [first, second] = await Promise.all([post(mine, { do: 'take-back' }), post(mine, { do: 'take-back' })])
    expect([first.status, second.status]).toEqual([410, 410])
    const { status, text } = await get(`/training/certificates/${completion.code}`)
    expect([status, text.includes('This certificate was withdrawn'), text.includes('First Nurse')]).toEqual([410, true, false])
    expect((await get(`${mine}/certificate.pdf`)).status).toBe(410)
    expect((await trainingTotals(open().db)).all).toBe(0)
    // Its address is held by nothing any more.
    now = new Date('2026-12-10T10:00:00Z')
    expect((await keepProfessionals(services, workPurposes)).forgotten).toBe(1)
  })

  test('recorded once more it is the same certificate, and its owner gets the link again; a second mail waits ten minutes', async () => {
    const { mine, completion } = await recorded()
    const mails = (await listMail(open().db)).length
    await post(form, typed)
    expect((await listMail(open().db)).length).toBe(mails)
    now = new Date('2026-11-23T10:11:00Z')
    const again = await recorded()
    expect(again.completion).toMatchObject({ id: completion.id, code: completion.code })
    expect(again.mine).not.toBe(mine)
    expect((await get(mine)).status).toBe(200)
  })

  test('an address elsewhere waits for a person, with no certificate until then', async () => {
    const { mine, completion } = await recorded({ address: 'nurse@hospice.example', trust: 'other', employer: 'A hospice' })
    expect(completion.state).toBe('review')
    expect((await get(mine)).text).toContain('Until then there is no certificate')
    expect((await get(`/training/certificates/${completion.code}`)).status).toBe(404)
    expect((await get(`${mine}/certificate.pdf`)).headers.get('content-type')).toContain('text/html')
  })

  test('how many of a trust is rounded, and fewer than five are not told apart', async () => {
    for (const person of [1, 2, 3, 4])
      await recorded({ address: `nurse${person}@lamplight.nhs.uk`, name: `Nurse ${'I'.repeat(person)}` })
    // One person with two addresses of one mailbox, and with a second training, counts once.
    await recorded({ address: 'nurse4+again@lamplight.nhs.uk', completedOn: '2026-11-03' })
    expect(await trainingTotals(open().db)).toMatchObject({ all: 4, byTrust: [{ count: 4 }] })
    const { text } = await get('/training/coverage')
    expect(text).toContain('Lamplight Trust fewer than 5')
    expect((await get('/trusts/EX-001')).text).toContain('fewer than 5 people who work here have recorded a training')
    await recorded({ address: 'nurse6@lamplight.nhs.uk' })
    await recorded({ address: 'nurse7@elsewhere.nhs.uk', trust: 'EX-002' })
    expect((await get('/training/coverage')).text).toContain('Lamplight Trust at least 5')
  })

  test('staff note what a provider confirmed, and withdraw one: its holder is told why', async () => {
    const { completion } = await recorded()
    const as = async (role: Role) => (await signInForTests(services, { role })).cookie
    const editor = await as('editor')
    expect((await get('/console/training', await as('viewer'))).text).not.toContain('First Nurse')
    expect((await get('/console/training', editor)).text).toContain('First Nurse Ŵ')
    const decide = (what: 'provider' | 'revoke', note: string) =>
      post(`/console/training/${completion.id}/${what}`, { note }, { ...ours, cookie: editor })
    expect((await decide('provider', ' ')).status).toBe(422)
    expect((await decide('provider', 'By mail.')).to).toContain('done=done')
    expect((await decide('provider', 'Again.')).to).toContain('done=already')
    expect((await get(`/training/certificates/${completion.code}`)).text).toContain(
      'the provider confirmed it to us, as noted on 23 November 2026',
    )
    expect((await decide('revoke', 'The provider knows of no such person.')).to).toContain('done=done')
    expect((await decide('revoke', 'Once more.')).to).toContain('done=already')
    expect((await listMail(open().db)).some(({ text }) => text.includes('The provider knows of no such person.'))).toBe(true)
    expect((await get(`/training/certificates/${completion.code}`)).status).toBe(410)
    // What is said of somebody who is forgotten stands in no log, which everybody here reads.
    const log = await listAudit(open().db, { subject: { kind: 'training', id: String(completion.id) } }, { limit: 20 })
    expect(log.map(({ deed }) => deed)).toContain('training.revoke')
    expect(JSON.stringify(log)).not.toContain('no such person')
  })

  test('what nobody confirmed is forgotten in a week, certificates end after five years, and a backup shows no name', async () => {
    await post(form, { ...typed, address: 'other@lamplight.nhs.uk' })
    const { completion } = await recorded({ showsName: 'yes' })
    expect(await holdRestoredCertificates(open().db, now)).toContain('1 certificates')
    expect((await get(`/training/certificates/${completion.code}`)).text).not.toContain('First Nurse')
    now = new Date('2026-12-01T10:00:00Z')
    expect([await keepCompletions(services), await keepCompletions(services)]).toEqual([1, 0])
    now = new Date('2031-11-03T10:00:00Z')
    expect(await keepCompletions(services)).toBe(1)
    expect((await get(`/training/certificates/${completion.code}`)).text).toContain('This certificate has had its time')
    now = new Date('2033-11-04T10:00:00Z')
    expect(await keepCompletions(services)).toBe(1)
  })
})
