import { randomUUID } from 'node:crypto'
import { forgetStaffLeftovers, setupLinkAtStart } from './accounts/index.ts'
import { keepAct } from './act/index.ts'
import { makeApp } from './app.tsx'
import { askRooms, composeServices, mayMailLeave, readMessages, tellRooms } from './compose.ts'
import { type Config, readConfig } from './config.ts'
import { keepLinks, publishEntriesOnTime } from './content/index.ts'
import {
  beginLater,
  type Command,
  databaseAnswers,
  describeError,
  findRoot,
  forgetEachDay,
  gatherLines,
  hearNews,
  jsonLog,
  type Log,
  type Looking,
  type MailSenderOptions,
  type OpenDatabase,
  OpenParts,
  openDatabase,
  PageCache,
  type Part,
  prepareDataFolder,
  Refusal,
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
import { keepImprove } from './improve/index.ts'
import { keepStoriesGoing, keepSupport } from './inform/index.ts'
import { watchCountPacks } from './national/index.ts'
import { keepNetwork } from './network/index.ts'
import { prepare } from './prepare.ts'
import { rooms } from './rooms.ts'
import { runHandedOver } from './run-handed-over.ts'
import { siteFiles } from './site-files.ts'
import {
  isRehearsal,
  MailFolder,
  Play,
  publishOnTime,
  reckonEachDay,
  resumeBulkAtStart,
  startMailIn,
  watchDropFolder,
  watchFiles,
} from './survey/index.ts'

/** How long requests and commands under way may take when the site is stopped. */
const stopGraceMs = 10_000
/** Fifty questions about what is due today would keep the first visitor waiting. A rehearsal has no visitors, and its days are short. */
const afterFirstPageMs = 2000

const output = gatherLines(text => void process.stdout.write(text))
/** A line for a person: at once, after what was logged before it. */
const say = (line: string): void => {
  output.add(line)
  output.flush()
}
const sayWrong = (line: string): void => void process.stderr.write(`${line}\n`)

/**
 * Starts the site and keeps it running until it is told to stop. What a person can mend is said in words, with an exit code. A rehearsal
 * is begun by the command `rehearse` and by nothing else: `rehearse` gives the lines that are printed when it is ready.
 */
export async function startSite(
  env: Environment,
  commands: readonly Command[],
  rehearse: RehearsalStart | null = null,
): Promise<void> {
  const log = jsonLog(output.add, systemClock)
  process.once('exit', output.flush)
  const parts = new OpenParts()
  const unexpected = (error: unknown) => log('unexpected', { reference: randomUUID().slice(0, 8), ...describeError(error) })
  try {
    await start(env, { log, parts, commands, rehearse })
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

type Environment = Readonly<Record<string, string | undefined>>

export type RehearsalStart = { readonly lines: (services: Services) => readonly string[] }

type Start = {
  readonly log: Log
  readonly parts: OpenParts
  /** Those that the site carries out for other processes. */
  readonly commands: readonly Command[]
  readonly rehearse: RehearsalStart | null
}

async function start(env: Environment, { log, parts, commands, rehearse }: Start): Promise<void> {
  const root = findRoot()
  const play = rehearse === null ? null : new Play(log)
  if (play) parts.add('rehearsal', () => play.stop())
  const config = readConfig(play ? { ...env, SMTP_URL: await play.begin() } : env, root)
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
  const services = composeServices({
    config: withPort(config, server),
    root,
    database,
    messages,
    log,
    mailReturned: askRooms(rooms),
    ...(play ? { play: { clock: play.clock.now, rehearsal: play } } : {}),
  })
  await prepare({ database, services, say })
  if (!play && (await isRehearsal(services.db))) throw rehearsalRefusal(config.dataFolder)
  // Before anything looks at the day.
  await play?.clock.resume(services.db)
  parts.add('news', await hearNews(database, () => cache.clear()))
  parts.add('days', forgetEachDay(cache, services.clock))
  startDailyWork(services, { parts, cache, afterMs: play ? 0 : afterFirstPageMs })
  if (lock) {
    const path = socketPath(config.dataFolder)
    const stop = await takeCommands(path, (order, reply) => runHandedOver(commands, services, order, reply))
    parts.add('commands', () => stop(stopGraceMs))
  }
  const mailInPort = await takeMailIn(services, parts, config.inboundSmtpPort)
  parts.add('mail-drop', watchDropFolder(services).stop)
  parts.add('files', watchFiles(services).stop)
  await play?.ready(services, mailInPort)
  sendMail(services, parts, { dkim, isAlone: lock !== null, ...(play ? { pauseMs: 200 } : {}) })
  await resumeBulkAtStart(services)
  await openSite(server, services, parts)
  for (const line of rehearse?.lines(services) ?? []) say(line)
}

type DailyWork = { readonly parts: OpenParts; readonly cache: PageCache; readonly afterMs: number }

/** What is done when its day has come. Each looks at once when it begins, and asks the database for what is due. */
function startDailyWork(services: Services, { parts, cache, afterMs }: DailyWork): void {
  const later = (part: Part, begin: () => Looking) => parts.add(part, beginLater(afterMs, begin).stop)
  later('clocks', () => reckonEachDay(services))
  later('publications', () => publishOnTime(services))
  later('entries', () => publishEntriesOnTime(services))
  later('network', () => keepNetwork(services))
  later('act', () => keepAct(services))
  later('stories', () => keepStoriesGoing(services))
  later('support', () => keepSupport(services))
  later('improve', () => keepImprove(services))
  // The zips of the counting program are summed up when it begins: they may be large.
  later('count-packs', () => watchCountPacks(services, () => cache.clear()))
}

/** Opens the way in for mail, if there is one. Its port: the one that the system chose when it was to choose. */
async function takeMailIn(services: Services, parts: OpenParts, port: number | null): Promise<number> {
  if (port === null) return 0
  const { write: db, clock, log, mailDomain, mailReturned: returned, dataFolder, rehearsal } = services
  const folder = new MailFolder(dataFolder)
  // The trusts of a rehearsal answer in minutes what takes weeks.
  const server = await startMailIn({
    db,
    folder,
    clock,
    log,
    mailDomain,
    returned,
    port,
    ...(rehearsal ? { perMinute: 100_000 } : {}),
  })
  parts.add('mail-in', server.stop)
  return server.port
}

const rehearsalRefusal = (folder: string): Refusal =>
  new Refusal(
    'configuration',
    `${folder} holds a rehearsal: its days are not those of the calendar.`,
    'Go on with it by: npm run spotlight -- rehearse --folder FOLDER. Or set SPOTLIGHT_DATA to another folder.',
  )

function sendMail(services: Services, parts: OpenParts, how: Pick<MailSenderOptions, 'dkim' | 'isAlone' | 'pauseMs'>): void {
  const { write: db, smtpUrl, clock, log } = services
  if (smtpUrl === null) return
  const settled = tellRooms(rooms, services)
  const sender = startMailSender({ db, smtpUrl, clock, log, mayLeave: () => mayMailLeave(services), settled, ...how })
  parts.add('mail', sender.stop)
}

async function openSite(server: SiteServer, services: Services, parts: OpenParts): Promise<void> {
  const app = makeApp(services)
  await forgetStaffLeftovers(services)
  const setupLink = await setupLinkAtStart(services)
  if (setupLink !== null) say(setupLink)
  server.open((request, env) => app.fetch(request, env))
  parts.add('links', keepLinks(services, async path => (await app.request(services.baseUrl + path)).status).stop)
  say(`Spotlight is ready at ${services.baseUrl}`)
}

/** Port 0 lets the system choose: the address that we print is the one that was chosen. */
const withPort = (config: Config, server: SiteServer): Config =>
  config.port === 0 ? { ...config, baseUrl: config.baseUrl.replace(/:0$/, `:${server.port}`) } : config
