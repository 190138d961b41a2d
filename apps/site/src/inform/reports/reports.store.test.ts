// Long because: the life of one report, from before its first edition to what is withheld in it.
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../test/support/test-router.ts'
import { seedEntries } from '../../content/index.ts'
import { inTransaction, listAudit, type Router, type Services, writes } from '../../foundation/index.ts'
import { type Nation, saveInventedTrusts, type Trust, type TrustCode } from '../../register/index.ts'
import { newestCriteria, publishResults, withholdPassage } from '../../releases/index.ts'
import { plainResult } from '../../releases/results-for-tests.ts'
import { newsKind } from '../news/news-kind.ts'
import { editionOf } from './edition/edition-store.ts'
import { type PublishEdition, publishEdition } from './edition/publish-edition.ts'
import { reportKind } from './report-kind.ts'
import { reportsRoutes } from './reports-routes.ts'

const actor = { kind: 'system', name: 'test' } as const
const key = 'whos-counting'
const secret = 'Ask Nurse Made-Up in clinic four.'
const places: readonly Nation[] = ['england', 'wales', 'scotland', 'northern-ireland']

/** Twelve trusts in England, four elsewhere. */
const trusts = Array.from({ length: 16 }, (_, at): Trust => {
  const nation = at < 12 ? 'england' : (places[at % 4] ?? 'wales')
  return {
    // A test's own codes: nothing else makes them.
    code: `EX-9${String(at).padStart(2, '0')}` as TrustCode,
    name: at === 0 ? 'Tŷ <b>Golau</b> 💛 Example Trust' : `Example Trust ${at}`,
    nameCy: null,
    nation,
    kind: 'acute',
    regionCode: nation === 'england' ? (at % 2 === 0 ? 'Y56' : 'Y63') : nation,
    regionName: nation === 'england' ? (at % 2 === 0 ? 'London' : 'North East and Yorkshire') : nation,
    icbCode: null,
    icbName: null,
    address: null,
    postcode: null,
    lat: 52,
    lon: -1,
    locationBasis: 'invented',
    openedOn: null,
    closedOn: null,
    foiEmail: null,
    foiMissing: 'invented',
    aliases: [],
    isInvented: true,
    survey: { decision: 'surveyed', reason: 'Invented.', decidedOn: '2026-01-01' },
  }
})

