import type { Locale } from '../../../foundation/index.ts'
import { linkTarget } from '../../markdown/link-target.ts'
import type { DocumentWords } from '../kept-document.ts'

/** What the form about a document brought, as it was typed. */
export type TypedDocument = {
  readonly title: string
  readonly language: string
  readonly about: string
  /** A page a line. */
  readonly pages: string
  readonly day: string
  readonly isShown: boolean
}

const longestTitle = 150
const longestAbout = 400
const mostPages = 20

export type DocumentFormFault = {
  readonly field: 'title' | 'language' | 'about' | 'pages' | 'day'
  readonly fault: 'missing' | 'too-long' | 'too-many' | 'not-ours' | 'not-there' | 'no-day'
  readonly what?: string
}

export type CompleteDocument = { readonly words: DocumentWords; readonly day: string }

/** Whether a form is complete, or all that is wrong with it. `answers` says whether there is a page of ours at an address. */
export async function readDocumentForm(
  typed: TypedDocument,
  { baseUrl, answers }: { readonly baseUrl: string; readonly answers: (path: string) => Promise<boolean> },
): Promise<
  | { readonly ok: true; readonly complete: CompleteDocument }
  | { readonly ok: false; readonly faults: readonly DocumentFormFault[] }
> {
  const faults: DocumentFormFault[] = []
  const language = (['en', 'cy'] as const).find(each => each === typed.language) ?? null
  if (typed.title === '') faults.push({ field: 'title', fault: 'missing' })
  else if ([...typed.title].length > longestTitle) faults.push({ field: 'title', fault: 'too-long' })
  if (language === null) faults.push({ field: 'language', fault: 'missing' })
  if ([...typed.about].length > longestAbout) faults.push({ field: 'about', fault: 'too-long' })
  if (!isDay(typed.day)) faults.push({ field: 'day', fault: 'no-day' })
  const pages: string[] = []
  const lines = typed.pages.split('\n').map(line => line.trim())
  for (const line of new Set(lines.filter(each => each !== ''))) {
    const path = pathIn(line, baseUrl)
    if (path === null) faults.push({ field: 'pages', fault: 'not-ours', what: line.slice(0, 100) })
    else if (!(await answers(path))) faults.push({ field: 'pages', fault: 'not-there', what: line.slice(0, 100) })
    else if (!pages.includes(path)) pages.push(path)
    if (pages.length > mostPages || faults.length > mostPages) {
      faults.push({ field: 'pages', fault: 'too-many' })
      break
    }
  }
  if (faults.length > 0 || language === null) return { ok: false, faults }
  const { title, about, isShown, day } = typed
  return {
    ok: true,
    complete: { words: { title, language: language satisfies Locale, about, pages: pages.sort(), isShown }, day },
  }
}

/** The path of a public page of ours, without its language; null: it is none. */
function pathIn(line: string, baseUrl: string): string | null {
  const target = linkTarget(line.startsWith(`${baseUrl}/`) ? line.slice(baseUrl.length) : line)
  if (target.kind !== 'site') return null
  const path = target.path.replace(/[?#].*$/, '').replace(/^\/cy(?=\/|$)/, '') || '/'
  return /^\/(?:console|hospital)(?:\/|$)/.test(path) ? null : path
}

/** A day of the calendar: no 31 February, and no year that nobody means. */
function isDay(text: string): boolean {
  if (!/^(?:19|20)\d\d-\d\d-\d\d$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
