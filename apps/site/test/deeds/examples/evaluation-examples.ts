import { keepFigures, saveWords } from '../../../src/impact/evaluation/draft/change-draft.ts'
import { draftOf } from '../../../src/impact/evaluation/draft/draft-store.ts'
import { reportDraft } from '../../../src/impact/evaluation/draft/report-draft.ts'
import { publishEdition } from '../../../src/impact/evaluation/edition/publish-edition.ts'
import { publishPath, takeFiguresPath, wordsPath } from '../../../src/impact/evaluation/evaluation-links.ts'
import { snapshotForTests, wordsForTests } from '../../../src/impact/evaluation/test/snapshot-for-tests.ts'
import { publishPoster } from '../../../src/impact/poster/edition/publish-poster.ts'
import { posterDraft } from '../../../src/impact/poster/poster-draft.ts'
import {
  changeNoteAt,
  noteAt,
  posterWordsPath,
  publishPosterPath,
  withdrawNoteAt,
} from '../../../src/impact/poster/poster-links.ts'
import { savePoster } from '../../../src/impact/poster/save-poster.ts'
import { addNote } from '../../../src/impact/poster/sharing/keep-note.ts'
import { notesOf } from '../../../src/impact/poster/sharing/note-store.ts'
import { type Examples, nextIn, type Scene } from './example.ts'

const actor = { kind: 'system', name: 'test' } as const
/** As a form carries it. */
const token = (scene: Scene): string => `evaluation-${nextIn(scene, 'evaluation')}`.padEnd(43, '-')
const both = (text: string) => ({ en: text, cy: text })

/** A draft of the report that can be published; the version that it has. */
async function wholeDraft(scene: Scene): Promise<number> {
  const { services } = scene
  const { version } = await draftOf(services.db, reportDraft)
  await keepFigures(services, { actor, basedOn: version, figures: snapshotForTests() })
  const words = wordsForTests({ summary: `In short, ${nextIn(scene, 'summary')}.` })
  await saveWords(services, { actor, basedOn: version + 1, words })
  return version + 2
}

const publishing = ({ services }: Scene) => {
  const { campaign, messages, baseUrl, write, clock } = services
  return { write, asked: { campaign, messages, baseUrl, publisher: '', actor, now: clock() } }
}

async function published(scene: Scene): Promise<number> {
  const basedOn = await wholeDraft(scene)
  const { write, asked } = publishing(scene)
  const outcome = await publishEdition(write, { ...asked, basedOn, corrects: null, reason: both(''), formToken: token(scene) })
  if (outcome.kind === 'no') throw new Error(`The report should be published: ${outcome.why}`)
  return outcome.number
}

/** A poster of a published report that can be published; the version of its draft. */
async function wholePoster(scene: Scene): Promise<number> {
  const { services } = scene
  const edition = await published(scene)
  const { version } = await draftOf(services.db, posterDraft)
  const words = { title: 'Count us', who: 'Who', what: 'What', how: 'How', means: `It means ${edition}` }
  await savePoster(services, {
    actor,
    basedOn: version,
    body: { words: { en: words, cy: words }, edition, measures: ['counting'] },
  })
  return version + 1
}

async function aPoster(scene: Scene): Promise<number> {
  const basedOn = await wholePoster(scene)
  const { write, asked } = publishing(scene)
  const outcome = await publishPoster(write, { ...asked, basedOn, formToken: token(scene) })
  if (outcome.kind === 'no') throw new Error(`The poster should be published: ${outcome.why}`)
  return outcome.number
}

const note = { 'shown-on': '2026-11-01', 'place-en': 'Example Hall', 'place-cy': 'Neuadd Enghraifft', 'who-en': 'a nurse' }
const noteFields = { ...note, 'who-cy': 'nyrs', 'learnt-en': 'They asked.', 'learnt-cy': 'Gofynnwyd.' }

async function aNote(scene: Scene): Promise<{ note: string }> {
  const poster = await aPoster(scene)
  const words = { place: both('A hall'), who: both('a nurse'), learnt: both('Much.') }
  await addNote(scene.services, { actor, poster, formToken: token(scene), shownOn: '2026-11-01', words })
  const [kept] = await notesOf(scene.services.db, poster)
  if (!kept) throw new Error('The note should be there')
  return { note: String(kept.id) }
}

/** What staff do with the evaluation report, its posters and the notes of where those were shown. */
export const evaluationExamples: Examples = {
  places: [
    { paths: [noteAt.path], prepare: async scene => ({ number: String(await aPoster(scene)) }) },
    { paths: [changeNoteAt.path, withdrawNoteAt.path], prepare: aNote },
  ],
  forms: [
    { path: takeFiguresPath, role: 'editor', prepare: () => ({ fields: { version: '0' } }), leaves: ['evaluation.take-figures'] },
    {
      path: wordsPath,
      role: 'editor',
      prepare: () => ({ fields: { version: '0', 'title-en': 'What changed', 'title-cy': 'Yr hyn a newidiodd' } }),
      leaves: ['evaluation.write'],
    },
    {
      path: publishPath,
      role: 'editor',
      prepare: async scene => ({ fields: { version: String(await wholeDraft(scene)), token: token(scene) } }),
      leaves: ['evaluation.publish'],
    },
    {
      path: posterWordsPath,
      role: 'editor',
      prepare: async scene => ({
        fields: { version: '0', edition: String(await published(scene)), measure: ['counting'], 'title-en': 'Count us' },
      }),
      leaves: ['poster.write'],
    },
    {
      path: publishPosterPath,
      role: 'editor',
      prepare: async scene => ({ fields: { version: String(await wholePoster(scene)), token: token(scene) } }),
      leaves: ['poster.publish'],
    },
    {
      path: noteAt.path,
      role: 'editor',
      prepare: async scene => ({
        holes: { number: String(await aPoster(scene)) },
        fields: { ...noteFields, token: token(scene) },
      }),
      leaves: ['sharing-note.add'],
    },
    {
      path: changeNoteAt.path,
      role: 'editor',
      prepare: async scene => ({ holes: await aNote(scene), fields: { ...noteFields, version: '1' } }),
      leaves: ['sharing-note.change'],
    },
    {
      path: withdrawNoteAt.path,
      role: 'editor',
      prepare: async scene => ({ holes: await aNote(scene), fields: { version: '1', reason: 'It named somebody.' } }),
      leaves: ['sharing-note.withdraw'],
    },
  ],
}
