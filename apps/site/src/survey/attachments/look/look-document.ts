import type { Noted } from './noted.ts'
import { notePackageFindings } from './package-findings.ts'
import type { PackageParts } from './package-parts.ts'
import { type Attributes, readXml } from './xml.ts'

/** A letter written in Word (.docx): its words page by page, as far as the program that saved it has noted where pages end. */
export async function lookIntoDocument(parts: PackageParts, main: string, noted: Noted): Promise<void> {
  notePackageFindings(parts, 'document', noted)
  const relations = await parts.relations(main)
  const pages = await wordsOf(parts, main, noted)
  for (const page of pages) noted.page(page)
  for (const kind of ['footnotes', 'endnotes'] as const) {
    const part = relations.find(({ type, isOutside }) => type.endsWith(`/${kind}`) && !isOutside)?.target
    if (part === undefined || !parts.zip.has(part)) continue
    const words = (await wordsOf(parts, part, noted)).join('\n').trim()
    if (words !== '') noted.page(words)
  }
}

const isOff = (value: string | undefined): boolean => value === '0' || value === 'false' || value === 'off'
const settingOf = (at: Attributes): string | undefined => at['w:val'] ?? at.val

async function wordsOf(parts: PackageParts, part: string, noted: Noted): Promise<string[]> {
  const pages: string[] = []
  let words: string[] = []
  let isText = false
  let isHidden = false
  let hidden = 0
  let changes = 0
  let fallbacks = 0
  const endPage = () => {
    if (words.join('').trim() !== '') pages.push(words.join(''))
    words = []
  }
  await readXml(parts.zip.stream(part), {
    open: (name, at) => {
      // The same drawing once more, for older programs.
      if (name === 'Fallback') fallbacks += 1
      else if (name === 'r') isHidden = false
      else if (name === 'vanish') isHidden = !isOff(settingOf(at))
      else if (name === 't') isText = true
      else if (name === 'tab') words.push('\t')
      else if (name === 'br' && (at['w:type'] ?? at.type) === 'page') endPage()
      else if (name === 'br' || name === 'cr') words.push('\n')
      else if (name === 'lastRenderedPageBreak') endPage()
      else if (name === 'del' || name === 'ins' || name === 'moveFrom' || name === 'moveTo') changes += 1
    },
    text: text => {
      if (!isText || fallbacks > 0) return
      if (!isHidden) words.push(text)
      else if (text.trim() !== '') hidden += 1
    },
    close: name => {
      if (name === 'Fallback') fallbacks -= 1
      else if (name === 't') isText = false
      else if (name === 'tc') words.push('\t')
      else if (name === 'p' || name === 'tr') words.push('\n')
    },
  })
  endPage()
  if (hidden > 0) noted.add('hidden-text', '', hidden)
  if (changes > 0) noted.add('tracked-changes', '', changes)
  return pages
}
