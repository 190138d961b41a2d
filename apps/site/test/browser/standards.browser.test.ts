import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inviteHospitalPerson } from '../../src/accounts/hospital/invite-hospital-person.ts'
import { allMigrations, makeApp } from '../../src/app.tsx'
import { seedEntries } from '../../src/content/index.ts'
import { inTransaction, listMail, type OpenDatabase, type Services } from '../../src/foundation/index.ts'
import { standardsKinds } from '../../src/improve/standards/standards-kinds.ts'
import { saveInventedTrusts } from '../../src/register/index.ts'
import { inventedTrustForTests } from '../../src/register/register-for-tests.ts'
import { signInForTests } from '../support/sign-in-for-tests.ts'
import { openFromImage } from '../support/test-image.ts'
import { testServices } from '../support/test-router.ts'
import { consoleInABrowser, scrollsSideways } from './round-under-test.ts'
import { desk, phone } from './site-under-test.ts'
import { violations } from './violations.ts'

const trustName = 'The Example trust of the Hill'
const principal = {
  kind: 'staff',
  id: 'first',
  name: 'First Admin',
  email: 'first@staff.example',
  role: 'admin',
  barredFrom: [],
} as const

let database: OpenDatabase
let services: Services
let shown: Awaited<ReturnType<typeof consoleInABrowser>>
beforeAll(async () => {
  database = await openFromImage(allMigrations(), undefined)
  services = testServices(database, {
    clock: () => new Date(),
    mailDomain: 'spotlight.example',
    entryKinds: [...standardsKinds],
    trustNames: async (_, codes) => new Map(codes.map(code => [code, trustName])),
  })
  await seedEntries(services)
  const invented = { trusts: [inventedTrustForTests('EX-301', trustName)], hospitals: [], politicians: [] }
  await inTransaction(database.db, tx => saveInventedTrusts(tx, invented, new Date()))
  const app = makeApp(services)
  const { cookie } = await signInForTests(services, { role: 'editor', name: 'First Editor' })
  shown = await consoleInABrowser(request => app.fetch(request), cookie)
}, 120_000)
afterAll(async () => {
  await shown?.close()
  await database?.close()
})

const newestLink = async (pattern: RegExp): Promise<string> => {
  for (const { text } of await listMail(database.db)) {
    const found = pattern.exec(text)?.[0]
    if (found) return shown.address + found.replace('http://localhost:3000', '')
  }
  throw new Error(`No mail has a link like ${pattern}`)
}

