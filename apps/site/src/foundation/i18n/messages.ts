import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Locale, languageTags, locales } from './locale.ts'

/** A text with `{holes}`, or one text for each plural category of the language (Welsh has six), chosen by the value `count`. */
const textSchema = z.union([
  z.string(),
  z
    .partialRecord(z.enum(['zero', 'one', 'two', 'few', 'many', 'other']), z.string())
    .refine(plural => 'other' in plural, 'needs "other"'),
])
/** One text, or one for each plural category. */
export type MessageText = z.infer<typeof textSchema>
type Text = MessageText

export type Values = Readonly<Record<string, string | number>>

/** The words of one page: every key is `room.name`, as in content/messages/en/room.yaml. A key that does not exist throws. */
export type Translate = ((key: string, values?: Values) => string) & {
  readonly locale: Locale
  /** `3 November 2026` from `2026-11-03` or an instant (read in UK time). */
  readonly day: (day: string | Date) => string
  readonly number: (value: number, options?: Intl.NumberFormatOptions) => string
  /** The language in which the text of a key really is: English where the Welsh is missing. */
  readonly languageOf: (key: string) => Locale
}

export type Messages = {
  readonly in: (locale: Locale) => Translate
  readonly missing: (locale: Locale) => string[]
  readonly keys: readonly string[]
  /** Every text as it is written, by its key: for those who translate and for tests. */
  readonly texts: (locale: Locale) => ReadonlyMap<string, MessageText>
}

/** Reads content/messages/<locale>/<room>.yaml. A file that is not as it should be is named in the error. */
export function loadMessages(folder: string): Messages {
  const tables = Object.fromEntries(locales.map(locale => [locale, readLocale(join(folder, locale))])) as Record<
    Locale,
    Map<string, Text>
  >
  return {
    in: locale => translator(locale, tables),
    missing: locale => [...tables.en.keys()].filter(key => !tables[locale].has(key)),
    keys: [...tables.en.keys()],
    texts: locale => tables[locale],
  }
}

function readLocale(folder: string): Map<string, Text> {
  const texts = new Map<string, Text>()
  for (const file of readdirSync(folder)
    .filter(name => name.endsWith('.yaml'))
    .sort()) {
    const path = join(folder, file)
    collect(readYaml(path), file.slice(0, -'.yaml'.length), path, texts)
  }
  return texts
}

function readYaml(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : 'not YAML'}`, { cause: error })
  }
}

function collect(node: unknown, key: string, file: string, into: Map<string, Text>): void {
  const text = textSchema.safeParse(node)
  if (text.success) into.set(key, text.data)
  else if (typeof node === 'object' && node !== null && !Array.isArray(node)) {
    for (const [name, child] of Object.entries(node)) collect(child, `${key}.${name}`, file, into)
  } else throw new Error(`${file}: "${key}" must be a text, or texts by plural category with "other"`)
}

function translator(locale: Locale, tables: Record<Locale, Map<string, Text>>): Translate {
  const tag = languageTags[locale]
  const plural = new Intl.PluralRules(tag)
  const numbers = new Intl.NumberFormat(tag)
  const days = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/London' })
  const number = (value: number, options?: Intl.NumberFormatOptions) =>
    options ? new Intl.NumberFormat(tag, options).format(value) : numbers.format(value)
  const translate = (key: string, values: Values = {}) => {
    const text = tables[locale].get(key) ?? tables.en.get(key)
    if (text === undefined) throw new Error(`No message "${key}" in content/messages/en`)
    // English has no plural category for 0, but often another sentence: `zero` is taken for it where it is written.
    const category = values.count === 0 ? 'zero' : plural.select(Number(values.count))
    const template = typeof text === 'string' ? text : (text[category] ?? text.other ?? '')
    return template.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name]
      if (value === undefined) throw new Error(`Message "${key}" needs a value for {${name}}`)
      return typeof value === 'number' ? number(value) : value
    })
  }
  return Object.assign(translate, {
    locale,
    number,
    day: (day: string | Date) => days.format(typeof day === 'string' ? new Date(`${day.slice(0, 10)}T12:00:00Z`) : day),
    languageOf: (key: string): Locale => (tables[locale].has(key) ? locale : 'en'),
  })
}
