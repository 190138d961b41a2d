import { nationalDefinitions } from './national-definitions.ts'
import type { NationalTableName } from './national-tables.ts'
import type { SourceId } from './source-layouts.ts'
import type { TableName } from './tables.ts'

/** What the importer knows of a table beside its columns. */
export interface TableDefinition {
  name: TableName | NationalTableName | 'map/outline'
  title: string
  /** The columns that name a row, and by which the file is sorted. */
  key: string[]
  /** The sources it is made from; the first is the main one, and gives the table its date. */
  sources: SourceId[]
  /** Which of the sources must be there: all, any one of them (the rest stays as committed), or none. */
  needs: 'all' | 'any' | 'none'
  /** Other tables it is made from: freshly made in the same run, or as committed. */
  uses: TableName[]
  licence: 'ogl' | 'ogl-cc0' | 'ogl-opl' | 'ogl-mit' | 'cc-by-4' | 'own'
  flaws: string[]
}

/** In the order in which they are written: a table comes after those it uses. */
export const tableDefinitions: TableDefinition[] = [
  {
    name: 'postcode-sectors',
    title: 'Postcode sectors',
    key: ['sector'],
    sources: ['sectors-gb'],
    needs: 'all',
    uses: [],
    licence: 'ogl',
    flaws: ['Of 2023: later postcodes are absent. Great Britain only.'],
  },
  {
    name: 'trusts',
    title: 'Trusts and health boards',
    key: ['code'],
    sources: [
      'ods-trusts',
      'trust-directory',
      'trust-contacts',
      'trust-coordinates',
      'icb-directory',
      'health-boards',
      'scottish-boards',
    ],
    needs: 'all',
    uses: ['postcode-sectors'],
    licence: 'ogl-cc0',
    flaws: [
      'A trust’s place is its headquarters’ postcode, a board’s a point inside its area: not its hospitals.',
      'Types of trusts are the directory’s, not the NHS’s own; closed trusts have none.',
      'Three mental health trusts (TAD, TAH, TAJ) are in the directory only: no dates and no address.',
      'The dates of Scottish boards are those of their area codes.',
      'Boards and Northern Ireland’s trusts have no address for freedom of information in the sources.',
    ],
  },
  {
    name: 'trust-successions',
    title: 'Which trust followed which',
    key: ['old_code', 'new_code'],
    sources: ['trust-successors', 'scottish-boards'],
    needs: 'all',
    uses: ['trusts'],
    licence: 'ogl-cc0',
    flaws: [
      'One trust can have several successors. Some are the primary care trusts of 2001 to 2013, which are not in the register.',
      'The main list ends in April 2022; later rows come from the directory and from corrections with their sources.',
    ],
  },
  {
    name: 'trust-successions-missing',
    title: 'Closed trusts whose successor is not known to us',
    key: ['code'],
    sources: [],
    needs: 'none',
    uses: ['trusts', 'trust-successions'],
    licence: 'own',
    flaws: [],
  },
  {
    name: 'hospitals',
    title: 'Hospitals',
    key: ['code'],
    sources: ['hospitals-england', 'hospitals-scotland', 'hospitals-wales'],
    needs: 'any',
    uses: ['trusts', 'trust-successions', 'postcode-sectors'],
    licence: 'ogl-mit',
    flaws: [
      'England’s list is of mid-2021 and not complete; Scotland’s of 2022; Wales’s is a list of children’s services.',
      'Some names in England’s list are cut at their apostrophe (“St Mary”).',
      'No open list of Northern Ireland’s hospitals with their places is known to us.',
      'The list’s label “independent” is wrong too often to be used; private hospitals were left out by their trust and name.',
      'Scottish places were converted from the national grid, exact to about 5 metres.',
    ],
  },
  {
    name: 'hospitals-unplaced',
    title: 'Hospitals whose present trust or place is not known to us',
    key: ['code'],
    sources: ['hospitals-england', 'hospitals-scotland', 'hospitals-wales'],
    needs: 'any',
    uses: ['trusts', 'trust-successions', 'postcode-sectors'],
    licence: 'ogl-mit',
    flaws: [],
  },
  {
    name: 'trust-alternative-names',
    title: 'Other names of trusts',
    key: ['trust_code', 'name'],
    sources: ['trust-directory', 'ods-trusts', 'hospitals-england'],
    needs: 'all',
    uses: ['trusts', 'trust-successions', 'postcode-sectors'],
    licence: 'ogl-cc0',
    flaws: ['Short names are not all in use by the trusts themselves; two trusts can share one.'],
  },
  {
    name: 'survey-decisions',
    title: 'Who is asked, and why',
    key: ['trust_code'],
    sources: ['cancer-waits'],
    needs: 'none',
    uses: ['trusts'],
    licence: 'own',
    flaws: [
      'Acute trusts are asked by default; whether each treats breast cancer has not been checked one by one.',
      'The cancer waiting times are of all cancers, collected by a private author; they decide for closed trusts only.',
    ],
  },
  {
    name: 'constituencies',
    title: 'Constituencies of the House of Commons',
    key: ['code'],
    sources: ['constituency-points', 'constituency-names', 'constituency-lookup', 'senedd-pairs'],
    needs: 'all',
    uses: [],
    licence: 'ogl',
    flaws: [
      'A constituency’s place is a point inside it, for drawing only.',
      'Some Welsh names may lack an accent: join on codes.',
    ],
  },
  {
    name: 'politicians',
    title: 'Members of Parliament',
    key: ['constituency_code', 'body'],
    sources: ['politicians'],
    needs: 'all',
    uses: [],
    licence: 'ogl-opl',
    flaws: [
      'By-elections and changes of party since the date of the list are missing.',
      'Members of the other parliaments and of the Northern Ireland Assembly are not in it.',
    ],
  },
  {
    name: 'parliament-seats',
    title: 'Seats of the Senedd and the Northern Ireland Assembly',
    key: ['body', 'constituency_code'],
    sources: ['senedd-pairs'],
    needs: 'all',
    uses: ['constituencies'],
    licence: 'ogl',
    flaws: [
      'Northern Ireland’s seats are those of the House of Commons of 2024. Assembly members who were elected before then sit for the boundaries of their own election, which differ at the edges.',
      'The Scottish Parliament is not in it: its constituencies do not follow those of the House of Commons.',
    ],
  },
  {
    name: 'postcode-districts',
    title: 'Postcode districts',
    key: ['district'],
    sources: ['districts-gb', 'districts-other', 'countries'],
    needs: 'all',
    uses: [],
    licence: 'ogl-cc0',
    flaws: ['Great Britain of 2023; Northern Ireland and the islands of 2017, to about 100 metres and without counts.'],
  },
  {
    name: 'postcode-constituencies',
    title: 'Postcode to constituency',
    key: ['range_start'],
    sources: ['postcode-ranges', 'constituency-lookup'],
    needs: 'all',
    uses: [],
    licence: 'cc-by-4',
    flaws: [
      'Of July 2024. The ranges do not say whether a postcode exists, and know nothing of Northern Ireland.',
      'A postcode that does not exist can fall into a range of another area: such an answer is refused (findInRanges).',
    ],
  },
  {
    name: 'map/outline',
    title: 'Outline of the four nations',
    key: [],
    sources: ['countries'],
    needs: 'all',
    uses: [],
    licence: 'ogl',
    flaws: ['Simplified for drawing; small islands are left out.'],
  },
  ...nationalDefinitions,
  {
    name: 'known-gaps',
    title: 'What is not known',
    key: ['table', 'scope', 'what_is_missing'],
    sources: [],
    needs: 'none',
    uses: [],
    licence: 'own',
    flaws: [],
  },
]

export function fileOf(definition: TableDefinition): string {
  return definition.name === 'map/outline' ? 'map/outline.json' : `${definition.name}.csv`
}
