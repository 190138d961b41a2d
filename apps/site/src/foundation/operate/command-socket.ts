import { chmodSync, rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { type Order, orderSchema, type Reply } from './command-words.ts'

/** How a command ends when the order for it cannot be read: a spotlight of another version speaks differently. */
const notUnderstood = 70
const longestOrderBytes = 1024 * 1024

export type RunOrder = (order: Order, reply: { print: (line: string) => void; wrong: (line: string) => void }) => Promise<number>

/**
 * Takes commands for the embedded database, which only this process may open. One at a time: two imports at once would wait for each
 * other's rows. Only this user can reach the socket. A command goes on when whoever sent it has gone. Stopping waits for the one that
 * is running, at most `graceMs`: what it had not finished by then is rolled back.
 */
export async function takeCommands(path: string, run: RunOrder): Promise<(graceMs: number) => Promise<void>> {
  // We hold the folder's lock: a socket that lies here belongs to a process that has died.
  rmSync(path, { force: true })
  let last: Promise<void> = Promise.resolve()
  const sockets = new Set<Socket>()
  const server = createServer(socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    let bytes = 0
    socket.on('data', chunk => {
      bytes += chunk.length
      if (bytes > longestOrderBytes) socket.destroy()
    })
    const lines = createInterface({ input: socket }).on('error', () => socket.destroy())
    lines.once('line', line => {
      last = last.then(() => obey(line, socket, run))
    })
  })
  await listenPrivately(server, path)
  return async graceMs => {
    server.close()
    await Promise.race([last, wait(graceMs, undefined, { ref: false })])
    for (const socket of sockets) socket.destroy()
    rmSync(path, { force: true })
  }
}

async function obey(line: string, socket: Socket, run: RunOrder): Promise<void> {
  const send = (reply: Reply) => {
    if (!socket.destroyed) socket.write(`${JSON.stringify(reply)}\n`)
  }
  const order = readOrder(line)
  const exit = order
    ? await run(order, { print: text => send({ line: text }), wrong: text => send({ wrong: text }) })
    : notUnderstood
  send({ exit })
  socket.end()
}

function readOrder(line: string): Order | null {
  try {
    return orderSchema.parse(JSON.parse(line))
  } catch {
    return null
  }
}

/** The mask makes the socket private from the moment it exists. */
function listenPrivately(server: ReturnType<typeof createServer>, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    const before = process.umask(0o177)
    try {
      server.listen(path, () => {
        server.off('error', reject)
        resolve()
      })
    } finally {
      process.umask(before)
    }
    chmodSync(path, 0o600)
  })
}