it('a nurse stands behind the standards in Welsh and without a script, is named, and a unit says how far it meets them', async () => {
  const faults: string[] = []
  const staff = await shown.enter({ viewport: desk })
  const nurse = await shown.enter({ viewport: phone, javaScriptEnabled: false })
  const looking = await shown.enter({ viewport: phone })
  for (const { page } of [staff, nurse, looking]) page.setDefaultTimeout(15_000)
  for (const { page } of [nurse, looking]) await page.context().clearCookies()
  // Axe is a script: it looks at the same pages in a window of its own.
  const look = async (address: string, page: Page = looking.page) => {
    if (page === looking.page) await page.goto(address)
    faults.push(...(await violations(page, address)))
    if (await scrollsSideways(page)) faults.push(`${address}: it scrolls sideways`)
  }
  for (const path of [
    '/standards',
    '/standards/professionals',
    '/standards/versions',
    '/standards/endorse',
    '/standards/endorsements',
  ])
    await look(shown.address + path)

  await nurse.page.goto(`${shown.address}/cy/standards`)
  await nurse.page.getByRole('link', { name: 'Sefyll y tu ôl i’r safonau', exact: true }).click()
  const main = nurse.page.locator('main')
  await main.getByRole('button', { name: 'Llofnodi, a chadarnhau drwy e-bost' }).click()
  expect(await main.getByRole('alert').innerText()).toContain('Dewiswch ble rydych yn gweithio')
  await main.getByLabel('Eich enw', { exact: true }).fill('Llofnodwr Cyntaf Ŵ')
  await main.getByLabel('Beth rydych yn ei wneud').selectOption('nurse-specialist')
  await main.getByLabel('Ble rydych yn gweithio').selectOption(trustName)
  await main.getByLabel('Eich cyfeiriad e-bost gwaith').fill('Cyntaf@Ymddiriedolaeth.Wales.NHS.UK')
  await main.getByRole('checkbox').check()
  await main.getByRole('button', { name: 'Llofnodi, a chadarnhau drwy e-bost' }).click()
  await nurse.page.getByRole('heading', { level: 1, name: 'Edrychwch yn eich mewnflwch gwaith' }).waitFor()
  const confirm = await newestLink(/http:\S+\/professionals\/confirm\/[\w-]{43}/)
  await look(confirm)
  await nurse.page.goto(confirm)
  expect(await main.innerText()).toContain('Llofnodwr Cyntaf Ŵ')
  await main.getByRole('button').click()
  await nurse.page.getByRole('heading', { level: 1, name: 'Diolch' }).waitFor()
  await look(await newestLink(/http:\S+\/standards\/endorse\/mine\/[\w-]{43}/))

  await staff.page.goto(`${shown.address}/console/endorsements`)
  await look('the desk of names', staff.page)
  await staff.page.getByRole('button', { name: /^Show / }).click()
  await staff.page.getByRole('status').waitFor()
  await look(`${shown.address}/standards/endorsements`)
  expect(await looking.page.locator('main').innerText()).toContain('Llofnodwr Cyntaf Ŵ')
  await staff.page.goto(`${shown.address}/console/professionals`)
  await look('the desk of addresses', staff.page)

  const person = {
    trust: 'EX-301',
    name: 'First Manager',
    work: 'cancer data',
    email: 'first@ex-301.invalid',
    language: 'en',
  } as const
  await inviteHospitalPerson(services, { ...person, principal })
  await nurse.page.goto(await newestLink(/http:\S+\/hospital\/enter\/[\w-]+/))
  await main.getByRole('button').first().click()
  await main.getByRole('link', { name: 'Your assessments' }).click()
  await main.getByLabel('Which unit is it?').selectOption('The whole trust or health board')
  await main.getByRole('button', { name: 'Begin, or go on' }).click()
  const first = main.locator('section.answer').first()
  await first.getByLabel('Partly met').check()
  await main.getByRole('button', { name: 'Send it to be published' }).click()
  expect(await main.getByRole('alert').innerText()).toContain('please say by what it can be seen')
  await first.getByLabel('By what can it be seen?').fill('An audit of this year 💜')
  await first.getByLabel('Day of the evidence').fill('2026-01-31')
  await main.getByRole('button', { name: 'Save and go on later' }).click()
  await main.getByRole('status').waitFor()
  // The same page with a script, for axe.
  await looking.page.context().addCookies(await nurse.page.context().cookies())
  await look(nurse.page.url())
  await main.getByRole('button', { name: 'Send it to be published' }).click()
  await main.getByRole('button', { name: 'Take it back and go on' }).waitFor()

  await staff.page.goto(`${shown.address}/console/assessments`)
  await look('the desk of assessments', staff.page)
  await staff.page.getByRole('link', { name: 'The whole trust or health board' }).click()
  await look('one assessment', staff.page)
  await staff.page.getByRole('button', { name: 'Publish', exact: true }).click()
  await staff.page.getByRole('status').waitFor()
  await look(`${shown.address}/trusts/EX-301/standards`)
  expect(await looking.page.locator('main').innerText()).toContain('An audit of this year 💜')
  for (const { watch } of [staff, nurse, looking]) expect(watch.foreign).toEqual([])
  for (const { close } of [staff, nurse, looking]) await close()
  expect(faults).toEqual([])
}, 90_000)
