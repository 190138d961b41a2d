import type { IncomingMessage, ServerResponse } from 'node:http'
import { maxBodyBytes } from './request-fault.ts'

/** For a form without files. */
const ordinaryMs = 30_000
/** The slowest line on which a file can still be sent: 32 kB a second. */
const slowestBytesPerMs = 32

/** How long the body of a request may take to arrive, by the length that it says it has. */
export const bodyTimeMs = (bytes: number): number =>
  bytes <= maxBodyBytes ? ordinaryMs : ordinaryMs + Math.ceil(bytes / slowestBytesPerMs)

/** Ends a request whose body does not arrive in its time: whoever sends a letter a minute would keep a place for ever. */
export function limitBodyTime(request: IncomingMessage, response: ServerResponse): void {
  const bytes = Number(request.headers['content-length'] ?? 0)
  const isUnmeasured = request.headers['transfer-encoding'] !== undefined
  if (request.complete || !(bytes > 0 || isUnmeasured)) return
  const time = setTimeout(() => {
    if (request.complete) return
    const { socket } = request
    if (!response.headersSent) socket.write('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n')
    socket.destroySoon()
  }, bodyTimeMs(bytes))
  request.once('end', () => clearTimeout(time))
  response.once('close', () => clearTimeout(time))
}
