import { z } from 'zod'
import { Failure } from '../../workbench/index.ts'

export const statements = ['metastatic', 'recurrence', 'progression', 'primary', 'not-metastatic', 'ignore'] as const
export const mdtSites = [
  'bone',
  'brain',
  'liver',
  'lung',
  'skin',
  'pleura',
  'marrow',
  'distant-nodes',
  'regional-nodes',
  'adrenal',
  'peritoneum',
  'other',
  'unknown',
  'ignore',
] as const
export const signOffs = ['signed-off', 'not-signed-off'] as const

/** YAML reads `N` and `1` as what they are to it; a value of a sheet is always text. */
const valueMap = <Target extends z.ZodType>(target: Target) => z.record(z.string(), target)

/**
 * What a sheet of a hospital's own means, declared by somebody who knows it. Nothing that it does not say is guessed. In `values`, `*` stands for every value that
 * is not named, `(blank)` for an empty cell.
 */
export const mdtMap = z.strictObject({
  kind: z.literal('mdt'),
  name: z.string().min(1),
  version: z.coerce.string().default('1'),
  /** Only this sheet of a spreadsheet; without it the first sheet that has all the columns. */
  sheet: z.string().optional(),
  columns: z
    .strictObject({
      nhs_number: z.string().optional(),
      hospital_number: z.string().optional(),
      family_name: z.string().optional(),
      given_name: z.string().optional(),
      birth_date: z.string().optional(),
      sex: z.string().optional(),
      postcode: z.string().optional(),
      date: z.string(),
      statement: z.string().optional(),
      site: z.string().optional(),
      primary: z.string().optional(),
      signed_off: z.string().optional(),
      death_date: z.string().optional(),
    })
    .refine(
      ({ nhs_number, hospital_number, family_name, birth_date }) => nhs_number ?? hospital_number ?? (family_name && birth_date),
      {
        message: 'Name a column that says who the person is: nhs_number, hospital_number, or family_name and birth_date.',
      },
    )
    .refine(({ statement, site }) => statement ?? site, { message: 'Name the column of the statement, of the site, or both.' }),
  /** How dates that are written as text are ordered. Dates that are dates to Excel need no order. */
  date_order: z.enum(['day-first', 'month-first', 'year-first']),
  /** Whose hospital numbers these are, where two hospitals number alike. */
  hospital: z.string().default('local'),
  /** What all rows are about, where the sheet has no column for it: `C50` for a sheet of the breast team. */
  primary: z
    .string()
    .regex(/^[CD][0-9]{2}(\.?[0-9])?$/, 'An ICD-10 code such as C50')
    .optional(),
  /** What stands between several sites in one cell. */
  site_separator: z.string().min(1).optional(),
  values: z
    .strictObject({
      statement: valueMap(z.enum(statements)).optional(),
      site: valueMap(z.enum(mdtSites)).optional(),
      signed_off: valueMap(z.enum(signOffs)).optional(),
      primary: valueMap(
        z.string().regex(/^([CD][0-9]{2}(\.?[0-9])?|ignore)$/, 'An ICD-10 code such as C50, or ignore'),
      ).optional(),
    })
    .default({}),
})
export type MdtMap = z.infer<typeof mdtMap>
export type MdtColumn = keyof MdtMap['columns']

/** @throws Failure with everything that is wrong in the mapping, in one message */
export function parseMdtMap(path: string, content: unknown): MdtMap {
  const parsed = mdtMap.safeParse(content)
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(
      ({ path: place, message }) => `  ${place.length === 0 ? 'the mapping' : place.join('.')}: ${message}`,
    )
    throw new Failure('input', `The mapping ${path} is not complete:\n${wrong.join('\n')}`)
  }
  const { columns, values } = parsed.data
  const unmapped = (['statement', 'site', 'signed_off'] as const).filter(
    name => columns[name] !== undefined && values[name] === undefined,
  )
  if (unmapped.length > 0)
    throw new Failure(
      'input',
      `The mapping ${path} names the columns of ${unmapped.join(', ')} and does not say under values what they hold. Nothing is guessed.`,
    )
  return parsed.data
}
