/** Words that hundreds of names share: they find nothing by themselves. English and Welsh. */
const shared = new Set(
  `nhs trust foundation hospital hospitals university teaching general district community centre infirmary the of and for at in
   health care healthcare board group services service hsc social ysbyty ysbytai bwrdd iechyd prifysgol lleol gig
   ymddiriedolaeth gofal y yr a`.split(/\s+/),
)
/** Words that people leave out when they say a name. */
const leftOut = /\b(nhs|foundation|trust|hospitals?|ysbyty|the|hsc)\b/g

/** A name made comparable: no case, accents or punctuation; `&` is "and", and an apostrophe is nothing. */
export const plainName = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&|\+/g, ' and ')
    .replace(/['’‘`´.]/g, '')
    .replace(/\bsaint\b/g, 'st')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** The words of a name, each without its last s: "St James's", "St James’" and "st jamess" are the same. */
export const plainWords = (text: string): string[] => plainName(text).split(' ').filter(Boolean).map(withoutLastS)

const withoutLastS = (word: string): string => (word.length > 3 ? word.replace(/s+$/, '') : word)
const sharedStems = new Set([...shared].map(withoutLastS))

/** Whether a word (as plainWords gives it) is in so many names that it tells nothing. */
export const isShared = (word: string): boolean => sharedStems.has(word)

/** What is left of a name when the words that people leave out are gone: two names that agree in it are taken as the same. */
export const spokenName = (text: string): string =>
  plainWords(plainName(text).replace(leftOut, ' ')).join(' ') || plainWords(text).join(' ')
