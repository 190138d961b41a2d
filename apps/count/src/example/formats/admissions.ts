import { isoOf } from '../calendar.ts'
import type { Written } from '../entries.ts'
import { ageOn } from '../people.ts'
import { randomOf } from '../random.ts'
import type { Output } from './output.ts'
import { putParquet } from './parquet.ts'
import { type Cell, csvOf } from './text.ts'

export type ApcWritten = Extract<Written, { feed: 'apc' }>

/** Financial years, as extracts are cut. */
const yearOf = (iso: string): string => {
  const year = Number(iso.slice(0, 4)) - (iso.slice(5) < '04-01' ? 1 : 0)
  return `${year}-${String((year + 1) % 100).padStart(2, '0')}`
}

const numbered = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => `${name}${String(at + 1).padStart(2, '0')}`)
const filled = (values: readonly string[], count: number, empty: string | undefined): Cell[] =>
  Array.from({ length: count }, (_, at) => values[at] ?? empty)

const hesHeader = [
  'PSEUDO_HESID',
  'EPIKEY',
  'EPISTART',
  'EPIEND',
  'ADMIDATE',
  'DISDATE',
  'DISMETH',
  'DISDEST',
  ...numbered('DIAG_4_', 20),
  ...numbered('OPERTN_4_', 24),
  'SEX',
  'MYDOB',
  'STARTAGE',
  'PROCODE3',
  'PROCODE5',
]
const hesDates = ['EPISTART', 'EPIEND', 'ADMIDATE', 'DISDATE']

/** HES APC: pseudonymous, with month and year of birth. An unfinished stay has 1801-01-01 as its end, as HES writes what is not known. */
export async function writeHes(entries: readonly ApcWritten[], output: Output): Promise<void> {
  const both = output.formats.includes('hes-csv') && output.formats.includes('hes-parquet')
  for (const [at, [year, episodes]] of byYear(entries).entries()) {
    const isParquet = output.formats.includes('hes-parquet') && (!both || at % 2 === 1)
    const rows = episodes.map(({ body, person, identity }, key): Cell[] => {
      const isLast = body.end === body.discharged
      const [, month = '', birthYear = ''] = /^(\d{4})-(\d{2})/.test(identity.birth ?? '')
        ? ['', identity.birth?.slice(5, 7), identity.birth?.slice(0, 4)]
        : []
      return [
        pseudonym(output.seed, person.id),
        10_000_000_000 + at * 10_000_000 + key,
        isoOf(body.start),
        isoOf(body.end),
        isoOf(body.admitted),
        isLast ? isoOf(body.discharged) : '1801-01-01',
        isLast ? body.method : '8',
        isLast ? (body.method === '4' ? '79' : '19') : '98',
        ...filled(body.codes, 20, undefined),
        ...filled(body.operations, 24, '-'),
        identity.sex ?? '9',
        month + birthYear,
        ageOn(person, body.start),
        output.preset.provider,
        `${output.preset.provider}01`,
      ]
    })
    await put(output, { path: `hes/HES_APC_${year}`, isParquet, header: hesHeader, rows, dates: hesDates, entries: episodes })
  }
}

const pseudonym = (seed: number, id: string): string => {
  const random = randomOf(seed, 'pseudonym', id)
  return Array.from({ length: 32 }, () => random.whole(0, 15).toString(16))
    .join('')
    .toUpperCase()
}

const susHeader = [
  'NHSNumber',
  'NHSNumberTraceStatus',
  'LocalPatientIdentifier',
  'PersonGivenName',
  'PersonFamilyName',
  'DateofBirth',
  'Sex',
  'Postcode',
  'OrganisationCodeCodeOfProvider',
  'HospitalProviderSpellNumber',
  'StartDateHospitalProviderSpell',
  'DischargeDateFromHospitalProviderSpell',
  'DischargeMethodHospitalProviderSpell',
  'EpisodeNumber',
  'StartDateConsultantEpisode',
  'EndDateConsultantEpisode',
  'PrimaryDiagnosisICD',
  ...Array.from({ length: 12 }, (_, at) => `SecondaryDiagnosisICD${at + 1}`),
  'PrimaryProcedureOPCS',
]
const susDates = [
  'DateofBirth',
  'StartDateHospitalProviderSpell',
  'DischargeDateFromHospitalProviderSpell',
  'StartDateConsultantEpisode',
  'EndDateConsultantEpisode',
]

/** SUS APC, with who it is about. */
export async function writeSus(entries: readonly ApcWritten[], output: Output): Promise<void> {
  const both = output.formats.includes('sus-csv') && output.formats.includes('sus-parquet')
  for (const [at, [year, episodes]] of byYear(entries).entries()) {
    const isParquet = output.formats.includes('sus-parquet') && (!both || at % 2 === 1)
    const rows = episodes.map(({ body, identity }): Cell[] => [
      identity.nhsNumber,
      identity.nhsNumber === undefined ? '03' : '01',
      identity.localId,
      identity.given,
      identity.family,
      identity.birth,
      identity.sex ?? '0',
      identity.postcode,
      output.preset.provider,
      body.spell,
      isoOf(body.admitted),
      isoOf(body.discharged),
      body.method,
      body.start === body.admitted ? 1 : 2,
      isoOf(body.start),
      isoOf(body.end),
      ...filled(body.codes, 13, undefined),
      body.operations[0],
    ])
    await put(output, { path: `sus/SUS_APC_${year}`, isParquet, header: susHeader, rows, dates: susDates, entries: episodes })
  }
}

const byYear = (entries: readonly ApcWritten[]): [string, ApcWritten[]][] =>
  [...Map.groupBy(entries, ({ body }) => yearOf(isoOf(body.end)))].sort(([a], [b]) => (a < b ? -1 : 1))

type Table = {
  path: string
  isParquet: boolean
  header: readonly string[]
  rows: readonly Cell[][]
  dates: readonly string[]
  entries: readonly Written[]
}

async function put(output: Output, { path, isParquet, header, rows, dates, entries }: Table): Promise<void> {
  const file = `${path}.${isParquet ? 'parquet' : 'csv'}`
  const csv = csvOf(header, rows)
  if (isParquet) await putParquet(`${output.folder}/${file}`, csv, dates)
  else output.put(file, csv)
  for (const [at, { person }] of entries.entries()) output.tell(file, at + (isParquet ? 1 : 2), person.id)
}
