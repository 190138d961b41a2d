import { createHash } from 'node:crypto'
import type { Generated } from 'kysely'
import { type ReadDb, rows, type WriteDb, writes } from '../../../foundation/index.ts'
import type { Outcome, Report } from './report.ts'

type ReportTables = {
  support_report: {
    id: Generated<number>
    service: string
    service_version: number
    what: Report['what']
    words: string
    same_key: string
    locale: Report['locale']
    reported_at: Date
    settled_at: Date | null
    settled_by: string | null
    outcome: Outcome | null
    note: string | null
  }
}

const columns = [
  'id',
  'service',
  'service_version as serviceVersion',
  'what',
  'words',
  'locale',
  'reported_at as reportedAt',
  'settled_at as settledAt',
  'settled_by as settledBy',
  'outcome',
  'note',
] as const

export type NewReport = Pick<Report, 'service' | 'serviceVersion' | 'what' | 'words' | 'locale'>

const sameKey = ({ what, words }: Pick<Report, 'what' | 'words'>): string =>
  createHash('sha256').update(`${what}\n${words}`).digest('hex')

/** Whether the same words about the same entry wait already. */
export async function isWaiting(db: ReadDb, report: NewReport): Promise<boolean> {
  const row = await rows<ReportTables>(db)
    .selectFrom('support_report')
    .select('id')
    .where('service', '=', report.service)
    .where('same_key', '=', sameKey(report))
    .where('settled_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Its number; null where the same words about the same entry wait already. */
export async function insertReport(tx: WriteDb, report: NewReport, now: Date): Promise<number | null> {
  const { service, serviceVersion, what, words, locale } = report
  const made = await writes<ReportTables>(tx)
    .insertInto('support_report')
    .values({
      service,
      service_version: serviceVersion,
      what,
      words,
      same_key: sameKey(report),
      locale,
      reported_at: now,
      settled_at: null,
      settled_by: null,
      outcome: null,
      note: null,
    })
    .onConflict(conflict => conflict.columns(['service', 'same_key']).where('settled_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made?.id ?? null
}

export const reportsAtOnce = 100

/** What waits for somebody: harm first, then the oldest. */
export async function openReports(db: ReadDb): Promise<readonly Report[]> {
  const found = await rows<ReportTables>(db)
    .selectFrom('support_report')
    .select(columns)
    .where('settled_at', 'is', null)
    .orderBy(eb => eb.case().when('what', '=', 'harm').then(0).else(1).end())
    .orderBy('reported_at')
    .orderBy('id')
    .limit(reportsAtOnce)
    .execute()
  return found
}

export async function countOpenReports(db: ReadDb): Promise<{ readonly all: number; readonly harm: number }> {
  const { all, harm } = await rows<ReportTables>(db)
    .selectFrom('support_report')
    .select(({ fn }) => [fn.countAll<number>().as('all'), fn.countAll<number>().filterWhere('what', '=', 'harm').as('harm')])
    .where('settled_at', 'is', null)
    .executeTakeFirstOrThrow()
  return { all: Number(all), harm: Number(harm) }
}

export async function settledReports(db: ReadDb, limit: number): Promise<readonly Report[]> {
  return rows<ReportTables>(db)
    .selectFrom('support_report')
    .select(columns)
    .where('settled_at', 'is not', null)
    .orderBy('settled_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** Held until the transaction ends: of two who settle it at once, the second finds it settled. */
export async function holdReport(tx: WriteDb, id: number): Promise<Report | null> {
  const row = await writes<ReportTables>(tx)
    .selectFrom('support_report')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

type Settling = { readonly by: string; readonly outcome: Outcome; readonly note: string; readonly now: Date }

export async function writeSettled(tx: WriteDb, id: number, { by, outcome, note, now }: Settling): Promise<void> {
  await writes<ReportTables>(tx)
    .updateTable('support_report')
    .set({ settled_at: now, settled_by: by, outcome, note })
    .where('id', '=', id)
    .execute()
}

export async function settledBefore(db: ReadDb, before: Date, limit: number): Promise<readonly number[]> {
  const found = await rows<ReportTables>(db)
    .selectFrom('support_report')
    .select('id')
    .where('settled_at', '<', before)
    .orderBy('id')
    .limit(limit)
    .execute()
  return found.map(({ id }) => id)
}

export async function deleteReports(tx: WriteDb, ids: readonly number[]): Promise<void> {
  await writes<ReportTables>(tx).deleteFrom('support_report').where('id', 'in', ids).execute()
}
