import type { Campaign, ReadDb } from '../../foundation/index.ts'
import { allHospitals } from '../hospital-store.ts'
import { allAlternativeNames } from '../name-store.ts'
import { remembered } from '../remembered.ts'
import { allSuccessions } from '../succession-store.ts'
import { inventedTrusts, registerTrusts } from '../trust-store.ts'
import { chooseMatches, type NameAnswer } from './choose-matches.ts'
import { buildNameIndex, type NameIndex } from './name-index.ts'
import { type NameDirectory, nameDirectory } from './named-things.ts'

type Loaded = { readonly index: NameIndex; readonly directory: NameDirectory }

/** The index in memory: built once, and again when the register has changed. */
const indexOf: Readonly<Record<Campaign, (db: ReadDb) => Promise<Loaded>>> = {
  example: remembered(db => load(db, 'example')),
  uk: remembered(db => load(db, 'uk')),
}

/**
 * Finds trusts by their names, their hospitals' names, old names, codes and towns; forgives slips. In the example campaign the real
 * register is searched beside the invented trusts.
 */
export async function searchNames(db: ReadDb, text: string, { campaign }: { campaign: Campaign }): Promise<NameAnswer> {
  const { index, directory } = await indexOf[campaign](db)
  return chooseMatches(text, index.find(text), directory)
}

async function load(db: ReadDb, campaign: Campaign): Promise<Loaded> {
  const [real, invented, names, hospitals, successions] = await Promise.all([
    registerTrusts(db),
    campaign === 'example' ? inventedTrusts(db) : [],
    allAlternativeNames(db),
    allHospitals(db),
    allSuccessions(db),
  ])
  const directory = nameDirectory({ trusts: [...invented, ...real], names, hospitals, successions })
  return { directory, index: buildNameIndex(directory.things) }
}
