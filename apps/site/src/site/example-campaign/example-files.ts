import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse as parseCsv } from 'csv-parse/sync'
import { parse as parseYaml } from 'yaml'
import { z } from 'zod'
import { nations } from '../../register/index.ts'

/** Where the example campaign's own files lie, from the root of the checkout. Everything in them is invented but the places. */
export const exampleFolder = 'content/example'

const code = z.string().regex(/^EX-\d{3}$/)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const noText = z.string().transform(text => (text === '' ? null : text))
const noDay = z.union([z.literal('').transform(() => null), day])
const degrees = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .transform(Number)

const trustSchema = z.strictObject({
  code,
  name: z.string().includes('Example'),
  name_cy: noText,
  nation: z.enum(nations),
  kind: z.enum(['acute', 'cancer-centre', 'health-board', 'hsc-trust']),
  region_code: z.string().min(1),
  region_name: z.string().min(1),
  town: z.string().min(1),
  lat: degrees,
  lon: degrees,
  opened_on: noDay,
  closed_on: noDay,
})
export type ExampleTrust = z.infer<typeof trustSchema>

const placeSchema = z.strictObject({ trust_code: code, town: z.string().min(1), lat: degrees, lon: degrees })
export type ExamplePlace = z.infer<typeof placeSchema>

const hospitalSchema = z.strictObject({
  code: z.string().regex(/^EX-\d{3}-\d$/),
  name: z.string().min(1),
  town: z.string().min(1),
  lat: degrees,
  lon: degrees,
  trust_code: code,
})
export type ExampleHospital = z.infer<typeof hospitalSchema>

const successionSchema = z.strictObject({ old_code: code, new_code: code, effective_on: day })

const roundSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  sentOn: day,
  dueOn: day,
  clarifiedOn: day,
  chasedOn: day,
  asOf: day,
  publishedOn: day,
  period: z.strictObject({ start: day, end: day, words: z.string() }),
})
const correctionSchema = z.strictObject({ id: z.string(), corrects: z.string(), publishedOn: day, reason: z.string() })
export type ExampleRound = z.infer<typeof roundSchema>
export type ExampleCorrection = z.infer<typeof correctionSchema>

const csv = <Schema extends z.ZodType>(root: string, name: string, schema: Schema): z.infer<Schema>[] =>
  z.array(schema).parse(parseCsv(readExample(root, name), { columns: true }))

export const readExample = (root: string, name: string): string => readFileSync(join(root, exampleFolder, name), 'utf8')

export const readExampleYaml = <Schema extends z.ZodType>(root: string, name: string, schema: Schema): z.infer<Schema> =>
  schema.parse(parseYaml(readExample(root, name)))

export const readExampleTrusts = (root: string): ExampleTrust[] => csv(root, 'trusts.csv', trustSchema)
export const readExamplePlaces = (root: string): ExamplePlace[] => csv(root, 'places.csv', placeSchema)
export const readExampleHospitals = (root: string): ExampleHospital[] => csv(root, 'hospitals.csv', hospitalSchema)
export const readExampleSuccessions = (root: string) => csv(root, 'successions.csv', successionSchema)
export const readExampleReleases = (root: string): (ExampleRound | ExampleCorrection)[] =>
  readExampleYaml(root, 'releases.yaml', z.array(z.union([roundSchema, correctionSchema])))

export const resultsFileOf = (release: string): string => `results-${release}.csv`
