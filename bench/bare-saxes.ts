import { closeSync, openSync, readSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { SaxesParser } from 'saxes'

/**
 * A thread that does nothing but parse: what the reader of COSD is measured beside. It hears elements and text, as whoever wants to know what is in a file must, and does
 * nothing with them; it does not resolve namespaces. Large pieces without decoding are the fastest way to feed it. Answers each path with its number of elements.
 */
const pieceBytes = 512 * 1024

parentPort?.on('message', (paths: readonly string[]) =>
  parentPort?.postMessage(paths.reduce((sum, path) => sum + parse(path), 0)),
)

function parse(path: string): number {
  let elements = 0
  const parser = new SaxesParser()
  parser.on('opentag', () => {
    elements += 1
  })
  parser.on('text', () => {})
  parser.on('closetag', () => {})
  const handle = openSync(path, 'r')
  const piece = Buffer.allocUnsafe(pieceBytes)
  try {
    // The generated files are plain ASCII: no character is cut in two.
    for (let length = readSync(handle, piece); length > 0; length = readSync(handle, piece)) {
      parser.write(piece.toString('latin1', 0, length))
    }
    parser.close()
  } finally {
    closeSync(handle)
  }
  return elements
}
