import { z } from 'zod'
import { Failure } from '../../workbench/index.ts'
import type { DeclaredMap } from '../reader.ts'
import { blockNames, type CosdLayout, type ItemName, itemNames } from './layout.ts'

/** COSD's numbers for items, where we are sure of them. Either name may stand in a map. */
const numbers: Readonly<Record<string, ItemName>> = {
  CR0010: 'nhsNumber',
  CR0020: 'localPatientId',
  CR0030: 'provider',
  CR0100: 'birthDate',
  CR1590: 'metastaticSite',
  CR6520: 'metastaticType',
  CR7100: 'originalPrimaryDiagnosis',
}

const name = '(?:\\*?[\\p{L}_][\\p{L}\\p{N}_.-]*|\\*)'
const path = z
  .string()
  .regex(
    new RegExp(`^${name}(?:/${name})*(?:@${name})?$`, 'u'),
    'must be names of elements without their prefix, with / between them, such as LinkagePatientId/NhsNumber or LinkagePatientId/NhsNumber@extension',
  )
const paths = z.union([path, z.array(path).min(1)]).transform(value => (Array.isArray(value) ? value : [value]))

const elementMap = z.strictObject({
  kind: z.literal('cosd-10'),
  version: z
    .string()
    .regex(/^[0-9]+(?:\.[0-9]+)*$/, 'must be a version such as "10.0"')
    .default('10'),
  namespace: z.string().min(1).optional(),
  root: z.string().min(1).default('COSD'),
  records: paths,
  items: z.partialRecord(z.enum([...itemNames, ...Object.keys(numbers)]), paths),
  blocks: z.partialRecord(z.enum(blockNames), paths).default({}),
})

/**
 * Makes a layout of an element map that a hospital has declared for its COSD 10 files.
 *
 * @throws Failure that names the map's file and each place in it that is wrong
 */
export function layoutOf(map: DeclaredMap): CosdLayout {
  const read = elementMap.safeParse(map.content)
  if (!read.success) {
    const wrong = read.error.issues.map(issue => `  ${issue.path.join(' › ') || 'the map'}: ${issue.message}`)
    throw new Failure('usage', `The element map ${map.path} cannot be used:\n${wrong.join('\n')}`)
  }
  const { version, namespace, root, records, items, blocks } = read.data
  const named: Partial<Record<ItemName, readonly string[]>> = {}
  for (const [written, places] of Object.entries(items)) {
    // The schema lets only item names and numbers through.
    const item = numbers[written] ?? (written as ItemName)
    named[item] = [...(named[item] ?? []), ...(places ?? [])]
  }
  const layout = { version, namespaces: namespace === undefined ? undefined : [namespace], root, records, items: named, blocks }
  const missing = missingItems(layout)
  if (missing !== undefined) throw new Failure('usage', `The element map ${map.path} cannot be used: ${missing}`)
  return layout
}

/** Without somebody to count and something to count by, a map would give nothing and look as if it gave something. */
function missingItems({ items }: CosdLayout): string | undefined {
  if (items.nhsNumber === undefined && items.localPatientId === undefined) {
    return 'it names neither nhsNumber (CR0010) nor localPatientId (CR0020), so no record could be joined to a person.'
  }
  if (items.metastaticType === undefined && items.metastaticSite === undefined && items.mCategoryPretreatment === undefined) {
    return 'it names neither metastaticType (CR6520) nor metastaticSite (CR1590) nor an M category, so no spread could be seen.'
  }
  if (items.nonPrimaryDiagnosisDate === undefined && items.primaryDiagnosisDate === undefined) {
    return 'it names neither nonPrimaryDiagnosisDate nor primaryDiagnosisDate, so no case would have a date.'
  }
  return undefined
}
