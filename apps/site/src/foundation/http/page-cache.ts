import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { type Encoding, etagIn, etagOf } from './entity-tag.ts'

/** A whole answer, ready to be sent: one body for each encoding, with its headers and the tag of these bytes. */
export type KeptPage = {
  readonly bodies: Readonly<Record<Encoding, Buffer>>
  readonly headers: Readonly<Record<Encoding, Readonly<Record<string, string>> & { readonly etag: string }>>
  readonly bytes: number
}

const brotli = promisify(brotliCompress)
const deflate = promisify(gzip)

/**
 * Whole pages by canonical address, the least recently used dropped first. Holds only pages that show nothing of a visitor.
 * `generation` guards against a page that was begun before news came and finished after it.
 */
export class PageCache {
  #pages = new Map<string, KeptPage>()
  #bytes = 0
  generation = 0
  readonly #maxBytes: number

  constructor(maxBytes = 96 * 1024 * 1024) {
    this.#maxBytes = maxBytes
  }

  find(address: string): KeptPage | undefined {
    const page = this.#pages.get(address)
    if (!page) return undefined
    this.#pages.delete(address)
    this.#pages.set(address, page)
    return page
  }

  keep(address: string, page: KeptPage, generation: number): void {
    if (generation !== this.generation || page.bytes > this.#maxBytes / 4) return
    this.#drop(address)
    this.#pages.set(address, page)
    this.#bytes += page.bytes
    for (const oldest of this.#pages.keys()) {
      if (this.#bytes <= this.#maxBytes) break
      this.#drop(oldest)
    }
  }

  clear(): void {
    this.generation += 1
    this.#pages.clear()
    this.#bytes = 0
  }

  #drop(address: string): void {
    this.#bytes -= this.#pages.get(address)?.bytes ?? 0
    this.#pages.delete(address)
  }
}

/** Compresses once, as far as it goes: the page is then sent many times. `compress` false: fonts and photographs are compressed already. */
export async function makeKeptPage(body: Buffer, headers: Readonly<Record<string, string>>, compress = true): Promise<KeptPage> {
  const etag = etagOf(body)
  if (!compress) {
    const plain = { ...headers, etag, 'content-length': String(body.length) }
    const same = <Value>(value: Value) => ({ br: value, gzip: value, identity: value })
    return { bodies: same(body), headers: same(plain), bytes: body.length }
  }
  const [br, gz] = await Promise.all([
    brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }),
    deflate(body, { level: 9 }),
  ])
  const bodies = { br, gzip: gz, identity: body }
  const withLength = (encoding: Encoding) => ({
    ...headers,
    etag: etagIn(etag, encoding),
    vary: 'Accept-Encoding',
    'content-length': String(bodies[encoding].length),
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  })
  return {
    bodies,
    headers: { br: withLength('br'), gzip: withLength('gzip'), identity: withLength('identity') },
    bytes: br.length + gz.length + body.length,
  }
}

/** What browsers send is one of few texts: each is read once. A client that sends ever new ones only empties this. */
const chosen = new Map<string, Encoding>()
const mostChosen = 200

/** The best encoding of ours that the client takes (RFC 9110, 12.5.3). */
export function chooseEncoding(accept: string | undefined): Encoding {
  if (!accept) return 'identity'
  const known = chosen.get(accept)
  if (known) return known
  if (chosen.size >= mostChosen) chosen.clear()
  const encoding = readAcceptEncoding(accept)
  chosen.set(accept, encoding)
  return encoding
}

function readAcceptEncoding(accept: string): Encoding {
  const weights = new Map<string, number>()
  for (const part of accept.split(',')) {
    const [name = '', ...parameters] = part.trim().toLowerCase().split(';')
    const q = parameters.map(parameter => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(value => value !== undefined)
    weights.set(name.trim(), q === undefined ? 1 : Number(q))
  }
  const weight = (name: string) => weights.get(name) ?? weights.get('*') ?? 0
  if (weight('br') > 0 && weight('br') >= weight('gzip')) return 'br'
  return weight('gzip') > 0 ? 'gzip' : 'identity'
}
