import { britishOf, dayOf } from '../calendar.ts'
import type { Written } from '../entries.ts'
import type { Output } from './output.ts'
import { workbookOf } from './spreadsheet.ts'
import { csvOf, dotted } from './text.ts'

export type MdtWritten = Extract<Written, { feed: 'mdt' }>

const header = [
  'Mtg date',
  'NHS No',
  'Hosp No',
  'Surname',
  'Forename',
  'DOB',
  'Sex',
  'P/code',
  'Diagnosis',
  'Disease status',
  'Sites of mets',
  'Signed off',
]

/** The sheet of the meeting, in the hospital's own words: as CSV or as a workbook with two lines above the header and a second sheet of notes. */
export function writeMdt(entries: readonly MdtWritten[], output: Output): void {
  const both = output.formats.includes('mdt-csv') && output.formats.includes('mdt-xlsx')
  const isCsv = ({ day }: MdtWritten) => (both ? day < dayOf('2022-01-01') : output.formats.includes('mdt-csv'))
  const plain = entries.filter(isCsv)
  const sheet = entries.filter(entry => !isCsv(entry))
  if (plain.length > 0) {
    const path = 'mdt/breast-mdt.csv'
    output.put(path, csvOf(header, plain.map(rowOf)))
    for (const [at, { person }] of plain.entries()) output.tell(path, at + 2, person.id)
  }
  if (sheet.length > 0) {
    const path = 'mdt/breast-mdt.xlsx'
    const above = [['Breast multidisciplinary meeting'], ['Everybody in this sheet is invented']]
    output.put(
      path,
      workbookOf([
        { name: 'Meetings', rows: [...above, header, ...sheet.map(rowOf)] },
        { name: 'Notes', rows: [['Kept by the meeting’s coordinator']] },
      ]),
    )
    for (const [at, { person }] of sheet.entries()) output.tell(path, at + above.length + 2, person.id)
  }
}

const rowOf = ({ body, identity }: MdtWritten): string[] => [
  britishOf(body.day),
  identity.nhsNumber?.replace(/^(...)(...)/, '$1 $2 ') ?? '',
  identity.localId ?? '',
  identity.family ?? '',
  identity.given ?? '',
  identity.birth?.split('-').reverse().join('/') ?? '',
  { '1': 'M', '2': 'F', '': '' }[identity.sex ?? ''],
  identity.postcode ?? '',
  dotted(body.diagnosis),
  body.statement,
  body.sites,
  body.isSignedOff ? 'Y' : 'N',
]
