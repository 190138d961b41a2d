import {
  type ChartFileWords,
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
import { type ChartFileKind, nationalPath } from './national-links.ts'

/** One file of a chart, the same bytes for everyone until the next release. */
export async function sendChart(
  c: Ctx,
  desk: PictureDesk,
  { chart, kind, release }: { chart: ChartOf; kind: ChartFileKind; release: string },
): Promise<Response> {
  const { campaign, root } = c.var.services
  // It says from which release it is, and in which language: files of different days lie beside each other in one folder.
  const parts = [campaign === 'example' ? 'example' : [], chart.id, release, c.var.t.locale === 'en' ? [] : c.var.t.locale].flat()
  const name = `spotlight-${parts.join('-')}.${kind}`
  switch (kind) {
    case 'csv':
      return send(c, { body: csvOf(chart, { campaign }), type: 'text/csv; charset=utf-8', name })
    case 'svg':
      return send(c, { body: svgOf(chart, { words: wordsOn(c) }), type: 'image/svg+xml; charset=utf-8', name })
    case 'png': {
      const faces = readFaces(root)
      const svg = svgOf(chart, { words: wordsOn(c), faces: faces.face })
      // Named by what is drawn: a new release or another language is another picture.
      const drawn = await desk.draw(etagOf(svg), async () => ({ svg, fontFiles: faces.files }))
      if (drawn === picturesBusy || drawn === null) return c.body(null, 503, { 'retry-after': '10', 'cache-control': 'no-store' })
      return send(c, { body: drawn.png, type: 'image/png', name })
    }
  }
}

function wordsOn({ var: { t, services } }: Ctx): ChartFileWords {
  return {
    brand: `${t('site.name')} ${t('site.strapline')}`,
    address: `${services.baseUrl.replace(/^https?:\/\//, '')}${localPath(t.locale, nationalPath)}`,
    example: services.campaign === 'example' ? t('chart.example') : null,
  }
}

type File = { readonly body: string | Uint8Array<ArrayBuffer>; readonly type: string; readonly name: string }

function send(c: Ctx, { body, type, name }: File): Response {
  if (new URL(c.req.url).search === '') c.set('cacheable', true)
  return c.body(body, 200, {
    'content-type': type,
    etag: etagOf(body),
    'content-disposition': `inline; filename="${name}"`,
    'cache-control': 'public, max-age=0, must-revalidate',
    // A drawing can be opened by itself: it may then fetch and run nothing.
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
  })
}
