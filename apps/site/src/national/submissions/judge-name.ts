import type { Submission } from '@spotlight/submission'
import type { ReadDb } from '../../foundation/index.ts'
import { alternativeNamesOf, type Trust } from '../../register/index.ts'
import type { RefusalReason } from './submission-refusal.ts'

/**
 * Whether the name in a file is one that the register knows for the trust. It is the one place of a submission where somebody types words of their own,
 * so it must not be a place for words about anybody. Letters’ case and punctuation are all the same; the name that was typed is not repeated.
 */
export async function judgeName(
  db: ReadDb,
  { trust: said }: Pick<Submission, 'trust'>,
  { code, name, nameCy }: Trust,
): Promise<RefusalReason | null> {
  const typed = comparable(said.name)
  if ([name, nameCy ?? ''].some(own => comparable(own) === typed)) return null
  const others = await alternativeNamesOf(db, code)
  return others.some(other => comparable(other.name) === typed) ? null : { code: 'wrong-name', values: { trust: code, name } }
}

const comparable = (name: string): string =>
  name
    .normalize('NFC')
    .toLocaleLowerCase('en-GB')
    .replaceAll('&', ' and ')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
