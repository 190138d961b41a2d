import type { Context } from 'hono'
import type { Router, SiteEnv } from '../../foundation/index.ts'
import { dataPath, feedPath, feedsOfApi, releasesPath } from '../links.ts'
import { exposedHeaders } from './send-file.ts'

/** The addresses that hold nothing but open data. A page, a form or the console is never among them. */
const openAddresses = [
  `${feedsOfApi}/*`,
  feedPath,
  `${dataPath}/register/*`,
  `${releasesPath}/:file{[0-9.-]+\\.(csv|json|geojson|zip)}`,
  `${releasesPath}/:id{[0-9][0-9.-]*}/:file{[\\w.-]+\\.[a-z]+}`,
]

/** Lets the pages of any other site read open data, errors included: it holds nothing of a visitor and takes no cookie. */
export function openToEveryPage(router: Router): void {
  for (const address of openAddresses) router.use(address, allowEveryPage)
}

async function allowEveryPage(c: Context<SiteEnv>, next: () => Promise<void>): Promise<Response | undefined> {
  if (c.req.method === 'OPTIONS') {
    return c.body(null, 204, {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      'access-control-allow-headers': 'If-None-Match',
      'access-control-max-age': '86400',
    })
  }
  await next()
  if ((c.res.headers.get('content-type') ?? '').startsWith('text/html')) return
  c.res.headers.set('access-control-allow-origin', '*')
  c.res.headers.set('access-control-expose-headers', exposedHeaders)
}
