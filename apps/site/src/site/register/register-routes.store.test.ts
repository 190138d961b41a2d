import { expect, test } from 'vitest'
import { eachDatabase, type TestSeed } from '../../../test/support/test-database.ts'
import { testRouter, testServices } from '../../../test/support/test-router.ts'
import { type Campaign, findRoot, foundationRoom } from '../../foundation/index.ts'
import { registerRoom, registerTrusts, seedRegister } from '../../register/index.ts'
import { releasesRoom, seedPublicRecord } from '../../releases/index.ts'
import { registerRoutes } from './register-routes.ts'

const root = findRoot(import.meta.dirname)
const seed: TestSeed = {
  name: 'register-pages',
  reads: ['data'],
  run: async ({ db }) => {
    await seedRegister(db, root, new Date('2026-11-22T10:00:00Z'))
    await seedPublicRecord(db, root, new Date('2026-11-22T10:00:00Z'))
  },
}

eachDatabase(
  'the pages of the register',
  open => {
    const get = async (path: string, campaign: Campaign = 'example') => {
      const response = await testRouter(testServices(open(), { campaign }), registerRoutes).request(path)
      return { status: response.status, location: response.headers.get('location'), html: await response.text() }
    }
    const count = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].length

    test('all real trusts are listed by nation, decision and reason', async () => {
      const { status, html } = await get('/register')
      expect(status).toBe(200)
      for (const nation of ['England', 'Wales', 'Scotland', 'Northern Ireland']) expect(html).toContain(`${nation} <small>`)
      const trusts = await registerTrusts(open().db)
      const asked = trusts.filter(({ closedOn, survey }) => closedOn === null && survey.decision === 'surveyed')
      expect(trusts.length).toBeGreaterThan(300)
      expect(count(html, /href="\/register\/[A-Z0-9]+"/g)).toBe(trusts.length)
      expect(count(html, />Not asked yet</g)).toBe(asked.length)
      expect(html).toContain('Velindre is the cancer centre of south-east Wales')
      expect(html).toContain('It has not asked any of these trusts anything')
    })

    test('England’s result of 2016 stands with both figures, its day and its publisher', async () => {
      const { html } = await get('/register')
      expect(html).toMatch(/19% collected nothing, and 47% collected in part/)
      expect(html).toContain('21 September 2016')
    })

    test('a filter narrows the list and shows what it is', async () => {
      const { html } = await get('/register?nation=northern-ireland&decision=surveyed')
      expect(count(html, /href="\/register\/[A-Z0-9]+"/g)).toBe(5)
      expect(html).toContain('<option value="northern-ireland" selected="">')
      const { html: none } = await get('/register?nation=northern-ireland&decision=to-confirm')
      expect(none).toContain('There is no trust like that')
      const { html: nonsense } = await get('/register?nation=atlantis')
      expect(count(nonsense, /href="\/register\/[A-Z0-9]+"/g)).toBe((await registerTrusts(open().db)).length)
    })

    test('a closed trust names what followed it, or says that we do not know', async () => {
      const { html } = await get('/register?decision=closed')
      expect(html).toMatch(
        /North Bristol NHS Trust<\/a>[\s\S]{0,200}closed on 30 June 2026\. Now part of Bristol NHS Foundation Trust/,
      )
      expect(html).toMatch(/South London Healthcare NHS Trust<\/a>[\s\S]{0,200}We do not know what followed it/)
    })

    test('the age of every table is said', async () => {
      const { html } = await get('/register')
      expect(html).toContain('Postcode sectors: 9 August 2023, 39 months old')
      expect(html).toContain('Members of Parliament: 27 June 2026, 4 months old')
    })

    test('one trust shows what the register knows of it', async () => {
      const { status, html } = await get('/register/RA2')
      expect(status).toBe(200)
      expect(html).toContain('<h1>Royal Surrey NHS Foundation Trust</h1>')
      expect(html).toContain('Part of the survey')
      expect(html).toContain('Decided on 22 November 2026')
      expect(html).toContain('mailto:rsc-tr.FreedomOfInformation@nhs.net')
      expect(html).toContain('Royal Surrey County Hospital')
      expect(html).toContain('extrapolated at Multidisciplinary')
      expect(html).not.toContain('href="/trusts/RA2"')
      expect((await get('/register/RA2', 'uk')).html).toContain('href="/trusts/RA2"')
    })

    test('a missing address is said to be missing, and why', async () => {
      const { html } = await get('/register/BHSCT')
      expect(html).toContain('we never guess')
      expect(html).toContain('no open list of the hospitals in Northern Ireland')
    })

    test('a closed trust says when and what followed; the one that followed says what it came from', async () => {
      const closed = await get('/register/RVJ')
      expect(closed.html).toContain('This trust closed on 30 June 2026')
      expect(closed.html).toContain('href="/register/RA7"')
      expect(closed.html).toContain('Part of surveys of its time')
      expect(closed.html).not.toContain('Its hospitals</h2>')
      const successor = await get('/register/RA7')
      expect(successor.html).toMatch(
        /What it came from[\s\S]*href="\/register\/RVJ">North Bristol NHS Trust<\/a>[\s\S]*from 1 July 2026/,
      )
    })

    test.each([
      ['/register/ra2', '/register/RA2'],
      ['/register/W11000031', '/register/7A3'],
      ['/cy/register/w11000031', '/cy/register/7A3'],
    ])('%s leads to %s for good', async (asked, address) => {
      const { status, location } = await get(asked)
      expect([status, location]).toEqual([301, address])
    })

    test('a code that nobody has is not found', async () => {
      expect((await get('/register/NOPE9')).status).toBe(404)
    })

    test('in Welsh a Welsh board has its Welsh name', async () => {
      const { html } = await get('/cy/register/7A3')
      expect(html).toContain('<h1>Bwrdd Iechyd Prifysgol Bae Abertawe</h1>')
      expect(html).toContain('href="/cy/register"')
    })

    test('in Welsh a region has its Welsh name, and a nation is not named twice', async () => {
      const list = await get('/cy/register')
      expect(list.html).toContain('Gogledd-ddwyrain Lloegr a Swydd Efrog')
      expect(list.html).not.toContain('North East and Yorkshire')
      expect((await get('/cy/register/RA2')).html).toContain('<dd>De-ddwyrain Lloegr</dd>')
      expect((await get('/cy/register/7A3')).html).not.toContain('<dt>Rhanbarth</dt>')
    })
  },
  { migrations: [foundationRoom, registerRoom, releasesRoom].flatMap(room => room.migrations ?? []), seed },
)
