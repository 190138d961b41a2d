import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Seed, Services } from '../../../foundation/index.ts'
import { hasEditionOf } from '../edition/edition-store.ts'
import { publishEdition } from '../edition/publish-edition.ts'

const path = 'content/example/reports.yaml'

const fileSchema = z.array(
  z.object({ report: z.string(), editions: z.array(z.object({ release: z.string(), publishedOn: z.iso.date() })) }),
)

/** What has been "published" of the reports of the example campaign. It needs its releases and the words of the reports. */
export const exampleEditionsSeed: Seed = {
  name: 'the reports of the example campaign',
  campaign: 'example',
  run: seedExampleEditions,
}

/** Publishes the editions of a report that has none, through the verb that staff use. One that has any is left as it is. */
export async function seedExampleEditions({ write, root, clock, log, messages }: Services): Promise<void> {
  for (const { report, editions } of fileSchema.parse(parse(readFileSync(join(root, path), 'utf8')))) {
    if (await hasEditionOf(write, report)) continue
    for (const { release, publishedOn } of editions) {
      const outcome = await publishEdition(write, {
        report,
        release,
        reason: { en: '', cy: '' },
        formToken: `seed-${report}-${release}`,
        campaign: 'example',
        messages,
        publisher: '',
        actor: { kind: 'seed', name: 'example-campaign' },
        now: clock(),
        publishedOn,
      })
      if (outcome.kind === 'unknown') {
        // Its words could not be read: `spotlight check` says why. The site can do without an example.
        log('report-not-there', { report })
        break
      }
      if (outcome.kind !== 'published' && outcome.kind !== 'same')
        throw new Error(`${path}: ${report} from ${release} could not be published: ${JSON.stringify(outcome)}`)
    }
  }
}
