import { type Locale, languageTags, localPath } from '../../../foundation/index.ts'
import { clickLink } from '../links.ts'
import type { Mailing, Words } from '../mailing-store.ts'
import { escapeHtml, type Facts, type Fault, fillPieces, type Piece } from '../markdown/fields.ts'
import { readLine, readMarkdown } from '../markdown/read-markdown.ts'
import { type MailFrame, mailPage, mailText } from './mail-page.ts'

/** A mailing in one language, read once for all its readers. */
export type ReadWords = {
  readonly locale: Locale
  readonly title: string
  readonly subject: readonly Piece[]
  readonly html: readonly Piece[]
  readonly text: readonly Piece[]
  /** The pages of this site to which it leads, in its language. */
  readonly ownPaths: readonly string[]
}

export type FaultOf = Fault & { readonly locale: Locale; readonly part: 'subject' | 'body' }

/** Counts clicks: the number of each page, by its path. Absent: links lead to the pages themselves. */
export type Counted = { readonly mailing: number; readonly numbers: ReadonlyMap<string, number> }

type How = { readonly baseUrl: string; readonly counted?: Counted }

/** A page of this site in the language of the mailing: `/map` becomes `/cy/map`. What has a language already, and files, stay as they are. */
const inLanguage = (locale: Locale, path: string): string =>
  locale === 'en' || /^\/cy(\/|$)/.test(path) || /\.[a-z0-9]+([?#]|$)/i.test(path) ? path : localPath(locale, path)

export function readWords(locale: Locale, words: Words, { baseUrl, counted }: How): { read: ReadWords; faults: FaultOf[] } {
  const subject = readLine(words.subject)
  const body = readMarkdown(words.body, {
    baseUrl,
    linkFor: path => {
      const own = inLanguage(locale, path)
      const number = counted?.numbers.get(own)
      return baseUrl + (counted && number !== undefined ? clickLink(counted.mailing, number) : own)
    },
  })
  const faults = [
    ...subject.faults.map(fault => ({ ...fault, locale, part: 'subject' as const })),
    ...body.faults.map(fault => ({ ...fault, locale, part: 'body' as const })),
  ]
  const ownPaths = [...new Set(body.ownPaths.map(path => inLanguage(locale, path)))]
  const { html, text } = body
  return { read: { locale, title: words.title.trim(), subject: subject.pieces, html, text, ownPaths }, faults }
}

/** Whether a mailing says anything in Welsh. Where it does not, everybody gets the English. */
export const hasWelsh = ({ words: { cy } }: Pick<Mailing, 'words'>): boolean =>
  [cy.title, cy.subject, cy.body].some(text => text.trim() !== '')

/** The languages in which it is written. */
export const languagesOf = (mailing: Pick<Mailing, 'words'>): readonly Locale[] => (hasWelsh(mailing) ? ['en', 'cy'] : ['en'])

export type Missing = { readonly locale: Locale; readonly part: keyof Words }

/** What is wrong with the words and what they lack. Nothing of either: they can be sent. */
export function checkWords(
  mailing: Pick<Mailing, 'words'>,
  baseUrl: string,
): { readonly faults: FaultOf[]; readonly missing: Missing[] } {
  const languages = languagesOf(mailing)
  const parts = ['title', 'subject', 'body'] as const
  return {
    faults: languages.flatMap(locale => readWords(locale, mailing.words[locale], { baseUrl }).faults),
    missing: languages.flatMap(locale =>
      parts.filter(part => mailing.words[locale][part].trim() === '').map(part => ({ locale, part })),
    ),
  }
}

/** Every page of ours to which a mailing leads, in all its languages: its fixed list of links. */
export const ownPathsOf = (mailing: Pick<Mailing, 'words'>, baseUrl: string): string[] => [
  ...new Set(languagesOf(mailing).flatMap(locale => readWords(locale, mailing.words[locale], { baseUrl }).read.ownPaths)),
]

export type Written = { readonly subject: string; readonly text: string; readonly html: string }

/** The mail for one reader. */
export function writeMail(read: ReadWords, facts: Facts, frame: Omit<MailFrame, 'lang' | 'title'>): Written {
  const whole = { ...frame, lang: languageTags[read.locale], title: read.title }
  return {
    subject: fillPieces(read.subject, facts),
    text: mailText(whole, fillPieces(read.text, facts)),
    html: mailPage(whole, fillPieces(read.html, facts, escapeHtml)),
  }
}
