import { inTransaction } from '../../../src/foundation/index.ts'
import { wordingsOf } from '../../../src/inform/stories/store/consent-store.ts'
import { storiesOf } from '../../../src/inform/stories/store/list-stories.ts'
import { loadReadiness } from '../../../src/inform/stories/store/load-readiness.ts'
import { makeLink } from '../../../src/inform/stories/store/story-mail.ts'
import { type StoryRow, storyById } from '../../../src/inform/stories/store/story-store.ts'
import {
  askAt,
  consolePictureAt,
  consoleStoryAt,
  editAt,
  findPath,
  homeAt,
  lookAt,
  publishAt,
  refuseAt,
  takeDownAt,
} from '../../../src/inform/stories/story-links.ts'
import { addPicture } from '../../../src/inform/stories/verbs/add-picture.ts'
import { confirmStory } from '../../../src/inform/stories/verbs/confirm-story.ts'
import { editStory } from '../../../src/inform/stories/verbs/edit-story.ts'
import { publishStory } from '../../../src/inform/stories/verbs/publish-story.ts'
import { tellStory } from '../../../src/inform/stories/verbs/tell-story.ts'
import type { Examples, Scene } from './example.ts'

/** How many were told on each site: two sites with the same deeds have the same stories. */
const toldOn = new WeakMap<object, number>()
const actor = { kind: 'system', name: 'test' } as const
const calm = 'I asked who else there was, and nobody could say. I am still asking.'

/** A story that its teller has confirmed. */
async function waiting({ services }: Scene, words = calm): Promise<StoryRow> {
  const number = (toldOn.get(services) ?? 0) + 1
  toldOn.set(services, number)
  const address = `someone-${number}@post.example`
  const wordings = wordingsOf(services.messages.in('en'), '').slice(0, 1)
  const about = { about: 'me', years: 1, agreed: ['site'], language: 'en', locale: 'en', concerns: [] } as const
  await tellStory(services, { ...about, words, name: '', age: null, address, key: `form-${number}`, wordings })
  const [story] = await storiesOf(services.db, address)
  if (!story) throw new Error('No story has been told')
  const storyId = story.id
  const now = services.clock()
  await confirmStory(services, await inTransaction(services.write, tx => makeLink(tx, { kind: 'confirm', storyId, now })))
  return again({ services }, story)
}

async function again({ services }: Pick<Scene, 'services'>, { id }: StoryRow): Promise<StoryRow> {
  const story = await storyById(services.db, id)
  if (!story) throw new Error('A story is gone')
  return story
}

async function shown(scene: Scene): Promise<StoryRow> {
  const story = await waiting(scene)
  await publishStory(scene.services, { id: story.id, version: story.version, actor, at: null, isSure: false })
  return again(scene, story)
}

async function edited(scene: Scene): Promise<StoryRow> {
  const story = await waiting(scene)
  const text = { language: 'en', name: '', opening: calm, words: `${calm} Still.`, description: '' } as const
  await editStory(scene.services, { id: story.id, basedOn: 1, actor, age: null, keepsPicture: true, texts: [text] })
  return again(scene, story)
}

/** What its picture shows is of no meaning here: nothing reads it. */
async function withPicture(scene: Scene): Promise<StoryRow> {
  const story = await waiting(scene)
  const { services } = scene
  const link = { kind: 'mine', storyId: story.id, now: services.clock() } as const
  const token = await inTransaction(services.write, tx => makeLink(tx, link))
  const picture = { bytes: new Uint8Array([story.id % 256]), width: 480, height: 360 }
  await addPicture(services, token, { made: { large: picture, small: picture }, description: 'A lamp' })
  return again(scene, story)
}

async function keyOf({ services }: Scene, story: StoryRow): Promise<string> {
  const [open] = (await loadReadiness(services.db, story, { now: services.clock(), isSure: false })).open
  if (!open) throw new Error('There is nothing to look at')
  return open.key
}

const formOf = ({ id, version }: StoryRow, fields: Readonly<Record<string, string>> = {}) => ({
  holes: { id: String(id) },
  fields: { version: String(version), ...fields },
})

const byEditor = { role: 'editor' } as const

/** What staff do with people’s stories. */
export const storiesExamples: Examples = {
  places: [
    {
      paths: [consoleStoryAt, editAt, lookAt, askAt, publishAt, homeAt, refuseAt, takeDownAt].map(({ path }) => path),
      prepare: async scene => ({ id: String((await waiting(scene)).id) }),
    },
    { paths: [consolePictureAt.path], prepare: async scene => ({ id: String((await withPicture(scene)).id) }) },
  ],
  forms: [
    {
      ...byEditor,
      path: findPath,
      prepare: async () => ({ holes: {}, fields: { address: 'someone@post.example' } }),
      answers: 200,
      leaves: ['story.look-up'],
      again: ['story.look-up'],
    },
    {
      ...byEditor,
      path: editAt.path,
      prepare: async scene =>
        formOf(await waiting(scene), { basedOn: '1', opening: calm, words: `${calm} Still.`, keeps: 'yes' }),
      leaves: ['story.edit'],
    },
    {
      ...byEditor,
      path: lookAt.path,
      prepare: async scene => {
        const story = await waiting(scene, `${calm} My nurse Angharad rang.`)
        return formOf(story, { key: await keyOf(scene, story) })
      },
      leaves: ['story.look'],
    },
    { ...byEditor, path: askAt.path, prepare: async scene => formOf(await edited(scene)), leaves: ['story.ask'] },
    { ...byEditor, path: publishAt.path, prepare: async scene => formOf(await waiting(scene)), leaves: ['story.publish'] },
    { ...byEditor, path: homeAt.path, prepare: async scene => formOf(await shown(scene), { on: 'yes' }), leaves: ['story.home'] },
    {
      ...byEditor,
      path: refuseAt.path,
      prepare: async scene => formOf(await waiting(scene), { reason: 'asked' }),
      leaves: ['story.refuse'],
    },
    {
      ...byEditor,
      path: takeDownAt.path,
      prepare: async scene => formOf(await shown(scene), { reason: 'asked' }),
      leaves: ['story.take-down'],
    },
  ],
}
