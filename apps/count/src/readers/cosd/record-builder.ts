import { blockNumber } from './automaton.ts'
import { type ItemName, itemNames } from './layout.ts'

export type Metastasis = { type?: string; site?: string }
/** A recurrence or a progression as it stands in the file; `kind` undefined where the version tells them apart by what is inside. */
export type NonPrimary = {
  kind: 'recurrence' | 'progression' | undefined
  original?: string
  progression?: string
  metastases: Metastasis[]
}

/** One record as read, before anything is made of it. */
export type RawRecord = {
  ordinal: number
  /** The line on which it begins. */
  line: number
  /** By the number of the item; only items that stand once in a record. */
  values: (string | undefined)[]
  primary: Metastasis[]
  nonPrimary: NonPrimary[]
  /** Types and sites outside of any block that says what they are about. */
  unplaced: Metastasis[]
}

const item = (name: ItemName): number => itemNames.indexOf(name)
const items = {
  death: item('deathDate'),
  original: item('originalPrimaryDiagnosis'),
  progression: item('progressionDiagnosis'),
  type: item('metastaticType'),
  site: item('metastaticSite'),
}
const blocks = {
  primary: blockNumber('primary'),
  recurrence: blockNumber('recurrence'),
  progression: blockNumber('progression'),
  metastasis: blockNumber('metastasis'),
}
/** No record has so many; a file that does is damaged or hostile. */
const mostParts = 5000

/** Puts together one record from the values and blocks as they come. `fail` ends the reading of the file. */
export function recordBuilder(at: { ordinal: number; line: number }, fail: (message: string) => never) {
  const record: RawRecord = {
    ...at,
    values: new Array<string | undefined>(itemNames.length).fill(undefined),
    primary: [],
    nonPrimary: [],
    unplaced: [],
  }
  let metastases = record.unplaced

  const putMetastasis = (part: 'type' | 'site', value: string): void => {
    let last = metastases.at(-1)
    if (last === undefined || last[part] !== undefined) {
      if (metastases.length >= mostParts) fail('a record has thousands of metastatic sites')
      last = {}
      metastases.push(last)
    }
    last[part] = value
  }
  return {
    record,
    openBlock(block: number): void {
      if (block === blocks.primary) metastases = record.primary
      else if (block === blocks.metastasis) {
        if (metastases.length >= mostParts) fail('a record has thousands of metastatic sites')
        metastases.push({})
      } else {
        if (record.nonPrimary.length >= mostParts) fail('a record has thousands of recurrences')
        const kind = block === blocks.recurrence ? 'recurrence' : block === blocks.progression ? 'progression' : undefined
        const part: NonPrimary = { kind, metastases: [] }
        record.nonPrimary.push(part)
        metastases = part.metastases
      }
    },
    closeBlock(block: number): void {
      if (block !== blocks.metastasis) metastases = record.unplaced
    },
    put(number: number, value: string): void {
      if (number === items.type) putMetastasis('type', value)
      else if (number === items.site) putMetastasis('site', value)
      else if (number === items.original || number === items.progression) {
        const part = record.nonPrimary.at(-1)
        if (part === undefined) record.values[number] ??= value
        else if (number === items.original) part.original ??= value
        else part.progression ??= value
      } else record.values[number] ??= value
    },
    putDeath(value: string): void {
      record.values[items.death] ??= value
    },
    isEmpty: (): boolean =>
      record.nonPrimary.length === 0 && record.primary.length === 0 && record.values.every(value => value === undefined),
  }
}
