import {
  type Ctx,
  type Locale,
  type ReadDb,
  type SearchEntry,
  type SiteDocument,
  splitLocale,
  type Translate,
} from '../../foundation/index.ts'
import { documentAt } from './document-links.ts'
import { documentsByIds, documentsOfPage, shownDocuments } from './document-store.ts'
import { asSiteDocument, type KeptDocument } from './kept-document.ts'
import { typeInWords } from './say-document.ts'

/** How a page of ours is called: as in the menus, else by its address. */
const titlesIn =
  (c: Ctx) =>
  (path: string): string => {
    const entry = c.var.shell.menu.find(each => each.path === path && each.place !== 'console')
    return entry ? c.var.t(entry.label) : path
  }

/** Those that staff keep, for the list of all. */
export async function keptDocuments(c: Ctx): Promise<readonly SiteDocument[]> {
  const titleOf = titlesIn(c)
  return (await shownDocuments(c.var.db)).map(document => asSiteDocument(document, titleOf))
}

/** One of them as it stands in a list. */
export const documentAsListed = (c: Ctx, document: KeptDocument): SiteDocument => asSiteDocument(document, titlesIn(c))

/** Every document that the site offers: those that staff keep and those that rooms make. The newest first, then those that are made when somebody asks. */
export async function documentsOfSite(c: Ctx): Promise<readonly SiteDocument[]> {
  const all: SiteDocument[] = []
  for (const documents of c.var.shell.documents ?? []) all.push(...(await documents(c)))
  return all.sort((a, b) => (b.day ?? '').localeCompare(a.day ?? ''))
}

/** The documents that belong to a page, given without its language: those that staff keep. */
export const relatedDocuments = async (db: ReadDb, path: string): Promise<readonly SiteDocument[]> =>
  (await documentsOfPage(db, path)).map(document => asSiteDocument(document, each => each))

/**
 * The same with those that rooms make for it, for a page that says itself where they stand: they do not stand at its end too (see
 * `documents-at-end.tsx`). `path`: the page that speaks for several, as a report does for its editions; those of the page itself come along.
 */
export async function relatedDocumentsHere(c: Ctx, path: string = c.var.path): Promise<readonly SiteDocument[]> {
  c.set('pageEnd', null)
  const here = new Set([path, c.var.path])
  return (await documentsOfSite(c)).filter(
    ({ belongsTo, alsoOn = [], link }) => !here.has(link) && [belongsTo?.link, ...alsoOn].some(page => page && here.has(page)),
  )
}

/** The documents that an entry names in a field of the kind `documents`. */
export const namedDocuments = async (db: ReadDb, ids: readonly unknown[]): Promise<readonly SiteDocument[]> =>
  (await documentsByIds(db, ids.map(Number).filter(Number.isSafeInteger))).map(document => asSiteDocument(document, each => each))

/** What an editor can choose from. */
export const documentChoices = async (
  db: ReadDb,
  t: Translate,
): Promise<readonly { readonly id: number; readonly title: string }[]> =>
  (await shownDocuments(db)).map(({ id, title, file }) => ({
    id,
    title: `${title} (${file.type.toUpperCase()}, ${t.day(file.day)})`,
  }))

/** How the search of the site finds them: what staff keep by its page, what rooms make by the file. */
export async function documentSearchEntries(c: Ctx): Promise<readonly SearchEntry[]> {
  const { db, locale } = c.var
  const kept = await shownDocuments(db)
  const keptLinks = new Set(kept.map(document => asSiteDocument(document, each => each).link))
  const made = (await documentsOfSite(c)).filter(({ link }) => !keptLinks.has(link))
  return [
    ...kept.map(({ id, title, about, language }) => entryOf(locale, { title, text: about, link: documentAt.link(id), language })),
    ...made.map(({ title, link, type, lang, belongsTo }) =>
      entryOf(locale, {
        title,
        text: [typeInWords(c.var.t, type), belongsTo?.title].filter(Boolean).join(' · '),
        link: splitLocale(link).path,
        language: lang,
      }),
    ),
  ]
}

type Found = { readonly title: string; readonly text: string; readonly link: string; readonly language: Locale }

const entryOf = (locale: Locale, { title, text, link, language }: Found): SearchEntry => ({
  group: 'documents',
  title,
  text,
  link,
  ...(language === 'en' && locale === 'cy' ? { lang: 'en' as const } : {}),
})
