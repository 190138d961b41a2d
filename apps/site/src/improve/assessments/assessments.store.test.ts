import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../test/support/test-router.ts'
import { seedEntries } from '../../content/index.ts'
import {
  type Ctx,
  type HospitalPerson,
  hearNews,
  inTransaction,
  listAudit,
  type News,
  type Router,
  record,
  rows,
  type Services,
  writes,
} from '../../foundation/index.ts'
import { saveInventedTrusts } from '../../register/index.ts'
import { inventedTrustForTests } from '../../register/register-for-tests.ts'
import { textOf } from '../../site/test/site-for-tests.ts'
import { standardsKinds } from '../standards/standards-kinds.ts'
import { recallAssessment, saveAssessment, startAssessment } from './assess.ts'
import type { AssessmentAnswer } from './assessment.ts'
import { answersOf, assessmentById } from './assessment-store.ts'
import type { AssessmentTables } from './assessment-tables.ts'
import { assessmentsPanel } from './assessments-panel.tsx'
import { decideAssessment, withholdEvidence } from './decide-assessment.ts'
import { editPage } from './hospital/edit-page.tsx'
import { trustAssessmentsPath } from './links.ts'
import { loadAssessment } from './load-assessment.ts'
import { trustAssessmentsPage } from './pages/trust-page.tsx'

const trusts = ['EX-201']
const person: HospitalPerson = {
  kind: 'hospital',
  id: 'first',
  name: 'First Manager',
  email: 'first@ex-201.invalid',
  work: 'cancer data',
  trust: 'EX-201',
  isCalledBack: true,
}
const actor = { kind: 'system', name: 'test' } as const

