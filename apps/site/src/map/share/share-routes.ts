import {
  type Ctx,
  type DrawnPicture,
  localPath,
  PictureDesk,
  picturesBusy,
  type Router,
  readFaces,
} from '../../foundation/index.ts'
import { type Nation, nations } from '../../register/index.ts'
import { type PublishedStatus, picturesPath, releaseById, statusesOf } from '../../releases/index.ts'
import { readOutline } from '../drawing/read-outline.ts'
import { drawPicture } from './drawing/draw-picture.tsx'
import { KeptStatuses } from './kept-statuses.ts'
import { makePicture, makeSitePicture, type Subject } from './make-picture.ts'
import type { Picture } from './picture.ts'

const year = 'public, max-age=31536000, immutable'
/** Its words are the site's own: they may change with the next version. */
const day = 'public, max-age=86400'

/** The pictures to share. Every address that carries a release shows the same for good. */
export function shareRoutes(router: Router, desk: PictureDesk = new PictureDesk()): void {
  const kept = new KeptStatuses()
  const ofRelease = (c: Ctx, id: string, find: Find) => send(c, desk, { keptFor: year, load: () => load(c, { id, kept, find }) })
  router.get(`${picturesPath}/spotlight.png`, c =>
    send(c, desk, { keptFor: day, load: async () => makeSitePicture(c.var.t, siteOf(c)) }),
  )
  router.get(`${picturesPath}/:file{[0-9][0-9.-]*\\.png}`, c =>
    ofRelease(c, withoutEnding(c.req.param('file')), () => ({ of: 'release' })),
  )
  router.get(`${picturesPath}/:id{[0-9][0-9.-]*}/:nation{(?:${nations.join('|')})\\.png}`, c => {
    const nation = nationIn(c.req.param('nation'))
    return ofRelease(c, c.req.param('id'), () => nation && { of: 'nation', nation })
  })
  router.get(`${picturesPath}/:id{[0-9][0-9.-]*}/trusts/:code{[A-Za-z0-9-]{1,20}\\.png}`, c => {
    const code = withoutEnding(c.req.param('code'))
    return ofRelease(c, c.req.param('id'), statuses => {
      const trust = statuses.find(status => status.code === code)
      return trust && { of: 'trust', trust }
    })
  })
}

const withoutEnding = (file: string): string => file.slice(0, -'.png'.length)
const nationIn = (file: string): Nation | undefined => nations.find(nation => file === `${nation}.png`)
const siteOf = (c: Ctx) => {
  const { campaign, root } = c.var.services
  return { isExample: campaign === 'example', outline: readOutline(root) }
}

type Find = (statuses: readonly PublishedStatus[]) => Subject | undefined

/** Reads what is to be shown. Statuses of releases never change: those of the last few are kept, since a release has hundreds of pictures. */
async function load(c: Ctx, { id, kept, find }: { id: string; kept: KeptStatuses; find: Find }): Promise<Picture | null> {
  const release = await releaseById(c.var.db, id)
  if (!release) return null
  const statuses = kept.find(id) ?? kept.keep(id, await statusesOf(c.var.db, id))
  const subject = find(statuses)
  return subject ? makePicture({ ...siteOf(c), t: c.var.t, release, statuses }, subject) : null
}

type Wanted = { readonly keptFor: string; readonly load: () => Promise<Picture | null> }

async function send(c: Ctx, desk: PictureDesk, { keptFor, load: loadPicture }: Wanted): Promise<Response> {
  const name = localPath(c.var.locale, c.var.path)
  const drawn = desk.find(name) ?? (await drawNew(c, desk, name, loadPicture))
  if (drawn === null) return c.notFound()
  if (drawn === picturesBusy) return c.body(null, 503, { 'retry-after': '10', 'cache-control': 'no-store' })
  const headers = {
    etag: drawn.etag,
    'cache-control': keptFor,
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
  }
  if (knows(c, drawn)) return c.body(null, 304, headers)
  return c.body(drawn.png, 200, { ...headers, 'content-type': 'image/png', 'content-length': String(drawn.png.length) })
}

const drawNew = (c: Ctx, desk: PictureDesk, name: string, loadPicture: Wanted['load']) =>
  desk.draw(name, async () => {
    const picture = await loadPicture()
    if (!picture) return null
    const faces = readFaces(c.var.services.root)
    return { svg: drawPicture(picture, faces), fontFiles: faces.files }
  })

function knows(c: Ctx, { etag }: DrawnPicture): boolean {
  const known = (c.req.header('if-none-match') ?? '').split(',').map(each => each.trim().replace(/^W\//, ''))
  return known.includes(etag) || known.includes('*')
}
