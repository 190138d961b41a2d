import { type BlockName, blockNames, type CosdLayout, itemNames } from './layout.ts'

/** A place in the tree of elements that the count reads. Numbers instead of names: it is asked for every element of a file. */
export type Place = {
  /**
   * What has been found before, by a number made of the length and two letters of the name; place undefined: nothing that we read is there. Cheaper than a
   * map by name, for which each name of the file would have to be hashed.
   */
  readonly found: Map<number, { name: string; place: Place | undefined }[]>
  remembered: number
  readonly exact: Map<string, Place>
  readonly endings: { ending: string; place: Place }[]
  /** Of itemNames; -1 if the element itself is no value. */
  item: number
  /** The attribute that holds the value; undefined: `extension`, `code` or `value`, else the text. */
  attribute: string | undefined
  /** Of blockNames; -1 if none. */
  block: number
  isRecord: boolean
  /** 1 for the count of records in the header, 2 for the sender, else 0. */
  header: number
  isLeaf: boolean
}

/** A name that a file makes up is remembered only so often: a hostile file must not fill the memory. */
const mostRemembered = 2000

/** Turns the paths of a layout into the tree of places below the root. */
export function compile(layout: CosdLayout): Place {
  const root = emptyPlace()
  for (const path of layout.recordCount ?? []) at(root, path).header = 1
  for (const path of layout.submitter ?? []) at(root, path).header = 2
  for (const records of layout.records) {
    const record = at(root, records)
    record.isRecord = true
    for (const [item, name] of itemNames.entries()) {
      for (const written of layout.items[name] ?? []) {
        const [path = '', attribute] = written.split('@')
        const place = at(record, path)
        place.item = item
        place.attribute = attribute
      }
    }
    for (const name of blockNames) for (const path of layout.blocks[name] ?? []) at(record, path).block = blockNames.indexOf(name)
  }
  markLeaves(root)
  return root
}

/** The place of a child by its local name; undefined: nothing below it is read. */
export function childOf(place: Place, name: string): Place | undefined {
  const number = (name.length << 16) | ((name.charCodeAt(0) & 255) << 8) | (name.charCodeAt(name.length - 1) & 255)
  const known = place.found.get(number)
  if (known !== undefined) for (const entry of known) if (entry.name === name) return entry.place
  return learn(place, name, number)
}

function learn(place: Place, name: string, number: number): Place | undefined {
  const child = place.exact.get(name) ?? place.endings.find(({ ending }) => name.endsWith(ending))?.place
  if (place.remembered >= mostRemembered) return child
  place.remembered += 1
  // A copy: the name is a slice that would keep the whole piece of the file in memory.
  const entry = { name: Buffer.from(name).toString(), place: child }
  const others = place.found.get(number)
  if (others === undefined) place.found.set(number, [entry])
  else others.push(entry)
  return child
}

export const blockNumber = (name: BlockName): number => blockNames.indexOf(name)

const emptyPlace = (): Place => ({
  found: new Map(),
  remembered: 0,
  exact: new Map(),
  endings: [],
  item: -1,
  attribute: undefined,
  block: -1,
  isRecord: false,
  header: 0,
  isLeaf: true,
})

function at(start: Place, path: string): Place {
  let place = start
  for (const name of path.split('/')) place = name === '' ? place : (existing(place, name) ?? add(place, name))
  return place
}

/** `*CoreStaging` is a pattern, every other name is itself. */
const existing = (place: Place, name: string): Place | undefined =>
  name.startsWith('*') ? place.endings.find(({ ending }) => ending === name.slice(1))?.place : place.exact.get(name)

function add(place: Place, name: string): Place {
  const child = emptyPlace()
  if (name.startsWith('*')) {
    place.endings.push({ ending: name.slice(1), place: child })
    // The longer ending is the more exact one: *CoreDiagnosis comes before *.
    place.endings.sort((left, right) => right.ending.length - left.ending.length || (left.ending < right.ending ? -1 : 1))
  } else place.exact.set(name, child)
  return child
}

function markLeaves(place: Place): void {
  const children = [...place.exact.values(), ...place.endings.map(({ place }) => place)]
  place.isLeaf = children.length === 0
  children.forEach(markLeaves)
}
