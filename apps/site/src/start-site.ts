import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { makeApp } from './app.tsx'
import { composeServices, readMessages } from './compose.ts'
import { type Config, readConfig } from './config.ts'
import icon from './foundation/html/icon.svg?raw'
import {
  describeError,
  findRoot,
  hearNews,
  jsonLog,
  type Log,
  type OpenDatabase,
  openDatabase,
  PageCache,
  prepareDataFolder,
  readAssetManifest,
  type Services,
  type SiteServer,
  StaticFiles,
  serve,
  socketPath,
  stopOnSignals,
  systemClock,
  takeCommands,
  takeEmbedded,
  tellFailure,
} from './foundation/index.ts'
import { prepare } from './prepare.ts'
import { runHandedOver } from './run-command.ts'

/** How long requests under way may take when the site is stopped. */
const stopGraceMs = 10_000

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const sayWrong = (line: string): void => void process.stderr.write(`${line}\n`)

/** Starts the site and keeps it running until it is told to stop. What a person can mend is said in words, with an exit code. */
export async function startSite(env: Readonly<Record<string, string | undefined>>): Promise<void> {
  const log = jsonLog(say, systemClock)
  const opened: (() => Promise<void> | void)[] = []
  const closeAll = async () => {
    for (const close of opened.splice(0).reverse()) await close()
  }
  try {
    await start(env, log, opened)
    stopOnSignals({
      stopping: () => say('Stopping: finishing what is under way …'),
      stop: closeAll,
      unexpected: error => log('unexpected', { reference: randomUUID().slice(0, 8), ...describeError(error) }),
    })
  } catch (error) {
    process.exitCode = tellFailure(error, sayWrong, log)
    await closeAll()
  }
}

/** Each step adds to `opened` how to undo it. */
async function start(
  env: Readonly<Record<string, string | undefined>>,
  log: Log,
  opened: (() => Promise<void> | void)[],
): Promise<void> {
  const root = findRoot()
  const config = readConfig(env, root)
  const messages = readMessages(root)
  prepareDataFolder(config.dataFolder)
  const lock = takeEmbedded(config, { pid: process.pid, role: 'server', baseUrl: config.baseUrl })
  opened.push(() => lock?.release())

  const cache = new PageCache()
  let database: OpenDatabase | null = null
  const server = await serve({
    port: config.port,
    host: config.host,
    log,
    cache,
    files: siteFiles(root, config),
    startingText: `${messages.in('en')('foundation.starting')}\n${messages.in('cy')('foundation.starting')}\n`,
    isDatabaseReady: async () => database !== null && (await answers(database)),
  })
  opened.push(() => server.close(stopGraceMs))

  database = await openDatabase(config, say)
  // Closed before the server is: the list is undone backwards, so the database must come first in it.
  opened.splice(opened.length - 1, 0, () => database?.close())
  const services = composeServices({ config: withPort(config, server), root, database, messages, log })
  await prepare({ database, services, say })
  opened.push(await hearNews(database, () => cache.clear()))
  if (lock)
    opened.push(await takeCommands(socketPath(config.dataFolder), (order, reply) => runHandedOver(services, order, reply)))
  open(server, services)
}

function open(server: SiteServer, services: Services): void {
  const app = makeApp(services)
  server.open((request, env) => app.fetch(request, env))
  say(`Spotlight is ready at ${services.baseUrl}`)
}

/** Port 0 lets the system choose: the address that we print is the one that was chosen. */
const withPort = (config: Config, server: SiteServer): Config =>
  config.port === 0 ? { ...config, baseUrl: config.baseUrl.replace(/:0$/, `:${server.port}`) } : config

function siteFiles(root: string, config: Config): StaticFiles {
  const manifest = readAssetManifest(root)
  const hashed = new Set([
    ...manifest.fonts.map(font => `fonts/${font.file}`),
    ...Object.values(manifest.islands).map(file => `islands/${file}`),
  ])
  const files = new StaticFiles(join(root, 'dist/assets'), hashed)
  files.add('/assets/icon.svg', 'image/svg+xml', icon)
  files.add('/favicon.ico', 'image/svg+xml', icon)
  const closed = config.campaign === 'example' ? ['/'] : ['/console', '/reply/', '/find']
  files.add('/robots.txt', 'text/plain; charset=utf-8', `User-agent: *\n${closed.map(path => `Disallow: ${path}\n`).join('')}`)
  return files
}

async function answers(database: OpenDatabase): Promise<boolean> {
  const patience = new Promise<boolean>(resolve => setTimeout(resolve, 2000, false).unref())
  const query = database.kysely
    .selectNoFrom(eb => eb.lit(1).as('one'))
    .execute()
    .then(
      () => true,
      () => false,
    )
  return Promise.race([query, patience])
}
