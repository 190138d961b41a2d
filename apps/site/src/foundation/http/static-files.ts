import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { isCompressible } from './finish-answer.ts'
import { type KeptPage, makeKeptPage } from './page-cache.ts'

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
}

/** The files of the build, by address. Only what was there at the start is served: no address reaches the disk. */
export class StaticFiles {
  readonly #sources = new Map<string, { read: () => Buffer; contentType: string; isForEver: boolean }>()
  readonly #made = new Map<string, Promise<KeptPage>>()

  /** `hashed` are the paths in the folder whose name changes with their content: these may be kept for ever. */
  constructor(folder: string, hashed: ReadonlySet<string>) {
    if (!existsSync(folder)) return
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name)
      const path = relative(folder, file).split(sep).join('/')
      const contentType = contentTypes[extname(entry.name)]
      if (!entry.isFile() || contentType === undefined || path === 'manifest.json') continue
      this.#sources.set(`/assets/${path}`, { read: () => readFileSync(file), contentType, isForEver: hashed.has(path) })
    }
  }

  add(address: string, contentType: string, body: string): void {
    this.#sources.set(address, { read: () => Buffer.from(body), contentType, isForEver: false })
  }

  /** The file at an address, compressed once on its first use; undefined when there is none. */
  find(address: string): Promise<KeptPage> | undefined {
    const source = this.#sources.get(address)
    if (!source) return undefined
    const known = this.#made.get(address)
    if (known) return known
    const headers = {
      'content-type': source.contentType,
      'cache-control': source.isForEver ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      // A picture opened by itself must not run what somebody may have hidden in it.
      ...(source.contentType === 'image/svg+xml'
        ? { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" }
        : {}),
    }
    const made = makeKeptPage(source.read(), headers, isCompressible(source.contentType))
    this.#made.set(address, made)
    return made
  }
}
