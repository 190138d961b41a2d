import { together } from '../../workbench/index.ts'
import { putProblems } from '../put-problems.ts'
import type { FileSample, ReadContext, Reader, Recognition, SourceFile } from '../reader.ts'
import { setAside } from '../tabular/index.ts'
import { type EpisodeFeed, episodeColumns, type PayloadField, payloadOf } from './episode-columns.ts'
import { dayOfFound, type FoundFields, filesOfTextDates, findEpisodes } from './find-episodes.ts'
import { countRows, everyRowOf, type Gathering, gatherFiles, setDamagedAside } from './gathering.ts'
import { candidateColumns, keepEpisodes, knowPeople, putCandidates } from './keep-episodes.ts'
import { markCodes, namePeople } from './mark-codes.ts'
import { putMonths } from './put-contacts.ts'
import { putEpisodes } from './put-episodes.ts'
import { fileOfRecord } from './record-numbers.ts'
import { scanEpisodes } from './scan-episodes.ts'
import { changedHeader, findCopies, futureProblems, headerProblems, rowProblems } from './tell-episodes.ts'
import { type ReadFile, refuseDates, typeEpisodes } from './type-episodes.ts'

/** Makes the reader of a feed of episodes. HES and SUS differ in their columns and in how they name people, and in nothing else. */
export const episodeReader = (feed: EpisodeFeed): Reader => ({
  source: feed.source,
  recognise: sample => recognise(sample, feed),
  read: (files, context) => read(files, feed, context),
})

function recognise(sample: FileSample, feed: EpisodeFeed): Recognition | undefined {
  const columns = sample.table === undefined ? undefined : episodeColumns(sample.table.columns, feed)
  if (columns === undefined) return undefined
  const notes = headerProblems(
    { ...sample, fileId: 0, recognition: { source: feed.source, format: feed.format, isUsable: true } },
    feed,
    columns,
  )
  return {
    source: feed.source,
    format: feed.format,
    isUsable: true,
    marks: columns.found + columns.diagnoses.length,
    notes: notes.map(({ columnName, detail }) => [columnName, detail].filter(text => text !== undefined).join(': ')),
  }
}

/** A file that could be read. */
type EpisodeFile = ReadFile & {
  rows: number
  hasNhs: boolean
  /** What stands after FROM to get row_number and day of every row of the file. */
  every: string
  /** The same for person_local, person_nhs and day of every row of people who are known, or of everybody. */
  people: string
  areKnown: boolean
  drop(): Promise<void>
}

async function read(files: readonly SourceFile[], feed: EpisodeFeed, context: ReadContext): Promise<void> {
  const { workbench, progress } = context
  const known = files.flatMap(file => {
    const columns = episodeColumns(file.table?.columns ?? [], feed)
    return columns === undefined ? [] : [{ file, columns }]
  })
  const gatherings = await gatherFiles(workbench, feed, files)
  const isGathered = new Set(gatherings.flatMap(gathering => gathering.files))
  const payload = payloadOf(known.map(({ columns }) => columns))
  await workbench.run(`CREATE OR REPLACE TEMP TABLE episode_candidate (${candidateColumns})`)
  const readable: EpisodeFile[] = []
  for (const { file, columns } of known) {
    if (isGathered.has(file)) continue
    try {
      const staged = await scanEpisodes(file, { feed, columns, payload, context })
      const hasNhs = columns.at.nhs !== undefined
      const scanned = { fileId: file.fileId, every: staged.every, hasNhs, payload }
      await putCandidates(workbench, scanned)
      await staged.dropPayload()
      readable.push({
        file,
        columns,
        scanned,
        hasTextDates: true,
        hasNhs,
        rows: staged.rows,
        every: staged.every,
        people: staged.every,
        areKnown: false,
        drop: staged.drop,
      })
    } catch (error) {
      await setAside(workbench, file, error)
    }
  }
  const hasNhs = readable.some(file => file.hasNhs)
  const hasScanned = readable.length > 0
  const gathered = await readGathered(gatherings, { feed, hasNhs, context })
  readable.push(...gathered.files)
  readable.sort((left, right) => left.file.fileId - right.file.fileId)
  for (const { file, columns, rows } of readable) {
    const before = known[known.findIndex(one => one.file === file) - 1]?.file
    await putProblems(workbench, file.fileId, [
      ...headerProblems(file, feed, columns),
      ...(before === undefined ? [] : changedHeader(before, file)),
      ...(rows === 0 ? [{ kind: 'empty-file' as const, count: 1 }] : []),
    ])
  }
  progress.begin(`Choosing what ${feed.format} says about breast cancer`)
  if (readable.length > 0) {
    await keepEpisodes(workbench, feed, { payload, hasScanned, found: gathered.fields })
    await putAll({ files: readable, payload }, feed, context)
  }
  await workbench.run(
    ['DROP VIEW IF EXISTS episode_typed', ...temporary.map(table => `DROP TABLE IF EXISTS episode_${table}`)].join('; '),
  )
  progress.end()
}

