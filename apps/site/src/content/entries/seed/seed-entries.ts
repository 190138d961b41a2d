import { announce, inTransaction, record, type Seed, type Services, type WriteDb } from '../../../foundation/index.ts'
import { type EntryForStaff, entriesForStaff } from '../entry-store.ts'
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
  const known = new Map((await entriesForStaff(write)).map(entry => [`${entry.kind}/${entry.key}`, entry]))
  const entryOf = ({ kind, key }: SeedFile) => known.get(`${kind}/${key}`) ?? null

  const brought: Brought[] = []
  const elsewhere = new Set<string>()
  for (const file of files) {
    const entry = entryOf(file)
    if (entry?.offer && entry.offer.state !== 'gone' && entry.offer.hash === file.hash) continue
    const read = readSeedFile(entryKinds, file)
    if ('broken' in read) log('entry-not-read', { file: read.path, line: read.broken.line, problem: read.broken.problem })
    else if (read.seed.campaign !== null && read.seed.campaign !== campaign) elsewhere.add(`${file.kind}/${file.key}`)
    else brought.push({ ...read, entry, decision: decideSeed(entry && standingOf(entry), read.seed.words) })
  }
  const there = new Set(files.map(({ kind, key }) => `${kind}/${key}`).filter(name => !elsewhere.has(name)))
  const gone = [...known.values()].filter(
    entry => entry.offer !== null && entry.offer.state !== 'gone' && !there.has(`${entry.kind}/${entry.key}`),
  )
  if (brought.length === 0 && gone.length === 0) return
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

const subjectOf = ({ kind, key }: { readonly kind: string; readonly key: string }) => ({ kind: 'entry', id: `${kind}/${key}` })

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
