import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse as parseCsv } from 'csv-parse/sync'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Campaign } from '../../foundation/index.ts'
import {
  type BreastCancerRow,
  type Nation,
  type PopulationRow,
  type PublishedRatioRow,
  readDescriptions,
  readNationalTable,
} from '../../register/index.ts'
import { areasOf, peopleIn } from './areas.ts'
import type { PictureSource } from './picture.ts'
import type { KnownRatio, References } from './references.ts'

const published = z.object({
  publisher: z.string(),
  title: z.string(),
  dated: z.string(),
  url: z.url().nullable(),
  read_on: z.iso.date(),
})
const number = published.extend({ people: z.int().positive(), years: z.int().positive(), place: z.string() })
const share = published.extend({
  place: z.enum(['new-south-wales', 'northern-ireland', 'united-states']),
  of: z.enum(['incident', 'prevalent']),
  share: z.number().gt(0).lt(1),
})
const figures = z.object({ deaths: number, 'de-novo': number, shares: z.array(share) })

const catchment = z.object({
  trust_code: z.string().min(1),
  persons: z.string().regex(/^\d+$/).transform(Number),
  dated: z.iso.date(),
  source: z.string().min(1),
  url: z.union([z.literal('').transform(() => null), z.url()]),
  read_on: z.iso.date(),
})

const known = new Map<string, References>()

/**
 * Reads what the picture rests on, once for each campaign: the tables of `data/national`, and in the example campaign how many people its invented trusts are said to
 * serve. Throws, with file and line, when a table is not what it promises.
 *
 * @param root the folder of the checkout
 */
export function readReferences(root: string, campaign: Campaign): References {
  const key = `${campaign} ${root}`
  const found = known.get(key) ?? read(root, campaign)
  known.set(key, found)
  return found
}

function read(root: string, campaign: Campaign): References {
  const data = join(root, 'data')
  const populations = readNationalTable(data, 'national/populations')
  const allCancers = readNationalTable(data, 'national/breast-cancer-scotland')
  const cancers = allCancers.filter(({ sex }) => sex === 'persons')
  const file = join(data, 'national/published-figures.yaml')
  const { deaths, 'de-novo': deNovo, shares } = figures.parse(parse(readFileSync(file, 'utf8')))
  const stated = [
    ...readCatchments(join(data, 'national/stated-catchments.csv')),
    ...(campaign === 'example' ? readCatchments(join(root, 'content/example/catchments.csv')) : []),
  ]
  const peopleOf = (nation: Nation) => peopleIn(populations.filter(row => row.kind === 'nation' && row.nation === nation))
  const rates = new Map<string, { cancers: number; personYears: number }>()
  for (const row of cancers) {
    const before = rates.get(row.ages) ?? { cancers: 0, personYears: 0 }
    rates.set(row.ages, { cancers: before.cancers + row.cancers, personYears: before.personYears + row.person_years })
  }
  return {
    rates,
    nations: {
      england: peopleOf('england'),
      wales: peopleOf('wales'),
      scotland: peopleOf('scotland'),
      'northern-ireland': peopleOf('northern-ireland'),
    },
    ...areasOf({ populations, cancers }),
    catchments: stated.map(({ trust, persons, date, id }) => ({ trust, persons, date, source: id })),
    known: knownRatio(allCancers, readNationalTable(data, 'national/breast-cancer-scotland-ratios')),
    deaths: { people: deaths.people, years: deaths.years, source: 'deaths' },
    deNovo: { people: deNovo.people, years: deNovo.years, source: 'de-novo' },
    shares: shares.map(({ place, of, share: value }) => ({ place, of, share: value, source: `share-${place}` })),
    sources: [
      ...tableSources(data).map(source => ({ ...source, date: dateOfPeople(source.id, populations) ?? source.date })),
      sourceOf('deaths', deaths),
      sourceOf('de-novo', deNovo),
      ...shares.map(each => sourceOf(`share-${each.place}`, each)),
      ...stated.map(({ trust: _, persons: __, ...source }) => source),
    ],
  }
}

/** Each with what is said of its source. */
function readCatchments(file: string): (PictureSource & { trust: string; persons: number })[] {
  const rows: unknown[] = parseCsv(readFileSync(file), { columns: true, bom: true })
  return rows.map((row, index) => {
    const parsed = catchment.safeParse(row)
    if (!parsed.success) throw new Error(`${file}, line ${index + 2}: ${parsed.error.issues[0]?.message ?? 'not readable'}`)
    const { trust_code: trust, persons, dated: date, source, url } = parsed.data
    const about = { publisher: source, title: source, date, url, licence: null, flaws: [] }
    return { id: `catchment-${trust}`, trust, persons, ...about }
  })
}

/** The board of the worked example: NHS Ayrshire and Arran, the first of the list. */
const exampleBoard = 'S08000015'

function knownRatio(cancers: readonly BreastCancerRow[], published: readonly PublishedRatioRow[]): KnownRatio {
  const women = cancers.filter(({ sex }) => sex === 'women')
  const row = published.find(({ area_code, sex }) => area_code === exampleBoard && sex === 'women')
  if (row === undefined) throw new Error(`data/national/breast-cancer-scotland-ratios.csv has no women of ${exampleBoard}`)
  const strata = women
    .filter(({ area_code }) => area_code === exampleBoard)
    .map(({ ages, person_years: population }) => {
      const all = women.filter(each => each.ages === ages)
      return {
        population,
        referenceCount: all.reduce((sum, each) => sum + each.cancers, 0),
        referencePopulation: all.reduce((sum, each) => sum + each.person_years, 0),
      }
    })
  return { strata, observed: row.cancers, sir: row.sir, low: row.sir_low, high: row.sir_high }
}

/** Of which month, or from which to which, the numbers of people of a source are. null: it is of something else. */
function dateOfPeople(id: string, populations: readonly PopulationRow[]): string | null {
  const dates = populations.flatMap(row => (sourceOfPeople(row) === id ? [row.dated] : [])).sort()
  const [first, last] = [dates[0], dates.at(-1)]
  if (first === undefined || last === undefined) return null
  return first === last ? first : `${first}/${last}`
}

const sourceOfPeople = ({ kind, nation }: PopulationRow): string => {
  if (kind === 'nation') return 'population-nations'
  return kind === 'region' || nation === 'wales' ? 'population-regions' : 'population-boards'
}

/** The sources of the tables, as `data/tables.json` describes them. */
function tableSources(data: string): PictureSource[] {
  const tables = readDescriptions(data).filter(({ file }) => file.startsWith('national/'))
  const all = tables.flatMap(table =>
    table.sources.map(source => ({
      id: source.id,
      publisher: source.publisher,
      title: table.title,
      date: source.dated,
      url: null,
      licence: table.licence,
      flaws: table.flaws,
    })),
  )
  return all.filter((source, index) => all.findIndex(({ id }) => id === source.id) === index)
}

const sourceOf = (id: string, { publisher, title, dated, url }: z.infer<typeof published>): PictureSource => ({
  id,
  publisher,
  title,
  date: dated,
  url,
  licence: null,
  flaws: [],
})
