import { Agent, createServer, request } from 'node:http'
import { median } from './process.ts'
import type { Row } from './row.ts'

const perRound = 400
const rounds = 5

type Question = { readonly q: string; readonly answers: (status: number, body: string, location: string) => boolean }

const agent = new Agent({ keepAlive: true, maxSockets: 8 })

/** One POST of the search form; resolves with what came back. */
const post = (url: string, q: string): Promise<{ status: number; body: string; location: string }> =>
  new Promise((resolve, reject) => {
    const body = new URLSearchParams({ q }).toString()
    const outgoing = request(
      url,
      {
        agent,
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) },
      },
      answer => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            body: Buffer.concat(chunks).toString(),
            location: answer.headers.location ?? '',
          }),
        )
      },
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })

/** Requests a second with eight at a time, every answer asserted. */
async function rate(url: string, { q, answers }: Question): Promise<number> {
  const begin = performance.now()
  let left = perRound
  const work = async () => {
    while (left-- > 0) {
      const { status, body, location } = await post(url, q)
      if (!answers(status, body, location)) throw new Error(`POST ${url} did not answer as expected: ${status}`)
    }
  }
  await Promise.all(Array.from({ length: 8 }, work))
  return perRound / ((performance.now() - begin) / 1000)
}

/** Find by postcode and by name, beside a bare node:http server that reads the same form and sends the same bytes. */
export async function measureFinding(address: string, questions: Readonly<Record<string, Question>>): Promise<Row[]> {
  const found: Row[] = []
  for (const [name, question] of Object.entries(questions)) {
    const sample = await post(`${address}/find`, question.q)
    if (!question.answers(sample.status, sample.body, sample.location)) throw new Error(`Find ${name} answered ${sample.status}`)
    const bare = createServer((incoming, response) => {
      incoming.resume().on('end', () => {
        response.writeHead(sample.status, sample.location ? { location: sample.location } : {})
        response.end(sample.body)
      })
    })
    await new Promise<void>(resolve => bare.listen(0, '127.0.0.1', resolve))
    const bound = bare.address()
    const bareUrl = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}/find`
    const ours: number[] = []
    const ratios: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const a = await rate(`${address}/find`, question)
      ours.push(a)
      ratios.push(a / (await rate(bareUrl, question)))
    }
    bare.closeAllConnections()
    await new Promise(resolve => bare.close(resolve))
    found.push(
      { what: `find by ${name}`, value: median(ours), unit: 'per second' },
      { what: `find by ${name}, of a bare server's rate`, value: median(ratios), unit: 'x' },
    )
  }
  return found
}
