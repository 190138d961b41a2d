import { posix } from 'node:path'
import ts from 'typescript'
import { isTest, nodesOf, parse, type SourceFile } from './source-file.ts'

/** What is documented where: texts by path, and the names of the pages about tables. */
export type Documents = {
  operate: string
  contributing: string
  dataSources: string
  tablePages: readonly string[]
  dataFiles: readonly string[]
}

const variableName = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/
/** Set by the system, by npm or by Node, not by whoever runs Spotlight. */
const systemVariables = new Set([
  'PATH',
  'HOME',
  'CI',
  'NODE_ENV',
  'TMPDIR',
  'FONTCONFIG_PATH',
  'LD_LIBRARY_PATH',
  'INIT_CWD',
  'TZ',
  'LANG',
])

/** Environment variables that the code reads and nobody has described: those of the site in docs/operate.md, those of tests and scripts
 * there or in CONTRIBUTING.md. And the other way round: described, but read nowhere. */
export function findUndocumentedVariables(
  files: readonly SourceFile[],
  { operate, contributing }: Pick<Documents, 'operate' | 'contributing'>,
): string[] {
  const read = files.flatMap(file => variablesReadIn(file).map(name => ({ name, path: file.path })))
  const missing = read
    .filter(({ name, path }) => !mentions(isOfSite(path) ? operate : operate + contributing, name))
    .map(
      ({ name, path }) =>
        `${path}: reads ${name}, which ${isOfSite(path) ? 'docs/operate.md does' : 'docs/operate.md and CONTRIBUTING.md do'} not describe`,
    )
  const known = new Set(read.map(({ name }) => name))
  const described = [...new Set([...`${operate}${contributing}`.matchAll(/\bSPOTLIGHT_[A-Z_]+\b/g)].map(([name]) => name))]
  const stale = described.filter(name => !known.has(name)).map(name => `docs: ${name} is described, but nothing reads it`)
  return [...new Set([...missing, ...stale])]
}

/** Tables that the migrations make without a page in docs/tables, and pages about tables that nobody makes. */
export function findUndocumentedTables(files: readonly SourceFile[], { tablePages }: Pick<Documents, 'tablePages'>): string[] {
  // The counting program's tables live as long as a count does, those of a benchmark as long as its run.
  const ours = files.filter(({ path }) => path.startsWith('apps/site/src/') && !isTest(path))
  const dropped = new Set(ours.flatMap(({ text }) => tablesDroppedIn(text)))
  const tables = [...new Set(ours.flatMap(({ text }) => tablesMadeIn(text)))].filter(table => !dropped.has(table)).sort()
  const missing = tables
    .filter(table => !tablePages.includes(table))
    .map(table => `docs/tables/${table}.md is missing: the table “${table}” has no page`)
  const stale = tablePages
    .filter(table => !tables.includes(table))
    .map(table => `docs/tables/${table}.md: no migration makes the table “${table}”`)
  return [...missing, ...stale]
}

/** Files in data/ whose source, licence and date data/SOURCES.md does not tell. */
export function findUnsourcedData({ dataFiles, dataSources }: Pick<Documents, 'dataFiles' | 'dataSources'>): string[] {
  return dataFiles
    .filter(file => file !== 'data/SOURCES.md')
    .filter(file => !dataSources.includes(posix.relative('data', file)))
    .map(file => `${file} is not in data/SOURCES.md`)
}

const isOfSite = (path: string): boolean => /^apps\/[^/]+\/src\//.test(path)
const mentions = (text: string, name: string): boolean => new RegExp(`(?<![A-Z0-9_])${name}(?![A-Z0-9_])`).test(text)

/**
 * In config.ts, where the environment comes in under another name, every property or string that looks like a variable; elsewhere what
 * is taken from `process.env` or `env`, and every string that begins with SPOTLIGHT_.
 */
function variablesReadIn(file: SourceFile): string[] {
  if (isTest(file.path) && !file.path.includes('/test/support/')) return []
  if (!/\.(ts|tsx|mjs)$/.test(file.path) || file.path.startsWith('scripts/checks/')) return []
  const isConfig = /(^|\/)config\.ts$/.test(file.path)
  const names = [...nodesOf(parse(file))].flatMap(node => {
    if (ts.isPropertyAccessExpression(node) && (isConfig || isEnvironment(node.expression))) return [node.name.text]
    if (ts.isElementAccessExpression(node) && isEnvironment(node.expression) && ts.isStringLiteralLike(node.argumentExpression)) {
      return [node.argumentExpression.text]
    }
    if (
      ts.isStringLiteralLike(node) &&
      (isConfig ? node.text.includes('_') || isFirstArgument(node) : /^SPOTLIGHT_[A-Z_]+$/.test(node.text))
    )
      return [node.text]
    if (isConfig && ts.isPropertyAssignment(node) && ts.isIdentifier(node.name)) return [node.name.text]
    return []
  })
  return [...new Set(names)].filter(name => variableName.test(name) && name.length > 2 && !systemVariables.has(name))
}

/** `read('PORT', …)` in config.ts. */
const isFirstArgument = (node: ts.Node): boolean => ts.isCallExpression(node.parent) && node.parent.arguments[0] === node

const isEnvironment = (expression: ts.Expression): boolean => /^(process\.)?env$/.test(expression.getText())

function tablesMadeIn(text: string): string[] {
  const inSql = [...text.matchAll(/\bcreate\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?"?([a-z_][a-z0-9_]*)"?\s*\(/gi)]
  const inCode = [...text.matchAll(/\.createTable\(\s*['"`]([a-z0-9_]+)['"`]/g)]
  return [...inSql, ...inCode].map(([, table]) => table).filter(table => table !== undefined)
}

const tablesDroppedIn = (text: string): string[] =>
  [...text.matchAll(/['"`]drop\s+table\s+"?([a-z_][a-z0-9_]*)"?\s*['"`]/gi)].flatMap(([, table]) => table ?? [])
