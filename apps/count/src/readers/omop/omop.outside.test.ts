import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { type Entry, open, type ZipFile } from 'yauzl'
import { recogniseFolder } from '../../recognise/index.ts'
import { openWorkbench, silent } from '../../workbench/index.ts'
import { omopReader } from './index.ts'

/** A whole CDM as a public tool writes it: 28 invented people without cancer of the breast. */
const archive = join(process.env.SPOTLIGHT_TEST_DATA ?? '', 'count/omop/Synthea27Nj_5.4.zip')

test('a whole CDM is known table by table, and nobody in it is taken for a person with breast cancer', async () => {
  const base = mkdtempSync(join(tmpdir(), 'omop-outside-'))
  mkdirSync(join(base, 'in'))
  await unpack(archive, join(base, 'in'))
  const workbench = await openWorkbench({ beside: base })
  const found = await recogniseFolder(join(base, 'in'), { workbench, readers: [omopReader], progress: silent })
  try {
    await omopReader.read(found.files, { workbench, progress: silent, maps: [], signal: new AbortController().signal })
    expect(found.files.map(({ recognition }) => recognition.details?.table).sort()).toEqual([
      'concept',
      'condition_occurrence',
      'death',
      'drug_exposure',
      'episode',
      'measurement',
      'observation',
      'person',
      'procedure_occurrence',
    ])
    expect(found.unused.filter(({ recognition }) => recognition === undefined).map(({ path }) => path)).toEqual([])
    expect(await workbench.rows(`SELECT count(*)::INT AS n FROM event_code WHERE code LIKE 'C50%' OR code = '4112853'`)).toEqual([
      { n: 0 },
    ])
    expect(await workbench.rows(`SELECT row_count::INT AS n FROM source_file WHERE path = 'PERSON.csv'`)).toEqual([{ n: 28 }])
    expect(
      await workbench.rows(`SELECT kind, detail, count FROM problem WHERE kind IN ('impossible-date', 'short-row')`),
    ).toEqual([])
  } finally {
    found.close()
    workbench.close()
    rmSync(base, { recursive: true })
  }
})

async function unpack(path: string, folder: string): Promise<void> {
  const zip = await promisify<string, { lazyEntries: true }, ZipFile>(open)(path, { lazyEntries: true })
  const read = promisify<Entry, Readable>(zip.openReadStream.bind(zip))
  const done = Promise.withResolvers<void>()
  zip.on('entry', async (entry: Entry) => {
    if (/^[A-Z_]+\.csv$/.test(entry.fileName)) await pipeline(await read(entry), createWriteStream(join(folder, entry.fileName)))
    zip.readEntry()
  })
  zip.on('end', done.resolve)
  zip.on('error', done.reject)
  zip.readEntry()
  await done.promise
}
