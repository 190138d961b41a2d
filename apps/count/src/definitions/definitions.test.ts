import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { Failure } from '../workbench/index.ts'
import { compiled, compiledName } from './compiled-definitions.ts'
import { codeRows, definitionsOfProgram, listsCountedBy, loadDefinitions, readDefinitions, sealName } from './index.ts'
import { printDefinitions } from './print-definitions.ts'

const folder = join(import.meta.dirname, '../../definitions')
const definitions = readDefinitions(folder)
const made: string[] = []
afterEach(() => {
  for (const each of made.splice(0)) rmSync(each, { recursive: true })
})

/** A copy of the definitions with one file changed. */
function changed(name: string, change: (text: string) => string): string {
  const copy = mkdtempSync(join(tmpdir(), 'definitions-'))
  made.push(copy)
  cpSync(folder, copy, { recursive: true })
  writeFileSync(join(copy, name), change(readFileSync(join(copy, name), 'utf8')))
  return copy
}

function failureOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof Failure) return error.message
    throw error
  }
  throw new Error('It was accepted')
}

test('the seal names every part with its hash (npx vitest run apps/count/src/definitions -u seals a change)', async () => {
  const parts = Object.fromEntries(definitions.parts.map(({ name, sha256 }) => [name, sha256]))
  const { version, sha256 } = definitions
  await expect(`${JSON.stringify({ version, sha256, parts }, null, 2)}\n`).toMatchFileSnapshot(join(folder, sealName))
})

test('docs/count/definitions.md prints the data (the same command writes it anew)', async () => {
  await expect(printDefinitions(definitions)).toMatchFileSnapshot(
    join(import.meta.dirname, '../../../../docs/count/definitions.md'),
  )
})

test('all eleven rules are there, in order, and every part has a version and a source', () => {
  expect(definitions.rules.map(({ id }) => id)).toEqual(Array.from({ length: 11 }, (_, at) => `R${at + 1}`))
  for (const { name, version, source } of definitions.parts)
    expect([name, version, source.length > 10]).toEqual([name, version, true])
})

test('the hash does not depend on layout or line ends, only on content', () => {
  expect(readDefinitions(changed('rules/r06.yaml', text => text.replaceAll('\n', '\r\n'))).sha256).toBe(definitions.sha256)
  expect(readDefinitions(changed('rules/r06.yaml', text => `# A remark\n${text}`)).sha256).toBe(definitions.sha256)
  expect(readDefinitions(changed('rules/r06.yaml', text => text.replace('atLeast: 2', 'atLeast: 3'))).sha256).not.toBe(
    definitions.sha256,
  )
})

test('a changed rule, an added list and a missing list are refused with the name of the file', () => {
  const fewer = changed('rules/r06.yaml', text => text.replace('atLeast: 2', 'atLeast: 1'))
  expect(failureOf(() => loadDefinitions(fewer))).toContain('rules/r06.yaml: what it says is not what was published')
  const more = changed('conflicts.yaml', text => text)
  writeFileSync(
    join(more, 'code-lists/more.yaml'),
    readFileSync(join(more, 'code-lists/stage-4.yaml'), 'utf8').replace('id: stage-4', 'id: more'),
  )
  expect(failureOf(() => loadDefinitions(more))).toContain('code-lists/more.yaml')
  const less = changed('conflicts.yaml', text => text)
  rmSync(join(less, 'code-lists/stage-4.yaml'))
  expect(failureOf(() => loadDefinitions(less))).toContain('there is no list “stage-4”')
  const unsealed = changed(sealName, () => '{')
  expect(failureOf(() => loadDefinitions(unsealed))).toContain(`${sealName}: it is missing or damaged`)
})

test.each([
  ['code-lists/stage-4.yaml', (text: string) => `${text}\n  - {`, 'code-lists/stage-4.yaml'],
  ['rules/r01.yaml', (text: string) => text.replace('tier: definite', 'tier: certain'), 'rules/r01.yaml: at “grounds.0.tier”'],
  ['rules/r01.yaml', (text: string) => text.replace('list: breast-primary', 'list: breast'), 'there is no list “breast”'],
  ['rules/r06.yaml', (text: string) => text.replace('has: breast-primary', 'has: luck'), 'there is no fact “luck”'],
  [
    'rules/r06.yaml',
    (text: string) =>
      text.replace('- person: {has: breast-primary, when: at-or-before}', '- not: {person: {has: breast-primary, when: ever}}'),
    '“person” stands below “not”',
  ],
  ['definitions.yaml', () => '', 'definitions.yaml'],
])('%s broken: %#', (name, change, words) => {
  const message = failureOf(() => loadDefinitions(changed(name, change)))
  expect(message).toContain(words)
  expect(message).toContain('Nothing was counted. Unpack the program again')
})

