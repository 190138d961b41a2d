import type { FindingKind } from '../findings.ts'
import { CannotLook } from './budget.ts'
import type { Noted } from './noted.ts'
import { OpenSheets } from './open-sheets.ts'
import { readXml } from './xml.ts'
import type { Zip } from './zip.ts'

const signs: readonly { readonly kind: FindingKind; readonly name: RegExp }[] = [
  { kind: 'macros', name: /^(Basic|Scripts)\/.*\.(xml|py|js|bsh)$/i },
  { kind: 'embedded-object', name: /^Object[^/]*$/i },
]

const elements: Readonly<Record<string, FindingKind>> = {
  'table-source': 'external-link',
  'database-source-sql': 'data-connection',
  'database-source-query': 'data-connection',
  'database-source-table': 'data-connection',
  'source-service': 'data-connection',
  'event-listener': 'macros',
}

/** A document of LibreOffice (.ods, .odt): OpenDocument, whose whole content is one part. */
export async function lookIntoOpenDocument(zip: Zip, type: string, noted: Noted): Promise<void> {
  if (await isEncrypted(zip)) throw new CannotLook('encrypted')
  for (const { kind, name } of signs) {
    const found = zip.names.filter(each => name.test(each) && !/script-l[bc]\.xml$/i.test(each))
    if (found.length > 0) noted.add(kind, '', found.length)
  }
  const isSheets = type.includes('spreadsheet')
  const sheets = new OpenSheets(noted)
  const text = new OpenText(noted)
  const hearer = isSheets ? sheets : text
  await readXml(zip.stream('content.xml'), {
    open: (name, at) => {
      const kind = elements[name]
      if (kind !== undefined) noted.add(kind)
      if (name === 'tracked-changes') noted.add(isSheets ? 'change-history' : 'tracked-changes')
      hearer.open(name, at)
    },
    text: words => hearer.text(words),
    close: name => hearer.close(name),
  })
  if (!isSheets) text.end()
}

/** Every part has its key in the list of parts; the list itself can be read. */
async function isEncrypted(zip: Zip): Promise<boolean> {
  if (!zip.has('META-INF/manifest.xml')) return false
  let found = false
  await readXml(zip.stream('META-INF/manifest.xml'), {
    open: name => {
      found ||= name === 'encryption-data'
    },
  })
  return found
}

/** The words of a letter, without what was struck out, what is said beside it, and what is not to be seen. */
class OpenText {
  readonly #noted: Noted
  readonly #words: string[] = []
  #silent = 0

  constructor(noted: Noted) {
    this.#noted = noted
  }

  open(name: string): void {
    if (silent.has(name)) this.#silent += 1
    if (name === 'annotation') this.#noted.add('remarks')
    if (name === 'hidden-text' || name === 'hidden-paragraph') this.#noted.add('hidden-text')
    if (name === 'tab') this.text('\t')
    if (name === 's') this.text(' ')
    if (name === 'line-break') this.text('\n')
  }

  text(words: string): void {
    if (this.#silent === 0) this.#words.push(words)
  }

  close(name: string): void {
    if (silent.has(name)) this.#silent -= 1
    if (name === 'p' || name === 'h') this.text('\n')
    if (name === 'table-cell') this.text('\t')
  }

  end(): void {
    this.#noted.page(this.#words.join('').trim())
  }
}

const silent = new Set([
  'tracked-changes',
  'annotation',
  'hidden-text',
  'hidden-paragraph',
  'automatic-styles',
  'font-face-decls',
  'scripts',
])
