import type { Pathway } from '../../results/index.ts'

const numberFormat = new Intl.NumberFormat('en-GB')
export const number = (value: number): string => numberFormat.format(value)

const shareFormat = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })
export const percent = (share: number): string => `${shareFormat.format(share * 100)}\u00a0%`
export const percentOf = (part: number, whole: number): string => (whole === 0 ? '–' : percent(part / whole))

/** 3 November 2026. The months are spelt here: the words of the computer's language data change with its version. */
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
export function day(iso: string | null, precision: 'day' | 'month' | 'year' | null = 'day'): string {
  if (iso === null) return 'not known'
  const [year, month, date] = iso.split('-').map(Number)
  if (precision === 'year') return String(year)
  const name = months[(month ?? 1) - 1] ?? ''
  return precision === 'month' ? `${name} ${year}` : `${date} ${name} ${year}`
}

export const people = (n: number): string => (n === 1 ? '1 person' : `${number(n)} people`)

export const pathwayWords: Record<Pathway, string> = {
  'de-novo': 'Secondary from the start (de novo)',
  recurrent: 'Came back (recurrent)',
  'early-progression': 'Spread within the window (early progression)',
  unclassified: 'Not known which',
}
export const pathwayShort: Record<Pathway, string> = {
  'de-novo': 'De novo',
  recurrent: 'Recurrent',
  'early-progression': 'Early progression',
  unclassified: 'Unclassified',
}

/** Of one person; of many: sexWords. */
export const personWords = (sex: string | null): string =>
  ({ '1': 'man', '2': 'woman', '9': 'other sex' })[sex ?? ''] ?? 'sex not known'
export const sexWords = (sex: string | null): string => ({ '1': 'Men', '2': 'Women', '9': 'Other' })[sex ?? ''] ?? 'Not known'
export const vitalWords: Record<string, string> = {
  dead: 'Died',
  alive: 'Seen in the 24 months before',
  'not-known': 'Not known to have died',
}
export const tierWords: Record<string, string> = {
  definite: 'Definite',
  probable: 'Probable',
  possible: 'Possible',
  none: 'Not counted',
  supporting: 'Supporting',
  defeated: 'Taken away',
}

export const siteWords = (site: string): string => {
  const words = site.replaceAll('-', ' ')
  return words === '' ? 'Not known' : `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
