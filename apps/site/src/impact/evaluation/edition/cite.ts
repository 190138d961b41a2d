import { localPath, type Translate } from '../../../foundation/index.ts'
import { evaluationAt } from '../evaluation-links.ts'
import type { Edition } from './edition.ts'

type Cited = { readonly baseUrl: string; readonly edition: Edition }

/** The address that stays: of this edition, in the language of the page. */
export const addressOf = (t: Translate, { baseUrl, edition }: Cited): string =>
  baseUrl + localPath(t.locale, evaluationAt.link(edition.number))

/** How to name it so that others find the same words and numbers, as plain text. */
export function citation(t: Translate, cited: Cited): string {
  const { edition } = cited
  const words = t('evaluation.cite.citation', {
    publisher: edition.publisher === '' ? t('site.name') : edition.publisher,
    title: edition.documents[t.locale].title,
    number: String(edition.number),
    day: t.day(edition.publishedOn),
    address: addressOf(t, cited),
  })
  return edition.campaign === 'Example' ? t('evaluation.cite.example', { citation: words }) : words
}
