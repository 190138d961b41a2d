import type { Translate } from '../../../foundation/index.ts'

/** `one, two and three` */
export const listInWords = (t: Translate, words: readonly string[]): string =>
  new Intl.ListFormat(t.locale, { type: 'conjunction' }).format(words)
