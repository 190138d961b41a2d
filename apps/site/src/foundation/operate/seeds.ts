import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Campaign, Services } from '../http/room.ts'
import { readSetting, writeSetting } from './settings.ts'

/** Rows that a database begins with. `run` can be called again: it brings the rows up to date and makes nothing twice. */
export type Seed = {
  readonly name: string
  /** Only for this campaign; for both when absent. */
  readonly campaign?: Campaign
  /** What decides the rows: unchanged, the seed is skipped. Absent for a seed that knows by itself what has changed. */
  readonly from?: {
    /** Files and folders, from the root of the checkout. */
    readonly files: readonly string[]
    /** Raised when the code of the seed makes other rows from the same files. */
    readonly version: number
  }
  readonly run: (services: Services) => Promise<void>
}

/** Runs the seeds whose files have changed, in order. Returns the names of those that ran. */
export async function plantSeeds(
  services: Services,
  seeds: readonly Seed[],
  around: (name: string, step: () => Promise<void>) => Promise<void>,
): Promise<string[]> {
  const ran: string[] = []
  for (const seed of seeds) {
    if (seed.campaign && seed.campaign !== services.campaign) continue
    const key = `seed:${seed.name}`
    const fingerprint = seed.from ? fingerprintOf(seed.from, services.root) : null
    if (fingerprint !== null && (await readSetting(services.db, key)) === fingerprint) continue
    await around(seed.name, () => seed.run(services))
    if (fingerprint !== null) await writeSetting(services.write, key, fingerprint)
    ran.push(seed.name)
  }
  return ran
}

function fingerprintOf({ files, version }: NonNullable<Seed['from']>, root: string): string {
  const hash = createHash('sha256').update(String(version))
  for (const file of files.flatMap(path => filesAt(join(root, path)))) {
    hash.update(`\n${file.slice(root.length)}\n`).update(readFileSync(file))
  }
  return hash.digest('hex')
}

function filesAt(path: string): string[] {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
}
