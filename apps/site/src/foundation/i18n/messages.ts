import { type Locale, languageTags } from './locale.ts'
import { type MessageText, readTexts, type Texts } from './read-texts.ts'

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

/**
 * Reads content/messages/<locale>/<room>.yaml. A file that is not as it should be is named in the error.
 *
 * @param prepared the file in which the build has kept the texts (see readTexts)
 */
export function loadMessages(folder: string, prepared?: string): Messages {
  const tables = readTexts(folder, prepared)
  return {
    in: locale => translator(locale, tables),
    missing: locale => [...tables.en.keys()].filter(key => !tables[locale].has(key)),
    keys: [...tables.en.keys()],
    texts: locale => tables[locale],
  }
}

function translator(locale: Locale, tables: Texts): Translate {
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
