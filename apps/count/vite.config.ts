import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'
import { compiled, compiledName } from './src/definitions/compiled-definitions.ts'
import { loadDefinitions } from './src/definitions/load-definitions.ts'

/**
 * Packages that are compiled into the program, as our own workspaces are: a count loads hundreds of small files of them otherwise, which takes longer than
 * counting a small hospital. Those that stay in node_modules hold native code or data files, or are asked for seldom. What one of these asks for must be named too: a chunk
 * of the program finds only what lies at the top of node_modules.
 */
const compiledIn = ['@duckdb/node-api', /^@stdlib\//, 'canonicalize', 'debug', 'ms', 'saxes', 'xmlchars', 'yaml', 'zod']

/** The definitions as a count needs them, beside their files. */
const understoodDefinitions: Plugin = {
  name: 'understood-definitions',
  generateBundle() {
    const folder = join(import.meta.dirname, 'definitions')
    const source = compiled(folder, loadDefinitions(folder))
    this.emitFile({ type: 'asset', fileName: `definitions/${compiledName}`, source })
  },
}

/** The counting program, for Node 24. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  logLevel: 'warn',
  plugins: [understoodDefinitions],
  ssr: { noExternal: compiledIn },
  build: {
    ssr: true,
    target: 'node24',
    // Names and lines stay, so that a place in a message can be found; only remarks go, which Node would have to read each time.
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        comments: { legal: true, annotation: false, jsdoc: false },
      },
    },
  },
})
