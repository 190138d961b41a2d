import type { FieldError, Translate } from '../../../foundation/index.ts'
import { readAddress } from '../../../network/index.ts'
import { parsePostcode } from '../../../register/index.ts'
import type { Writer } from '../letter.ts'
import { cleanLine, cleanText } from './clean-text.ts'

export const longestName = 100
const longestPostal = 300
const mostLines = 6
/** Shorter than this no house and street can be. */
const shortestPostal = 6

/** What somebody has typed about themselves, right or not. */
export type TypedWriter = { readonly name: string; readonly address: string; readonly postal: string; readonly postcode: string }

export const readTyped = (sent: (name: string) => string): TypedWriter => ({
  name: cleanLine(sent('name')),
  address: sent('address').trim(),
  postal: cleanText(sent('postal')),
  postcode: cleanLine(sent('postcode')),
})

export type ReadWriter = { readonly writer: Writer } | { readonly errors: readonly FieldError[] }

/** Who writes, or what has to be mended. `asksForPostal`: the reader wants a full postal address. */
export function readWriter(t: Translate, typed: TypedWriter, { asksForPostal }: { readonly asksForPostal: boolean }): ReadWriter {
  const address = readAddress(typed.address)
  const postcode = parsePostcode(typed.postcode)
  const errors: FieldError[] = [
    ...named(t, typed.name),
    ...(address.ok ? [] : [{ field: 'address', message: t(`network.faults.${address.fault}`) }]),
    ...(asksForPostal ? postalFaults(t, typed, postcode.kind) : []),
  ]
  if (errors.length > 0 || !address.ok) return { errors }
  const lines = typed.postal
    .split('\n')
    .map(cleanLine)
    .filter(line => line !== '')
  const whole =
    postcode.kind === 'full' ? [...lines.filter(line => !isThePostcode(line, postcode.postcode)), postcode.postcode] : []
  return { writer: { name: typed.name, address: address.address, postal: asksForPostal ? whole : [] } }
}

function named(t: Translate, name: string): FieldError[] {
  if (name === '') return [{ field: 'name', message: t('act-letters.faults.name') }]
  if (name.length > longestName) return [{ field: 'name', message: t('act-letters.faults.longName', { most: longestName }) }]
  return /\p{L}/u.test(name) ? [] : [{ field: 'name', message: t('act-letters.faults.noName') }]
}

function postalFaults(t: Translate, { postal }: TypedWriter, postcode: string): FieldError[] {
  const wrong = (field: string, key: string, values = {}) => [{ field, message: t(`act-letters.faults.${key}`, values) }]
  const isLong = postal.length > longestPostal || postal.split('\n').length > mostLines
  return [
    ...(postal.length < shortestPostal
      ? wrong('postal', 'postal')
      : isLong
        ? wrong('postal', 'longPostal', { most: longestPostal, lines: mostLines })
        : []),
    ...(postcode === 'full' ? [] : wrong('postcode', 'postcode')),
  ]
}

/** Many type it a second time below their street. */
const isThePostcode = (line: string, postcode: string): boolean =>
  line.replace(/\s/g, '').toUpperCase() === postcode.replace(/\s/g, '')