test('the program finds its definitions by itself', async () => {
  expect((await definitionsOfProgram()).sha256).toBe(definitions.sha256)
})

test('what the build has understood is what the files say, and counts only while both are as they were', async () => {
  const built = changed('conflicts.yaml', text => text)
  const write = (what: typeof definitions) => writeFileSync(join(built, compiledName), compiled(built, what))
  const change = (name: string, from: string, to: string) =>
    writeFileSync(join(built, name), readFileSync(join(built, name), 'utf8').replace(from, to))
  const versionOf = async () => (await definitionsOfProgram(built)).version
  write(definitions)
  expect(await definitionsOfProgram(built)).toEqual(definitions)
  // With a version of its own, to see which of the two is used.
  const marked = { ...definitions, version: 'from the build' }
  write(marked)
  expect(await versionOf()).toBe('from the build')
  change('rules/r06.yaml', '', '# A remark\n')
  expect(await versionOf()).toBe(definitions.version)
  write(marked)
  change(compiledName, 'from the build', 'from somebody')
  expect(await versionOf()).toBe(definitions.version)
  change('rules/r06.yaml', 'atLeast: 2', 'atLeast: 1')
  await expect(versionOf()).rejects.toThrow('what it says is not what was published')
})

test('nothing that is never enough alone is in a list that a rule counts by', () => {
  const never = definitions.codeLists.filter(({ id }) => id === 'never-enough-alone').flatMap(codeRows)
  // Wide lists that say what a tumour or a treatment is, never that it has spread.
  const wide = ['any-tumour', 'breast-regimens', 'bone-agents', 'other-invasive-primary']
  const counted = new Set(definitions.rules.flatMap(({ grounds }) => grounds.flatMap(({ when }) => listsCountedBy(when))))
  const rows = definitions.codeLists.filter(({ id }) => counted.has(id) && !wide.includes(id)).flatMap(codeRows)
  const meets = (code: string, other: string) => code.startsWith(other) || other.startsWith(code)
  const clashes = never.flatMap(({ system, code }) =>
    rows
      .filter(row => row.system === system && row.code.length > 3 && meets(row.code, code))
      .map(row => `${row.list} ${row.code}`),
  )
  expect(rows.length).toBeGreaterThan(80)
  expect(clashes).toEqual([])
})

test('a code has one site, whatever list it is in', () => {
  const sites = new Map<string, Set<string>>()
  for (const { system, code, site } of definitions.codeLists.flatMap(codeRows)) {
    if (site !== null) sites.set(`${system} ${code}`, new Set([...(sites.get(`${system} ${code}`) ?? []), site]))
  }
  expect(sites.size).toBeGreaterThan(50)
  expect([...sites].filter(([, each]) => each.size > 1)).toEqual([])
})

test('other invasive cancers are C00 to C97 without the skin, the breast, ill-defined, secondary and unknown ones', () => {
  const codes = definitions.codeLists
    .filter(({ id }) => id === 'other-invasive-primary')
    .flatMap(codeRows)
    .flatMap(({ system, code }) => (system === 'icd10' ? [code] : []))
  const left = Array.from({ length: 98 }, (_, at) => `C${String(at).padStart(2, '0')}`).filter(code => !codes.includes(code))
  expect(left).toEqual(['C44', 'C50', 'C76', 'C77', 'C78', 'C79', 'C80'])
  expect(codes).toHaveLength(91)
})

test('every example has a name of its own in its part', () => {
  const { rules, dates, pathways, vitalStatus, traps } = definitions
  for (const { id, examples } of [...rules, dates, pathways, vitalStatus, traps]) {
    const names = examples.map(({ name }) => name)
    expect([id, new Set(names).size]).toEqual([id, names.length])
  }
})
