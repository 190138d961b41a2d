import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findRoot } from '../../src/foundation/index.ts'
import { symbolIds } from '../../src/releases/index.ts'
import { becomeFirstAdmin } from './becoming-staff.ts'
import { desk, phone, type RunningSite, startBrowser, startSite, visit } from './site-under-test.ts'

const trust = { code: 'EX-016', name: 'Deepseam Hospitals Example Trust' }
const folder = mkdtempSync(join(tmpdir(), 'spotlight-hospital-'))
const [example, results, key] = ['example', 'results', 'trust.key'].map(name => join(folder, name)) as [string, string, string]
let site: RunningSite
let browser: Browser

/** The counting program as a hospital starts it, in a process of its own. */
function count(...args: string[]): Promise<string> {
  const child = spawn(process.execPath, [join(findRoot(), 'dist/count/main.js'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', chunk => {
      said += String(chunk)
    })
  }
  return new Promise((resolve, reject) => {
    child.once('close', code => (code === 0 ? resolve(said) : reject(new Error(`${args[0]} ended with ${code}:\n${said}`))))
  })
}

/** What a hospital does: its extracts (invented ones), the count, a look at what would leave, and the signature. */
async function countInTheHospital(): Promise<void> {
  await count('example', example, '--hospital', 'teaching', '--people', '1500')
  const maps = ['mdt.yaml', 'cosd-10.yaml'].flatMap(name => ['--map', join(example, 'maps', name)])
  await count('count', join(example, 'extracts'), '--out', results, ...maps)
  const as = ['--trust', trust.code, '--name', trust.name]
  const preview = await count('sign', results, ...as, '--preview')
  const checksum = /^Checksum of these bytes: ([0-9a-f]{64})$/m.exec(preview)?.[1] ?? ''
  await count('sign', results, ...as, '--new-key', key, '--yes', checksum)
}

