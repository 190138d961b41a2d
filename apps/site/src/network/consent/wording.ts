import { createHash } from 'node:crypto'
import type { Locale, Translate } from '../../foundation/index.ts'
import { type AboutMe, type Purpose, purposes } from '../network-words.ts'

/** The words that somebody agrees to, exactly as they read them. */
export type Wording = {
  readonly purpose: Purpose
  readonly language: Locale
  readonly text: string
  /** By which a form says which words stood on it. */
  readonly sha256: string
}

/** Which words: those of a purpose, or of one thing that somebody can say of themselves, or those by which they can decline the soft opt-in. */
export type WordingName = Exclude<Purpose, 'my-condition'> | AboutMe | 'soft-opt-in'

const purposeOf = (name: WordingName): Purpose => {
  if (name === 'soft-opt-in') return 'updates'
  return purposes.find(purpose => purpose === name) ?? 'my-condition'
}

/** The words of today, on behalf of the charity that runs this site. */
export function wordingOf(t: Translate, name: WordingName, charityName: string): Wording {
  const key = `network.wording.${name}`
  const purpose = purposeOf(name)
  const text = t(key, { charity: charityName === '' ? t('network.wording.unnamed') : charityName })
  const language = t.languageOf(key)
  return { purpose, language, text, sha256: hashOf({ purpose, language, text }) }
}

/** Words that stood elsewhere, as an imported list brings them. */
export const importedWording = (text: string, purpose: Purpose, language: Locale): Wording => ({
  purpose,
  language,
  text,
  sha256: hashOf({ purpose, language, text }),
})

const hashOf = ({ purpose, language, text }: Omit<Wording, 'sha256'>): string =>
  createHash('sha256')
    .update(JSON.stringify([purpose, language, text]))
    .digest('hex')