const temporary = 'candidate mark about named known found row code icd said dated month bulk copy version'.split(' ')

/** Finds who is known, and reads what the gathered files say of them; a damaged file is set aside, and the others are read again without it. */
async function readGathered(
  gatherings: readonly Gathering[],
  { feed, hasNhs, context }: { feed: EpisodeFeed; hasNhs: boolean; context: ReadContext },
): Promise<{ files: readonly EpisodeFile[]; fields: FoundFields | undefined }> {
  const { workbench } = context
  let fields: FoundFields | undefined
  await workbench.run('CREATE OR REPLACE TEMP TABLE episode_named (person UBIGINT)')
  try {
    if (gatherings.length > 0) await markCodes(gatherings, { feed, context })
    if (gatherings.length > 0) await namePeople(gatherings, { feed, context })
    await knowPeople(workbench, feed, hasNhs)
    if (gatherings.length > 0) fields = await findEpisodes(gatherings, { feed, context })
  } catch (error) {
    const whole = await setDamagedAside(workbench, gatherings, error)
    return await readGathered(await gatherFiles(workbench, feed, whole), { feed, hasNhs, context })
  }
  if (fields === undefined) return { files: [], fields }
  const textDates = await filesOfTextDates(workbench, fields)
  const readable: EpisodeFile[] = []
  const rows = await countRows(workbench, gatherings)
  for (const gathering of gatherings) {
    for (const file of gathering.files) {
      readable.push({
        file,
        columns: gathering.columns,
        rows: rows.get(file.fileId) ?? 0,
        hasNhs: false,
        hasTextDates: textDates.has(file.fileId),
        every: everyRowOf(file, gathering),
        people: `(SELECT person_local, ${dayOfFound(fields)} AS day FROM episode_found WHERE ${fileOfRecord} = ${file.fileId})`,
        areKnown: true,
        drop: async () => {},
      })
    }
  }
  return { files: readable, fields }
}

async function putAll(
  { files, payload }: { files: readonly EpisodeFile[]; payload: readonly PayloadField[] },
  feed: EpisodeFeed,
  { workbench }: ReadContext,
): Promise<void> {
  const looked: (EpisodeFile & { refused: ReadonlySet<string> })[] = []
  for (const one of files) {
    const refused = await refuseDates(workbench, one)
    const withoutDay = (rows: string) => (refused.has('started') ? `(SELECT * REPLACE (NULL::DATE AS day) FROM ${rows})` : rows)
    looked.push({ ...one, every: withoutDay(one.every), people: withoutDay(one.people), refused })
  }
  const [, bulks] = await together(workbench, [
    () => typeEpisodes(workbench, feed, { files: looked, payload }),
    () => workbench.beside(beside => putMonths(beside, looked)),
  ])
  // A file without rows has no bulk, and nothing to ask a day of.
  const settled = looked.map(one => ({ lastDay: "DATE '9998-12-31'", hasFuture: false, ...one, ...bulks.get(one.file.fileId) }))
  await workbench.run(
    'DROP VIEW episode_kept; DROP TABLE IF EXISTS episode_row; DROP TABLE episode_said; DROP TABLE episode_candidate',
  )
  await findCopies(workbench)
  const told = await rowProblems(workbench, settled)
  for (const { file, columns, every, lastDay, hasFuture } of settled) {
    await putProblems(workbench, file.fileId, [
      ...(told.get(file.fileId) ?? []),
      ...(hasFuture ? await futureProblems(workbench, file, { every, lastDay, at: columns.at }) : []),
    ])
  }
  for (const [fileId, problems] of await putEpisodes(workbench, feed, settled)) await putProblems(workbench, fileId, problems)
  for (const { drop } of settled) await drop()
}
