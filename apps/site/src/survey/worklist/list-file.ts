import { principalOf } from '../../accounts/index.ts'
import { type Ctx, dayInUk } from '../../foundation/index.ts'
import { writeCsv } from '../../releases/index.ts'
import { roundHere } from '../round-here.ts'
import { readListQuery } from './list-query.ts'
import { type ListedRequest, listRequests } from './list-store.ts'

const columns = [
  'code',
  'name',
  'nation',
  'law',
  'reference',
  'channel',
  'delivery',
  'clock',
  'answer',
  'work',
  'sent_on',
  'received_on',
  'due_on',
  'answered_on',
  'next_step',
  'next_step_on',
  'assignee',
  'last_mail_on',
  'reminded_on',
] as const

/** The whole list that the address asks for, as a CSV file. Words are our codes, the same in every language. */
export async function listFile(c: Ctx): Promise<Response> {
  const { db, services } = c.var
  const round = await roundHere(c)
  const today = dayInUk(services.clock())
  const query = readListQuery(new URL(c.req.url).searchParams)
  const rows = await listRequests(db, { round: round.id, query, me: principalOf(c).id, today }, 'all')
  const isExample = services.campaign === 'example'
  const headings = isExample ? [...columns, 'campaign'] : columns
  const body = writeCsv(
    headings,
    rows.map(row => [...cellsOf(row), ...(isExample ? ['Example campaign: every trust and answer here is invented'] : [])]),
  )
  return c.body(body, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${isExample ? 'example-' : ''}requests-${round.id}-${today}.csv"`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
}

const cellsOf = (row: ListedRequest): (string | null)[] => [
  row.trust_code,
  row.trust_name,
  row.nation,
  row.law,
  row.reference,
  row.channel,
  row.delivery,
  row.clock,
  row.answer,
  row.work,
  row.sent_on,
  row.received_on,
  row.due_on,
  row.answered_on,
  row.next_step,
  row.next_step_on,
  row.assignee_name,
  row.mail_at && dayInUk(row.mail_at),
  row.chased_at && dayInUk(row.chased_at),
]