beforeAll(async () => {
  ;[site, browser] = await Promise.all([startSite('example'), startBrowser(), countInTheHospital()])
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await site?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const open = async (path: string): Promise<Response> => {
  const answer = await fetch(site.address + path)
  expect(answer.status, path).toBe(200)
  return answer
}
const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex')
const bytesOfRelease = async (id: string): Promise<string> => sha256Of(await (await open(`/releases/${id}.json`)).text())
/** What our own API says, whose shape other tests hold. */
const api = async <Shape>(path: string): Promise<Shape> => (await (await open(`/api/v1${path}`)).json()) as Shape
const newestRelease = async (): Promise<string> => (await api<{ releases: { id: string }[] }>('/releases')).releases[0]?.id ?? ''
const statusNow = async (): Promise<{ status: string; release: string }> =>
  (await api<{ status: { status: string; release: string } }>(`/trusts/${trust.code}`)).status
const main = (page: Page) => page.locator('main')

/** How many trusts of England have counted, as the file beside the national chart says. */
async function countedInEngland(): Promise<number> {
  const csv = await (await open('/national/charts/trusts-that-counted.csv')).text()
  return Number(/England,\d+,(\d+),/.exec(csv)?.[1])
}

/** The rows of the trust in the open data of a release: its status, and what its count says of the living. */
async function rowsOfTrust(release: string): Promise<{ status: string[]; alive: string[] }> {
  const rowsIn = async (table: string) =>
    (await (await open(`/releases/${release}/spotlight-example-${release}-${table}.csv`)).text())
      .split('\n')
      .filter(row => row.includes(`,${trust.code},`))
  const alive = (await rowsIn('counts')).filter(row => row.includes(',alive,'))
  return { status: await rowsIn('statuses'), alive }
}

/** The link in the newest mail that has one, as staff see it in the outbox. */
async function linkInOutbox(page: Page, pattern: RegExp): Promise<string> {
  await page.goto(`${site.address}/console/outbox`)
  await main(page).locator('tbody a').first().click()
  return pattern.exec(await main(page).innerText())?.[0] ?? ''
}

it('a hospital counts, and its light goes on', async () => {
  const before = await newestRelease()
  const bytesBefore = await bytesOfRelease(before)
  expect(await statusNow()).toMatchObject({ status: 'no-response', release: before })
  const englandBefore = await countedInEngland()
  expect((await rowsOfTrust(before)).alive).toEqual([])
  const staff = await visit(browser, site.address, { viewport: desk })
  const hospital = await visit(browser, site.address, { viewport: phone, javaScriptEnabled: false })
  for (const { page } of [staff, hospital]) page.setDefaultTimeout(15_000)
  await becomeFirstAdmin(staff.page, site.printed())

  // Somebody of the hospital is let in, and sends the public half of the key.
  await staff.page.goto(`${site.address}/console/hospitals`)
  await staff.page.getByLabel('Code of the trust').fill(trust.code)
  await staff.page.getByLabel('Name', { exact: true }).fill('First Manager')
  await staff.page.getByLabel('Work e-mail address').fill('first.manager@ex-016.invalid')
  await staff.page.getByRole('button', { name: 'Invite', exact: true }).click()
  await hospital.page.goto(await linkInOutbox(staff.page, /http:\S+\/hospital\/enter\/[\w-]+/))
  await main(hospital.page).getByRole('button').first().click()
  await hospital.page.goto(`${site.address}/hospital/keys`)
  await hospital.page.setInputFiles('input[type=file]', `${key}.pub`)
  await hospital.page.getByRole('button', { name: 'Send this key' }).click()
  expect(await hospital.page.getByRole('status').innerText()).toContain('It counts once we have rung your hospital')

  // Staff ring back, twice in one call: who they are, and the number of the key.
  await staff.page.goto(`${site.address}/console/hospitals`)
  await staff.page.getByText('Note a call').click()
  await staff.page.getByLabel('Whom you rang').fill('The switchboard; First Manager works there.')
  await staff.page.getByRole('button', { name: /^Keep this/ }).click()
  await staff.page.goto(`${site.address}/console/submissions/keys`)
  const number = (await hospital.page.locator('.key-id').first().innerText()).trim()
  expect(await main(staff.page).innerText()).toContain(number)
  await staff.page.getByLabel('Whom you rang').fill('The switchboard; the numbers are the same.')
  await staff.page.getByRole('button', { name: 'The numbers are the same' }).click()
  expect(await staff.page.getByRole('status').innerText()).toContain('This key counts now')

  // Before, the window is dark.
  const anybody = await visit(browser, site.address, { viewport: phone, javaScriptEnabled: false })
  await anybody.page.goto(`${site.address}/map`)
  const pin = () => anybody.page.locator(`#p-${trust.code} use`).first().getAttribute('href')
  expect(await pin()).toBe(`#m${symbolIds['no-response']}`)

  // The file is uploaded on a telephone, without a script and without signing in: first everything in it is shown.
  const signed = readFileSync(join(results, 'submission.json'))
  const sha256 = sha256Of(signed.toString('utf8'))
  await anybody.page.goto(`${site.address}/count-tool/submit`)
  await anybody.page.setInputFiles('input[type=file]', join(results, 'submission.json'))
  await anybody.page.getByRole('button', { name: 'Show me what is in it' }).click()
  const { prevalence } = JSON.parse(signed.toString('utf8')).submission
  expect(await main(anybody.page).innerText()).toContain(String(prevalence.notKnownDead))
  expect((await fetch(`${site.address}/count-tool/receipts/${sha256}`)).status, 'nothing is sent yet').toBe(404)
  await anybody.page.getByRole('button', { name: 'Send it', exact: true }).click()
  expect(new URL(anybody.page.url()).pathname).toBe(`/count-tool/receipts/${sha256}`)
  expect(await main(anybody.page).innerText()).toContain('No figure of it is public yet')
  expect(await newestRelease(), 'sent is not published').toBe(before)

  // Staff read the numbers, sign off, and publish a correction of this one trust.
  await staff.page.goto(`${site.address}/console/submissions`)
  await main(staff.page).getByRole('link', { name: trust.name }).first().click()
  expect(await main(staff.page).innerText()).toContain('Everything that is in it')
  await staff.page.getByRole('button', { name: 'Sign off this count' }).click()
  expect(await newestRelease(), 'signed off is not published').toBe(before)
  await staff.page.getByRole('button', { name: /^Publish correction/ }).click()
  const after = await newestRelease()
  expect(after).not.toBe(before)
  expect(await bytesOfRelease(before), 'what was published stays').toBe(bytesBefore)

  // The hospital sees what became of it, and has been told by mail.
  await hospital.page.goto(`${site.address}/hospital/submissions`)
  expect(await main(hospital.page).innerText()).toContain('signed off')
  expect(await linkInOutbox(staff.page, /http:\S+\/count-tool\/receipts\/[0-9a-f]{64}/)).toContain(sha256)

  // The pin, the trust’s page, the national page and the open data, as a visitor gets them.
  expect(await statusNow()).toMatchObject({ status: 'collecting', release: after })
  await anybody.page.goto(`${site.address}/map`)
  expect(await pin()).toBe(`#m${symbolIds.collecting}`)
  await anybody.page.goto(`${site.address}/trusts/${trust.code}`)
  const onPage = await main(anybody.page).innerText()
  expect(onPage).toContain('People with secondary breast cancer here, counted')
  expect(onPage).toContain(`about ${prevalence.notKnownDead}`)
  await anybody.page.goto(`${site.address}/national`)
  expect(await main(anybody.page).innerText()).toContain(after)
  expect(await countedInEngland(), 'the country has one trust more that counted').toBe(englandBefore + 1)
  const { status, alive } = await rowsOfTrust(after)
  expect(status.join()).toContain(',collecting,')
  expect(alive.join(), 'the number in the open data is the one that the hospital signed').toContain(
    `,${sha256},${prevalence.on},alive,,,${prevalence.notKnownDead},`,
  )
  const evidence = JSON.parse(await (await open(`/releases/${after}.json`)).text())
  expect(JSON.stringify(evidence)).toContain(sha256)
  expect(await (await open(`/national/submissions/${sha256}.json`)).text(), 'the very bytes that left the hospital').toBe(
    signed.toString('utf8'),
  )
  expect([...staff.watch.foreign, ...hospital.watch.foreign, ...anybody.watch.foreign]).toEqual([])
}, 90_000)
