import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Ctx, localPath, type Router, readAssetManifest } from '../../foundation/index.ts'
import { type Trust, trustByCode } from '../../register/index.ts'
import { embedChoicePage } from './choice-page.tsx'
import { embedChoicePath, embedLink, embedMapPath, embedNumberPath, embedScriptPath, embedTrustPath } from './embed-link.ts'
import { type EmbedSource, loadEmbed } from './load-embed.ts'
import { readEmbedOptions } from './read-embed-options.ts'
import { showMap, showNotThere, showNumber, showTrust } from './show-embed.tsx'

/** The pieces of the site that stand on other people's pages, and the page on which one is chosen. */
export function embedRoutes(router: Router): void {
  router.get(embedChoicePath, embedChoicePage)
  router.get(embedScriptPath, sendScript)
  router.get(embedMapPath, c =>
    show(c, (options, source) => ({
      address: embedLink({ ...options, kind: 'map' }),
      response: () => showMap(c, options, source),
    })),
  )
  router.get(embedNumberPath, c =>
    show(c, (options, source) => ({
      address: embedLink({ ...options, kind: 'number' }),
      response: () => showNumber(c, options, source),
    })),
  )
  router.get(embedTrustPath, async c => {
    const trust = await trustOfCampaign(c)
    return show(c, (options, source) =>
      trust === null
        ? null
        : {
            address: embedLink({ ...options, kind: 'trust', code: trust.code }),
            response: () => showTrust(c, { options, source, trust }),
          },
    )
  })
}

type Options = ReturnType<typeof readEmbedOptions>
/** What stands at an address, and which address that is. null: nothing. */
type Shown = (options: Options, source: EmbedSource) => { address: string; response: () => Response | Promise<Response> } | null

/** Each piece has one address, under which it is kept whole: another way of writing it, or an old code, leads there. */
async function show(c: Ctx, shown: Shown): Promise<Response> {
  const { pathname, search, searchParams } = new URL(c.req.url)
  const options = readEmbedOptions(searchParams)
  const source = await loadEmbed(c, options)
  const found = source && shown(options, source)
  if (!found) return showNotThere(c, options)
  const canonical = localPath(c.var.locale, found.address)
  if (canonical === pathname + search) return found.response()
  return new Response(null, { status: 302, headers: { location: canonical, 'cache-control': 'no-store' } })
}

/** Real trusts have no card beside an example campaign, nor invented ones in a real one. */
async function trustOfCampaign(c: Ctx): Promise<Trust | null> {
  const trust = await trustByCode(c.var.db, c.req.param('code') ?? '')
  return trust && trust.isInvented === (c.var.services.campaign === 'example') ? trust : null
}

/** The script under the address that others have written into their pages: it is small, and asked for again each hour. */
function sendScript(c: Ctx): Response {
  const { root } = c.var.services
  const name = readAssetManifest(root).islands['embed-loader']
  const file = name && join(root, 'dist/assets/islands', name)
  if (!file || !existsSync(file)) return c.body('', 404)
  // Kept whole like every page that shows nothing of a visitor: the file is not read for each of them.
  c.set('cacheable', true)
  return c.body(readFileSync(file, 'utf8'), 200, {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=3600',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'cross-origin',
    'access-control-allow-origin': '*',
  })
}
