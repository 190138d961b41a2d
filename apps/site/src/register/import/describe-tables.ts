import { describeHandMadeFiles } from './describe-corrections.ts'
import type { KnownSource } from './read-corrections.ts'
import type { SourceId } from './source-layouts.ts'
import type { TableDefinition } from './table-definitions.ts'

/** What `data/tables.json` says of a table: it drives the page about our data and the age that staff see. */
export interface TableDescription {
  file: string
  title: string
  rows: number
  /** Publishers, the main source first. */
  source: string
  /** The day or month of the main source, as `YYYY-MM-DD` or `YYYY-MM`. */
  source_date: string
  licence: string
  licence_url: string
  attribution: string
  /** The day on which the table last changed. */
  imported_on: string
  flaws: string[]
  sources: SourceDescription[]
}

export interface SourceDescription {
  id: SourceId
  publisher: string
  /** Where the file can be found: repository, commit and path, or the file's own name. */
  origin: string
  dated: string
  attribution: string
}

const ogl = {
  licence: 'Open Government Licence v3.0',
  licence_url: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
}
const licences: Record<TableDefinition['licence'], { licence: string; licence_url: string }> = {
  ogl,
  'ogl-cc0': { ...ogl, licence: 'Open Government Licence v3.0; parts CC0 1.0' },
  'ogl-mit': { ...ogl, licence: 'Open Government Licence v3.0; the Welsh rows MIT (RCPCH)' },
  'ogl-opl': { ...ogl, licence: 'Open Parliament Licence v3.0 and Open Government Licence v3.0' },
  'cc-by-4': { licence: 'CC BY 4.0', licence_url: 'https://creativecommons.org/licenses/by/4.0/' },
  own: { licence: 'MIT, as the code', licence_url: 'https://opensource.org/license/mit' },
}

export interface DatedSource {
  id: SourceId
  known: KnownSource | undefined
  dated: string
  file: string
}

/**
 * Describes a table after an import. A source that was not at hand this time (a newer list of one nation alone, say) keeps what was
 * said of it before.
 */
export function describeTable(input: {
  definition: TableDefinition
  file: string
  rows: number
  sources: DatedSource[]
  importedOn: string
  described: TableDescription | undefined
}): TableDescription {
  const { definition, described } = input
  const fresh = new Map(input.sources.map(source => [source.id, describeSource(source)]))
  const sources = definition.sources.flatMap(id => fresh.get(id) ?? described?.sources.filter(source => source.id === id) ?? [])
  return {
    file: input.file,
    title: definition.title,
    rows: input.rows,
    source: unique(sources.map(source => source.publisher)).join('; ') || 'This campaign',
    source_date: sources[0]?.dated ?? input.importedOn,
    ...licences[definition.licence],
    attribution: unique(sources.map(source => source.attribution)).join(' ') || 'No attribution needed.',
    imported_on: input.importedOn,
    flaws: definition.flaws,
    sources,
  }
}

function describeSource({ id, known, dated, file }: DatedSource): SourceDescription {
  return { id, publisher: known?.publisher ?? file, origin: known?.origin ?? file, dated, attribution: known?.attribution ?? '' }
}

function unique(words: string[]): string[] {
  return [...new Set(words)].filter(word => word !== '')
}

/** `data/SOURCES.md`: the same for people. */
export function describeForPeople(tables: TableDescription[]): string {
  const parts = tables.map(table =>
    [
      `## ${table.title}`,
      '',
      `\`${table.file}\`, ${table.rows} rows, last changed ${table.imported_on}.`,
      '',
      `- Source: ${table.source} (${table.source_date})`,
      `- Licence: [${table.licence}](${table.licence_url})`,
      `- Attribution: ${table.attribution}`,
      ...table.flaws.map(flaw => `- Known flaw: ${flaw}`),
      ...table.sources.map(source => `- File: ${source.origin} (${source.dated})`),
      '',
    ].join('\n'),
  )
  const head = [
    '# Where our tables come from',
    '',
    'Written by the importer from `tables.json`, which holds the same for programs. Do not edit by hand.',
    '',
  ]
  return [...head, ...parts, ...describeHandMadeFiles(), ...unitPostcodes].join('\n')
}

/** No file of ours: whoever runs the site brings them in. */
const unitPostcodes = [
  '## Unit postcodes: not in this folder',
  '',
  'A site can bring in every postcode from the ONS Postcode Directory (`npm run spotlight -- import-postcodes`). They are then in its database alone.',
  '',
  '- Source: Office for National Statistics, ONS Postcode Directory, of the month that was imported',
  '- Licence: [Open Government Licence v3.0](https://www.ons.gov.uk/methodology/geography/licences); Northern Ireland’s postcodes (BT) carry terms of Land & Property Services for commercial use',
  '- Attribution: Source: Office for National Statistics licensed under the Open Government Licence v3.0. Contains OS data © Crown copyright and database right. Contains Royal Mail data © Royal Mail copyright and database right.',
  '',
]
