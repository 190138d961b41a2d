import { type Ground, inBoth, type MeasureServices } from './automatic/ground.ts'
import { automatic, layGround } from './automatic/read-automatic.ts'
import { bothOf, type Definition, type EnteredDefinition, type PublishedBaseline, readMeasures } from './definitions.ts'
import type { Amount, MeasureValue, Reading, Words } from './measure-value.ts'
import { allEntries, endOf, type MeasureEntry } from './store/measure-store.ts'

/** Every measure as it stands, in the order of the aims: what the page shows, and what a report is made of. */
export async function measuresOf(services: MeasureServices): Promise<readonly MeasureValue[]> {
  const ground = await layGround(services)
  const entries = (await allEntries(services.db)).filter(({ kind }) => kind !== 'withdrawn')
  const found: MeasureValue[] = []
  for (const definition of readMeasures(services.root)) {
    const worked = definition.how === 'entered' ? [] : await automatic[definition.from](ground)
    const entered = definition.how === 'automatic' ? [] : enteredOf(ground, definition, entries)
    found.push(
      standing(ground, definition, definition.how === 'both' ? inOrder([...entered, ...worked]) : [...entered, ...worked]),
    )
  }
  return found.sort((a, b) => a.aim - b.aim)
}

/** By the day on which each ends; of two that end on the same, what we have worked out ourselves is the later. */
const inOrder = (readings: readonly Reading[]): readonly Reading[] =>
  [...readings].sort((a, b) => endOf(a.date).localeCompare(endOf(b.date)))

const enteredOf = (ground: Ground, definition: EnteredDefinition, entries: readonly MeasureEntry[]): readonly Reading[] =>
  entries.filter(({ measure }) => measure === definition.key).map(entry => readingOf(ground, definition, entry))

function standing({ messages }: Ground, definition: Definition, history: readonly Reading[]): MeasureValue {
  const { key, aim, how, baseline } = definition
  const now = history.at(-1) ?? null
  const first = history.length > 1 ? (history[0] ?? null) : null
  const base = baseline === 'first' ? first : baseline && publishedReading(baseline)
  // Before the first reading there is nothing that could be “the first”.
  const isNone = base === null && (baseline === null || now !== null)
  return {
    key,
    aim,
    title: bothOf(definition, 'title'),
    definition: bothOf(definition, 'definition'),
    unit: bothOf(definition, 'unit'),
    ...unitOfOne(definition),
    baseline: base,
    whyNoBaseline: isNone
      ? whyNone(
          definition,
          inBoth(messages, t => t('impact.baseline.first')),
        )
      : null,
    now,
    nothing: bothOf(definition, 'nothing'),
    history,
    how,
    evidence: now?.source.url ?? null,
  }
}

const unitOfOne = ({ en, cy }: Definition): Pick<MeasureValue, 'unitOfOne'> =>
  en.unitOfOne !== undefined && cy.unitOfOne !== undefined ? { unitOfOne: { en: en.unitOfOne, cy: cy.unitOfOne } } : {}

const whyNone = ({ en, cy }: Definition, itIsTheFirst: Words): Words =>
  en.noBaseline !== undefined && cy.noBaseline !== undefined ? { en: en.noBaseline, cy: cy.noBaseline } : itIsTheFirst

/** What somebody else has published, as a reading of the measure. */
function publishedReading({ date, percents, count, source, denominator, note }: PublishedBaseline): Reading {
  const amount: Amount =
    percents === undefined
      ? { kind: 'count', count: count ?? 0 }
      : { kind: 'percents', parts: percents.map(({ percent, ...words }) => ({ percent, words })) }
  return { amount, date, source: { name: { en: source.en, cy: source.cy }, url: source.url }, denominator, note }
}

/** What staff have entered, as a reading of the measure. */
function readingOf({ messages }: Ground, definition: EnteredDefinition, entry: MeasureEntry): Reading {
  const { source, url, note, date } = entry
  const where = url === '' ? inBoth(messages, t => t('impact.sources.kept', { source })) : { en: source, cy: source }
  return {
    amount: amountOf(definition, entry),
    date,
    source: { name: where, url: url === '' ? null : url },
    denominator: definition.denominator,
    note: note.en === '' ? null : { en: note.en, cy: note.cy === '' ? note.en : note.cy },
  }
}

function amountOf({ asks, en, cy }: EnteredDefinition, { amount, outOf }: MeasureEntry): Amount {
  const count = amount ?? 0
  switch (asks) {
    case 'count':
      return { kind: 'count', count }
    case 'share':
      return { kind: 'share', count, of: outOf ?? count }
    case 'percent':
      return { kind: 'percents', parts: [{ percent: count, words: { en: en.unit, cy: cy.unit } }] }
  }
}
