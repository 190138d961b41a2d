import { isMap, isNode, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import type { Campaign, EntryFault, EntryKind, EntryWords } from '../../../foundation/index.ts'
import { checkWords } from '../check-words.ts'
import { asIfPublished } from '../entry-words.ts'
import { readWords, type TypedWords } from '../read-words.ts'

const typed = z.union([z.string(), z.array(z.union([z.string(), z.record(z.string(), z.string())]))]).transform((value, ctx) => {
  if (typeof value === 'string') return value
  const texts = value.filter(item => typeof item === 'string')
  const records = value.filter(item => typeof item !== 'string')
  if (texts.length > 0 && records.length > 0) ctx.addIssue('a list holds either texts or records')
  return records.length > 0 ? records : texts
})

/** A group with nothing after its name arrives as an empty text. */
const group = z.preprocess(value => (value === '' || value === undefined ? {} : value), z.record(z.string(), typed))

const seedFile = z.strictObject({
  campaign: z.enum(['example', 'uk']).optional(),
  facts: group,
  en: group,
  cy: group,
  welsh: z.enum(['machine', 'reviewed']).optional(),
})

export type EntrySeed = { readonly campaign: Campaign | null; readonly words: EntryWords }

/** What is wrong with the file of an entry, and in which line. */
export type SeedFault = { readonly line: number; readonly problem: string }

type Place = readonly (string | number)[]

/**
 * Reads content/entries/<kind>/<key>.yaml. Nothing in it is read as a number or a date before its field asks for one: 0808 would lose its
 * nought. It must be fit to be published as it stands. What is wrong is said in English: whoever edits the file reads it.
 */
export function readSeed(kind: Pick<EntryKind, 'name' | 'fields' | 'check'>, key: string, yaml: string): EntrySeed | SeedFault {
  const lines = new LineCounter()
  const document = parseDocument(yaml, { schema: 'failsafe', lineCounter: lines })
  const [broken] = document.errors
  if (broken)
    return { line: lines.linePos(broken.pos[0]).line, problem: (broken.message.split('\n')[0] ?? '').replace(/ at line .*$/, '') }
  const fault = (place: Place, problem: string): SeedFault => ({ line: lineOf(document, lines, place), problem })

  const parsed = seedFile.safeParse(document.toJS() ?? {})
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
    const place = [...(issue?.path ?? []), ...(unknown ? [unknown] : [])].map(part => (typeof part === 'symbol' ? '' : part))
    return fault(
      place,
      unknown ? `there is no part of the name "${unknown}"` : `"${place.join('.')}": ${issue?.message ?? 'cannot be read'}`,
    )
  }
  const { campaign = null, facts, en, cy, welsh } = parsed.data
  const stranger = findStranger(kind, { facts, en, cy })
  if (stranger) return fault(stranger, `"${stranger.join('.')}": ${kind.name} has no such field here`)
  if (Object.keys(cy).length > 0 && welsh === undefined) {
    return fault(['cy'], 'say whether the Welsh is made by a machine: "welsh: machine" or "welsh: reviewed"')
  }
  const { words, faults } = readWords(kind, { facts, en, cy, isMachineMade: welsh === 'machine' })
  const published = asIfPublished({ kind: kind.name, key }, words, { version: 1, publishedAt: new Date(0) })
  const [first] = faults.length > 0 ? faults : checkWords(kind, published)
  if (first) return fault(placeOf(first), `"${placeOf(first).join('.')}": ${sayFault(first)}`)
  return { campaign, words }
}

const placeOf = ({ field, locale }: EntryFault): [string, string] => [locale ?? 'facts', field]

const sayFault = ({ message, values }: EntryFault): string =>
  `${message.split('.').at(-1) ?? message}${values ? ` (${Object.entries(values).map(([name, value]) => `${name} ${value}`)})` : ''}`

/** A name in the file that is no field of its kind, or one that stands in the wrong group. */
function findStranger({ fields }: Pick<EntryKind, 'fields'>, groups: Omit<TypedWords, 'isMachineMade'>): string[] | undefined {
  for (const [name, group] of Object.entries(groups)) {
    const isPerLocale = name !== 'facts'
    const stranger = Object.keys(group).find(key => !fields.some(field => field.name === key && field.perLocale === isPerLocale))
    if (stranger !== undefined) return [name, stranger]
  }
  return undefined
}

/** The line in which the innermost part of a place stands that the file has; the first when it has none of it. */
function lineOf(document: ReturnType<typeof parseDocument>, lines: LineCounter, place: Place): number {
  for (let length = place.length; length > 0; length -= 1) {
    const parent = length === 1 ? document.contents : document.getIn(place.slice(0, length - 1), true)
    const name = place[length - 1]
    const pair = isMap(parent) ? parent.items.find(item => isNode(item.key) && String(item.key) === String(name)) : undefined
    if (pair && isNode(pair.key) && pair.key.range) return lines.linePos(pair.key.range[0]).line
  }
  return 1
}
