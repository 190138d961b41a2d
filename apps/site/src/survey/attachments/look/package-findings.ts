import type { FindingKind } from '../findings.ts'
import type { Noted } from './noted.ts'
import type { PackageParts } from './package-parts.ts'

export type OfficeKind = 'spreadsheet' | 'document' | 'slides'

type Sign = { readonly kind: FindingKind; readonly type?: RegExp; readonly name?: RegExp; readonly of?: OfficeKind }

/** Parts that hold what a reader of the document does not see, by what they are and by where programs put them. */
const signs: readonly Sign[] = [
  {
    kind: 'macros',
    type: /vbaProject|macrosheet|activeX|attachedToolbars/i,
    name: /(^|\/)(vbaProject\.bin$|macrosheets\/|activeX\/)/i,
  },
  {
    kind: 'pivot-cache',
    type: /pivotCache|slicerCache|timelineCache/i,
    name: /(^|\/)(pivotCache|slicerCaches|timelineCaches)\//i,
  },
  { kind: 'external-link', type: /externalLink/i, name: /(^|\/)externalLinks\/[^/]*$/i },
  {
    kind: 'data-connection',
    type: /\.connections\+xml|queryTable|webextension/i,
    name: /(^|\/)(connections\.xml$|queryTables\/|webextensions\/)/i,
  },
  { kind: 'data-model', type: /model\+data/i, name: /(^|\/)model\//i },
  { kind: 'change-history', type: /revision(Headers|Log)|userNames\+xml/i, name: /(^|\/)revisions\//i },
  {
    kind: 'comments',
    type: /comments\+xml|threadedcomments/i,
    name: /(^|\/)(comments[^/]*\.xml$|threadedComments\/)/i,
    of: 'spreadsheet',
  },
  { kind: 'remarks', type: /comments(Extended)?\+xml/i, of: 'document' },
  { kind: 'remarks', type: /comments\+xml|notesSlide\+xml/i, of: 'slides' },
  { kind: 'custom-data', name: /(^|\/)customXml\/item\d*\.xml$/i },
]

/** Notes them, each kind once with how many parts there are of it. Links to other files are no parts. */
export function notePackageFindings(parts: PackageParts, office: OfficeKind, noted: Noted): void {
  for (const { kind, type, name: place, of } of signs) {
    if (of !== undefined && of !== office) continue
    const isSign = (name: string) => type?.test(parts.typeOf(name)) || place?.test(name)
    const found = parts.zip.names.filter(name => !name.endsWith('.rels') && isSign(name))
    if (found.length > 0) noted.add(kind, '', found.length)
  }
}

/** Files within the document: tables behind charts, letters behind icons. */
export const embeddedIn = (parts: PackageParts): string[] =>
  parts.zip.names.filter(
    name => /(^|\/)embeddings\/[^/]+$/i.test(name) || /oleObject|officedocument\.package|ms-package/i.test(parts.typeOf(name)),
  )
