import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative, sep } from 'node:path'
import { findForbiddenArrows } from './arrows.ts'
import { findCycles } from './cycles.ts'
import { type Documents, findUndocumentedTables, findUndocumentedVariables, findUnsourcedData } from './documented.ts'
import { findEmptyNames, findLongFiles } from './file-shape.ts'
import { filesBelow, isTest, readSources } from './source-file.ts'
import { findWordsInCode } from './words.ts'

export type CheckResult = { name: string; findings: string[] }

type Check = { name: string; find: () => string[] | Promise<string[]> }

/** Runs every check, one after the other, and says how each went. */
export async function runChecks(root: string, say: (line: string) => void): Promise<CheckResult[]> {
  const results: CheckResult[] = []
  for (const { name, find } of checksOf(root)) {
    const findings = await find()
    say(findings.length === 0 ? `ok      ${name}` : `failed  ${name}`)
    for (const finding of findings) say(`        ${finding.replaceAll('\n', '\n        ')}`)
    results.push({ name, findings })
  }
  return results
}

function checksOf(root: string): Check[] {
  const code = readSources(root, ['apps', 'packages', 'scripts', 'bench'])
  const source = code.filter(({ path }) => /^(apps|packages)\/[^/]+\/(src|islands)\/|^scripts\//.test(path))
  const documents = readDocuments(root)
  return [
    ...typeScriptProjects(root).map(project => ({
      name: `types (${project})`,
      find: () => runTool(root, ['typescript/bin/tsc', '--noEmit', '--pretty', 'false', '-p', project]),
    })),
    {
      name: 'lint and format',
      find: () => runTool(root, ['@biomejs/biome/bin/biome', 'check', '--colors=off', '--diagnostic-level=error', '.']),
    },
    { name: 'arrows between rooms', find: () => findForbiddenArrows(code) },
    { name: 'no circles of files', find: () => findCycles(code.filter(({ path }) => !isTest(path))) },
    { name: 'no words in code', find: () => findWordsInCode(code.filter(({ path }) => path.startsWith('apps/site/src/'))) },
    { name: 'long files say why', find: () => findLongFiles(source) },
    { name: 'names say what is in a file', find: () => findEmptyNames(code) },
    { name: 'environment variables are documented', find: () => findUndocumentedVariables(code, documents) },
    { name: 'tables are documented', find: () => findUndocumentedTables(code, documents) },
    { name: 'data files have a source', find: () => findUnsourcedData(documents) },
  ]
}

/** Code for the browser has its own tsconfig.json: it knows the DOM and nothing of Node. */
function typeScriptProjects(root: string): string[] {
  const own = ['apps/site/islands', 'apps/site/test/browser'].filter(
    folder =>
      existsSync(join(root, folder, 'tsconfig.json')) && readdirSync(join(root, folder)).some(file => file.endsWith('.ts')),
  )
  return ['tsconfig.json', ...own.map(folder => `${folder}/tsconfig.json`)]
}

/** Runs a program of node_modules with this Node. No finding when it ends well, else what it wrote. */
function runTool(root: string, [script = '', ...args]: string[]): Promise<string[]> {
  return new Promise(resolve => {
    const command = [join(root, 'node_modules', script), ...args]
    execFile(process.execPath, command, { cwd: root, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      resolve(error === null ? [] : [`${stdout}${stderr}`.trim() || error.message])
    })
  })
}

function readDocuments(root: string): Documents {
  const text = (path: string): string => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '')
  const paths = (folder: string): string[] =>
    filesBelow(join(root, folder)).map(file => relative(root, file).split(sep).join('/'))
  return {
    operate: text('docs/operate.md'),
    contributing: text('CONTRIBUTING.md'),
    dataSources: text('data/SOURCES.md'),
    tablePages: paths('docs/tables')
      .filter(path => path.endsWith('.md') && !path.endsWith('README.md'))
      .map(path => basename(path, '.md')),
    dataFiles: paths('data'),
  }
}
