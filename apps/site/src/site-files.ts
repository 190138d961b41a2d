import { join } from 'node:path'
import icon from './foundation/html/icon.svg?raw'
import { type Campaign, readAssetManifest, StaticFiles } from './foundation/index.ts'

/** What the site serves beside its pages: the files of the build, its icon, and what it tells search engines. */
export function siteFiles(root: string, campaign: Campaign): StaticFiles {
  const manifest = readAssetManifest(root)
  const hashed = new Set([
    ...manifest.fonts.map(font => `fonts/${font.file}`),
    ...Object.values(manifest.islands).map(file => `islands/${file}`),
  ])
  const files = new StaticFiles(join(root, 'dist/assets'), hashed)
  files.add('/assets/icon.svg', 'image/svg+xml', icon)
  files.add('/favicon.ico', 'image/svg+xml', icon)
  files.add('/robots.txt', 'text/plain; charset=utf-8', robots(campaign))
  return files
}

/** Nothing that is invented belongs in a search engine. Pages that are not yet to be found say so themselves. */
export function robots(campaign: Campaign): string {
  const closed = campaign === 'example' ? ['/'] : ['/console', '/reply/', '/find']
  return `User-agent: *\n${closed.map(path => `Disallow: ${path}\n`).join('')}`
}
