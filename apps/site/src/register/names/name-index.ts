import MiniSearch from 'minisearch'
import { isShared, plainWords, spokenName } from './plain-words.ts'

/** Something that has a name: an open trust, a hospital, or a trust that is no more. */
export type NamedThing = {
  /** Unique over all: `trust RA7`, `hospital RVJ01`, `former RVJ`. */
  readonly id: string
  /** All its names, the proper one first. */
  readonly names: readonly string[]
  /** Where it is, as people would say it. */
  readonly places: readonly string[]
  /** Multiplies the score: what the campaign asks comes before what it does not. */
  readonly weight: number
}

export type NameHit = {
  readonly id: string
  readonly score: number
  /** One of its names is what was typed. */
  readonly isExact: boolean
  /** It stands in the place that was typed. */
  readonly isHere: boolean
  /** Only some of the words fit. */
  readonly isPartial: boolean
}

export type NameIndex = { readonly find: (text: string) => NameHit[] }

const most = 60

/** A full-text index over names, forgiving of slips: built once, asked often. */
export function buildNameIndex(things: readonly NamedThing[]): NameIndex {
  const index = new MiniSearch<{ id: string; name: string; other: string; place: string; weight: number }>({
    fields: ['name', 'other', 'place'],
    storeFields: ['weight'],
    tokenize: plainWords,
    processTerm: term => term,
  })
  index.addAll(
    things.map(({ id, names: [name = '', ...others], places, weight }) => ({
      id,
      name,
      other: others.join(' '),
      place: places.join(' '),
      weight,
    })),
  )
  const bySpokenName = idsBy(things, thing => thing.names)
  const byPlace = idsBy(things, thing => thing.places)
  return {
    find: text => {
      const exact = bySpokenName.get(spokenName(text))
      const here = byPlace.get(spokenName(text))
      return looser(plainWords(text), index).map(hit => ({
        ...hit,
        isExact: exact?.has(hit.id) === true,
        isHere: here?.has(hit.id) === true,
      }))
    },
  }
}

function idsBy(things: readonly NamedThing[], keysOf: (thing: NamedThing) => readonly string[]): Map<string, Set<string>> {
  const ids = new Map<string, Set<string>>()
  for (const thing of things) {
    for (const key of keysOf(thing).map(spokenName)) ids.set(key, (ids.get(key) ?? new Set()).add(thing.id))
  }
  return ids
}

/** First all words, then only those that tell something, at last any of these. Nothing when there are none. */
function looser(words: readonly string[], index: MiniSearch): { id: string; score: number; isPartial: boolean }[] {
  const telling = words.filter(word => !isShared(word))
  if (telling.length === 0) return []
  for (const [query, combineWith] of [
    [words, 'AND'],
    [telling, 'AND'],
    [telling, 'OR'],
  ] as const) {
    const found = index.search(query.join(' '), {
      combineWith,
      boost: { name: 2, other: 1.6, place: 1 },
      // Short words differ too much by one letter; in long ones two slips may be made.
      fuzzy: term => (isShared(term) || term.length < 4 ? false : term.length < 8 ? 1 : 2),
      prefix: term => !isShared(term) && term.length >= 3,
      weights: { fuzzy: 0.35, prefix: 0.6 },
      boostTerm: term => (isShared(term) ? 0.15 : 1),
      boostDocument: (_id, _term, stored) => Number(stored?.weight ?? 1),
    })
    if (found.length > 0)
      return found.slice(0, most).map(({ id, score }) => ({ id: String(id), score, isPartial: combineWith === 'OR' }))
  }
  return []
}
