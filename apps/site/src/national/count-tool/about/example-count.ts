import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { submission } from '@spotlight/submission'
import { z } from 'zod'

const positive = z.int().positive()
const exampleCount = z.object({
  /** What was typed after `spotlight-count`, in this order. */
  commands: z.array(z.string()),
  /** What the report of the invented hospital says; it stays inside. */
  inside: z.object({
    living: positive,
    newest: z.object({ year: positive, people: positive }),
    toLookAt: positive,
  }),
  picture: z.object({ width: positive, height: positive }),
  /** What would leave: a submission before its key and signature. */
  content: submission.omit({ key: true }),
})
export type ExampleCount = z.infer<typeof exampleCount>

export const exampleFolder = 'content/count-tool'

/** What the program made of an invented hospital: see scripts/make-count-example.mjs. */
export const readExampleCount = (root: string): ExampleCount =>
  exampleCount.parse(JSON.parse(readFileSync(join(root, exampleFolder, 'example.json'), 'utf8')))