eachDatabase('reports', open => {
  let services: Services
  let site: Router
  const see = async (path: string) => (await site.request(path)).text()

  const publish = (changes: Partial<PublishEdition> & Pick<PublishEdition, 'release' | 'formToken'>) =>
    publishEdition(services.write, {
      report: key,
      reason: { en: '', cy: '' },
      campaign: 'example',
      messages: services.messages,
      publisher: '',
      actor,
      now: services.clock(),
      ...changes,
    })

  /** One that counts everyone, eleven that count some, one that was silent; the others were not asked. */
  const results = trusts
    .slice(0, 13)
    .map(({ code }, at) =>
      plainResult(code, at === 0 ? 'collecting' : at === 12 ? 'no-response' : 'partial', at === 1 ? { quote: secret } : {}),
    )
  const release = async (changes: Partial<Parameters<typeof publishResults>[1]> = {}) => {
    const outcome = await publishResults(services.write, {
      actor,
      now: services.clock(),
      campaign: 'example',
      criteria: newestCriteria(services.root),
      rows: results,
      today: '2026-11-22',
      ...changes,
    })
    if (outcome.kind !== 'published') throw new Error(outcome.kind)
    return outcome.release.id
  }

  beforeAll(async () => {
    services = testServices(open(), { entryKinds: [reportKind, newsKind] })
    site = testRouter(services, reportsRoutes)
    await inTransaction(services.write, tx =>
      saveInventedTrusts(tx, { trusts, hospitals: [], politicians: [] }, services.clock()),
    )
    await seedEntries(services)
  })

  test('before there is an edition a report says that it is to come, in both languages', async () => {
    expect(await see('/reports')).toContain('Still to come.')
    expect(await see('/cy/reports/diagnosis')).toContain('Mae’r adroddiad hwn eto i ddod')
    expect(await see(`/reports/${key}`)).toContain('The first edition comes after the first results.')
    const refused = await publish({ release: '2026-1', formToken: 'before-the-release' })
    expect(refused).toEqual({ kind: 'no', why: 'unknown-release' })
    for (const path of ['/reports/nothing', `/reports/${key}/1`, `/reports/${key}/1.pdf`, `/reports/${key}/1/figures.csv`])
      expect((await site.request(path)).status, path).toBe(404)
  })

  test('two who publish at once make one edition, and the form that is sent again makes none', async () => {
    await release({ asOf: '2026-11-03' })
    const both = await Promise.all(['by-the-first', 'by-the-second'].map(formToken => publish({ release: '2026-1', formToken })))
    expect(both.map(({ kind }) => kind).sort()).toEqual(['no', 'published'])
    const [sent] = both.flatMap(({ kind }, at) => (kind === 'published' ? [['by-the-first', 'by-the-second'][at] ?? ''] : []))
    expect(await publish({ release: '2026-1', formToken: sent ?? '' })).toEqual({ kind: 'same', edition: 1 })
    const entered = (await listAudit(services.db, {}, { limit: 50 })).filter(({ deed }) => deed === 'report.publish')
    expect(entered.map(({ subject }) => subject.id)).toEqual([`${key}/1`])
  })

  test('its numbers are those of the release, with a range or, for few, with none; each with date, source and denominator', async () => {
    const page = await see(`/reports/${key}`)
    expect(page).toContain('<strong>11 of 12</strong> trusts that answered do not count everyone. One more did not answer.')
    expect(page).toContain('<strong>12 of 13 (92%)</strong> of the trusts and health boards that we asked')
    expect(page).toContain('1 of 12 (8%)</td><td>1% to 35%')
    expect(page).toContain('nobody answered')
    expect(page).toContain('too few for a percentage')
    expect(page).toContain('Tŷ &lt;b&gt;Golau&lt;/b&gt; 💛 Example Trust')
    expect(page).toContain(secret)
    const sections = page.split('<section class="band prose').slice(1)
    for (const section of sections.filter(part => /<table|figure-number/.test(part)))
      expect(section).toContain('data-figure-denominator')
    const welsh = await see(`/cy/reports/${key}/1`)
    expect(welsh).toContain('o’r ymddiriedolaethau a’r byrddau iechyd y gofynnwyd iddynt a atebodd')
    expect(welsh).toContain('Pwy sy’n cyfrif?')
  })

  test('the same numbers come as CSV and JSON, with how to cite them', async () => {
    const csv = await see(`/reports/${key}/1/figures.csv`)
    expect(csv).toContain('Example,whos-counting,1,2026-1,2026-11-03,uk,uk,uk,16,13,12,1,11,0,1,3,0,92,')
    expect(csv).toContain(',rule,records-some,')
    const lengths = new Set(
      csv
        .trimEnd()
        .split('\r\n')
        .map(line => line.replaceAll(/"(?:[^"]|"")*"/g, '').split(',').length),
    )
    expect(lengths.size).toBe(1)
    const json: unknown = JSON.parse(await see(`/cy/reports/${key}/1/figures.json`))
    expect(json).toMatchObject({
      citation: expect.stringMatching(
        /Argraffiad 1, .*http:\/\/localhost:3000\/cy\/reports\/whos-counting\/1 \(Ymgyrch enghreifftiol/,
      ),
      figures: { release: { id: '2026-1' }, reasons: expect.arrayContaining([expect.objectContaining({ trusts: 11 })]) },
    })
    expect(JSON.stringify(json)).not.toContain(secret)
  })

  test('on paper it is tagged, in the language of the address, and the same each time', async () => {
    const paper = async (path: string) => Buffer.from(await (await site.request(path)).arrayBuffer())
    const first = await paper(`/reports/${key}/1.pdf`)
    expect(first.subarray(0, 5).toString()).toBe('%PDF-')
    expect(first.equals(await paper(`/reports/${key}/1.pdf`))).toBe(true)
    const text = first.toString('latin1')
    for (const mark of ['/StructTreeRoot', '/Marked true', '/Lang (en-GB)', '/S /Figure', '/S /TH', '/S /BlockQuote'])
      expect(text, mark).toContain(mark)
    expect((await paper(`/cy/reports/${key}/1.pdf`)).toString('latin1')).toContain('/Lang (cy-GB)')
  })

  test('a correction makes a new edition that says why and names the earlier one, which stays', async () => {
    const before = await editionOf(services.db, key, 1)
    const right = results.slice(2, 3).map(row => ({ ...row, status: 'collecting' as const, criterion: null }))
    await release({ rows: right, correction: { parent: '2026-1', reason: 'We misread an answer.' } })
    expect(await publish({ release: '2026-1.1', formToken: 'without-a-reason' })).toEqual({ kind: 'no', why: 'reason-missing' })
    const reason = { en: 'We misread an answer. 💛', cy: 'Camddarllenwyd ateb.' }
    expect(await publish({ release: '2026-1.1', formToken: 'with-a-reason', reason })).toEqual({ kind: 'published', edition: 2 })
    expect(await editionOf(services.db, key, 1)).toEqual(before)
    expect(await see(`/reports/${key}`)).toContain('This edition takes the place of edition 1')
    expect(await see(`/cy/reports/${key}`)).toContain('Camddarllenwyd ateb.')
    expect(await see(`/reports/${key}/2`)).toContain('10 of 12')
    const old = await see(`/reports/${key}/1`)
    expect(old).toContain('11 of 12')
    expect(old).toContain('Something in this edition was put right')
    expect(old).toContain(`href="/reports/${key}/2"`)
    expect(await see('/reports')).toContain(`href="/reports/${key}/1"`)
  })

  test('what is withheld in the release is withheld in every edition and on paper', async () => {
    const passage = `2026-1/${trusts[1]?.code}/1`
    const paper = async () => (await (await site.request(`/reports/${key}/1.pdf`)).arrayBuffer()).byteLength
    const withIt = await paper()
    await withholdPassage(services.write, {
      actor,
      now: services.clock(),
      passage,
      reason: 'It named a person.',
      today: '2026-11-22',
    })
    for (const path of [`/reports/${key}/1`, `/reports/${key}/2`, `/cy/reports/${key}/1`]) {
      const page = await see(path)
      expect(page, path).not.toContain(secret)
      expect(page, path).toContain('It named a person.')
    }
    expect(await paper()).not.toBe(withIt)
  })

  test('the database refuses to change or remove an edition', async () => {
    const change = (statement: string) =>
      inTransaction(open().db, tx => sql.raw(statement).execute(writes(tx))).catch((error: { code?: string }) => error.code)
    for (const statement of [
      `update report_edition set published_by = 'Somebody else'`,
      'delete from report_edition',
      'truncate report_edition',
    ])
      expect(await change(statement), statement).toBe('23000')
  })
})
