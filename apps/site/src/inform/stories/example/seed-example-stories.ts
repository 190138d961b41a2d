import { inTransaction, record, type Seed, type Services } from '../../../foundation/index.ts'
import { exampleByKey, insertExample, storyById, writeStory } from '../store/story-store.ts'
import { insertVersion, isSame, type StoryText, versionsOf } from '../store/version-store.ts'
import { subjectOfStory } from '../verbs/tell-story.ts'
import { type ExampleVoice, readVoices, voicesFile } from './example-voices.ts'

/** The invented stories of the example campaign. The real campaign has none until real people have told theirs. */
export const exampleStoriesSeed: Seed = {
  name: 'example stories',
  campaign: 'example',
  from: { files: [voicesFile], version: 1 },
  run: seedExampleStories,
}

/** Brings the example stories up to date; one that staff have edited, or taken down, stays as they left it. */
export async function seedExampleStories({ write, root, clock }: Pick<Services, 'write' | 'root' | 'clock'>): Promise<void> {
  for (const voice of readVoices(root)) {
    await inTransaction(write, async tx => {
      const now = clock()
      const before = await exampleByKey(tx, voice.portrait)
      const next = { age: voice.age, picture: null, texts: textsOf(voice) }
      const [newest] = before ? await versionsOf(tx, before.id) : []
      if (before && (newest?.by !== 'seed' || isSame(newest, next))) return
      const id = before?.id ?? (await insertExample(tx, voice.portrait, now))
      const story = await storyById(tx, id)
      if (!story) throw new Error('An example story is gone while it is made')
      const number = (newest?.number ?? 0) + 1
      await record(tx, {
        actor: { kind: 'seed', name: 'example-campaign' },
        at: now,
        deed: 'story.publish',
        subject: subjectOfStory(id),
      })
      await insertVersion(tx, { storyId: id, now, number, by: 'seed', ...next })
      await writeStory(tx, story, { newest: number, shown: number, shown_at: story.shown_at ?? now })
    })
  }
}

const textsOf = (voice: ExampleVoice): StoryText[] =>
  (['en', 'cy'] as const).map(language => {
    const { name, opening, words, picture } = voice[language]
    return { language, name, opening, words, description: picture }
  })
