import type { Translate } from '../../../foundation/index.ts'
import { methodsVersion } from './version.ts'

export const methodIds = [
  'counted',
  'coverage',
  'overlap',
  'expected',
  'levels',
  'interval',
  'funnel',
  'over-dispersion',
  'share',
  'undercount',
  'capture-recapture',
] as const
export type MethodId = (typeof methodIds)[number]

/** A number and how many decimal places of it are shown. null: it has no end. */
export type ExampleValue = readonly [value: number | null, digits: number]

/** One step of a worked example, reckoned by the code itself. Words at `national-methods.example.<method>.<key>`, with the values in their holes. */
export type ExampleLine = {
  readonly key: string
  readonly values: Readonly<Record<string, ExampleValue>>
  /** Somebody else’s answer to the same: the values must be equal as they are shown. */
  readonly agrees?: {
    readonly with: 'public-health-scotland' | 'known-answer' | 'by-hand'
    readonly values: Readonly<Record<string, number>>
  }
}

/**
 * How a number of the national picture is made. Words at `national-methods.method.<id>`: `title`, `plain` (what it means to a reader), `how`, `limits` (what it
 * cannot show).
 */
export type Method = {
  readonly id: MethodId
  /** The version of all methods; it goes up when a number could change. */
  readonly version: string
  /** In signs that are the same in every language. */
  readonly formulas: readonly string[]
  /** Who described the method. Empty: it is our own. */
  readonly sources: readonly string[]
  /** The files that do it, from the root of the checkout. */
  readonly code: readonly string[]
  readonly example: readonly ExampleLine[]
}

export const method = (made: Omit<Method, 'version'>): Method => ({ version: methodsVersion, ...made })

/** The worked example as sentences, one for each step, with the word of whoever has the same answer after it. */
export function exampleInWords(t: Translate, { id, example }: Method): string[] {
  return example.map(({ key, values, agrees }) => {
    const shown = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, inWords(t, value)]))
    const line = t(`national-methods.example.${id}.${key}`, shown)
    return agrees === undefined ? line : `${line} ${t(`national-methods.agrees.${agrees.with}`)}`
  })
}

const inWords = (t: Translate, [value, digits]: ExampleValue): string =>
  value === null
    ? t('national-methods.no-end')
    : t.number(value, { minimumFractionDigits: digits, maximumFractionDigits: digits })
