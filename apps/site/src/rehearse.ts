import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import {
  type Command,
  heldRefusal,
  isTaken,
  prepareDataFolder,
  Refusal,
  type Services,
  takeFolder,
  usageRefusal,
} from './foundation/index.ts'
import { type RehearsalStart, startSite } from './start-site.ts'

/** Says of a folder that a rehearsal made it: only such a one is ever emptied. */
const markFile = 'this-is-a-rehearsal.txt'
/** Where the addresses of a rehearsal end: nobody's (RFC 2606). */
const mailDomain = 'spotlight.invalid'

const words = {
  name: 'rehearse',
  summary: 'Starts a site to practise a round on: invented trusts answer by mail, in minutes instead of weeks.',
  usage: 'rehearse [--folder FOLDER] [--port PORT] [--fresh]',
}

/**
 * Starts a whole round to practise on: the site, a world of invented trusts that answer by mail on this machine, and a clock to move. `commands`: what the site carries out for
 * other processes while it runs.
 */
export const makeRehearseCommand = (commands: () => readonly Command[]): Command => ({
  ...words,
  needs: 'nothing',
  run: async (args, { services, cwd }) => {
    const { folder, port, fresh } = readArguments(args, services, cwd)
    if (services.campaign !== 'example') {
      throw new Refusal(
        'configuration',
        'A rehearsal plays with invented trusts only, and SPOTLIGHT_CAMPAIGN is set to the real campaign.',
        'Run it without that setting: SPOTLIGHT_CAMPAIGN= npm run spotlight -- rehearse',
      )
    }
    takeOver(folder, fresh)
    await startSite(environmentOf(folder, port), commands(), { lines: linesOf(services, folder) })
    return Number(process.exitCode ?? 0)
  },
})

function readArguments(args: readonly string[], { dataFolder }: Services, cwd: string) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { folder: { type: 'string' }, port: { type: 'string' }, fresh: { type: 'boolean' } },
    })
    if (values.port !== undefined && !/^\d{1,5}$/.test(values.port)) throw new Error('not a port')
    const folder = values.folder === undefined ? join(dataFolder, 'rehearsal') : resolve(cwd, values.folder)
    return { folder, port: values.port ?? '3000', fresh: values.fresh ?? false }
  } catch {
    throw usageRefusal(words)
  }
}

/** Nothing of the environment but where the programs are: a rehearsal looks into no other database and sends nothing anywhere else. */
const environmentOf = (folder: string, port: string): Record<string, string | undefined> => ({
  PORT: port,
  SPOTLIGHT_DATA: folder,
  SPOTLIGHT_CAMPAIGN: 'example',
  INBOUND_SMTP_PORT: '0',
  MAIL_DOMAIN: mailDomain,
})

/** Makes sure that the folder is a rehearsal's own, and empties it when that is asked for. */
function takeOver(folder: string, fresh: boolean): void {
  const isOurs = existsSync(join(folder, markFile))
  const isEmpty = !existsSync(folder) || readdirSync(folder).length === 0
  if (!isOurs && !isEmpty) {
    throw new Refusal(
      'configuration',
      `${folder} holds something that is not a rehearsal.`,
      'Choose an empty folder, or one that does not exist yet: --folder FOLDER.',
    )
  }
  prepareDataFolder(folder)
  if (fresh) empty(folder)
  writeFileSync(join(folder, markFile), 'A rehearsal of Spotlight. Everything in here is invented, and may be removed.\n')
}

/** Only when no process uses it. */
function empty(folder: string): void {
  const taken = takeFolder(folder, { pid: process.pid, role: 'command', baseUrl: null })
  if (!isTaken(taken)) throw heldRefusal(folder, taken.heldBy)
  try {
    for (const name of ['database', 'database.unfinished', 'mail-in', 'attachments', 'backups', 'trusts.jsonl', 'secret']) {
      rmSync(join(folder, name), { recursive: true, force: true })
    }
  } finally {
    taken.release()
  }
}

const linesOf =
  ({ messages }: Services, folder: string): RehearsalStart['lines'] =>
  ({ baseUrl, rehearsal, clock }) => {
    const t = messages.in('en')
    const day = t.day(clock())
    return rehearsal
      ? [t('rehearsal.printed.where', { address: `${baseUrl}/console`, day }), t('rehearsal.printed.end', { folder })]
      : []
  }
