import type { Campaign, ReadDb } from '../../foundation/index.ts'
import { type KnownGap, knownGaps, type RegisterTable, registerTables, unitPostcodesName } from '../../register/index.ts'
import { hasPlaces, type TableFormat } from '../open-data/register-files.ts'
import { allReleases } from '../store/read-releases.ts'
import type { ReleaseSummary } from '../types.ts'

/** A table to download, and what it does not know. */
export type OfferedTable = {
  readonly table: RegisterTable
  readonly formats: readonly TableFormat[]
  readonly gaps: readonly KnownGap[]
}

export type OpenDataView = {
  readonly campaign: Campaign
  readonly baseUrl: string
  /** Who runs the site; empty when nobody has said so yet. */
  readonly charityName: string
  /** Newest first. */
  readonly releases: readonly ReleaseSummary[]
  /** What most people come for first. */
  readonly tables: readonly OfferedTable[]
}

/** Everything that can be downloaded: releases, and the tables of the register with their sources. */
export async function dataView(
  db: ReadDb,
  {
    campaign,
    root,
    now,
    baseUrl,
    charityName,
  }: Pick<OpenDataView, 'campaign' | 'baseUrl' | 'charityName'> & {
    root: string
    now: Date
  },
): Promise<OpenDataView> {
  const gaps = await knownGaps(db)
  const tables = await downloadableTables(db, now)
  const lookedUp = (await registerTables(db, now)).filter(({ name }) => name === unitPostcodesName)
  return {
    campaign,
    baseUrl,
    charityName,
    releases: await allReleases(db),
    tables: [...tables, ...lookedUp]
      .sort((one, other) => placeOf(one) - placeOf(other))
      .map(table => ({
        table,
        formats:
          table.name === unitPostcodesName ? [] : hasPlaces(root, table.file) ? ['csv', 'json', 'geojson'] : ['csv', 'json'],
        gaps: gaps.filter(gap => gap.table === table.name),
      })),
  }
}

/** The tables that are one committed CSV file each. */
export const downloadableTables = async (db: ReadDb, now: Date): Promise<RegisterTable[]> =>
  (await registerTables(db, now)).filter(table => table.file.endsWith('.csv') && !table.file.includes('/'))

/** The order in which the tables are offered; one that is not named here comes last. */
const order = [
  'trusts',
  'hospitals',
  'survey-decisions',
  'trust-successions',
  'trust-alternative-names',
  'politicians',
  'constituencies',
  'parliament-seats',
  'postcode-constituencies',
  'unit-postcodes',
  'postcode-sectors',
  'postcode-districts',
  'hospitals-unplaced',
  'trust-successions-missing',
  'known-gaps',
]
const placeOf = ({ name }: RegisterTable): number => (order.includes(name) ? order.indexOf(name) : order.length)
