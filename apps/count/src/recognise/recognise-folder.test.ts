// Long because: every kind of trouble that a folder can hold is laid out here.
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import type { FileSample, Reader, Recognition, Source } from '../readers/reader.ts'
import { exitCodes, openWorkbench, quoted, silent, type Workbench } from '../workbench/index.ts'
import { decodeHead } from './decode-head.ts'
import { type RecognisedFolder, recogniseFolder } from './recognise-folder.ts'
import { splitRow, tableHead } from './table-head.ts'
import { walkFolder } from './walk-folder.ts'

let base: string
let folder: string
let workbench: Workbench
let opened: RecognisedFolder[]

beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'recognise-'))
  folder = join(base, 'in')
  mkdirSync(folder)
  workbench = await openWorkbench({ beside: base })
  opened = []
})

afterEach(() => {
  for (const each of opened) each.close()
  workbench.close()
  for (const name of ['', 'closed']) if (existsSync(join(folder, name))) chmodSync(join(folder, name), 0o700)
  rmSync(base, { recursive: true })
})

const readerFor = (source: Source, column: string, more: Partial<Recognition> = {}): Reader => ({
  source,
  recognise: ({ table }: FileSample) =>
    table?.columns.includes(column) ? { source, format: source.toUpperCase(), isUsable: true, marks: 1, ...more } : undefined,
  read: async () => {},
})
const hes = readerFor('hes-apc', 'EPISTART')
const write = (name: string, content: string | Buffer) => writeFileSync(join(folder, name), content)
const recognise = async (readers: readonly Reader[] = [hes], signal?: AbortSignal) => {
  const result = await recogniseFolder(folder, { workbench, readers, progress: silent, signal })
  opened.push(result)
  return result
}
const reasons = (result: RecognisedFolder) =>
  Object.fromEntries(result.unused.map(({ path, use, reason }) => [path, `${use}: ${reason}`]))

/** Permissions say nothing to the administrator: as that, the work is done in the name of a user without rights. */
async function asAnybody<Result>(work: () => Promise<Result>): Promise<Result> {
  if (process.geteuid?.() !== 0) return await work()
  chmodSync(base, 0o755)
  process.seteuid?.(65_534)
  try {
    return await work()
  } finally {
    process.seteuid?.(0)
  }
}

