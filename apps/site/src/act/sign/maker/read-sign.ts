import { type FacesByName, lettersOf, longestOnSign, missingLetters, tidyLine, visibleOf } from '@spotlight/drawing'

export type SignField = 'name' | 'place'

export type SignFault =
  | { readonly kind: 'too-long'; readonly count: number }
  /** Letters that our faces do not have: emoji, other scripts. */
  | { readonly kind: 'letters'; readonly letters: readonly string[] }

export type SignFaults = readonly { readonly field: SignField; readonly fault: SignFault }[]

export type ReadSign =
  | { readonly ok: true; readonly name: string; readonly place: string }
  | { readonly ok: false; readonly faults: SignFaults }

/** In which face each is drawn. */
const faceOf = { name: 'voice', place: 'text' } as const satisfies Record<SignField, keyof FacesByName>

/**
 * What somebody wants on their sign, or what of it cannot be drawn. Both may be empty. Nothing is mended without a word but blanks, line breaks and marks
 * that nobody sees; whatever looks like HTML is drawn as it was typed.
 */
export function readSign(typed: Readonly<Record<SignField, string>>, faces: FacesByName): ReadSign {
  const name = tidyLine(typed.name)
  const place = tidyLine(typed.place)
  const faults = [...faultsOf('name', name, faces), ...faultsOf('place', place, faces)]
  return faults.length > 0 ? { ok: false, faults } : { ok: true, name: visibleOf(name), place: visibleOf(place) }
}

function faultsOf(field: SignField, line: string, faces: FacesByName): SignFaults {
  const count = lettersOf(line).length
  if (count > longestOnSign) return [{ field, fault: { kind: 'too-long', count } }]
  const letters = missingLetters(line, faces[faceOf[field]])
  return letters.length > 0 ? [{ field, fault: { kind: 'letters', letters } }] : []
}

/** `sign-first-name-square.png`: what a file is called that somebody takes home. Their name, as far as every machine can write it. */
export function signFileName(name: string, shape: string, ending: 'png' | 'pdf'): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const words = plain.match(/[a-z0-9]+/g) ?? []
  return `${['sign', ...words, shape].join('-').slice(0, 80)}.${ending}`
}
