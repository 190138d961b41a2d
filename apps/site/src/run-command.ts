import { setTimeout as wait } from 'node:timers/promises'
import { allCommands } from './commands.ts'
import { composeServices, noDatabase, readMessages } from './compose.ts'
import { type Config, readConfig } from './config.ts'
import {
  type Command,
  type CommandChoice,
  chooseCommand,
  type FolderLock,
  findRoot,
  handOver,
  heldRefusal,
  helpOf,
  isNobodyThere,
  isTaken,
  jsonLog,
  type Log,
  listOfCommands,
  type OpenDatabase,
  openDatabase,
  prepareDataFolder,
  Refusal,
  refuseIfOtherCampaign,
  type Services,
  socketPath,
  systemClock,
  takeFolder,
  tellFailure,
} from './foundation/index.ts'
import { prepare } from './prepare.ts'

const print = (line: string): void => void process.stdout.write(`${line}\n`)
const wrong = (line: string): void => void process.stderr.write(`${line}\n`)

/** How long a command waits for another one to finish, or for a server to come up or go away. */
const patienceMs = 30_000
const pollMs = 250

type Order = {
  readonly argv: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** `npm run spotlight -- NAME …`: returns the exit code. */
export async function runCommandLine(order: Order): Promise<number> {
  const log = jsonLog(wrong, systemClock)
  try {
    const choice = chooseCommand(allCommands, order.argv)
    return choice.kind === 'run' ? await carryOut(choice, order, log) : explain(choice)
  } catch (error) {
    return tellFailure(error, wrong, log)
  }
}

function explain(choice: Exclude<CommandChoice, { kind: 'run' }>): number {
  switch (choice.kind) {
    case 'list':
      for (const line of listOfCommands(allCommands)) print(line)
      return 0
    case 'help':
      for (const line of helpOf(choice.command)) print(line)
      return 0
    case 'unknown': {
      const hint = choice.nearest ? `Did you mean "${choice.nearest.name}"? ` : ''
      throw new Refusal('usage', `There is no command "${choice.name}".`, `${hint}npm run spotlight -- --help lists them all.`)
    }
  }
}

async function carryOut({ command, args }: Extract<CommandChoice, { kind: 'run' }>, order: Order, log: Log): Promise<number> {
  const root = findRoot()
  const config = readConfig(order.env, root)
  const run = (services: Services) => command.run(args, { services, print, cwd: order.cwd })
  const compose = (database: Pick<OpenDatabase, 'db'>) =>
    composeServices({ config, root, database, messages: readMessages(root), log })
  if (command.needs === 'nothing') return run(compose(noDatabase))
  prepareDataFolder(config.dataFolder)
  const place = config.databaseUrl === null ? await takeOrHandOver(command, config, order) : { lock: null }
  if ('exit' in place) return place.exit
  try {
    const database = await openDatabase(config, wrong)
    try {
      const services = compose(database)
      if (command.needs === 'database') await refuseIfOtherCampaign(database.kysely, config.campaign)
      else await prepare({ database, services, say: wrong })
      return await run(services)
    } finally {
      await database.close()
    }
  } finally {
    place.lock?.release()
  }
}

/** Takes the embedded database, or has the command carried out by the site that holds it. */
async function takeOrHandOver(command: Command, config: Config, order: Order): Promise<{ lock: FolderLock } | { exit: number }> {
  for (const giveUpAt = Date.now() + patienceMs; ; ) {
    const taken = takeFolder(config.dataFolder, { pid: process.pid, role: 'command', baseUrl: null })
    if (isTaken(taken)) return { lock: taken }
    const { heldBy } = taken
    if (heldBy?.role === 'server') {
      if (command.alone) throw heldRefusal(config.dataFolder, heldBy)
      try {
        return {
          exit: await handOver(socketPath(config.dataFolder), { argv: [...order.argv], cwd: order.cwd }, { print, wrong }),
        }
      } catch (error) {
        if (!isNobodyThere(error)) throw error
      }
    }
    if (Date.now() > giveUpAt) throw heldRefusal(config.dataFolder, heldBy)
    await wait(pollMs)
  }
}
