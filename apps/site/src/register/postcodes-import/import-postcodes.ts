import { announce, inTransaction, Refusal, record, type WriteDb } from '../../foundation/index.ts'
import { noteTable } from '../noted-tables.ts'
import { allConstituencies } from '../politician-store.ts'
import { asFullDisk } from './as-full-disk.ts'
import { describePostcodes, unitPostcodesName } from './describe-postcodes.ts'
import type { BlockBatch, DirectoryReader } from './directory-reader.ts'
import type { DirectorySummary } from './directory-summary.ts'
import { judgeDirectory } from './judge-directory.ts'
import type { NewPostcodeSet } from './postcode-set.ts'
import {
  addBlocks,
  addUnfinishedSet,
  commitWithoutWaiting,
  countStored,
  holdUnfinishedSet,
  knownSectors,
  postcodeSets,
  removeUnfinishedSets,
  reuseRoom,
  setState,
} from './postcode-set-store.ts'
import type { Progress } from './read-directory.ts'
import { swapBack } from './roll-back-postcodes.ts'

export type ImportOutcome = {
  /** `same`: these are in use already. `back`: they were those before, and are in use again. */
  readonly kind: 'imported' | 'same' | 'back'
  readonly describes: string
  readonly notes: readonly string[]
  readonly found: DirectorySummary
}

type ImportOrder = {
  readonly file: string
  readonly now: Date
  readonly reader: Pick<DirectoryReader, 'read' | 'batches'>
  readonly progress: (progress: Progress) => void
  /** Told when the whole file has been read, before it is judged. */
  readonly read: (found: DirectorySummary) => void
}

/** Thirty sectors: some milliseconds. */
const batchesAtOnce = 6

export const importActor = { kind: 'command', name: 'import-postcodes' } as const

/**
 * Reads a whole Postcode Directory, judges it, stores it beside the one in use, and puts it in its place in one transaction. The set that
 * was in use is kept until the next import. Whatever goes wrong before the swap changes nothing that anybody sees.
 */
export async function importPostcodes(db: WriteDb, order: ImportOrder): Promise<ImportOutcome> {
  const found = await order.reader.read(order.file, order.progress)
  order.read(found)
  const sets = await postcodeSets(db)
  const same = sets.find(set => set.sha256 === found.sha256 && set.state !== 'unfinished')
  if (same?.state === 'current') return { kind: 'same', describes: same.describes, notes: [], found }
  if (same?.state === 'previous') {
    await swapBack(db, order.now, importActor)
    return { kind: 'back', describes: same.describes, notes: [], found }
  }
  const judgement = judgeDirectory(found, {
    sectors: await knownSectors(db),
    constituencies: new Set((await allConstituencies(db)).map(({ code }) => code)),
    rowsInUse: sets.find(set => set.state === 'current')?.row_count ?? null,
  })
  if (judgement.kind === 'refused') throw new Refusal('bad-data', judgement.what, judgement.next)
  const { describes, notes } = judgement
  await storeAndSwap(db, asSet(found, describes, order.now), order.reader.batches())
  return { kind: 'imported', describes, notes, found }
}

const asSet = (found: DirectorySummary, describes: string, now: Date): NewPostcodeSet => ({
  sha256: found.sha256,
  file_name: found.name,
  describes,
  row_count: found.stored,
  ended_count: found.ended,
  placeless_count: found.placeless,
  irish_count: found.northernIrish,
  skipped_count: found.broken,
  imported_at: now,
})

async function storeAndSwap(db: WriteDb, set: NewPostcodeSet, batches: AsyncIterable<BlockBatch>): Promise<void> {
  let id: number | null = null
  try {
    id = await inTransaction(db, async tx => {
      // Whatever an import that was cut off has left; one that still runs notices, and gives way.
      await removeUnfinishedSets(tx)
      return addUnfinishedSet(tx, set)
    })
    const before = await store(db, id, batches).then(() => swap(db, set, id ?? 0))
    if (before !== null) await removeUnfinishedSets(db, before)
    await reuseRoom(db)
  } catch (error) {
    // What fails now is of no help: the first error is the one to tell, and the next import removes what is left.
    if (id !== null) await removeUnfinishedSets(db, id).catch(() => {})
    throw asFullDisk(error)
  }
}

const givenWay = () =>
  new Refusal(
    'busy',
    'Another import of postcodes has begun, and this one has given way to it.',
    'Wait until that one is done. Nothing of this one is kept.',
  )

/** Small transactions: between them the site answers, also where the database has one connection. */
async function store(db: WriteDb, id: number, batches: AsyncIterable<BlockBatch>): Promise<void> {
  let group: BlockBatch[] = []
  const storeGroup = () =>
    inTransaction(db, async tx => {
      if (!(await holdUnfinishedSet(tx, id))) throw givenWay()
      await commitWithoutWaiting(tx)
      for (const { json } of group) await addBlocks(tx, id, json)
    })
  for await (const batch of batches) {
    group.push(batch)
    if (group.length < batchesAtOnce) continue
    await storeGroup()
    group = []
  }
  await storeGroup()
}

/** Puts a whole set in use. Gives the set that is to be removed, once nobody can be reading it any more. */
async function swap(db: WriteDb, set: NewPostcodeSet, id: number): Promise<number | null> {
  const stored = await countStored(db, id)
  if (stored !== set.row_count) throw new Error(`${stored} of ${set.row_count} postcodes have been stored`)
  return inTransaction(db, async tx => {
    if (!(await holdUnfinishedSet(tx, id))) throw givenWay()
    const sets = await postcodeSets(tx)
    const current = sets.find(({ state }) => state === 'current')
    const previous = sets.find(({ state }) => state === 'previous')
    await record(tx, {
      actor: importActor,
      at: set.imported_at,
      deed: 'register.import-postcodes',
      subject: { kind: 'register', id: unitPostcodesName },
      before: current ? { describes: current.describes, rows: current.row_count } : null,
      after: { describes: set.describes, rows: set.row_count },
    })
    if (previous) await setState(tx, previous.id, 'unfinished')
    if (current) await setState(tx, current.id, 'previous')
    await setState(tx, id, 'current')
    await noteTable(tx, {
      name: unitPostcodesName,
      sha256: set.sha256,
      row_count: set.row_count,
      imported_at: set.imported_at,
      description: describePostcodes(set),
    })
    await announce(tx, { name: 'register-imported' })
    return previous?.id ?? null
  })
}
