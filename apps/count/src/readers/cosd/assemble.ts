import { hash } from 'node:crypto'
import { cell, type DateValue } from '../regular-values.ts'
import { eventsOf } from './events.ts'
import { mentionOf } from './mention.ts'
import { type Complaint, isoOf } from './raw-values.ts'
import type { RawRecord } from './record-builder.ts'
import type { FileHeader } from './record-parser.ts'

/** Where the rows of one thread go; a row is tab-separated and ends with a line break. An empty cell is NULL. */
export type RowSink = {
  /** record_id, file_id, row_number, record_hash, source_version, provider. */
  records: (row: string) => void
  /** record_id, then the columns of mention after it. */
  mentions: (row: string) => void
  /** record_id, event_no, kind, date, date_precision, stage_date, status. */
  events: (row: string) => void
  /** record_id, event_no, role, system, code, position. */
  codes: (row: string) => void
}

/**
 * Makes the rows of the workbench of one record, and complains of what is wrong in it. The tier of nothing is decided here: the codes go on as they stand,
 * only made regular.
 *
 * @returns the month of the record's main date, `YYYY-MM`, or undefined if it has none
 */
export function assemble(
  record: RawRecord,
  header: FileHeader,
  file: { fileId: number; version: string },
  complain: Complaint,
  sink: RowSink,
): string | undefined {
  const mention = mentionOf(record, header.submitter, complain)
  const events = eventsOf(record, mention.birthDate, complain)
  let eventRows = ''
  let codeRows = ''
  const id = String(file.fileId * 4294967296 + record.ordinal)
  const told: string[] = []
  for (const [index, { kind, date, stageDate, status = '', codes }] of events.entries()) {
    const row = `${index + 1}\t${kind}\t${dated(date)}\t${isoOf(stageDate)}\t${status}\n`
    told.push(row)
    eventRows += `${id}\t${row}`
    for (const { role, system, code, position } of codes) {
      const coded = `${index + 1}\t${role}\t${system}\t${cell(code)}\t${position}\n`
      told.push(coded)
      codeRows += `${id}\t${coded}`
    }
  }
  const recordHash = hash('sha256', `cosd\n${mention.own}\n${mention.provider}\n${mention.row}\n${told.join('')}`, 'hex').slice(
    0,
    32,
  )
  sink.records(`${id}\t${file.fileId}\t${record.ordinal}\t${recordHash}\t${file.version}\t${mention.provider}\n`)
  sink.mentions(`${id}\t${mention.row}\n`)
  sink.events(eventRows)
  sink.codes(codeRows)
  const main = events.find(({ kind, date }) => kind !== 'death' && isoOf(date) !== '')
  return main === undefined ? undefined : isoOf(main.date).slice(0, 7)
}

const dated = (date: DateValue): string => (date !== undefined && 'iso' in date ? `${date.iso}\t${date.precision}` : '\t')
