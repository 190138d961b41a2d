/** English at `/`, Welsh under `/cy/`. */
export const locales = ['en', 'cy'] as const
export type Locale = (typeof locales)[number]

/** Splits an address into its language and the path that the routes know: `/cy/map` is `/map` in Welsh. */
export function splitLocale(path: string): { locale: Locale; path: string } {
  if (path === '/cy') return { locale: 'cy', path: '/' }
  if (path.startsWith('/cy/')) return { locale: 'cy', path: path.slice(3) }
  return { locale: 'en', path }
}

/** The address of a page in a language; `path` begins with a slash and knows no language. */
export const localPath = (locale: Locale, path: string): string => (locale === 'en' ? path : path === '/' ? '/cy/' : `/cy${path}`)

/** BCP 47 tags with the region that decides how dates and numbers are written. */
export const languageTags = { en: 'en-GB', cy: 'cy-GB' } as const
