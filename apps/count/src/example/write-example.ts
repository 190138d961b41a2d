import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { admit } from './admit.ts'
import { deliver } from './deliver.ts'
import type { Dated, Written } from './entries.ts'
import type { ExampleOptions, ExampleResult } from './example-options.ts'
import { writeFaults } from './faults.ts'
import { mapsOf, openOutput, writeFormats } from './formats/index.ts'
import { historyOf } from './history.ts'
import { identify } from './identify.ts'
import { noise, presets } from './noise.ts'
import { personOf, testNhsNumbers } from './people.ts'
import { randomOf } from './random.ts'
import { readmeOf } from './readme.ts'
import { registerCancers } from './register-cancers.ts'
import { irradiate, treat } from './treat.ts'
import { type Known, truthOf } from './truth.ts'
import { listProblems, meet } from './write-lists.ts'

/**
 * Writes a synthetic hospital: FOLDER/extracts, FOLDER/truth/truth.csv and FOLDER/README.md. Everything follows from the options: the same give the same bytes.
 * Written from the published facts of the field without reading the counting rules; the amount of noise is in noise.ts.
 */
export async function writeExample(folder: string, options: ExampleOptions): Promise<ExampleResult> {
  const { people, seed, hospital, progress } = options
  const preset = presets[hospital]
  const formats = options.formats ?? preset.formats
  progress?.begin('Inventing people', { amount: people, unit: 'people' })
  const known = invent(people, seed)
  const entries = known.flatMap((someone, at) => entriesOf(someone, { at, known, options }))
  const sent = deliver(inOrder(entries), preset, randomOf(seed, 'delivery'))
  progress?.end()
  const output = openOutput(join(folder, 'extracts'), { preset, formats, seed })
  mkdirSync(output.folder, { recursive: true })
  await writeFormats(sent, output)
  if (options.withFaults) writeFaults(output)
  const maps = mapsOf(formats)
  if (maps.length > 0) mkdirSync(join(folder, 'maps'), { recursive: true })
  for (const { name, content } of maps) writeFileSync(join(folder, 'maps', name), content)
  mkdirSync(join(folder, 'truth'), { recursive: true })
  writeFileSync(join(folder, 'truth/truth.csv'), truthOf(known, output.references))
  const files = new Set(output.references.map(({ path }) => path)).size
  const withSpread = known.filter(({ history }) => history.spread !== undefined).length
  const result = { people, withSpread, records: output.references.length, files, maps: maps.map(({ name }) => name) }
  writeFileSync(join(folder, 'README.md'), readmeOf(options, formats, result))
  return result
}

function invent(people: number, seed: number): Known[] {
  const numbers = testNhsNumbers(seed, people)
  return numbers.map((nhsNumber, at) => {
    const history = historyOf(randomOf(seed, 'history', at))
    return { person: personOf(seed, at, { birth: history.birth, nhsNumber }), history }
  })
}

type Around = { at: number; known: readonly Known[]; options: ExampleOptions }

/** What the hospital's systems write about somebody, with who each record says that it is about. */
function entriesOf({ person, history }: Known, { at, known, options: { seed, hospital } }: Around): Written[] {
  const preset = presets[hospital]
  const random = (what: string) => randomOf(seed, what, at)
  const dated: Dated[] = [
    ...registerCancers(history, random('registration'), preset.recurrenceRecorded),
    ...admit(history, random('admissions')),
    ...treat(history, random('treatment')),
    ...irradiate(history, random('radiotherapy')),
    ...listProblems(history, random('problems')),
    ...meet(history, random('meetings')),
  ]
  const naming = random('identity')
  const other = known[(at + 1) % known.length]?.person ?? person
  const deathKnown =
    history.death !== undefined && random('death').chance(noise.record.deathKnown) ? history.death.day : undefined
  let ofRecord: Written['identity'] | undefined
  return dated.map(entry => {
    const identity = identify(person, { feed: entry.feed, day: entry.day, migratedOn: preset.migratedOn, other, random: naming })
    // An electronic record has one front page, whatever is written in it.
    if (entry.feed === 'record') ofRecord ??= identity
    return { ...entry, person, deathKnown, identity: entry.feed === 'record' && ofRecord !== undefined ? ofRecord : identity }
  })
}

const inOrder = (entries: readonly Written[]): Written[] =>
  entries
    .map((entry, at) => ({ entry, at }))
    .sort((a, b) => a.entry.day - b.entry.day || a.at - b.at)
    .map(({ entry }) => entry)
