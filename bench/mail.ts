import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { MailUnderTest } from '../apps/site/test/support/mail-under-test.ts'
import { createScratchDatabase } from '../apps/site/test/support/postgres.ts'
import { startTemporaryPostgres } from '../scripts/test/temporary-postgres.ts'
import { withSupport } from './console.ts'
import { canPin, median } from './process.ts'
import type { Row } from './row.ts'

const mails = 2000
const rounds = 5
/** Those of one process of ours. */
const connections = 5

type Where = { readonly folder: string } | { readonly url: string }

/**
 * How fast a mailing leaves without a drip, beside the bare mail library with as many connections, the same mails and the same mail server. Both
 * send in turns; every mail must have arrived once, and each of ours must be noted as sent.
 */
export async function measureMail(root: string, work: string): Promise<Row[]> {
  const rows = await measureOn(root, 'embedded database', { folder: join(work, 'mail') })
  const postgres = await startTemporaryPostgres()
  if ('missing' in postgres) {
    console.log(`Not measured on PostgreSQL: ${postgres.missing}`)
    return rows
  }
  const scratch = await createScratchDatabase(postgres.url)
  try {
    return [...rows, ...(await measureOn(root, 'PostgreSQL', scratch))]
  } finally {
    await scratch.drop()
    postgres.stop()
  }
}

async function measureOn(root: string, name: string, where: Where): Promise<Row[]> {
  const sink = await startSink(root)
  try {
    return await withSupport(root, 'mail-under-test.ts', async support => {
      // What the loader returns has no type of its own; the file's is imported above.
      const { mailUnderTest } = support as { mailUnderTest: (where: Where) => Promise<MailUnderTest> }
      const site = await mailUnderTest(where)
      try {
        const [ours, bare]: [number[], number[]] = [[], []]
        for (let round = 0; round <= rounds; round += 1) {
          const bareRate = await rateOf(sink, () => sendBare(sink.url, site))
          await site.write(mails)
          const ourRate = await rateOf(sink, () => site.sendAll(sink.url))
          const states = await site.takeStates()
          if (states.size !== 1 || states.get('sent') !== mails) throw new Error(`Not all were sent: ${[...states].join(' ')}`)
          // The first turn warms both up.
          if (round === 0) continue
          bare.push(bareRate)
          ours.push(ourRate)
        }
        console.log(`  ${name}: ours ${median(ours).toFixed(0)}, bare ${median(bare).toFixed(0)} mails per second`)
        return [
          {
            what: `a mailing leaves beside the bare mail library: ${name}`,
            value: median(ours.map((rate, round) => rate / (bare[round] ?? Number.NaN))),
            unit: 'x',
            limit: { at: 'least', value: 0.5 },
          },
          { what: `a mailing leaves: ${name}`, value: median(ours), unit: 'per second' },
        ]
      } finally {
        await site.close()
      }
    })
  } finally {
    sink.stop()
  }
}

async function sendBare(url: string, site: MailUnderTest): Promise<void> {
  const { hostname, port } = new URL(url)
  const transport = createTransport({
    pool: true,
    host: hostname,
    port: Number(port),
    ignoreTLS: true,
    maxConnections: connections,
    maxMessages: 100,
  })
  try {
    await Promise.all(
      Array.from({ length: mails }, (_, index) => {
        const { from, to, subject, text, html = '', headers = {}, messageId = '' } = site.mailOf(index)
        return transport.sendMail({ from, to, subject, text, html, headers, messageId })
      }),
    )
  } finally {
    transport.close()
  }
}

type Sink = {
  readonly url: string
  readonly taken: () => Promise<{ count: number; different: number }>
  readonly stop: () => void
}

async function rateOf(sink: Sink, send: () => Promise<void>): Promise<number> {
  const begin = performance.now()
  await send()
  const seconds = (performance.now() - begin) / 1000
  const { count, different } = await sink.taken()
  if (count !== mails || different !== mails) throw new Error(`${count} mails arrived, ${different} different ones, of ${mails}`)
  return mails / seconds
}

async function startSink(root: string): Promise<Sink> {
  const file = join(root, 'bench/mail-sink.ts')
  const [program, args] = canPin ? ['taskset', ['-c', '1', process.execPath, file]] : [process.execPath, [file]]
  const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const { url } = await answerOf<{ url: string }>(child)
  return {
    url,
    taken: () => {
      const answer = answerOf<{ count: number; different: number }>(child)
      child.send({})
      return answer
    },
    stop: () => child.disconnect(),
  }
}

/** Our own program a few lines away: what it says is known. */
const answerOf = async <Answer>(child: ChildProcess): Promise<Answer> => (await once(child, 'message'))[0] as Answer
