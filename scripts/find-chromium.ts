import { accessSync, constants, existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { arch, platform, tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

/** A browser that was proved to open a page, with what it must be started with. `env` comes on top of the process's own. */
export type FoundChromium = { readonly executablePath: string; readonly args: string[]; readonly env: Record<string, string> }
export type MissingChromium = { readonly missing: string }

/** No sandbox: test machines run as root. No background traffic: nothing may leave the machine during a test. */
const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
/** Names of files with letters beyond ASCII are saved under their own name only where the locale can write them. */
const locale = { LC_ALL: 'C.UTF-8' }
const systemPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable']
/** Carries what was found from `npm test` to the test files, so that a browser is proved once in a run. */
const rememberedIn = 'SPOTLIGHT_FOUND_CHROMIUM'

/**
 * The browser for tests: CHROMIUM_PATH, else the one of the system, else the one that npm has brought. SPOTLIGHT_IGNORE_SYSTEM_CHROMIUM=1
 * passes over the first two.
 */
export async function findChromium(env: NodeJS.ProcessEnv = process.env): Promise<FoundChromium | MissingChromium> {
  const remembered = env[rememberedIn]
  // Written by the line below, in this process or in the one that started it.
  if (remembered !== undefined) return JSON.parse(remembered) as FoundChromium | MissingChromium
  const found = await search(env)
  env[rememberedIn] = JSON.stringify(found)
  return found
}

async function search(env: NodeJS.ProcessEnv): Promise<FoundChromium | MissingChromium> {
  const reasons: string[] = []
  for (const candidate of candidates(env)) {
    try {
      const found = await candidate()
      await prove(found)
      return found
    } catch (error) {
      reasons.push(reasonOf(error))
    }
  }
  return { missing: `no Chromium that runs: ${[...new Set(reasons)].join('; ')}` }
}

function candidates(env: NodeJS.ProcessEnv): (() => Promise<FoundChromium>)[] {
  const packaged = [() => fromPackage(false), () => fromPackage(true)]
  if (env.SPOTLIGHT_IGNORE_SYSTEM_CHROMIUM) return packaged
  const paths = env.CHROMIUM_PATH ? [env.CHROMIUM_PATH] : systemPaths.filter(path => existsSync(path))
  return [...paths.map(executablePath => async () => ({ executablePath, args, env: locale })), ...packaged]
}

/**
 * The Chromium in the package @sparticuz/chromium, unpacked into the temporary folder. It also carries the libraries (NSS and others)
 * that a machine without a desktop lacks; they are used only where the machine's own do not do, because they may not fit its C library.
 */
async function fromPackage(withItsLibraries: boolean): Promise<FoundChromium> {
  if (platform() !== 'linux' || arch() !== 'x64') throw new Error('the packaged Chromium is for Linux on x64')
  const { default: packaged, inflate } = await import('@sparticuz/chromium')
  const executablePath = await packaged.executablePath()
  accessSync(executablePath, constants.X_OK)
  // No zygote and no /dev/shm: it is built for containers that lack both.
  const own = [...args, '--no-zygote', '--disable-dev-shm-usage', '--font-render-hinting=none']
  const fonts = { FONTCONFIG_PATH: process.env.FONTCONFIG_PATH ?? join(tmpdir(), 'fonts') }
  if (!withItsLibraries)
    return { executablePath, args: own, env: existsSync('/etc/fonts/fonts.conf') ? locale : { ...locale, ...fonts } }
  const archive = join(import.meta.dirname, '../../../../node_modules/@sparticuz/chromium/bin/al2023.tar.br')
  const libraries = join(await inflate(archive), 'lib')
  return { executablePath, args: own, env: { ...locale, ...fonts, LD_LIBRARY_PATH: libraries } }
}

/** Opens a page. Being able to start is not enough: some libraries are loaded only when they are needed. */
async function prove({ executablePath, args: startWith, env }: FoundChromium): Promise<void> {
  const home = join(tmpdir(), 'spotlight-chromium-home')
  await mkdir(home, { recursive: true })
  const browser = await chromium.launch({
    executablePath,
    args: startWith,
    env: { HOME: home, ...definedOnly(process.env), ...env },
    timeout: 30_000,
  })
  try {
    const page = await browser.newPage()
    await page.setContent('<p>lit</p>')
    if ((await page.textContent('p')) !== 'lit') throw new Error(`${executablePath} opens a page but does not show it`)
  } finally {
    await browser.close()
  }
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}

/** The line that a person needs out of a page of a browser's last words: most often the library that it lacks. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  const library = /error while loading shared libraries: ([^:\s]+)/.exec(text)
  if (library?.[1] !== undefined) return `the library ${library[1]} is missing`
  return text.split('\n')[0] ?? text
}
