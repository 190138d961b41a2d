import { localPath, type Translate } from '../../../foundation/index.ts'
import { editionAt } from '../reports-links.ts'
import type { Edition } from './edition.ts'

type Cited = { readonly baseUrl: string; readonly edition: Edition }

/** The address that stays: of this edition, in the language of the page. */
export const addressOf = (t: Translate, { baseUrl, edition }: Cited): string =>
  baseUrl + localPath(t.locale, editionAt.link(edition.report, edition.edition))

/** How to name it so that others find the same words and numbers, as plain text. */
export function citation(t: Translate, cited: Cited): string {
  const { edition } = cited
  const words = t(edition.figures ? 'reports.cite.release' : 'reports.cite.written', {
    publisher: edition.publisher === '' ? t('site.name') : edition.publisher,
    title: edition.documents[t.locale].title,
    edition: String(edition.edition),
    day: t.day(edition.publishedOn),
    release: edition.figures?.release.id ?? '',
    address: addressOf(t, cited),
  })
  return edition.campaign === 'Example' ? t('reports.cite.example', { citation: words }) : words
}
