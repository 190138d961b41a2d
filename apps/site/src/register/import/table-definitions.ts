import type { SourceId } from './source-layouts.ts'
import type { TableName } from './tables.ts'

/** What the importer knows of a table beside its columns. */
export interface TableDefinition {
  name: TableName | 'map/outline'
  file: string
  title: string
  /** The columns that name a row, and by which the file is sorted. */
  key: string[]
  numericKey: boolean
  /** Rows that vanish from the source stay: their addresses have been published. */
  keepMissing: boolean
  /** All must be found, or the table is left as it is. The first is the main one: its date is the table's. */
  needs: SourceId[]
  licence: 'ogl' | 'ogl-cc0' | 'ogl-opl' | 'ogl-mit' | 'cc-by-4' | 'own'
  flaws: string[]
}

const trustNeeds: SourceId[] = [
  'ods-trusts',
  'trust-coordinates',
  'trust-directory',
  'trust-contacts',
  'icb-directory',
  'health-boards',
  'scottish-boards',
  'sectors-gb',
]

export const tableDefinitions: TableDefinition[] = [
  table('trusts', 'Trusts and health boards', ['code'], trustNeeds, 'ogl-cc0', [
    'A trust’s place is its headquarters’ postcode, a board’s a point inside its area: not its hospitals.',
    'Types of trusts are the directory’s, not the NHS’s own; closed trusts have none.',
    'Three mental health trusts (TAD, TAH, TAJ) are in the directory only: no dates and no address.',
    'The dates of Scottish boards are those of their area codes.',
    'Boards and Northern Ireland’s trusts have no address for freedom of information in the sources.',
  ]),
  table(
    'trust-alternative-names',
    'Other names of trusts',
    ['trust_code', 'name'],
    [...trustNeeds, 'trust-successors', 'hospitals-england'],
    'ogl-cc0',
    ['Short names are not all in use by the trusts themselves; two trusts can share one.'],
  ),
  table(
    'trust-successions',
    'Which trust followed which',
    ['old_code', 'new_code'],
    ['trust-successors', ...trustNeeds],
    'ogl-cc0',
    [
      'One trust can have several successors. Some successors are the primary care trusts of 2001 to 2013, which are not in the register.',
      'The main list ends in April 2022; later rows come from the directory and from corrections with their sources.',
    ],
  ),
  table(
    'trust-successions-missing',
    'Closed trusts whose successor is not known to us',
    ['code'],
    ['trust-successors', ...trustNeeds],
    'ogl-cc0',
    [],
  ),
  table(
    'hospitals',
    'Hospitals',
    ['code'],
    ['hospitals-england', 'hospitals-scotland', 'hospitals-wales', 'trust-successors', ...trustNeeds],
    'ogl-mit',
    [
      'England’s list is of mid-2021 and not complete; Scotland’s of 2022; Wales’s is a list of children’s services.',
      'No open list of Northern Ireland’s hospitals with their places is known to us.',
      'The list’s label “independent” is wrong too often to be used; private hospitals were left out by their trust and name.',
      'Scottish places were converted from the national grid, exact to about 5 metres.',
    ],
  ),
  table(
    'hospitals-unplaced',
    'Hospitals whose present trust is not known to us',
    ['code'],
    ['hospitals-england', 'hospitals-scotland', 'hospitals-wales', 'trust-successors', ...trustNeeds],
    'ogl-mit',
    [],
  ),
  table('survey-decisions', 'Who is asked, and why', ['trust_code'], [...trustNeeds, 'cancer-waits'], 'own', [
    'Acute trusts are asked by default; whether each treats breast cancer has not been checked one by one.',
  ]),
  table(
    'constituencies',
    'Constituencies of the House of Commons',
    ['code'],
    ['constituency-points', 'constituency-names', 'constituency-lookup', 'senedd-pairs'],
    'ogl',
    ['A constituency’s place is a point inside it, for drawing only.', 'Some Welsh names may lack an accent: join on codes.'],
  ),
  table('politicians', 'Members of Parliament', ['constituency_code', 'body'], ['politicians'], 'ogl-opl', [
    'By-elections and changes of party since the date of the list are missing.',
    'Members of the other parliaments and of the Northern Ireland Assembly are not in it.',
  ]),
  table('postcode-sectors', 'Postcode sectors', ['sector'], ['sectors-gb'], 'ogl', [
    'Of 2023: later postcodes are absent. Great Britain only.',
  ]),
  table('postcode-districts', 'Postcode districts', ['district'], ['districts-gb', 'districts-other', 'countries'], 'ogl-cc0', [
    'Great Britain of 2023; Northern Ireland and the islands of 2017, to about 100 metres and without counts.',
  ]),
  table(
    'postcode-constituencies',
    'Postcode to constituency',
    ['range_start'],
    ['postcode-ranges', 'constituency-lookup'],
    'cc-by-4',
    ['Of July 2024. The ranges do not say whether a postcode exists, and know nothing of Northern Ireland.'],
  ),
  {
    ...table('trusts', 'Outline of the four nations', [], ['countries'], 'ogl', [
      'Simplified for drawing; small islands are left out.',
    ]),
    name: 'map/outline',
    file: 'map/outline.json',
  },
  table('known-gaps', 'What is not known', ['table', 'scope', 'what_is_missing'], [], 'own', []),
]

function table(
  name: TableName,
  title: string,
  key: string[],
  needs: SourceId[],
  licence: TableDefinition['licence'],
  flaws: string[],
): TableDefinition {
  return {
    name,
    file: `${name}.csv`,
    title,
    key,
    numericKey: name === 'postcode-constituencies',
    keepMissing: name === 'trusts' || name === 'trust-successions',
    needs,
    licence,
    flaws,
  }
}
