// The rules are taken from their own file: a thread that reads XML has no use for DuckDB and must not load it.
import { type KnownDate, normaliseIcd, readDate } from '../workbench/normalise.ts'

export type DateProblem = 'impossible-date' | 'american-date'
export type DateValue = KnownDate | { problem: DateProblem } | undefined

const mostRemembered = 50_000
const longestRemembered = 12

/** Remembers what short values were read as: dates and codes come again and again. Long ones are slices that would keep the file in memory. */
export function remembered<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>()
  return text => {
    const found = known.get(text)
    if (found !== undefined || known.has(text)) return found as Value // The map holds only what read() gave.
    const value = read(text)
    if (text.length <= longestRemembered && known.size < mostRemembered) known.set(text, value)
    return value
  }
}

/** A date with its precision. No date of a patient of today lies before 1880 or after 2100. */
export const dateOf: (text: string) => DateValue = remembered(text => {
  const reading = readDate(text)
  if ('empty' in reading) return undefined
  if ('problem' in reading) return { problem: reading.problem === 'american order' ? 'american-date' : 'impossible-date' }
  return reading.iso < '1880' || reading.iso > '2100' ? { problem: 'impossible-date' } : reading
})

export const icdOf: (text: string) => string | undefined = remembered(normaliseIcd)

const noMCategory = /^(?:9|99|U|N\/?A|NOT ?KNOWN|MX?)$/i

/**
 * The M category in one form: without blanks and without the signs for clinical, pathological, after treatment, recurrent and autopsy, always with its M.
 * `cM1`, `pM1`, `1` are M1; `M1b` is M1B.
 */
export const mCategoryOf: (text: string) => string = remembered(text => {
  const bare = text.toUpperCase().replace(/\s/g, '')
  const found = /^(?:[CPYRA]{0,3})M?([01X][A-D]?(?:\([A-Z0-9+,-]{1,8}\))?)$/.exec(bare)
  return found ? `M${found[1]}` : bare
})
export const isMCategory = (code: string): boolean => /^M[01X]/.test(code) || noMCategory.test(code)

const arabic: Readonly<Record<string, string>> = { I: '1', II: '2', III: '3', IV: '4' }

/** The stage group in one form, with Arabic numbers and capital letters: `Stage IV`, `IV`, `4` are 4; `iiic` is 3C; `4A1` stays. */
export const stageOf: (text: string) => string = remembered(text => {
  const bare = text.toUpperCase().replace(/\s|^STAGE|^[CPYR]+(?=[0-4IV])/g, '')
  const roman = /^(IV|III|II|I)([A-E]?[0-9]?)$/.exec(bare)
  return roman ? `${arabic[roman[1] ?? ''] ?? ''}${roman[2]}` : bare
})
export const isStage = (code: string): boolean => /^(?:[0-4][A-E]?[0-9]?|0IS|0A|X|U|UNKNOWN|9|99|6|OC)$/.test(code)

/** COSD's metastatic type (local, regional, distant) and site; 97 to 99 say that nothing is known. */
export const isMetastaticType = (code: string): boolean => /^(?:0[123]|9[789])$/.test(code)
export const isMetastaticSite = (code: string): boolean => /^(?:0[1-47-9]|1[0-2]|9[789])$/.test(code)
/** `3` is 03: leading zeros are lost wherever a spreadsheet has been in between. */
export const twoDigits = (text: string): string => (/^[0-9]$/.test(text) ? `0${text}` : text)

/** A value that may hold anything, fit for one cell of a tab-separated file. */
export const cell = (text: string | undefined): string =>
  text === undefined ? '' : (/[\t\n\r\\"]/.test(text) ? text.replace(/[\t\n\r\\"]+/g, ' ').trim() : text).slice(0, 200)
