import type { Campaign, ReadDb } from '../../foundation/index.ts'
import { allHospitals } from '../hospital-store.ts'
import { allAlternativeNames } from '../name-store.ts'
import { registerVersion } from '../noted-tables.ts'
import { allSuccessions } from '../succession-store.ts'
import { inventedTrusts, registerTrusts } from '../trust-store.ts'
import { chooseMatches, type NameAnswer } from './choose-matches.ts'
import { buildNameIndex, type NameIndex } from './name-index.ts'
import { type NameDirectory, nameDirectory } from './named-things.ts'

type Loaded = { readonly version: string; readonly index: NameIndex; readonly directory: NameDirectory }

/** One index for each database and campaign, built again when the register says that it has changed. */
const loaded = new WeakMap<ReadDb, Map<Campaign, Promise<Loaded>>>()

/**
 * Finds trusts by their names, their hospitals' names, old names, codes and towns; forgives slips. In the example campaign the real
 * register is searched beside the invented trusts.
 */
export async function searchNames(db: ReadDb, text: string, { campaign }: { campaign: Campaign }): Promise<NameAnswer> {
  const { index, directory } = await currentIndex(db, campaign)
  return chooseMatches(text, index.find(text), directory)
}

async function currentIndex(db: ReadDb, campaign: Campaign): Promise<Loaded> {
  const version = await registerVersion(db)
  const ofDb = loaded.get(db) ?? new Map<Campaign, Promise<Loaded>>()
  loaded.set(db, ofDb)
  const kept = ofDb.get(campaign)
  if (kept && (await kept).version === version) return kept
  const fresh = load(db, campaign, version)
  ofDb.set(campaign, fresh)
  // A failed read must not be kept for everybody after.
  fresh.catch(() => ofDb.delete(campaign))
  return fresh
}

async function load(db: ReadDb, campaign: Campaign, version: string): Promise<Loaded> {
  const [real, invented, names, hospitals, successions] = await Promise.all([
    registerTrusts(db),
    campaign === 'example' ? inventedTrusts(db) : [],
    allAlternativeNames(db),
    allHospitals(db),
    allSuccessions(db),
  ])
  const directory = nameDirectory({ trusts: [...invented, ...real], names, hospitals, successions })
  return { version, directory, index: buildNameIndex(directory.things) }
}
