import type { TableDescription } from '../schema.ts'
import type { PostcodeSetRecord } from './postcode-set.ts'

/** Under which name register_table speaks of the unit postcodes. */
export const unitPostcodesName = 'unit-postcodes'

/** What ONS and Land & Property Services want said of Northern Ireland's rows (ons.gov.uk, “Licences”). */
export const irishTerms =
  'Northern Ireland’s postcodes (BT) come from Land & Property Services, who set terms of their own for commercial use: read them at ons.gov.uk/methodology/geography/licences before you use those rows in that way.'

/** Where the unit postcodes come from, for the page about our data. */
export function describePostcodes(set: Pick<PostcodeSetRecord, 'describes' | 'file_name' | 'imported_at'>): TableDescription {
  const year = set.describes.slice(0, 4)
  return {
    // No file of ours: it is not offered for download.
    file: unitPostcodesName,
    title: 'Unit postcodes',
    source: `Office for National Statistics, ONS Postcode Directory (${set.file_name})`,
    source_date: set.describes,
    licence: 'Open Government Licence v3.0; Northern Ireland: terms of Land & Property Services',
    licence_url: 'https://www.ons.gov.uk/methodology/geography/licences',
    attribution: `Source: Office for National Statistics licensed under the Open Government Licence v3.0. Contains OS data © Crown copyright and database right ${year}. Contains Royal Mail data © Royal Mail copyright and database right ${year}.`,
    imported_on: set.imported_at.toISOString().slice(0, 10),
    flaws: [
      irishTerms,
      'A postcode is put in the constituency of one point; a building of it may lie in the next one.',
      'Postcodes that began after that month are not in it.',
    ],
  }
}