describe('the files of a folder', () => {
  test('are found in sub-folders and numbered by the bytes of their paths, whatever the order on the disk', async () => {
    mkdirSync(join(folder, 'b'))
    for (const name of ['é.csv', 'a.csv', 'Z.csv', 'b/2.csv', 'b/10.csv']) write(name, `EPISTART,X\n2020-01-01,${name}\n`)
    const result = await recognise()
    expect(result.files.map(({ fileId, path }) => [fileId, path])).toEqual([
      [1, 'Z.csv'],
      [2, 'a.csv'],
      [3, 'b/10.csv'],
      [4, 'b/2.csv'],
      [5, 'é.csv'],
    ])
  })

  test('are listed once where links lead round in a circle or back to them, and links to elsewhere are followed', async () => {
    const elsewhere = join(base, 'elsewhere')
    mkdirSync(elsewhere)
    writeFileSync(join(elsewhere, 'share.csv'), 'EPISTART,X\n')
    write('a.csv', 'EPISTART,Y\n')
    symlinkSync('.', join(folder, 'circle'))
    symlinkSync(elsewhere, join(folder, 'share'))
    symlinkSync(folder, join(elsewhere, 'back'))
    symlinkSync('self', join(folder, 'self'))
    symlinkSync('nowhere', join(folder, 'broken'))
    const result = await recognise()
    expect(result.files.map(({ path }) => path)).toEqual(['a.csv', 'share/share.csv'])
    expect(reasons(result)).toEqual({
      broken: 'unreadable: A link to a file that is not there.',
      circle: 'ignored: A link to a folder that is looked at already.',
      self: 'unreadable: A link that leads to itself.',
      'share/back': 'ignored: A link to a folder that is looked at already.',
    })
  })

  test('that are hidden, closed, empty or damaged are named with the reason', async () => {
    write('.hidden.csv', 'EPISTART,X\n')
    write('~$open.xlsx', 'EPISTART,X\n')
    write('empty.csv', '')
    write('picture.csv', Buffer.from([1, 2, 3, 0, 0, 5, 6]))
    write('old.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))
    write('archive.zip', Buffer.from('PK\u0003\u0004broken'))
    write('cut.parquet', Buffer.from('PAR1abcdef'))
    write('cut.csv.gz', Buffer.from([0x1f, 0x8b, 8, 0]))
    write('other.csv', 'name,colour\n')
    write('prose.txt', 'Dear all')
    const result = await recognise()
    expect(result.files).toEqual([])
    const said = reasons(result)
    expect(said['.hidden.csv']).toBe('ignored: Hidden files are not read.')
    expect(said['~$open.xlsx']).toBe('ignored: Hidden files are not read.')
    expect(said['empty.csv']).toBe('unreadable: The file is empty.')
    expect(said['picture.csv']).toBe('ignored: Neither text nor a format that we read.')
    expect(said['old.xls']).toContain('Save it as .xlsx without a password')
    expect(said['archive.zip']).toContain('unreadable: It is cut off or damaged')
    expect(said['cut.parquet']).toContain('unreadable: The Parquet file breaks off')
    expect(said['cut.csv.gz']).toBe('unreadable: The compressed file breaks off or is damaged. Copy it again.')
    expect(said['other.csv']).toContain('ignored: A table with 2 columns whose names are those of no format that we read.')
    expect(said['prose.txt']).toBe('ignored: A text in no format that we read.')
    expect(await workbench.rows(`SELECT kind, count(*)::INT AS n FROM problem GROUP BY kind ORDER BY kind`)).toEqual([
      { kind: 'damaged-archive', n: 1 },
      { kind: 'empty-file', n: 1 },
      { kind: 'unreadable', n: 3 },
    ])
  })

  test('and folders that this user may not open are named', async () => {
    mkdirSync(join(folder, 'closed'))
    write('closed/a.csv', 'EPISTART,X\n')
    write('secret.csv', 'EPISTART,X\n')
    chmodSync(join(folder, 'secret.csv'), 0o000)
    chmodSync(join(folder, 'closed'), 0o000)
    const result = await asAnybody(recognise)
    expect(reasons(result)).toEqual({
      closed: 'unreadable: This folder may not be opened by this user.',
      'secret.csv': 'unreadable: This file may not be opened by this user.',
    })
    await result.settle()
    chmodSync(folder, 0o000)
    await expect(asAnybody(recognise)).rejects.toMatchObject({
      exitCode: exitCodes.input,
      message: expect.stringContaining('may not be opened'),
    })
  })

  test('are none in an empty folder, and a folder that is not there or is a file is refused with an exit code', async () => {
    expect(await recognise()).toMatchObject({ files: [], unused: [] })
    await expect(walkFolder(join(base, 'gone'))).rejects.toMatchObject({
      exitCode: exitCodes.input,
      message: expect.stringContaining('There is no folder'),
    })
    write('a.csv', 'EPISTART,X\n')
    await expect(walkFolder(join(folder, 'a.csv'))).rejects.toMatchObject({
      exitCode: exitCodes.input,
      message: expect.stringContaining('is a file'),
    })
  })
})

describe('what a file is', () => {
  test('is read from its content, never its name: gzip, Parquet, Windows letters, semicolons, a byte order mark', async () => {
    write('one.xml', gzipSync('EPISTART,X\n2020-01-01,1\n'))
    await workbench.run(`COPY (SELECT 1 AS "EPISTART", 2 AS "Y") TO ${quoted(join(folder, 'two[*].txt'))} (FORMAT parquet)`)
    write('three', Buffer.from('EPISTART;Name\r\n2020-01-01;Si\xe2n\r\n', 'latin1'))
    write('four.csv', '\ufeffEPISTART,X\n')
    const result = await recognise()
    expect(
      result.files.map(({ path, container, encoding, table }) => [path, container, encoding, table?.columns.join('+')]),
    ).toEqual([
      ['four.csv', 'plain', 'utf-8', 'EPISTART+X'],
      ['one.xml', 'gzip', 'utf-8', 'EPISTART+X'],
      ['three', 'plain', 'windows-1252', 'EPISTART+Name'],
      ['two[*].txt', 'parquet', undefined, 'EPISTART+Y'],
    ])
    expect(await workbench.rows(`SELECT file_id, kind FROM problem`)).toEqual([{ file_id: 3, kind: 'encoding-guessed' }])
  })

  test('is refused where a gzip file breaks off, although its first rows can be read', async () => {
    const whole = gzipSync(`EPISTART,X\n${Array.from({ length: 50_000 }, (_, at) => `2020-01-01,${at * 7919}`).join('\n')}\n`)
    write('cut.csv.gz', whole.subarray(0, whole.length - 9))
    const flipped = Buffer.from(whole)
    flipped.writeUInt8(flipped.readUInt8(whole.length - 6) ^ 1, whole.length - 6)
    write('flipped.csv.gz', flipped)
    write('whole.csv.gz', whole)
    const result = await recognise()
    expect(result.files.map(({ path }) => path)).toEqual(['whole.csv.gz'])
    expect(result.unused.map(({ path, use, reason }) => [path, use, reason])).toEqual([
      ['cut.csv.gz', 'unreadable', 'The compressed file breaks off or is damaged. Copy it again.'],
      ['flipped.csv.gz', 'unreadable', 'The compressed file breaks off or is damaged. Copy it again.'],
    ])
    expect(await workbench.rows(`SELECT file_id, kind FROM problem ORDER BY 1`)).toEqual([
      { file_id: 1, kind: 'damaged-archive' },
      { file_id: 2, kind: 'damaged-archive' },
    ])
  })

  test('is seen in the first bytes of a small file that unpacks to a huge one', async () => {
    write('bomb.gz', gzipSync(Buffer.concat([Buffer.from('EPISTART,X\n'), Buffer.alloc(64 * 1024 * 1024, '1')])))
    const [file] = (await recognise()).files
    expect(file?.head.length).toBe(64 * 1024)
  })

  test('is seen in the sheets of a spreadsheet', async () => {
    await writeXlsxFile([
      {
        data: [
          [{ value: 'NHS number' }, { value: 'Seen' }],
          [{ value: 'x' }, { value: new Date('2024-05-01'), type: Date, format: 'dd/mm/yyyy' }],
        ],
        sheet: 'Clinic',
      },
    ]).toFile(join(folder, 'list.xlsx'))
    const seen: FileSample[] = []
    await recognise([{ source: 'mdt', recognise: sample => void seen.push(sample), read: async () => {} }])
    expect(seen[0]?.sheets).toEqual([
      {
        name: 'Clinic',
        rows: [
          ['NHS number', 'Seen'],
          ['x', '2024-05-01'],
        ],
      },
    ])
  })

  test('is decided for the more specific of two readers, and said', async () => {
    write('a.csv', 'EPISTART,NHSNumber\n')
    const sus = readerFor('sus-apc', 'NHSNumber', { marks: 2 })
    const unusable = readerFor('mdt', 'NHSNumber', { marks: 9, isUsable: false })
    const result = await recognise([hes, unusable, sus])
    expect(result.files[0]?.recognition).toMatchObject({
      source: 'sus-apc',
      notes: ['It could also be HES-APC; it is read as SUS-APC, whose columns fit better.'],
    })
  })

  test('is used once where the same bytes lie there twice', async () => {
    write('b.csv', 'EPISTART,X\n1,2\n')
    write('a.csv', 'EPISTART,X\n1,2\n')
    write('c.csv', 'EPISTART,X\n1,3\n')
    const result = await recognise()
    expect(result.files.map(({ path }) => path)).toEqual(['a.csv', 'c.csv'])
    expect(reasons(result)).toEqual({ 'b.csv': 'ignored: The same file as a.csv, which is used.' })
  })
})

describe('checksums', () => {
  test('are those of the bytes, of all files that can be read, and no file is changed', async () => {
    write('a.csv', 'EPISTART,X\n')
    write('note.txt', 'Dear all')
    write('.hidden', 'x')
    const before = readdirSync(folder).map(name => readFileSync(join(folder, name), 'utf8'))
    await (await recognise()).settle()
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
    expect(await workbench.rows(`SELECT path, kind, sha256, bytes, use FROM source_file ORDER BY file_id`)).toEqual([
      { path: '.hidden', kind: null, sha256: '', bytes: 0n, use: 'ignored' },
      { path: 'a.csv', kind: 'hes-apc', sha256: sha256('EPISTART,X\n'), bytes: 11n, use: 'used' },
      { path: 'note.txt', kind: null, sha256: sha256('Dear all'), bytes: 8n, use: 'ignored' },
    ])
    expect(readdirSync(folder).map(name => readFileSync(join(folder, name), 'utf8'))).toEqual(before)
  })

  test('are refused for a file that grew, was replaced by another of the same length, or went away while it was read', async () => {
    write('a.csv', 'EPISTART,X\n')
    const grown = await recognise()
    appendFileSync(join(folder, 'a.csv'), '1,2\n')
    await expect(grown.settle()).rejects.toMatchObject({
      exitCode: exitCodes.input,
      message: expect.stringContaining('a.csv changed while being read'),
    })
    const replaced = await recognise()
    utimesSync(join(folder, 'a.csv'), 1, 1)
    await expect(replaced.settle()).rejects.toMatchObject({ exitCode: exitCodes.input })
    const gone = await recognise()
    rmSync(join(folder, 'a.csv'))
    await expect(gone.settle()).rejects.toMatchObject({ exitCode: exitCodes.input })
  })

  test('stop with Ctrl-C', async () => {
    write('a.csv', 'EPISTART,X\n')
    const abort = new AbortController()
    const result = await recognise([hes], abort.signal)
    abort.abort()
    await expect(result.settle()).rejects.toMatchObject({ exitCode: exitCodes.stopped })
    await expect(recognise([hes], abort.signal)).rejects.toMatchObject({ exitCode: exitCodes.stopped })
  })
})

describe('the head of a table', () => {
  test.each([
    ['a,b,c\n1,2,3', ['a', 'b', 'c'], ','],
    ['\r\n a ; "b;c" ; d\r\n', ['a', 'b;c', 'd'], ';'],
    ['"NHS ""number""","two\nlines"\n', ['NHS "number"', 'two\nlines'], ','],
    ['a\tb\n', ['a', 'b'], '\t'],
  ])('%j', (text, columns, delimiter) => expect(tableHead(text)).toEqual({ columns, delimiter }))

  test.each(['<xml a="1,2">', '{"a": 1, "b": 2}', '[1,2]', 'just words', '1,2,3\n4,5,6', ''])('%j is no table', text =>
    expect(tableHead(text)).toBeUndefined(),
  )

  test('a character that the sample cuts in two does not make a file a Windows one', () => {
    const cut = Buffer.from('name,Siân').subarray(0, 8)
    expect(decodeHead(cut)?.encoding).toBe('utf-8')
    expect(splitRow('"a,b', ',')).toEqual(['a,b'])
  })
})
