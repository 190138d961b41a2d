import { allStaffNames } from '../../../accounts/index.ts'
import {
  type Actor,
  type AuditEntry,
  type AuditFilter,
  auditPath,
  type Ctx,
  dayInUk,
  inTransaction,
  listAudit,
  type ReadDb,
  record,
} from '../../../foundation/index.ts'
import { type Cell, csvLine } from '../../../releases/index.ts'
import { dayAndTime } from '../clock-time.ts'
import { sayActor, sayEntry, type Words } from './say-entry.ts'

export const exportPath = `${auditPath}/export`

const batchSize = 500

/** Sends the log as CSV, as much of it as the filter asks for, and enters in the log that it was taken: the first line of the file. */
export async function exportAudit(c: Ctx, filter: AuditFilter, actor: Actor): Promise<Response> {
  const { services, t } = c.var
  const now = services.clock()
  await inTransaction(services.write, tx =>
    record(tx, { actor, at: now, deed: 'audit.export', subject: { kind: 'audit', id: 'audit' }, after: filter }),
  )
  const has = new Set(services.messages.keys)
  const words = { t, has: (key: string) => has.has(key), staff: await allStaffNames(c.var.db) }
  const example = services.campaign === 'example' ? 'example-' : ''
  return c.body(streamOf(lines(c.var.db, filter, { words, campaign: services.campaign })), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="spotlight-${example}log-${dayInUk(now)}.csv"`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
}

const columns = [
  'campaign',
  'number',
  'at',
  'at_in_uk',
  'who_kind',
  'who',
  'deed',
  'in_words',
  'subject_kind',
  'subject_id',
  'before',
  'after',
]

type Telling = { readonly words: Words; readonly campaign: string }

/** From page to page: what is entered while the file is on its way does not move what comes next. */
async function* lines(db: ReadDb, filter: AuditFilter, telling: Telling): AsyncGenerator<string> {
  yield `\ufeff${csvLine(columns)}`
  let before: number | undefined
  for (;;) {
    const entries = await listAudit(db, filter, { limit: batchSize, ...(before === undefined ? {} : { before }) })
    if (entries.length > 0) yield entries.map(entry => csvLine(cellsOf(entry, telling))).join('')
    if (entries.length < batchSize) return
    before = entries.at(-1)?.id
  }
}

const cellsOf = (entry: AuditEntry, { words, campaign }: Telling): Cell[] => [
  campaign,
  entry.id,
  entry.at.toISOString(),
  dayAndTime(words.t, entry.at),
  entry.actor.kind,
  sayActor(words, entry.actor),
  entry.deed,
  sayEntry(words, entry),
  entry.subject.kind,
  entry.subject.id,
  entry.before === null ? null : JSON.stringify(entry.before),
  entry.after === null ? null : JSON.stringify(entry.after),
]

function streamOf(source: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    pull: async controller => {
      const { done, value } = await source.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: async () => {
      await source.return(undefined)
    },
  })
}
