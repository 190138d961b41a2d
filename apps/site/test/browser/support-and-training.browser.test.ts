import { afterAll, beforeAll, expect, it } from 'vitest'
import { allMigrations, makeApp } from '../../src/app.tsx'
import { seedEntries } from '../../src/content/index.ts'
import { inTransaction, listMail, type OpenDatabase, type Services } from '../../src/foundation/index.ts'
import { trainingKind } from '../../src/improve/training/catalogue/training-kind.ts'
import { supportKind } from '../../src/inform/support/support-kind.ts'
import { saveInventedTrusts } from '../../src/register/index.ts'
import { inventedTrustForTests } from '../../src/register/register-for-tests.ts'
import { signInForTests } from '../support/sign-in-for-tests.ts'
import { openFromImage } from '../support/test-image.ts'
import { testServices } from '../support/test-router.ts'
import { consoleInABrowser, scrollsSideways } from './round-under-test.ts'
import { desk, phone } from './site-under-test.ts'
import { violations } from './violations.ts'

const trustName = 'The Example trust of the Hill'
// A Monday morning, when a line that answers by day is open; a day on which a training can have been completed.
const now = new Date('2026-11-23T10:00:00Z')

let database: OpenDatabase
let services: Services
let shown: Awaited<ReturnType<typeof consoleInABrowser>>
beforeAll(async () => {
  database = await openFromImage(allMigrations(), undefined)
  services = testServices(database, {
    clock: () => now,
    mailDomain: 'spotlight.example',
    entryKinds: [supportKind, trainingKind],
  })
  await seedEntries(services)
  const invented = { trusts: [inventedTrustForTests('EX-301', trustName)], hospitals: [], politicians: [] }
  await inTransaction(database.db, tx => saveInventedTrusts(tx, invented, now))
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

it('somebody finds help and says what is wrong; a nurse gets a certificate in Welsh and takes it back: without a script', async () => {
  const faults: string[] = []
  const staff = await shown.enter({ viewport: desk })
  const visitor = await shown.enter({ viewport: phone, javaScriptEnabled: false })
  const looking = await shown.enter({ viewport: phone })
  for (const { page } of [staff, visitor, looking]) page.setDefaultTimeout(15_000)
  for (const { page } of [visitor, looking]) await page.context().clearCookies()
  // Axe is a script: it looks at the same pages in a window of its own.
  const look = async (address: string) => {
    await looking.page.goto(address)
    faults.push(...(await violations(looking.page, address)))
    if (await scrollsSideways(looking.page)) faults.push(`${address}: it scrolls sideways`)
  }
  const { page } = visitor
  const main = page.locator('main')

  await page.goto(`${shown.address}/support`)
  expect(await main.locator('h1 ~ * a').first().innerText()).toBe('999')
  await main.getByLabel('What would help?').selectOption('money')
  await main.getByRole('button', { name: 'Show support' }).click()
  expect(page.url()).toContain('/support?need=money')
  const line = main.getByRole('listitem').filter({ hasText: 'Macmillan Support Line' })
  expect(await line.innerText()).toContain('Open now, until 20:00')
  await line.getByRole('link', { name: /Tell us that something is wrong/ }).click()
  await main.getByRole('button', { name: 'Tell us' }).click()
  expect(await main.getByRole('alert').innerText()).toContain('Choose what is wrong')
  await main.getByLabel('The opening hours').check()
  await main.getByLabel('What should it say, or what happened?').fill('They begin at nine on Sundays.')
  await main.getByRole('button', { name: 'Tell us' }).click()
  expect(await main.innerText()).toContain('Somebody here looks at the entry')
  await staff.page.goto(`${shown.address}/console/support`)
  expect(await staff.page.locator('main').innerText()).toContain('They begin at nine on Sundays.')
  faults.push(...(await violations(staff.page, '/console/support')))

  await page.goto(`${shown.address}/cy/training/abc4nurses`)
  await main.getByRole('link', { name: 'Cofnodi fy mod wedi ei gwblhau' }).click()
  await main.getByLabel('Ar ba ddiwrnod y gwnaethoch ei gwblhau?').fill('2026-11-02')
  await main.getByLabel('Eich enw, fel y mae i fod ar y dystysgrif').fill('Nyrs Gyntaf Ŵ')
  await main.getByLabel('Ble ydych chi’n gweithio?').selectOption(trustName)
  await main.getByLabel('Eich cyfeiriad e-bost yn y gwaith').fill('nyrs@ymddiriedolaeth.wales.nhs.uk')
  await main.getByLabel(/Rwy’n datgan/).check()
  await main.getByRole('button', { name: 'Ei gofnodi, a chadarnhau drwy e-bost' }).click()
  await page.goto(await newestLink(/http:\S+\/professionals\/confirm\/[\w-]{43}/))
  await main.getByRole('button', { name: 'Ydy, mae’n gywir' }).click()
  const mine = await newestLink(/http:\S+\/training\/mine\/[\w-]{43}/)
  await page.goto(mine)
  await main.getByLabel('Dangoswch fy enw yno hefyd').check()
  await main.getByRole('button', { name: 'Cadw', exact: true }).click()
  const certificate = await main.getByRole('link', { name: /^[0-9A-Z]{5}(-[0-9A-Z]{5}){4}$/ }).getAttribute('href')
  await page.goto(shown.address + certificate)
  expect(await main.innerText()).toMatch(/Ein tystysgrif ni yw hon[\s\S]*Nyrs Gyntaf Ŵ/)
  await page.goto(`${shown.address}${certificate?.slice(0, -1)}${certificate?.endsWith('0') ? '1' : '0'}`)
  expect(await main.innerText()).toContain('Cafodd y cod hwn ei newid')
  for (const path of [
    '/support',
    '/support/samaritans',
    '/support/samaritans/report',
    '/training',
    '/training/abc4nurses/record',
    '/training/certificates',
  ])
    await look(shown.address + path)
  await look(mine)
  await look(shown.address + certificate)
  await page.goto(mine)
  await main.getByRole('button', { name: 'Tynnu fy nhystysgrif yn ôl' }).click()
  await page.goto(shown.address + certificate)
  expect(await main.innerText()).toContain('Cafodd y dystysgrif hon ei thynnu’n ôl')
  expect(faults).toEqual([])
}, 90_000)
