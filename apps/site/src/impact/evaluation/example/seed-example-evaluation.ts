import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { dayInUk, type Seed, type Services } from '../../../foundation/index.ts'
import { publishPoster } from '../../poster/edition/publish-poster.ts'
import { posterDraft } from '../../poster/poster-draft.ts'
import { savePoster } from '../../poster/save-poster.ts'
import { addNote } from '../../poster/sharing/keep-note.ts'
import { noteWordsSchema } from '../../poster/sharing/sharing-note.ts'
import { posterWordsSchema } from '../../poster/words-of-poster.ts'
import { keepFigures, saveWords } from '../draft/change-draft.ts'
import { draftOf } from '../draft/draft-store.ts'
import { reportDraft } from '../draft/report-draft.ts'
import { hasEvaluation } from '../edition/edition-store.ts'
import { publishEdition } from '../edition/publish-edition.ts'
import { takeSnapshot } from '../snapshot/take-snapshot.ts'
import { reportWordsSchema } from '../words-of-report.ts'

const path = 'content/example/evaluation.yaml'

/** A paragraph of a list in YAML ends with a line end; a text that somebody types does not. */
const trimmed = <Fields extends z.ZodRawShape>(words: z.ZodObject<Fields>) =>
  z.preprocess(
    value =>
      typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, text]) => [key, typeof text === 'string' ? text.trim() : text]))
        : value,
    words,
  )

const both = trimmed(z.object({ en: z.string(), cy: z.string() }))
const fileSchema = z.object({
  report: z.object({ en: trimmed(reportWordsSchema), cy: trimmed(reportWordsSchema) }),
  poster: z.object({ measures: z.array(z.string()), en: trimmed(posterWordsSchema), cy: trimmed(posterWordsSchema) }),
  shown: noteWordsSchema.extend({ place: both, who: both, learnt: both }),
})

const actor = { kind: 'seed', name: 'example-evaluation' } as const

/** One published report, one poster of it and where that was shown, so that nobody meets an empty page. It needs the measures and the releases. */
export const exampleEvaluationSeed: Seed = {
  name: 'the evaluation report of the example campaign',
  campaign: 'example',
  run: seedExampleEvaluation,
}

/** Makes them through the verbs that staff use. Where there is a report already, all is left as it is. */
export async function seedExampleEvaluation(services: Services): Promise<void> {
  const { db, root } = services
  if (await hasEvaluation(db)) return
  const { report, poster, shown } = fileSchema.parse(parse(readFileSync(join(root, path), 'utf8')))
  await seedReport(services, report)
  await seedPoster(services, poster)
  const shownOn = dayInUk(services.clock())
  await addNote(services, { actor, poster: 1, formToken: 'seed-sharing-1', shownOn, words: shown })
}

type File = z.infer<typeof fileSchema>

async function seedReport(services: Services, words: File['report']): Promise<void> {
  const { db, write, messages, campaign, clock } = services
  const begun = await draftOf(db, reportDraft)
  await keepFigures(services, { actor, basedOn: begun.version, figures: await takeSnapshot(services) })
  await saveWords(services, { actor, basedOn: begun.version + 1, words })
  const { version } = await draftOf(db, reportDraft)
  const outcome = await publishEdition(write, {
    basedOn: version,
    corrects: null,
    reason: { en: '', cy: '' },
    formToken: 'seed-evaluation-1',
    campaign,
    messages,
    publisher: '',
    actor,
    now: clock(),
  })
  if (outcome.kind === 'no') throw new Error(`${path}: the report could not be published: ${outcome.why}`)
}

async function seedPoster(services: Services, { measures, en, cy }: File['poster']): Promise<void> {
  const { db, write, messages, campaign, baseUrl, clock } = services
  const begun = await draftOf(db, posterDraft)
  const body = { words: { en, cy }, edition: 1, measures: [...measures].sort() }
  await savePoster(services, { actor, basedOn: begun.version, body })
  const { version } = await draftOf(db, posterDraft)
  const outcome = await publishPoster(write, {
    basedOn: version,
    formToken: 'seed-poster-1',
    campaign,
    messages,
    baseUrl,
    publisher: '',
    actor,
    now: clock(),
  })
  if (outcome.kind === 'no') throw new Error(`${path}: the poster could not be published: ${outcome.why}`)
}
