import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { isFigureDate, type Seed, type Services } from '../../foundation/index.ts'
import { enterReading } from '../measures/keep-reading.ts'

const path = 'content/example/impact.yaml'

const fileSchema = z.array(
  z.strictObject({
    measure: z.string(),
    date: z.string().refine(isFigureDate),
    amount: z.number().int().min(0),
    outOf: z.number().int().positive().nullable().default(null),
    source: z.string().startsWith('Example: '),
    note: z.strictObject({ en: z.string(), cy: z.string() }).default({ en: '', cy: '' }),
  }),
)

/** Readings of measures in the example campaign, so that nobody meets an empty page. */
export const exampleImpactSeed: Seed = {
  name: 'the example measures',
  campaign: 'example',
  from: { files: [path], version: 1 },
  run: seedExampleImpact,
}

/** What "staff" have entered in the example. Throws where the file is not as it should be. */
export const readExampleImpact = (root: string): z.infer<typeof fileSchema> =>
  fileSchema.parse(parse(readFileSync(join(root, path), 'utf8')))

/** Enters what is not there yet, through the verb that staff use. What was changed or withdrawn since stays as it is. */
export async function seedExampleImpact({ write, root, clock }: Pick<Services, 'write' | 'root' | 'clock'>): Promise<void> {
  for (const { measure, date, ...said } of readExampleImpact(root)) {
    const entered = { ...said, date, state: null, url: '', kept: 'Invented' }
    await enterReading(write, {
      measure,
      entered,
      formToken: `seed-${measure}-${date}`,
      actor: { kind: 'seed', name: 'example-impact' },
      now: clock(),
    })
  }
}
