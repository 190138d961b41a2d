import { createSocket } from 'node:dgram'
import { once } from 'node:events'

export type DnsResponder = {
  /** `127.0.0.1:PORT`, for Resolver.setServers. */
  readonly server: string
  /** The names that were asked for, in lower case. */
  readonly asked: readonly string[]
  readonly close: () => void
}

/** `refuse`: the server answers that it failed. */
export type TxtRecords = Readonly<Record<string, readonly string[] | 'refuse'>>

const noError = 0
const serverFailure = 2
const noSuchName = 3
const typeTxt = 16

/** A DNS server on loopback that knows TXT records alone: just enough of RFC 1035 for a test. */
export async function startDnsResponder(records: TxtRecords): Promise<DnsResponder> {
  const socket = createSocket('udp4')
  const asked: string[] = []
  socket.on('message', (query, { address, port }) => {
    const { name, end } = readName(query, 12)
    asked.push(name)
    const found = records[name]
    const texts = found === undefined || found === 'refuse' ? [] : found
    const code = found === 'refuse' ? serverFailure : found === undefined ? noSuchName : noError
    const answer = Buffer.concat([headOf(query, code, texts.length), query.subarray(12, end + 4), ...texts.map(answerOf)])
    // An answer that does not fit a datagram would have to come over TCP.
    if (answer.length > 4096) throw new Error('The records of a test must fit one datagram')
    socket.send(answer, port, address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return { server: `127.0.0.1:${socket.address().port}`, asked, close: () => socket.close() }
}

function readName(packet: Buffer, start: number): { name: string; end: number } {
  const labels: string[] = []
  let at = start
  for (let length = packet[at] ?? 0; length > 0; length = packet[at] ?? 0) {
    labels.push(packet.toString('ascii', at + 1, at + 1 + length))
    at += 1 + length
  }
  return { name: labels.join('.').toLowerCase(), end: at + 1 }
}

function headOf(query: Buffer, code: number, answers: number): Buffer {
  const head = Buffer.alloc(12)
  head.writeUInt16BE(query.readUInt16BE(0), 0)
  // An answer, by the authority itself, to a question that wanted recursion, which there is.
  head.writeUInt16BE(0x8580 | code, 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt16BE(answers, 6)
  return head
}

/** One TXT record of the name that was asked for, in pieces of at most 255 bytes. */
function answerOf(text: string): Buffer {
  const bytes = Buffer.from(text)
  const pieces: Buffer[] = []
  for (let at = 0; at < bytes.length; at += 255) {
    const piece = bytes.subarray(at, at + 255)
    pieces.push(Buffer.from([piece.length]), piece)
  }
  const data = Buffer.concat(pieces)
  const head = Buffer.alloc(12)
  head.writeUInt16BE(0xc00c, 0)
  head.writeUInt16BE(typeTxt, 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt32BE(0, 6)
  head.writeUInt16BE(data.length, 10)
  return Buffer.concat([head, data])
}