eachDatabase('how a unit sees itself', open => {
  let services: Services
  let app: Router
  let now: Date
  let year = 2030
  let news: News[] = []
  let stopHearing: () => Promise<void> = async () => undefined
  beforeAll(async () => {
    now = new Date('2026-11-23T10:00:00Z')
    await seedEntries(testServices(open(), { clock: () => now, entryKinds: [...standardsKinds] }))
    const invented = {
      trusts: [inventedTrustForTests('EX-201', 'The Example trust by the Wood')],
      hospitals: [],
      politicians: [],
    }
    await inTransaction(open().db, tx => saveInventedTrusts(tx, invented, now))
  })
  beforeEach(async () => {
    // What is published stays: each test has a year of its own.
    year += 1
    now = new Date(`${year}-03-31T00:30:00+01:00`)
    services = testServices(open(), { clock: () => now })
    const panel = async (c: Ctx) => c.html(`${(await assessmentsPanel('EX-201', c)).map(({ body }) => String(body)).join('')}`)
    app = testRouter(services, router => {
      router.get(trustAssessmentsPath, trustAssessmentsPage)
      router.get('/panel', panel)
    })
    news = []
    stopHearing = await hearNews(open(), heard => news.push(heard))
  })
  afterEach(() => stopHearing())

  const text = async (path: string) => textOf(await (await app.request(path)).text())
  const begin = async () => {
    const id = await startAssessment(services, { person, hospitalCode: '' })
    if (id === null) throw new Error('There are no standards')
    return id
  }
  const held = async (id: number) => {
    const row = await assessmentById(open().db, id)
    if (!row) throw new Error('It is gone')
    return row
  }
  const said = async (id: number, more: Partial<AssessmentAnswer> = {}): Promise<AssessmentAnswer[]> =>
    (await answersOf(open().db, id)).map(({ withheldAt: _, ...answer }) =>
      answer.standard === 'specialist-nurse'
        ? {
            ...answer,
            grade: 'met',
            evidence: 'Audit: everyone 💜 Ŵ',
            link: 'https://trust.example/audit',
            evidenceOn: '2026-11-01',
            ...more,
          }
        : answer,
    )
  const save = async (id: number, isSent: boolean, more: Partial<AssessmentAnswer> = {}, version?: number) =>
    saveAssessment(services, {
      person,
      trusts,
      id,
      version: version ?? (await held(id)).version,
      answers: await said(id, more),
      isSent,
    })
  const decide = async (id: number, verdict: 'publish' | 'give-back', version?: number) =>
    decideAssessment(services, {
      id,
      version: version ?? (await held(id)).version,
      actor,
      verdict,
      note: 'Please name the year.',
    })
  const published = async () => {
    const id = await begin()
    expect(await save(id, true)).toBe('done')
    expect(await decide(id, 'publish')).toBe('done')
    return id
  }

  test('is begun once a year, saved, sent, given back, sent again and published, and then never changes', async () => {
    const id = await begin()
    expect(await begin()).toBe(id)
    expect(await held(id)).toMatchObject({ state: 'draft', year, edition: 1, trust_code: 'EX-201' })
    expect((await answersOf(open().db, id)).every(({ grade }) => grade === 'not-assessed')).toBe(true)
    expect(await save(id, false)).toBe('done')
    expect(await save(id, true, { evidence: '' })).toBe('missing')
    expect((await held(id)).state).toBe('draft')
    expect(await save(id, true)).toBe('done')
    // Pressed twice.
    expect(await save(id, true)).toBe('done')
    expect(await text('/trusts/EX-201/standards')).not.toContain(`The whole trust or health board, ${year}`)
    expect(await decide(id, 'give-back')).toBe('done')
    expect(await held(id)).toMatchObject({ state: 'draft', note: 'Please name the year.' })
    const log = await listAudit(open().db, { subject: { kind: 'assessment', id: String(id) } }, { limit: 20 })
    expect(JSON.stringify(log)).not.toContain('Please name the year.')
    expect(await save(id, true)).toBe('done')
    const { version } = await held(id)
    expect(await recallAssessment(services, { person, trusts, id })).toBe('done')
    // Staff had opened what was taken back meanwhile.
    expect(await decide(id, 'publish', version)).toBe('changed')
    expect(await save(id, true)).toBe('done')
    expect(await decide(id, 'publish')).toBe('done')
    await expect.poll(() => news.map(({ name }) => name)).toContain('assessments-changed')

    expect(await save(id, false, { grade: 'partly' })).toBe('closed')
    expect(await recallAssessment(services, { person, trusts, id })).toBe('closed')
    const change = (table: 'assessment' | 'assessment_answer') =>
      inTransaction(open().db, async tx => {
        await record(tx, { actor, at: now, deed: 'test', subject: { kind: 'test', id: '' } })
        const tables = writes<AssessmentTables>(tx)
        if (table === 'assessment') await tables.updateTable('assessment').set({ year: 2999 }).where('id', '=', id).execute()
        else await tables.updateTable('assessment_answer').set({ grade: 'met' }).where('assessment_id', '=', id).execute()
      })
    await expect(change('assessment')).rejects.toThrow('never changes')
    await expect(change('assessment_answer')).rejects.toThrow('never changes')
  })

  test('stands on the page of the trust as what the unit says of itself, dated, and so does every earlier year', async () => {
    await published()
    const first = year
    year += 1
    now = new Date(`${year}-11-01T10:00:00Z`)
    await published()
    const page = await text('/trusts/EX-201/standards')
    for (const each of [first, year]) expect(page).toContain(`The whole trust or health board, ${each}`)
    expect(page).toContain('1 of 12 standards of care are met')
    expect(page).toContain('Audit: everyone 💜 Ŵ')
    const panel = await text('/panel')
    expect(panel).toContain(`Said of itself in ${year}`)
    expect(panel).not.toContain(`Said of itself in ${first}`)
    expect(panel).toContain('We have not checked it')
    expect(await text('/cy/trusts/EX-201/standards')).toContain('Wedi’i gyrraedd')
    expect((await app.request('/trusts/EX-999/standards')).status).toBe(404)
  })

  test('of two who save at once the second loses nothing: both texts are shown', async () => {
    const id = await begin()
    const { version } = await held(id)
    expect(await save(id, false, { evidence: 'The first' }, version)).toBe('done')
    expect(await save(id, false, { evidence: 'The second' }, version)).toBe('changed')
    const answers = await said(id, { evidence: 'The second' })
    const pages = testRouter(services, router =>
      router.get('/edit', async c =>
        editPage(c, person, { view: await loadAssessment(c, await held(id)), typed: answers, notice: 'changed' }),
      ),
    )
    const html = textOf(await (await pages.request('/edit')).text())
    expect(html).toContain('The first')
    expect(html).toContain('The second')
  })

  test('is nobody else’s: another trust can neither save nor take it back', async () => {
    const id = await begin()
    const answers = await said(id)
    const strange = { person: { ...person, trust: 'EX-202' }, trusts: ['EX-202'], id }
    expect(await saveAssessment(services, { ...strange, version: 1, answers, isSent: true })).toBe('unknown')
    expect(await recallAssessment(services, strange)).toBe('unknown')
  })

  test('a passage that must not be seen goes, and the day on which it went stays', async () => {
    const id = await published()
    expect(await withholdEvidence(services, { id, standard: 'specialist-nurse', actor })).toBe('done')
    expect(await withholdEvidence(services, { id, standard: 'specialist-nurse', actor })).toBe('done')
    const [nurse] = (await answersOf(open().db, id)).filter(({ standard }) => standard === 'specialist-nurse')
    expect(nurse).toMatchObject({ grade: 'met', evidence: '', link: '', withheldAt: now })
    expect(await text('/trusts/EX-201/standards')).toContain('This passage was taken away')
    const kept = await rows<AssessmentTables>(open().db)
      .selectFrom('assessment_answer')
      .select('standard')
      .where('assessment_id', '=', id)
      .execute()
    expect(kept.length).toBe(12)
  })
})
