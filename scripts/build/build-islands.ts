import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'vite'

/** Builds each custom element of apps/site/islands for the browser. Gives the file name of each by the island's name. */
export async function buildIslands(root: string, folder: string): Promise<Record<string, string>> {
  const islands = join(root, 'apps/site/islands')
  const names = existsSync(islands)
    ? readdirSync(islands)
        .filter(isIsland)
        .map(file => basename(file, '.ts'))
        .sort()
    : []
  if (names.length === 0) return {}
  const result = await build({
    configFile: false,
    root: islands,
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: Object.fromEntries(names.map(name => [name, join(islands, `${name}.ts`)])),
        output: { format: 'es', entryFileNames: '[name].[hash].js', chunkFileNames: 'shared-[name].[hash].js' },
      },
    },
  })
  const outputs = Array.isArray(result) ? result : 'output' in result ? [result] : []
  const entries = outputs.flatMap(({ output }) => output).filter(item => item.type === 'chunk' && item.isEntry)
  return Object.fromEntries(entries.map(entry => [entry.name, entry.fileName]))
}

const isIsland = (file: string): boolean => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.endsWith('.test.ts')
