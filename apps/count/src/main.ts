import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import type { Command } from './commands/command.ts'
import { helpOf, overview } from './commands/help.ts'
import { commandNames, loadCommand } from './commands/index.ts'
import { exitCodes, explain, Failure, tellProgress } from './workbench/index.ts'

/** The program's edge: the only place that knows the terminal, the clock, signals and exit codes. */
const abort = new AbortController()
const leastNode = 24
let interruptions = 0
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    interruptions += 1
    abort.abort()
    // A second Ctrl-C does not wait for what is being tidied up; drafts that stay are removed by the next run.
    if (interruptions > 1) process.exit(exitCodes.stopped)
  })
}
// A reader that closes early (`| head`) is not an error.
process.stdout.on('error', error => {
  if ('code' in error && error.code === 'EPIPE') process.exit(exitCodes.done)
  throw error
})

goWhereTheUserIs()
const exitCode = await main(process.argv.slice(2))
await Promise.all([process.stdout, process.stderr].map(written))
// At once: the system takes all memory back in one go, where Node would give it back page by page.
process.exit(exitCode)

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (Number(process.versions.node.split('.')[0]) < leastNode) {
    process.stderr.write(
      `spotlight-count needs Node ${leastNode} or newer; this is ${process.versions.node}. Use “npm run count”, or the zip, which bring it along.\n`,
    )
    return exitCodes.usage
  }
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(`${await overview()}\n`)
    return name === undefined ? exitCodes.usage : exitCodes.done
  }
  const command = await loadCommand(name)
  if (command === undefined) {
    process.stderr.write(`There is no command “${name}”. The commands are: ${commandNames.join(', ')}.\n`)
    return exitCodes.usage
  }
  try {
    await runCommand(command, args)
    return exitCodes.done
  } catch (thrown) {
    return complain(explain(thrown, 'the results'))
  }
}

async function runCommand(command: Command, args: readonly string[]): Promise<void> {
  const { values, positionals } = parse(command, args)
  if (values.help === true) {
    process.stdout.write(`${helpOf(command)}\n`)
    return
  }
  const isTerminal = process.stderr.isTTY === true
  await command.run({
    options: values,
    positionals,
    say: line => void process.stdout.write(`${line}\n`),
    warn: line => void process.stderr.write(`${line}\n`),
    ask,
    progress: tellProgress({ write: text => void process.stderr.write(text), isTerminal, now: () => performance.now() }),
    signal: abort.signal,
  })
}

function parse(command: Command, args: readonly string[]) {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, { description: _, value: __, ...option }]) => [name, option]),
  )
  try {
    return parseArgs({
      args: [...args],
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
      strict: true,
    })
  } catch (error) {
    const why = whyNotParsed(error)
    throw new Failure('usage', `${why}\nHow to use it: spotlight-count ${command.usage}`)
  }
}

/** Node's words about options, without its advice for programmers. */
function whyNotParsed(error: unknown): string {
  const why = error instanceof Error ? error.message : String(error)
  const unknown = /^Unknown option '([^']+)'/.exec(why)?.[1]
  return unknown === undefined ? why : `There is no option “${unknown}”.`
}

/** All that was said has left the program, or nobody listens any more. */
function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise(done => void stream.write('', () => done()))
}

/** npm runs us in the folder of the repository; paths are meant from where the command was typed. */
function goWhereTheUserIs(): void {
  const from = process.env.INIT_CWD
  if (from !== undefined && existsSync(from)) process.chdir(from)
}

async function ask(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await lines.question(question, { signal: abort.signal })
  } finally {
    lines.close()
  }
}

function complain(error: unknown): number {
  if (error instanceof Failure) {
    process.stderr.write(`${error.message}\n`)
    return error.exitCode
  }
  // Messages of libraries can quote the data that they failed on: only the kind of the fault is said, and where in our code.
  const name = error instanceof Error ? error.name : typeof error
  const where = error instanceof Error ? (error.stack?.split('\n').find(line => line.trim().startsWith('at ')) ?? '').trim() : ''
  process.stderr.write(
    `Something went wrong in spotlight-count itself (${name} ${where}). Nothing half-written was left and no input was changed. Please report it with this line; it holds no patient's data. Set SPOTLIGHT_COUNT_DEBUG=1 to see the full message, which may quote your data.\n`,
  )
  if (process.env.SPOTLIGHT_COUNT_DEBUG === '1') process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  return exitCodes.ourFault
}
