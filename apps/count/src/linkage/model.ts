import { z } from 'zod'

/**
 * A linkage model as data: which columns are compared, how, and which rows are brought together at all. The program brings the one for NHS
 * extracts (nhs-model.ts); a test or a hospital can declare another over other columns.
 */
const comparison = z.strictObject({
  /** The column of the rows that is compared; unique within the model. */
  column: z.string().regex(/^[a-z][a-z0-9_]*$/),
  /** In words, as it stands in explanations: `family name`. */
  label: z.string().min(1),
  /** Which agreements are told apart; levels.ts lists them. */
  kind: z.enum(['name', 'date', 'postcode', 'text', 'code', 'exact']),
  /** The column with which values are swapped by mistake: given and family name. */
  swappedWith: z.string().optional(),
  /** Short forms count as agreement: Tom and Thomas. */
  nicknames: z.boolean().default(false),
  /** A rare value that agrees says more than a common one. */
  frequencies: z.boolean().default(false),
  /**
   * Belongs to the person and not to the family: given name, birth date, a number. Relatives share all else, so this alone says whether two records are of
   * one person or of two in one household. Two groups that each say such a value more than once, and of which no two come near each other, are two people.
   */
  tellsApart: z.boolean().default(false),
})
export type Comparison = z.infer<typeof comparison>

export const linkageModel = z.strictObject({
  id: z.string(),
  /** For rows from a CSV file: how each column of the rows is made from a column of the file. */
  columns: z
    .record(z.string(), z.strictObject({ from: z.string(), as: z.enum(['name', 'date', 'postcode', 'sex', 'text', 'code']) }))
    .optional(),
  comparisons: z.array(comparison).min(1).max(14),
  /**
   * Rows are compared if they share all keys of one block. A key is a column, with `:3` for its first letters, `:skeleton` for its first letter and
   * consonants, `:formal` for the full form of a short name, `:year`, `:month`, `:digits` (in any order) for dates, `:district`, `:sector` for postcodes, and `a+b` for two
   * columns in either order.
   */
  blocks: z.array(z.array(z.string()).min(1)).min(1),
  /** A block that would make more pairs than this is left out, and this is said. */
  pairsPerBlock: z.int().positive().default(50_000),
  /** How many people the rows may be about at least, whatever the number of rows: in a small extract two namesakes are not one person for lack of others. */
  populationAtLeast: z.number().nonnegative().default(0),
  /** How many pairs of records are of relatives in one household, for each pair of one person. */
  relativesPerMatch: z.number().positive().default(0.25),
  /** Records are joined where the odds are at least this probable, as the mean over all pairs of the two groups. */
  linkAt: z.number().gt(0).lt(1).default(0.95),
  /** Two groups that are at least this probably one person, and were not joined, go to the review. */
  doubtAt: z.number().gt(0).lt(1).default(0.2),
})
export type LinkageModel = z.infer<typeof linkageModel>

/** A model as it is written: defaults may be left out. */
export type DeclaredModel = z.input<typeof linkageModel>
