import { Agent, request } from 'node:http'

/**
 * Asks at a fixed rate whether or not answers come (an open load), and prints the latencies' percentiles as JSON. Latency counts from
 * the moment at which a request was due, so that a stalled server cannot hide behind requests that were not sent.
 */
const [, , url = '', rateText = '2000', secondsText = '5', bytesText = '0'] = process.argv
const rate = Number(rateText)
/** The client's own first second (64 connections, code not yet compiled) is answered and checked, but not timed. */
const warmUp = rate
const total = warmUp + rate * Number(secondsText)
const expected = Number(bytesText)
const agent = new Agent({ keepAlive: true, maxSockets: 64 })
const latencies: number[] = []
let answered = 0
let failed = 0

const ask = (due: number, isTimed: boolean): Promise<void> =>
  new Promise(resolve => {
    const outgoing = request(url, { agent, headers: { 'accept-encoding': 'br' } }, answer => {
      let bytes = 0
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      answer.on('end', () => {
        answered += 1
        if (isTimed) latencies.push(performance.now() - due)
        if (answer.statusCode !== 200 || bytes !== expected) failed += 1
        resolve()
      })
    })
    outgoing.on('error', () => {
      failed += 1
      resolve()
    })
    outgoing.end()
  })

const begin = performance.now() + 50
const asked: Promise<void>[] = []
await new Promise<void>(resolve => {
  const tick = () => {
    const dueNow = Math.min(total, Math.floor(((performance.now() - begin) / 1000) * rate))
    while (asked.length < dueNow) asked.push(ask(begin + (asked.length / rate) * 1000, asked.length >= warmUp))
    if (asked.length >= total) resolve()
    else setImmediate(tick)
  }
  tick()
})
await Promise.all(asked)
agent.destroy()
latencies.sort((a, b) => a - b)
const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? Number.NaN
console.log(JSON.stringify({ asked: total, answered, failed, p50: at(0.5), p99: at(0.99) }))
