/** What somebody may add to a press release. Nothing of it is kept: it comes with the form and goes with the answer. */
export const pressFields = ['name', 'about', 'town', 'words', 'second', 'secondWords', 'reply', 'contact'] as const
export type PressField = (typeof pressFields)[number]

/** The most letters of each. An editor cuts what is longer. */
export const longest: Readonly<Record<PressField, number>> = {
  name: 120,
  about: 160,
  town: 80,
  words: 1200,
  second: 160,
  secondWords: 1200,
  reply: 600,
  contact: 300,
}

/** The texts as they go into the document, tidied; an empty one is a place still to complete. `from`: not to be printed before that day. */
export type TypedPress = Readonly<Record<PressField, string>> & { readonly from: string | null }

export type PressFault =
  | { readonly field: PressField; readonly kind: 'too-long'; readonly length: number }
  | { readonly field: 'from'; readonly kind: 'no-such-day' }

export const nothingTyped: TypedPress = {
  name: '',
  about: '',
  town: '',
  words: '',
  second: '',
  secondWords: '',
  reply: '',
  contact: '',
  from: null,
}

export const hasTyped = (typed: TypedPress): boolean => pressFields.some(field => typed[field] !== '')

/** Reads the form. Every fault is named; the texts come back tidied all the same. */
export function readTypedPress(typedIn: (name: string) => string): {
  readonly typed: TypedPress
  readonly faults: readonly PressFault[]
} {
  const texts = Object.fromEntries(pressFields.map(field => [field, tidy(typedIn(field))])) as Record<PressField, string>
  const words = { ...texts, words: withoutMarks(texts.words), secondWords: withoutMarks(texts.secondWords) }
  const tooLong = pressFields.flatMap((field): PressFault[] => {
    const { length } = [...words[field]]
    return length > longest[field] ? [{ field, kind: 'too-long', length }] : []
  })
  const day = typedIn('from').trim()
  const isDay = day === '' || isRealDay(day)
  return {
    typed: { ...words, from: day !== '' && isDay ? day : null },
    faults: [...tooLong, ...(isDay ? [] : [{ field: 'from', kind: 'no-such-day' } as const])],
  }
}

/**
 * One line without what nobody sees: control characters, which no XML may hold; marks that turn the direction of the text around them, with
 * which somebody could make a line read otherwise than it is written; half characters.
 */
const tidy = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\u00ad\u200b\u2060\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()

/** We put the quotation marks: those that somebody typed round the whole would stand there twice. */
const withoutMarks = (text: string): string => {
  const inside = /^["“”„«‘'](.*)["“”»’']$/u.exec(text)?.[1]
  return inside === undefined || /["“”„«»]/u.test(inside) ? text : inside.trim()
}

const isRealDay = (day: string): boolean => {
  if (!/^20\d{2}-\d{2}-\d{2}$/.test(day)) return false
  const date = new Date(`${day}T12:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}

const startsFromRight = /^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** Whether a text reads from right to left: by its first letter, as browsers decide it. */
export const readsFromRight = (text: string): boolean => startsFromRight.test(text)
