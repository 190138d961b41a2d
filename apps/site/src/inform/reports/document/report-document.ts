import { z } from 'zod'
import { statusCodes } from '../../../releases/index.ts'

/**
 * A report as it is read: sections of blocks, in one language. It is kept whole with the edition; the page and the paper are two ways of
 * showing it, so that neither can say what the other does not, and so that no later version of this site changes its words.
 */

const status = z.enum(statusCodes)
const share = z.number().min(0).max(1)

/** `href` knows no language and begins with a slash. */
const cellSchema = z.union([
  z.string(),
  z.object({ text: z.string(), href: z.string().optional(), status: status.optional(), lang: z.literal('en').optional() }),
])

const tableSchema = z.object({
  id: z.string(),
  caption: z.string(),
  columns: z.array(z.object({ label: z.string(), isNumber: z.boolean().optional() })),
  rows: z.array(z.array(cellSchema)),
})

/** What a bar or a point is about, and what it shows in words where it shows nothing. */
const barsSchema = z.object({
  kind: z.literal('bars'),
  alt: z.string(),
  rows: z.array(z.object({ label: z.string(), parts: z.array(z.object({ status, count: z.number().int().positive() })) })),
  key: z.array(z.object({ status, word: z.string() })),
})

const intervalsSchema = z.object({
  kind: z.literal('intervals'),
  alt: z.string(),
  rows: z.array(
    z.object({
      label: z.string(),
      /** Fractions of 1; null where the group is too small for a percentage. */
      point: z.object({ value: share, low: share, high: share }).nullable(),
      words: z.string(),
    }),
  ),
  /** `0%`, `50%`, `100%`, as the language writes them. */
  scale: z.array(z.object({ at: share, word: z.string() })),
})

const blockSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  /** Words of staff, as Markdown. */
  z.object({ kind: z.literal('markdown'), text: z.string() }),
  z.object({ kind: z.literal('heading'), text: z.string() }),
  z.object({ kind: z.literal('list'), items: z.array(z.string()) }),
  z.object({ kind: z.literal('link'), text: z.string(), href: z.string() }),
  /** One number, with what no number goes without. */
  z.object({ kind: z.literal('figure'), value: z.string(), words: z.string(), about: z.string() }),
  /** The same three for all the numbers of a section. */
  z.object({ kind: z.literal('note'), about: z.string() }),
  z.object({
    kind: z.literal('chart'),
    title: z.string(),
    chart: z.discriminatedUnion('kind', [barsSchema, intervalsSchema]),
    table: tableSchema,
  }),
  z.object({ kind: z.literal('table'), table: tableSchema }),
  /** Passages of the release, by their ids: their words stay there, and what is withheld there is withheld here. */
  z.object({ kind: z.literal('quotes'), passages: z.array(z.string()) }),
])

export const documentSchema = z.object({
  series: z.string(),
  title: z.string(),
  /** Which edition it is, and what its numbers come from. */
  about: z.string(),
  /** What has to be known before anything is read: what it puts right. */
  notice: z.object({ title: z.string(), text: z.string() }).nullable(),
  sections: z.array(z.object({ id: z.string(), title: z.string(), blocks: z.array(blockSchema) })),
  /** Where the numbers come from, said beside each of them. Null for a report that was not made from a release. */
  source: z.object({ day: z.iso.date(), name: z.string(), href: z.string() }).nullable(),
})

export type ReportDocument = z.infer<typeof documentSchema>
export type Section = ReportDocument['sections'][number]
export type Block = Section['blocks'][number]
export type ReportTable = z.infer<typeof tableSchema>
export type Cell = z.infer<typeof cellSchema>
export type BarsChart = z.infer<typeof barsSchema>
export type IntervalsChart = z.infer<typeof intervalsSchema>
export type Chart = BarsChart | IntervalsChart

export const textOfCell = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.text)
