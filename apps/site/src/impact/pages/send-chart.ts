import {
  type ChartOf,
  type Ctx,
  csvOf,
  etagOf,
  localPath,
  type PictureDesk,
  picturesBusy,
  readFaces,
  svgOf,
} from '../../foundation/index.ts'
import { fileNameOf, sendFile } from '../../releases/index.ts'

export const chartFileKinds = ['svg', 'png', 'csv'] as const
export type ChartFileKind = (typeof chartFileKinds)[number]

type Sending = {
  readonly kind: ChartFileKind
  /** The page that shows it, without its language. */
  readonly pagePath: string
  readonly desk: PictureDesk
}

/** Sends a chart as a file that is whole in itself. Anyone may show it anywhere; whoever has these bytes is told that nothing is new. */
export async function sendChart(c: Ctx, chart: ChartOf, { kind, pagePath, desk }: Sending): Promise<Response> {
  const { services, locale } = c.var
  if (kind === 'csv') {
    const fileName = fileNameOf(services.campaign, `${chart.id}-${locale}.csv`)
    return sendFile(c, { body: csvOf(chart, services), type: 'text/csv', fileName })
  }
  const words = wordsOf(c, pagePath)
  if (kind === 'svg') return sendPicture(c, svgOf(chart, { words }), 'image/svg+xml; charset=utf-8')
  const faces = readFaces(services.root)
  const svg = svgOf(chart, { words, faces: faces.face })
  // Under its drawing, not its address alone: when the numbers change, so does the picture.
  const drawn = await desk.draw(`${localPath(locale, c.var.path)} ${etagOf(svg)}`, async () => ({ svg, fontFiles: faces.files }))
  if (drawn === null) return c.notFound()
  if (drawn === picturesBusy) return c.body(null, 503, { 'retry-after': '10', 'cache-control': 'no-store' })
  return sendPicture(c, drawn.png, 'image/png')
}

function wordsOf({ var: { t, services, locale } }: Ctx, pagePath: string) {
  const address = `${services.baseUrl}${localPath(locale, pagePath)}`.replace(/^https?:\/\//, '')
  return {
    brand: `${t('site.name')} ${t('site.strapline')}`,
    address,
    example: services.campaign === 'example' ? t('share.picture.example') : null,
  }
}

function sendPicture(c: Ctx, body: string | Uint8Array<ArrayBuffer>, type: string): Response {
  c.set('cacheable', true)
  return c.body(body, 200, {
    etag: etagOf(body),
    'content-type': type,
    'cache-control': 'public, max-age=0, must-revalidate',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
  })
}
