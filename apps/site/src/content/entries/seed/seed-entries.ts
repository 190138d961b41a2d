import { announce, inTransaction, record, type Seed, type Services, type WriteDb } from '../../../foundation/index.ts'
import { type EntryForStaff, entriesForStaff, offeredHashes } from '../entry-store.ts'
import { changeEntry, inGroups, insertEntries, insertVersions, moveSeed, putSeeds } from '../entry-writes.ts'
import { decideSeed, isEdited, type SeedDecision, type Standing } from './decide-seed.ts'
import type { EntrySeed } from './read-seed.ts'
import { listSeedFiles, readSeedFile, type SeedFile } from './seed-files.ts'

const actor = { kind: 'seed', name: 'entries' } as const
const limitMs = 60_000

/** What the programme brings to read. Which files are new it knows by itself, because a kind of entry may come later than its files. */
export const entriesSeed: Seed = { name: 'entries', run: seedEntries }

type Brought = SeedFile & { readonly seed: EntrySeed; readonly entry: EntryForStaff | null; readonly decision: SeedDecision }

/**
 * Brings the entries of content/entries up to date. What nobody has edited gets a new version; beside what somebody has, the text is offered.
 * An entry whose file has gone is withdrawn, unless somebody has edited it. A broken file changes nothing: it is named in the log and by
 * `spotlight check`, and what the public reads stays as it was.
 */
export async function seedEntries(services: Services): Promise<void> {
  const { write, root, clock, log, campaign, entryKinds = [] } = services
  const files = listSeedFiles(root)
  if (files === null) return
  const offered = await offeredHashes(write)
  const read: (SeedFile & { readonly seed: EntrySeed })[] = []
  const elsewhere = new Set<string>()
  for (const file of files.filter(one => offered.get(nameOf(one)) !== one.hash)) {
    const found = readSeedFile(entryKinds, file)
    if ('broken' in found) log('entry-not-read', { file: found.path, line: found.broken.line, problem: found.broken.problem })
    else if (found.seed.campaign !== null && found.seed.campaign !== campaign) elsewhere.add(nameOf(file))
    else read.push(found)
  }
  const there = new Set(files.map(nameOf).filter(name => !elsewhere.has(name)))
  const missing = [...offered.keys()].filter(name => !there.has(name))
  // As at most starts: then the words themselves need not be read.
  if (read.length === 0 && missing.length === 0) return

  const known = new Map((await entriesForStaff(write)).map(entry => [nameOf(entry), entry]))
  const brought = read.map((one): Brought => {
    const entry = known.get(nameOf(one)) ?? null
    return { ...one, entry, decision: decideSeed(entry && standingOf(entry), one.seed.words) }
  })
  const gone = missing.flatMap(name => known.get(name) ?? [])
  const now = clock()
  await inTransaction(
    write,
    async tx => {
      await plantFirst(
        tx,
        brought.filter(({ decision }) => decision === 'first'),
        now,
      )
      for (const one of brought.filter(({ decision }) => decision !== 'first')) await plantAgain(tx, one, now)
      for (const entry of gone) await withdraw(tx, entry, now)
      await announce(tx, { name: 'entries-changed' })
    },
    { limitMs },
  )
}

const standingOf = ({ state, version, draft }: EntryForStaff): Standing => ({ state, newest: version, hasDraft: draft !== null })

const nameOf = ({ kind, key }: { readonly kind: string; readonly key: string }): string => `${kind}/${key}`

const subjectOf = ({ kind, key }: { readonly kind: string; readonly key: string }) => ({
  kind: 'entry',
  id: nameOf({ kind, key }),
})

async function plantFirst(tx: WriteDb, brought: readonly Brought[], now: Date): Promise<void> {
  if (brought.length === 0) return
  await insertEntries(
    tx,
    brought.map(({ kind, key }) => ({ kind, key, state: 'published', newest: 1 })),
    now,
  )
  await insertVersions(
    tx,
    brought.map(({ kind, key, seed }) => ({
      kind,
      key,
      version: 1,
      words: seed.words,
      origin: 'seed',
      publishedAt: now,
      publishedBy: actor.name,
    })),
  )
  await putSeeds(
    tx,
    brought.map(({ kind, key, hash, seed }) => ({ kind, key, hash, state: 'used', words: seed.words, cameAt: now })),
  )
  const entered = brought.map(one => ({ actor, at: now, deed: 'entry.seed', subject: subjectOf(one), after: { version: 1 } }))
  await inGroups(entered, group => record(tx, ...group))
}

async function plantAgain(tx: WriteDb, { kind, key, hash, seed, entry, decision }: Brought, now: Date): Promise<void> {
  if (entry === null) return
  const words = seed.words
  const state = decision === 'offer' ? 'offered' : 'used'
  const newest = decision === 'renew' ? entry.newest + 1 : entry.newest
  if (decision === 'renew') {
    await insertVersions(tx, [{ kind, key, version: newest, words, origin: 'seed', publishedAt: now, publishedBy: actor.name }])
    await changeEntry(tx, entry, { state: 'published', newest, revision: entry.revision + 1 })
  }
  await putSeeds(tx, [{ kind, key, hash, state, words, cameAt: now }])
  await record(tx, {
    actor,
    at: now,
    deed: decision === 'offer' ? 'entry.offer' : 'entry.seed',
    subject: subjectOf(entry),
    before: { version: entry.newest },
    after: { version: newest, text: state },
  })
}

async function withdraw(tx: WriteDb, entry: EntryForStaff, now: Date): Promise<void> {
  const isTheirs = isEdited(standingOf(entry))
  await moveSeed(tx, entry, 'gone')
  if (!isTheirs) await changeEntry(tx, entry, { state: 'withdrawn', newest: entry.newest, revision: entry.revision + 1 })
  await record(tx, {
    actor,
    at: now,
    deed: 'entry.withdraw',
    subject: subjectOf(entry),
    before: { state: entry.state },
    after: { state: isTheirs ? entry.state : 'withdrawn' },
  })
}
