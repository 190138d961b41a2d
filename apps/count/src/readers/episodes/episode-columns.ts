import type { Source } from '../reader.ts'
import { type ColumnMatch, type KnownColumn, matchColumns, numberedColumns, plainName } from '../tabular/index.ts'

/** What an episode says, whichever feed it comes from. */
export const episodeFields = [
  'method',
  'local_id',
  'nhs',
  'trace',
  'birth',
  'birth_month',
  'sex',
  'postcode',
  'given',
  'family',
  'provider',
  'episode_key',
  'started',
  'finished',
  'admitted',
  'discharged',
  'spell_key',
] as const
export type EpisodeField = (typeof episodeFields)[number]
export const dateFields = ['started', 'finished', 'admitted', 'discharged', 'birth'] as const satisfies readonly EpisodeField[]
export const isDateField = (field: string): boolean => dateFields.some(name => name === field)
export type PayloadField = 'codes' | EpisodeField
/** What is written down of a kept row: what any file of the feed has. What is asked first comes first. */
export const payloadOf = (files: readonly Pick<EpisodeColumns, 'at'>[]): readonly PayloadField[] => [
  'codes',
  ...episodeFields.filter(field => field === 'method' || field === 'started' || files.some(({ at }) => at[field] !== undefined)),
]

/** A feed of hospital episodes: HES APC or SUS APC. */
export type EpisodeFeed = {
  source: Extract<Source, 'hes-apc' | 'sus-apc'>
  format: string
  columns: Readonly<Partial<Record<EpisodeField, KnownColumn>>>
  /** Columns of the main diagnosis, where it is not the first numbered one. */
  mainDiagnosis: readonly string[]
  /** Stems of numbered diagnosis columns; those after a main diagnosis of its own are numbered on from 2. */
  diagnoses: readonly string[]
  /** Columns with several codes in one cell. */
  diagnosisLists: readonly string[]
  /** A local id counts within the feed's own identifier (HES), or within the hospital that gave it (SUS). */
  localScope: 'column' | 'provider'
}

/** Twenty since 2007; a file with fewer is read, and told. */
export const mostDiagnoses = 20

export type EpisodeColumns = ColumnMatch<EpisodeField> & {
  /** The places of the diagnoses in their order. A hole in the numbering stays a hole. */
  diagnoses: readonly { position: number; at: number }[]
  /** Places of cells with several codes. */
  lists: readonly number[]
}

/** Which column of a file is which, or undefined if it is no file of this feed: an episode has a start, a person and a diagnosis. */
export function episodeColumns(columns: readonly string[], feed: EpisodeFeed): EpisodeColumns | undefined {
  const match = matchColumns(columns, withAllFields(feed.columns))
  const main = matchColumns(columns, { main: { names: feed.mainDiagnosis } }).at.main
  const numbered = numberedColumns(columns, feed.diagnoses, mostDiagnoses)
  const diagnoses = [
    ...(main === undefined ? [] : [{ position: 1, at: main }]),
    ...numbered.map(({ number, at }) => ({ position: main === undefined ? number : number + 1, at })),
  ]
  const lists = feed.diagnosisLists
    .flatMap(name => columns.findIndex(column => plainName(column) === plainName(name)))
    .filter(at => at >= 0)
  const hasPerson = match.at.local_id !== undefined || match.at.nhs !== undefined
  if (!match.hasAllMarks || !hasPerson || (diagnoses.length === 0 && lists.length === 0)) return undefined
  // A list repeats what the single columns say, where those are there.
  return { ...match, diagnoses, lists: numbered.length > 1 ? [] : lists }
}

const withAllFields = (known: EpisodeFeed['columns']): Record<EpisodeField, KnownColumn> => {
  const none: KnownColumn = { names: [] }
  return {
    method: none,
    local_id: none,
    nhs: none,
    trace: none,
    birth: none,
    birth_month: none,
    sex: none,
    postcode: none,
    given: none,
    family: none,
    provider: none,
    episode_key: none,
    started: none,
    finished: none,
    admitted: none,
    discharged: none,
    spell_key: none,
    ...known,
  }
}
