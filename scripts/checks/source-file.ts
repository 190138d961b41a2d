import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import ts from 'typescript'

/** A file of ours: its path from the root, with forward slashes, and what is in it. */
export type SourceFile = { path: string; text: string }

const leftOut = new Set(['node_modules', 'dist', 'var', '.git'])

/** All code below some folders of the repository, sorted by path. */
export function readSources(root: string, folders: readonly string[]): SourceFile[] {
  return folders
    .flatMap(folder => filesBelow(join(root, folder)))
    .map(file => ({ file, path: relative(root, file).split(sep).join('/') }))
    .filter(({ path }) => /\.(ts|tsx|mjs|css)$/.test(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ file, path }) => ({ path, text: readFileSync(file, 'utf8') }))
}

export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    if (entry.isDirectory()) return leftOut.has(entry.name) ? [] : filesBelow(join(folder, entry.name))
    return [join(folder, entry.name)]
  })
}

export function parse({ path, text }: SourceFile): ts.SourceFile {
  const kind = path.endsWith('.tsx') ? ts.ScriptKind.TSX : path.endsWith('.mjs') ? ts.ScriptKind.JS : ts.ScriptKind.TS
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind)
}

/** Every node of a file, parents before children. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node
  const children: ts.Node[] = []
  ts.forEachChild(node, child => void children.push(child))
  for (const child of children) yield* nodesOf(child)
}

/** Where a node stands, as people click on it: `file.ts:12`. */
export function placeOf(node: ts.Node): string {
  const file = node.getSourceFile()
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
}

export const isTest = (path: string): boolean =>
  /(\.test|-for-tests)\.tsx?$/.test(path) || /\.fixtures?\.tsx?$/.test(path) || /(^|\/)(test|fixtures)\//.test(path)
