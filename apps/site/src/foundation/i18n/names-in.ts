import type { Locale } from './locale.ts'

/** What has a Welsh name beside its own, or none that we know. */
export type Named = { readonly name: string; readonly nameCy: string | null }

/** What a trust or a place is called in the language of the page: the Welsh name on Welsh pages where there is one. */
export const nameIn = (locale: Locale, { name, nameCy }: Named): string => (locale === 'cy' ? (nameCy ?? name) : name)

const alphabets: Readonly<Record<Locale, Intl.Collator>> = {
  en: new Intl.Collator('en', { numeric: true }),
  cy: new Intl.Collator('cy', { numeric: true }),
}

/** The order of the alphabet: in Welsh ch, dd, ff, ng, ll, ph, rh and th are letters of their own, after c, d, f, g, l, p, r and t. */
export const compareWords = (locale: Locale, a: string, b: string): number => alphabets[locale].compare(a, b)

/** For `sort`: by the name that the page shows, in the alphabet of its language. */
export const byNameIn =
  (locale: Locale) =>
  (a: Named, b: Named): number =>
    compareWords(locale, nameIn(locale, a), nameIn(locale, b))
