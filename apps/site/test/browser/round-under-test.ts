import type { BrowserContextOptions, Page } from 'playwright-core'
import { findRoot, PageCache, serve, silentLog } from '../../src/foundation/index.ts'
import { siteFiles } from '../../src/site-files.ts'
import { type ConsoleUnderTest, consoleUnderTest } from '../support/console-under-test.ts'
import { startBrowser, visit } from './site-under-test.ts'

/** A round of 240 trusts in a running site, and a browser in which an editor is signed in. */
export type RoundUnderTest = {
  readonly site: ConsoleUnderTest
  /** Opens a window of the signed-in editor; `round` is the address of the round's pages. */
  readonly enter: (options: BrowserContextOptions) => Promise<Awaited<ReturnType<typeof visit>> & { readonly round: string }>
  readonly close: () => Promise<void>
}

/** Starts the site with its round, and the browser. */
export async function roundInABrowser(): Promise<RoundUnderTest> {
  const site = await consoleUnderTest({ folder: null })
  const { address, enter, close } = await consoleInABrowser(site.fetch, site.cookie)
  return {
    site,
    enter: async options => ({ ...(await enter(options)), round: `${address}/console/rounds/${site.round.round}` }),
    close: async () => {
      await close()
      await site.close()
    },
  }
}

/** Serves an app as the site does, and opens windows in which the owner of the cookie is signed in. */
export async function consoleInABrowser(fetch: (request: Request) => Response | Promise<Response>, cookie: string) {
  const server = await serve({
    port: 0,
    host: '127.0.0.1',
    log: silentLog,
    cache: new PageCache(),
    files: siteFiles(findRoot(import.meta.dirname), 'example'),
    startingText: '',
    isDatabaseReady: async () => true,
  })
  server.open(request => fetch(request))
  const address = `http://localhost:${server.port}`
  const browser = await startBrowser()
  const at = cookie.indexOf('=')
  const [name, value] = [cookie.slice(0, at), cookie.slice(at + 1)]
  return {
    address,
    enter: async (options: BrowserContextOptions) => {
      const visited = await visit(browser, address, options)
      await visited.page.context().addCookies([{ name, value, url: address }])
      return visited
    },
    close: async () => {
      await browser.close()
      await server.close(1000)
    },
  }
}

/** As text: the tests are compiled without the browser's types. */
export const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth')
