import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { beforeAll, expect, test, vi } from 'vitest'
import { filesIn, folderForTests } from '../support/folders.ts'
import { buildProgram, done } from '../support/program.ts'

vi.setConfig({ testTimeout: 240_000 })

const folder = folderForTests()

beforeAll(async () => {
  buildProgram()
}, 240_000)

/** The same files under names that sort the other way round, and in other folders. */
function renameAll(from: string, to: string): void {
  const paths = filesIn(from)
  for (const [at, path] of paths.entries()) {
    // OMOP knows its tables, and a mapping its sheet, by their names.
    const name = /omop|maps\//.test(path) ? path : `${String(paths.length - at).padStart(4, '0')}${endingOf(path)}`
    const place = join(to, /omop|maps\//.test(path) ? name : join(at % 2 === 0 ? 'zz' : 'aa', name))
    mkdirSync(dirname(place), { recursive: true })
    copyFileSync(join(from, path), place)
  }
}

const endingOf = (path: string): string => (path.endsWith('.gz') ? extname(basename(path, '.gz')) : '') + extname(path)

/** The register, sorted, without the names of files. */
async function registerOf(out: string): Promise<unknown[]> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const rows = await connection.runAndReadAll(
    `SELECT * EXCLUDE (records), len(records) AS records FROM read_parquet('${join(out, 'register.parquet')}') ORDER BY person_id`,
  )
  const found = rows.getRowObjectsJson()
  connection.closeSync()
  instance.closeSync()
  return found
}

const figuresOf = (out: string): unknown => {
  const { figures, people, asAt, from } = JSON.parse(readFileSync(join(out, 'count.json'), 'utf8'))
  return { figures, people, asAt, from }
}

test.each(['district', 'teaching'])('renamed files change no person and no figure: %s', async hospital => {
  const example = join(folder, hospital)
  await done(['example', example, '--people', '300', '--hospital', hospital, '--with-faults'])
  renameAll(join(example, 'extracts'), join(folder, `${hospital}-renamed`))
  const map = ['--map', join(example, 'maps/mdt.yaml')]
  await done(['count', join(example, 'extracts'), '--out', join(folder, `${hospital}-a`), ...map])
  await done(['count', join(folder, `${hospital}-renamed`), '--out', join(folder, `${hospital}-b`), ...map])
  const register = await registerOf(join(folder, `${hospital}-a`))
  expect(register.length).toBeGreaterThan(20)
  expect(await registerOf(join(folder, `${hospital}-b`))).toEqual(register)
  expect(figuresOf(join(folder, `${hospital}-b`))).toEqual(figuresOf(join(folder, `${hospital}-a`)))
})
