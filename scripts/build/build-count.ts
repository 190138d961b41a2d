import { copyFileSync, cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import type { PlainFont } from './build-fonts.ts'
import type { BuiltFont } from './what-is-built.ts'

/** The fonts that were built for the site, and where they lie: `web` for pages, `plain` for what takes no variable fonts. */
export type SiteFonts = {
  web: { folder: string; fonts: readonly BuiltFont[] }
  plain: { folder: string; fonts: readonly PlainFont[] }
}

/** Builds spotlight-count into a folder: the program, what it runs in threads, and the definitions that it reads. */
export async function buildCount(root: string, folder: string, siteFonts: SiteFonts): Promise<void> {
  const count = join(root, 'apps/count')
  await build({
    configFile: join(count, 'vite.config.ts'),
    build: {
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { input: { main: join(count, 'src/main.ts'), ...threads(count) } },
    },
  })
  addFonts(join(folder, 'fonts'), siteFonts)
  cpSync(join(count, 'definitions'), join(folder, 'definitions'), { recursive: true })
}

/** The fonts of the report: those of the site for HTML, and plain ones for PDF, with a list of what each is. */
function addFonts(folder: string, { web, plain }: SiteFonts): void {
  mkdirSync(folder, { recursive: true })
  for (const from of [plain, web]) for (const { file } of from.fonts) copyFileSync(join(from.folder, file), join(folder, file))
  writeFileSync(join(folder, 'fonts.json'), `${JSON.stringify({ html: web.fonts, pdf: plain.fonts }, null, 1)}\n`)
}

/** Files that run in a thread of their own, found beside the program by their names: `apps/count/src/threads/NAME.ts`. */
function threads(count: string): Record<string, string> {
  const folder = join(count, 'src/threads')
  return Object.fromEntries(
    readdirSync(folder)
      .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map(name => [name.replace(/\.ts$/, ''), join(folder, name)]),
  )
}
