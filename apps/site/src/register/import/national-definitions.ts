import type { TableDefinition } from './table-definition.ts'

/** What expected numbers of the country are made from. The database does not hold these tables. */
export const nationalDefinitions: readonly TableDefinition[] = [
  {
    name: 'national/populations',
    title: 'People by area and age',
    key: ['area_code', 'ages'],
    sources: ['population-nations', 'population-regions', 'population-boards'],
    needs: 'all',
    uses: ['trusts'],
    licence: 'ogl',
    flaws: [
      'Of three dates: nations of mid-2023, English regions and Welsh boards of mid-2020 (before the correction by the census of 2021), Scottish boards of 2021, Northern Ireland’s trusts of 2020.',
      'English regions are those of statistics, not those of the NHS. North Cumbria is in the North West here, and in the North East and Yorkshire there.',
      'Ages of Scottish boards and of Northern Ireland’s trusts are not in it.',
    ],
  },
  {
    name: 'national/breast-cancer-scotland',
    title: 'Breast cancer in Scotland, by board, sex and age',
    key: ['area_code', 'sex', 'ages'],
    sources: ['scotland-breast-cancer'],
    needs: 'all',
    uses: [],
    licence: 'ogl',
    flaws: [
      'Primary breast cancer (ICD-10 C50), 2016 to 2020 together. It does not count secondary breast cancer.',
      'The years end with 2020, the first year of the pandemic, in which fewer cancers may have been found.',
      'People times years were worked out from counts and rates; those under 25 are one group, because most boards had no case among them.',
      'Orkney, Shetland and the Western Isles are one area (GR0800001).',
    ],
  },
  {
    name: 'national/breast-cancer-scotland-ratios',
    title: 'Breast cancer in Scotland: the ratios that were published',
    key: ['area_code', 'sex'],
    sources: ['scotland-breast-cancer'],
    needs: 'all',
    uses: [],
    licence: 'ogl',
    flaws: ['The ratios of both sexes together are adjusted for age and sex, ours for age alone.'],
  },
]
