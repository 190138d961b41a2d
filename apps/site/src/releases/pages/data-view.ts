import type { Campaign, ReadDb } from '../../foundation/index.ts'
import { type KnownGap, knownGaps, type RegisterTable, registerTables } from '../../register/index.ts'
import { hasPlaces, type TableFormat } from '../open-data/register-files.ts'
import { allReleases } from '../store/read-releases.ts'
import type { ReleaseSummary } from '../types.ts'

export type OfferedTable = { readonly table: RegisterTable; readonly formats: readonly TableFormat[] }

export type OpenDataView = {
  readonly campaign: Campaign
  readonly releases: readonly ReleaseSummary[]
  readonly tables: readonly OfferedTable[]
  readonly gaps: readonly KnownGap[]
}

/** Everything that can be downloaded: releases, and the tables of the register with their sources. */
export async function dataView(
  db: ReadDb,
  { campaign, root, now }: { campaign: Campaign; root: string; now: Date },
): Promise<OpenDataView> {
  return {
    campaign,
    releases: await allReleases(db),
    tables: (await downloadableTables(db, now)).map(table => ({
      table,
      formats: hasPlaces(root, table.file) ? ['csv', 'json', 'geojson'] : ['csv', 'json'],
    })),
    gaps: await knownGaps(db),
  }
}

/** The tables that are one committed CSV file each. */
export const downloadableTables = async (db: ReadDb, now: Date): Promise<RegisterTable[]> =>
  (await registerTables(db, now)).filter(table => table.file.endsWith('.csv') && !table.file.includes('/'))
