import { HTTPException } from 'hono/http-exception'
import { type Ctx, nameIn, type PictureDesk, writeCsv } from '../../foundation/index.ts'
import { fileNameOf, sendFile } from '../../releases/index.ts'
import { flowChart } from '../flow/flow-chart.ts'
import type { Reading } from '../measures/measure-value.ts'
import { measuresOf } from '../measures/measures-of.ts'
import { rowsOf } from '../measures/say-amount.ts'
import { flowHere } from './flow-page.tsx'
import { flowAt, impactPath } from './impact-links.ts'
import { readingServices } from './impact-view.ts'
import { chartFileKinds, sendChart } from './send-chart.ts'
import { statusChart } from './status-chart.ts'

/** The kind of file that an address ends with. */
function kindOf(c: Ctx) {
  const kind = chartFileKinds.find(each => c.req.param('file')?.endsWith(`.${each}`))
  if (!kind) throw new HTTPException(404)
  return kind
}

/** The diagram as a file, or every trust by name. */
export async function sendFlowFile(c: Ctx, desk: PictureDesk): Promise<Response> {
  const flow = await flowHere(c)
  const { from, to } = flow
  const { campaign } = c.var.services
  if (c.req.param('file') !== 'trusts.csv')
    return sendChart(c, flowChart(c.var.t, flow), { kind: kindOf(c), pagePath: flowAt.link(from.id, to.id), desk })
  const rows = flow.moves.flatMap(({ trusts }) =>
    trusts.map(trust => [campaign, trust.code, nameIn(c.var.locale, trust), trust.from, trust.to, trust.successors.join(' ')]),
  )
  return sendFile(c, {
    body: writeCsv(['campaign', 'code', 'name', `in-${from.id}`, `in-${to.id}`, 'part-of'], rows),
    type: 'text/csv',
    fileName: fileNameOf(campaign, `trusts-${from.id}-to-${to.id}.csv`),
  })
}

/** A chart of the page as a file, with the numbers of today. */
export async function sendStatusChart(c: Ctx, desk: PictureDesk): Promise<Response> {
  const { t, db, services } = c.var
  const measure = (await measuresOf(readingServices(services, db))).find(({ key }) => key === 'trusts-by-status')
  const chart = measure && statusChart(t, measure)
  if (!chart) return c.notFound()
  return sendChart(c, chart, { kind: kindOf(c), pagePath: impactPath, desk })
}

const columns = [
  'campaign',
  'measure',
  'title',
  'aim',
  'how',
  'reading',
  'date',
  'kind',
  'part',
  'value',
  'of',
  'denominator',
  'source',
  'address',
]

/** Every measure with its baseline and all its readings. `kind` says how exact a number is: `about`, `at-least` and `below` are rounded. */
export async function sendMeasures(c: Ctx): Promise<Response> {
  const { t, db, locale, services } = c.var
  const measures = await measuresOf(readingServices(services, db))
  const rows = measures.flatMap(({ key, title, aim, how, baseline, history }) => {
    const lines = (name: string, reading: Reading) =>
      rowsOf(reading).map(({ part, value, of }) => [
        services.campaign,
        key,
        title[locale],
        aim,
        how,
        name,
        reading.date,
        reading.amount.kind,
        part?.[locale] ?? null,
        value,
        of,
        reading.denominator[t.locale],
        reading.source.name[locale],
        reading.source.url,
      ])
    return [...(baseline ? lines('baseline', baseline) : []), ...history.flatMap(reading => lines('reading', reading))]
  })
  const fileName = fileNameOf(services.campaign, `measures-${locale}.csv`)
  return sendFile(c, { body: writeCsv(columns, rows), type: 'text/csv', fileName })
}
