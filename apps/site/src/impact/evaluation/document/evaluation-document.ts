import { z } from 'zod'
import { type FlowSpec, isFigureDate } from '../../../foundation/index.ts'

/**
 * A report as it is read: sections of blocks, in one language. It is kept whole with the edition; the page and the paper are two ways of
 * showing it, so that neither can say what the other does not, and so that no later version of this site changes its words.
 */

/** `href` is an address of ours that knows no language and begins with a slash, or one elsewhere. */
const cellSchema = z.union([z.string(), z.object({ text: z.string(), href: z.string() })])

/** What no number goes without: when it was true, out of what, and where it comes from. */
export const factsSchema = z.object({
  date: z.string().refine(isFigureDate),
  denominator: z.string(),
  source: z.object({ name: z.string(), href: z.string().nullable() }),
})

const tableSchema = z.object({
  id: z.string(),
  caption: z.string(),
  columns: z.array(z.object({ label: z.string(), isNumber: z.boolean().optional() })),
  rows: z.array(z.array(cellSchema)),
})

const count = z.number().int().positive()
const columnSchema = z.object({
  label: z.string(),
  nodes: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      fill: z.enum(['full', 'lamp', 'hatched', 'dotted', 'rose', 'empty']),
      count,
    }),
  ),
})

/** How many trusts went from which status to which, as the kit of charts draws it. */
export const flowSpecSchema: z.ZodType<FlowSpec> = z.object({
  kind: z.literal('flow'),
  from: columnSchema,
  to: columnSchema,
  links: z.array(z.object({ from: z.string(), to: z.string(), count })),
})
export const flowChartSchema = z.object({ alt: z.string(), spec: flowSpecSchema })

const blockSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  /** What must not be overlooked. */
  z.object({ kind: z.literal('notice'), text: z.string() }),
  /** Words of staff, as Markdown. */
  z.object({ kind: z.literal('markdown'), text: z.string() }),
  z.object({ kind: z.literal('list'), items: z.array(z.string()) }),
  /** One measure: its name, its number with what no number goes without, and what else has to be known. */
  z.object({
    kind: z.literal('figure'),
    title: z.string(),
    value: z.string(),
    words: z.string(),
    facts: factsSchema,
    more: z.array(z.string()),
  }),
  /** A measure without a number, or a promise: its name, and what there is to say of it. */
  z.object({ kind: z.literal('unmeasured'), title: z.string(), more: z.array(z.string()) }),
  z.object({ kind: z.literal('flow'), title: z.string(), chart: flowChartSchema, table: tableSchema, facts: factsSchema }),
  z.object({ kind: z.literal('table'), table: tableSchema, facts: factsSchema.nullable() }),
])

export const documentSchema = z.object({
  title: z.string(),
  /** Which edition it is, and of which moment its figures are. */
  about: z.string(),
  /** What has to be known before anything is read: what it puts right. */
  notice: z.object({ title: z.string(), texts: z.array(z.string()) }).nullable(),
  sections: z.array(z.object({ id: z.string(), title: z.string(), blocks: z.array(blockSchema) })),
})

export type EvaluationDocument = z.infer<typeof documentSchema>
export type Section = EvaluationDocument['sections'][number]
export type Block = Section['blocks'][number]
export type Facts = z.infer<typeof factsSchema>
export type Table = z.infer<typeof tableSchema>
export type Cell = z.infer<typeof cellSchema>
export type FlowChart = z.infer<typeof flowChartSchema>

export const textOfCell = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.text)
