import type { ReadDb } from '../../../foundation/index.ts'
import { countPhotos } from './photo-store.ts'

/** How many photographs are on the wall at this moment. Where they are from is not counted: a place there is what somebody typed. */
export const signTotals = async (db: ReadDb): Promise<{ readonly shown: number }> => ({ shown: await countPhotos(db, 'shown') })
