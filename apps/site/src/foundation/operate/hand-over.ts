import { createConnection } from 'node:net'
import { createInterface } from 'node:readline'
import { Refusal } from '../problems.ts'
import { type Order, replySchema } from './command-words.ts'

export type Told = { readonly print: (line: string) => void; readonly wrong: (line: string) => void }

/** Nobody listens: the server has gone, or has not come so far yet. */
export const isNobodyThere = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ECONNREFUSED')

/** Has a command carried out by the running site, and passes on what it says. Returns its exit code. */
export function handOver(path: string, order: Order, { print, wrong }: Told): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(path)
    let exit: number | null = null
    const interrupted = () => {
      wrong(
        'The command was given to the running site, which carries it out to its end: only its words are no longer shown here.',
      )
      process.exit(130)
    }
    socket.once('connect', () => {
      process.once('SIGINT', interrupted)
      socket.write(`${JSON.stringify(order)}\n`)
    })
    socket.once('error', error => reject(error))
    // Reading line by line passes the socket's errors on a second time.
    const lines = createInterface({ input: socket }).on('error', reject)
    lines.on('line', line => {
      const reply = replySchema.parse(JSON.parse(line))
      if ('line' in reply) print(reply.line)
      else if ('wrong' in reply) wrong(reply.wrong)
      else exit = reply.exit
    })
    socket.once('close', () => {
      process.off('SIGINT', interrupted)
      if (exit !== null) return resolve(exit)
      reject(
        new Refusal(
          'unavailable',
          'The running site stopped before the command was done.',
          'Start the site again and look at what was done before you repeat the command.',
        ),
      )
    })
  })
}
