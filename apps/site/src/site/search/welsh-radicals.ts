/** Each mutated beginning of a Welsh word, and with what the word may begin in a dictionary (soft, nasal and aspirate mutation). */
const beginnings: readonly (readonly [mutated: RegExp, radicals: readonly string[]])[] = [
  [/^ngh/, ['c']],
  [/^ng(?!h)/, ['g']],
  [/^mh/, ['p']],
  [/^m(?!h)/, ['b']],
  [/^nh/, ['t']],
  [/^n(?![gh])/, ['d']],
  [/^ch/, ['c']],
  [/^ph/, ['p']],
  [/^th/, ['t']],
  [/^g/, ['c']],
  [/^b/, ['p']],
  [/^dd/, ['d']],
  [/^d(?!d)/, ['t']],
  [/^f(?!f)/, ['b', 'm']],
  [/^l(?!l)/, ['ll', 'gl']],
  [/^r(?!h)/, ['rh', 'gr']],
  [/^(?=[aeiouwy])/, ['g']],
]

/** The words that a Welsh word, without accents, may be a mutation of: `chwn` may be `cwn`. Some of them are no words, and find nothing. */
export const welshRadicals = (word: string): string[] =>
  beginnings.flatMap(([mutated, radicals]) => (mutated.test(word) ? radicals.map(radical => word.replace(mutated, radical)) : []))
