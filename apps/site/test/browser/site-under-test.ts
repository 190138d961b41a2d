import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { findChromium } from '../../../../scripts/find-chromium.ts'
import { type Campaign, findRoot } from '../../src/foundation/index.ts'

/** The built site, really running, with what it printed at the start. */
export type RunningSite = { readonly address: string; readonly printed: () => string; readonly stop: () => Promise<void> }

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })

/** Starts dist/site/main.js on a fresh data folder. */
export async function startSite(campaign: Campaign, env: Readonly<Record<string, string>> = {}): Promise<RunningSite> {
  const data = mkdtempSync(join(tmpdir(), 'spotlight-browser-'))
  const port = await freePort()
  const address = `http://localhost:${port}`
  const child = spawn(process.execPath, [join(findRoot(), 'dist/site/main.js')], {
    env: {
      ...process.env,
      PORT: String(port),
      BASE_URL: address,
      SPOTLIGHT_DATA: data,
      SPOTLIGHT_CAMPAIGN: campaign,
      DATABASE_URL: '',
      SMTP_URL: '',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('Spotlight is ready at')) resolve()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('exit', code => reject(new Error(`The site ended with ${code} before it was ready:\n${said}`)))
  })
  return {
    address,
    printed: () => said,
    stop: async () => {
      await ended(child)
      rmSync(data, { recursive: true, force: true })
    },
  }
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise(resolve => {
    if (child.exitCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })

export async function startBrowser(): Promise<Browser> {
  const found = await findChromium()
  if ('missing' in found) throw new Error(found.missing)
  return chromium.launch({
    executablePath: found.executablePath,
    args: found.args,
    env: { ...process.env, ...found.env } as Record<string, string>,
  })
}

/** What a visit must never do. Gathered while the page is used, asserted at its end. */
export type Watch = { readonly foreign: string[]; readonly complaints: string[] }

/** A page in a fresh browser profile that writes down every request to another host and every complaint of the console. */
export async function visit(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; watch: Watch; close: () => Promise<void> }> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const watch: Watch = { foreign: [], complaints: [] }
  page.on('request', request => {
    const url = request.url()
    if (!url.startsWith(`${address}/`) && !url.startsWith('data:')) watch.foreign.push(url)
  })
  page.on('console', message => {
    if (message.type() === 'error') watch.complaints.push(message.text())
  })
  page.on('pageerror', error => watch.complaints.push(String(error)))
  return { page, watch, close: () => context.close() }
}

/** The narrowest width at which everything must still fit (WCAG 2.2, 1.4.10). */
export const narrowest = { width: 320, height: 640 }
export const phone = { width: 360, height: 640 }
export const desk = { width: 1280, height: 800 }
