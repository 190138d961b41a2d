import type { Campaign, Locale, Messages } from '../../../foundation/index.ts'
import { writeDocument } from '../document/write-document.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import type { WordsOfBoth } from '../words-of-report.ts'
import type { Edition, Replaces } from './edition.ts'

export type ToMake = {
  readonly campaign: Campaign
  readonly messages: Messages
  readonly publisher: string
  readonly number: number
  readonly publishedOn: string
  readonly replaces: Replaces | null
  readonly words: WordsOfBoth
  readonly figures: Snapshot
}

/** An edition as it would be published: the words of staff and the figures of the moment, nothing else. */
export function makeEdition({ campaign, messages, publisher, words, ...about }: ToMake): Edition {
  const documentIn = (locale: Locale) => writeDocument(messages.in(locale), { ...about, words: words[locale] })
  return {
    format: 'spotlight-evaluation-1',
    campaign: campaign === 'example' ? 'Example' : 'UK',
    ...about,
    publisher,
    words: { en: { ...words.en }, cy: { ...words.cy } },
    documents: { en: documentIn('en'), cy: documentIn('cy') },
  }
}
