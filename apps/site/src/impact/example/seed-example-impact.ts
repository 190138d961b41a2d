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
    source: z.string().startsWith('Example: '),
  }),
)

/** Readings of measures in the example campaign, so that nobody meets an empty page. */
export const exampleImpactSeed: Seed = {
  name: 'the example measures',
  campaign: 'example',
  from: { files: [path], version: 1 },
  run: seedExampleImpact,
}

/** Enters what is not there yet, through the verb that staff use. What was changed or withdrawn since stays as it is. */
export async function seedExampleImpact({ write, root, clock }: Pick<Services, 'write' | 'root' | 'clock'>): Promise<void> {
  for (const { measure, date, amount, source } of fileSchema.parse(parse(readFileSync(join(root, path), 'utf8')))) {
    const entered = { date, amount, outOf: null, state: null, source, url: '', kept: 'Invented', note: { en: '', cy: '' } }
    await enterReading(write, {
      measure,
      entered,
      formToken: `seed-${measure}-${date}`,
      actor: { kind: 'seed', name: 'example-impact' },
      now: clock(),
    })
  }
}
