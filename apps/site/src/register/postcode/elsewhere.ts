/** Places that have a postcode and are not in the United Kingdom's register of trusts, or on its map. */
export type Elsewhere =
  | 'jersey'
  | 'guernsey'
  | 'isle-of-man'
  | 'forces'
  | 'gibraltar'
  | 'falkland-islands'
  | 'overseas-territory'
  | 'ireland'

const patterns: readonly (readonly [RegExp, Elsewhere])[] = [
  [/^BFPO\d{0,4}$/, 'forces'],
  [/^BF1[A-Z0-9]{0,3}$/, 'forces'],
  [/^GX11(1AA)?$/, 'gibraltar'],
  [/^FIQQ(1ZZ)?$/, 'falkland-islands'],
  // Ascension, Antarctic and Indian Ocean Territories, Pitcairn, South Georgia, St Helena, Tristan da Cunha, Turks and Caicos.
  [/^(ASCN|BBND|BIQQ|PCRN|SIQQ|STHL|TDCU|TKCA)(1ZZ)?$/, 'overseas-territory'],
  // Anguilla, Cayman Islands, British Virgin Islands, Montserrat.
  [/^(AI2640|KY[1-3]\d{4}|VG11\d\d|MSR1\d{3})$/, 'overseas-territory'],
]

const dependencies: Readonly<Record<string, Elsewhere>> = { JE: 'jersey', GY: 'guernsey', IM: 'isle-of-man' }

/** Where a code leads that is no postcode of the United Kingdom's form; null when it leads nowhere we know. */
export const elsewhereByForm = (compact: string): Elsewhere | null => patterns.find(([form]) => form.test(compact))?.[1] ?? null

/** An Irish Eircode: routing key and four characters. Asked last: a slip in `PO10 1AA` looks like one. */
export const isEircode = (compact: string): boolean => /^[AC-FHKNPRTV-Y](\d\d|6W)[0-9AC-FHKNPRTV-Y]{4}$/.test(compact)

/** The Crown dependencies, which share the form. */
export const elsewhereByArea = (area: string): Elsewhere | null => dependencies[area] ?? null
