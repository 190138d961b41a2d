import { isTest, type SourceFile } from './source-file.ts'

const longLines = 250
const emptyNames = new Set(['util', 'utils', 'helper', 'helpers', 'misc', 'common', 'manager', 'v2', 'new'])

/** Files that are long without saying why. A file that must be long begins with `// Long because: …`. */
export function findLongFiles(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => !isTest(path) && /\.(ts|tsx|mjs)$/.test(path))
    .map(({ path, text }) => ({ path, text, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines, text }) => lines > longLines && !/^(#!.*\n)?\/\/ Long because: \S/.test(text))
    .map(({ path, lines }) => `${path}: ${lines} lines; split it, or begin it with “// Long because: …”`)
}

/** Names of files and folders that say nothing (utils, helpers …) or are not in kebab-case. */
export function findEmptyNames(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path }) => {
    const parts = path.split('/')
    const empty = parts.flatMap(part => part.split(/[-_.]/)).find(word => emptyNames.has(word.toLowerCase()))
    if (empty !== undefined) return [`${path}: “${empty}” says nothing; name what is in it`]
    const odd = parts.find(part => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/.test(part))
    return odd === undefined ? [] : [`${path}: “${odd}” is not in kebab-case`]
  })
}
