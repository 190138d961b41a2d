import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { inTransaction, Refusal, record, rows, type Seed, type WriteDb, writes } from '../../foundation/index.ts'
import { type PublicRecordFile, publicRecordFileSchema } from '../public-record/public-record.ts'
import type { EarlierResultRow, ReleasesTables } from '../store/tables.ts'

const file = 'data/public-record.yaml'

/**
 * Loads the public record: what single trusts have said in public, and England's result of 2016. Safe to repeat; nothing is written
 * when the database already says the same. It gives no trust a status.
 */
export async function seedPublicRecord(db: WriteDb, root: string, now: Date): Promise<{ written: boolean }> {
  const parsed = publicRecordFileSchema.safeParse(parse(readFileSync(join(root, file), 'utf8')))
  if (!parsed.success) {
    throw new Refusal(
      'configuration',
      `${file} cannot be used: ${z.prettifyError(parsed.error)}`,
      'Mend the file and start again.',
    )
  }
  const statements = parsed.data.trusts.map(asStatement)
  const results = parsed.data.england.map(asResult)
  return inTransaction(db, async tx => {
    const read = rows<ReleasesTables>(tx)
    const there = {
      statements: (await read.selectFrom('public_statement').selectAll().orderBy('id').execute()).map(statementText),
      results: await read.selectFrom('earlier_result').selectAll().orderBy('id').execute(),
    }
    const wanted = { statements: [...statements].sort(byId).map(statementText), results: [...results].sort(byId) }
    if (sameRows(there, wanted)) return { written: false }
    await record(tx, {
      actor: { kind: 'seed', name: 'public-record' },
      at: now,
      deed: 'public-record.load',
      subject: { kind: 'public-record', id: 'public-record' },
      before: { statements: there.statements.length, results: there.results.length },
      after: { statements: statements.length, results: results.length },
    })
    const write = writes<ReleasesTables>(tx)
    await write.deleteFrom('public_statement').execute()
    await write.deleteFrom('earlier_result').execute()
    if (statements.length > 0) await write.insertInto('public_statement').values(statements).execute()
    if (results.length > 0) await write.insertInto('earlier_result').values(results).execute()
    return { written: true }
  })
}

/** The public record as a seed of both campaigns: `/register` shows it in the example too. It knows by itself what has changed. */
export const publicRecordSeed: Seed = {
  name: 'public-record',
  run: async ({ write, root, clock }) => {
    await seedPublicRecord(write, root, clock())
  },
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1)

/** Compares by value, whatever the order of keys in which the database gives them back. */
const sameRows = (there: unknown, wanted: unknown): boolean => canonical(there) === canonical(wanted)

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )

type JsonColumns = { quotes: unknown; figures: unknown; statements: unknown }

/** JSON columns are written as text and read as values: compare them as values. */
function statementText<Row extends JsonColumns>(row: Row): Row {
  const value = (json: unknown): unknown => (typeof json === 'string' ? JSON.parse(json) : json)
  return { ...row, quotes: value(row.quotes), figures: value(row.figures), statements: value(row.statements) }
}

const asStatement = (trust: PublicRecordFile['trusts'][number]) => ({
  id: `${trust.trust_code}/${trust.dated}`,
  trust_code: trust.trust_code,
  kind: trust.kind,
  publisher: trust.publisher,
  title: trust.title,
  url: trust.url,
  dated: trust.dated,
  retrieved_on: trust.retrieved_on,
  quotes: JSON.stringify(trust.quotes),
  figures: JSON.stringify(
    trust.figures.map(figure => ({
      what: figure.what,
      value: figure.value,
      periodStart: figure.period_start,
      periodEnd: figure.period_end,
      isEstimate: figure.is_estimate,
    })),
  ),
  statements: JSON.stringify(trust.statements),
})

const asResult = (result: PublicRecordFile['england'][number]): EarlierResultRow => ({
  id: `england/${result.year}`,
  nation: 'england',
  year: result.year,
  publisher: result.publisher,
  title: result.title,
  dated: result.dated,
  retrieved_on: result.retrieved_on,
  nothing_percent: result.figures[0].percent,
  part_percent: result.figures[1].percent,
  caveat: result.caveat.trim(),
})
