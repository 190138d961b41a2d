/** How values are made regular. The same rules in SQL are in macros.ts; a test holds the two together. */

/** ICD-10 without dot, blanks, dashes and dagger or asterisk signs, upper case: `c50.9` and `C50.9 ` are C509; the filler in C80X goes. */
export function normaliseIcd(text: string | null | undefined): string | undefined {
  const code = (text ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '')
  if (!/^[A-Z][0-9]{2}/.test(code)) return undefined
  return code.slice(0, 6).replace(/(^[A-Z][0-9]{2})X.*$/, '$1')
}

export type NhsNumberProblem = 'missing' | 'wrong length' | 'wrong check digit' | 'dummy'
export type NhsNumber = { number: string; problem?: never } | { number?: never; problem: NhsNumberProblem }

/**
 * Checks an NHS number: ten digits, the last being 11 minus the weighted sum (weights 10 to 2) modulo 11, where 11 counts as 0 and 10 is never
 * issued (NHS Data Dictionary, NHS NUMBER). Ten equal digits and 1234567890-like fillers are dummies although some pass the check.
 */
export function checkNhsNumber(text: string | null | undefined): NhsNumber {
  const digits = (text ?? '').replace(/[\s-]/g, '')
  if (digits === '' || /^(null|nan|na|none|unknown)$/i.test(digits)) return { problem: 'missing' }
  if (!/^[0-9]{10}$/.test(digits)) return { problem: 'wrong length' }
  if (/^([0-9])\1{9}$/.test(digits)) return { problem: 'dummy' }
  const sum = [...digits.slice(0, 9)].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0)
  const check = (11 - (sum % 11)) % 11
  return check === Number(digits[9]) ? { number: digits } : { problem: 'wrong check digit' }
}

export type Precision = 'day' | 'month' | 'year'
/** iso is the first day of what is known: 2023-05-01 with precision month means some day in May 2023. */
export type KnownDate = { iso: string; precision: Precision }
export type DateReading = KnownDate | { empty: true } | { problem: 'not a date' | 'american order' }

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** What systems write when they have no date. 1800 and 1801 are HES's; 1582 and 1900-01-01 are those of databases. */
const isFiller = (iso: string): boolean => /^(1800|1801|1582|9999)-/.test(iso) || iso === '1900-01-01'

/**
 * Reads a date as British systems write it: 2023-05-17 (with or without a time), 20230517, 17/05/2023, 17-May-2023, 05/2023, 2023-05, 052023
 * is left to HES's MYDOB, 2023. Two-digit years are refused. 05/17/2023 can only be American: it is a problem, never turned round.
 */
export function readDate(text: string | null | undefined): DateReading {
  const value = (text ?? '').trim()
  if (value === '' || /^(null|nan|na|none|unknown|-+)$/i.test(value)) return { empty: true }
  const bare = value.replace(/[T ][0-9]{2}:[0-9]{2}.*$/, '')
  const iso = /^([0-9]{4})-?([0-9]{2})-?([0-9]{2})$/.exec(bare)
  if (iso) return dated(iso[1], iso[2], iso[3])
  const british = /^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})$/.exec(bare)
  if (british)
    return Number(british[2]) > 12 && Number(british[1]) <= 12
      ? { problem: 'american order' }
      : dated(british[3], british[2], british[1])
  const named = /^([0-9]{1,2})[ -]([A-Za-z]{3,9})[ -]([0-9]{4})$/.exec(bare)
  if (named) return dated(named[3], String(months.indexOf((named[2] ?? '').slice(0, 3).toLowerCase()) + 1), named[1])
  const month = /^([0-9]{4})-([0-9]{2})$/.exec(bare) ?? swapped(/^([0-9]{1,2})\/([0-9]{4})$/.exec(bare))
  if (month) return dated(month[1], month[2])
  const year = /^([0-9]{4})$/.exec(bare)
  return year ? dated(year[1]) : { problem: 'not a date' }
}

const swapped = (found: RegExpExecArray | null): [string, string?, string?] | null =>
  found ? [found[0], found[2], found[1]] : null

function dated(year: string | undefined, month?: string, day?: string): DateReading {
  const iso = `${year ?? ''}-${(month ?? '1').padStart(2, '0')}-${(day ?? '1').padStart(2, '0')}`
  const time = Date.parse(`${iso}T00:00:00Z`)
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso) return { problem: 'not a date' }
  if (isFiller(iso)) return { empty: true }
  return { iso, precision: day !== undefined ? 'day' : month !== undefined ? 'month' : 'year' }
}

/** Names as linkage compares them: upper case, accents and signs away, blanks made one. `Siân O’Neill-Wŷn` is SIAN ONEILL WYN. */
export function normaliseName(text: string | null | undefined): string | undefined {
  const name = (text ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[’'`.]/g, '')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
  return name === '' ? undefined : name
}

/** A postcode in upper case with one blank before its last three signs; anything else is left out. */
export function normalisePostcode(text: string | null | undefined): string | undefined {
  const found = /^([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})$/.exec((text ?? '').toUpperCase().replace(/[^A-Z0-9]/g, ''))
  return found ? `${found[1]} ${found[2]}` : undefined
}

/** NHS codes (1, 2, 9, 0, X), letters and words; HL7's administrative gender and OMOP's 8507 and 8532 as well. */
export function normaliseSex(text: string | null | undefined): '1' | '2' | '9' | undefined {
  const value = (text ?? '').trim().toLowerCase()
  if (['1', 'm', 'male', '8507'].includes(value)) return '1'
  if (['2', 'f', 'female', '8532'].includes(value)) return '2'
  return ['9', 'other', 'indeterminate', 'i'].includes(value) ? '9' : undefined
}
