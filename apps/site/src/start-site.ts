import { randomUUID } from 'node:crypto'
import { setupLinkAtStart } from './accounts/index.ts'
import { makeApp } from './app.tsx'
import { composeServices, mayMailLeave, readMessages, tellRooms } from './compose.ts'
import { type Config, readConfig } from './config.ts'
import {
  databaseAnswers,
  describeError,
  findRoot,
  forgetEachDay,
  gatherLines,
  hearNews,
  jsonLog,
  type Log,
  type MailSenderOptions,
  type OpenDatabase,
  OpenParts,
  openDatabase,
  PageCache,
  prepareDataFolder,
  readDkimKey,
  type Services,
  type SiteServer,
  serve,
  socketPath,
  startMailSender,
  stopOnSignals,
  systemClock,
  takeCommands,
  takeEmbedded,
  tellFailure,
} from './foundation/index.ts'
import { prepare } from './prepare.ts'
import { rooms } from './rooms.ts'
import { runHandedOver } from './run-command.ts'
import { siteFiles } from './site-files.ts'

/** How long requests and commands under way may take when the site is stopped. */
const stopGraceMs = 10_000

const output = gatherLines(text => void process.stdout.write(text))
/** A line for a person: at once, after what was logged before it. */
const say = (line: string): void => {
  output.add(line)
  output.flush()
}
const sayWrong = (line: string): void => void process.stderr.write(`${line}\n`)

/** Starts the site and keeps it running until it is told to stop. What a person can mend is said in words, with an exit code. */
export async function startSite(env: Readonly<Record<string, string | undefined>>): Promise<void> {
  const log = jsonLog(output.add, systemClock)
  process.once('exit', output.flush)
  const parts = new OpenParts()
  const unexpected = (error: unknown) => log('unexpected', { reference: randomUUID().slice(0, 8), ...describeError(error) })
  try {
    await start(env, log, parts)
    stopOnSignals({
      stopping: () => say('Stopping: finishing what is under way …'),
      stop: () => parts.closeAll(unexpected),
      unexpected,
    })
  } catch (error) {
    process.exitCode = tellFailure(error, sayWrong, log)
    await parts.closeAll(unexpected)
  }
}

async function start(env: Readonly<Record<string, string | undefined>>, log: Log, parts: OpenParts): Promise<void> {
  const root = findRoot()
  const config = readConfig(env, root)
  const messages = readMessages(root)
  // Before anything is opened: a key that cannot be read must not wait for the first letter.
  const dkim = config.dkim === null ? null : readDkimKey(config.dkim)
  prepareDataFolder(config.dataFolder)
  const lock = takeEmbedded(config, { pid: process.pid, role: 'server', baseUrl: config.baseUrl })
  if (lock) parts.add('lock', lock.release)

  let database: OpenDatabase | null = null
  const cache = new PageCache()
  // Before the database, which may take long: a port that is taken is said at once.
  const server = await serve({
    port: config.port,
    host: config.host,
    log,
    cache,
    files: siteFiles(root, config.campaign),
    startingText: `${messages.in('en')('foundation.starting')}\n${messages.in('cy')('foundation.starting')}\n`,
    isDatabaseReady: async () => database !== null && (await databaseAnswers(database)),
  })
  parts.add('server', () => server.close(stopGraceMs))

  database = await openDatabase(config, say)
  parts.add('database', database.close)
  const services = composeServices({ config: withPort(config, server), root, database, messages, log })
  await prepare({ database, services, say })
  parts.add('news', await hearNews(database, () => cache.clear()))
  parts.add('days', forgetEachDay(cache, services.clock))
  if (lock) {
    const path = socketPath(config.dataFolder)
    const stop = await takeCommands(path, (order, reply) => runHandedOver(services, order, reply))
    parts.add('commands', () => stop(stopGraceMs))
  }
  sendMail(services, parts, { dkim, isAlone: lock !== null })
  await openSite(server, services)
}

function sendMail(services: Services, parts: OpenParts, how: Pick<MailSenderOptions, 'dkim' | 'isAlone'>): void {
  const { write: db, smtpUrl, clock, log } = services
  if (smtpUrl === null) return
  const settled = tellRooms(rooms)
  const sender = startMailSender({ db, smtpUrl, clock, log, mayLeave: () => mayMailLeave(services), settled, ...how })
  parts.add('mail', sender.stop)
}

async function openSite(server: SiteServer, services: Services): Promise<void> {
  const app = makeApp(services)
  const setupLink = await setupLinkAtStart(services)
  if (setupLink !== null) say(setupLink)
  server.open((request, env) => app.fetch(request, env))
  say(`Spotlight is ready at ${services.baseUrl}`)
}

/** Port 0 lets the system choose: the address that we print is the one that was chosen. */
const withPort = (config: Config, server: SiteServer): Config =>
  config.port === 0 ? { ...config, baseUrl: config.baseUrl.replace(/:0$/, `:${server.port}`) } : config
