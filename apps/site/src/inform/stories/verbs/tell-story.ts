import { createHash } from 'node:crypto'
import { type Actor, inTransaction, type Locale, record, type WriteDb } from '../../../foundation/index.ts'
import { type Concerns, flagText, mayWriteTo } from '../../../network/index.ts'
import { openingOf } from '../rules/opening-of.ts'
import type { CompleteTelling } from '../rules/read-telling.ts'
import { daysAfter, mailAgainMinutes, unconfirmedDays, yearsAfter } from '../rules/story-times.ts'
import { recordGiven, type ScopeWording } from '../store/consent-store.ts'
import { lastMailAt, makeLink, queueStoryMail, type StoryHouse } from '../store/story-mail.ts'
import { insertStory, type StoryRow, storyOfForm, takeTurnOf } from '../store/story-store.ts'
import { insertVersion } from '../store/version-store.ts'
import { confirmLink, consoleStoryAt } from '../story-links.ts'

export type TellStory = CompleteTelling & {
  /** The key of the form, made when it was opened: sent twice with the same words it is one story. A browser may open the same form for another. */
  readonly key: string
  readonly locale: Locale
  /** The words that were ticked. */
  readonly wordings: readonly ScopeWording[]
  readonly concerns: Concerns
}

export const tellerActor: Actor = { kind: 'link', name: 'story' }
export const subjectOfStory = (id: number) => ({ kind: 'story', id: String(id) }) as const
export const flagOfStory = (id: number) => ({ room: 'inform', subject: 'story', id: String(id) }) as const

/**
 * Takes a story and asks the owner of the address whether it was they who told it. Until they say yes nobody here reads it, and after some days it is deleted.
 * Whoever sends the form learns the same in every case.
 */
export const tellStory = (house: StoryHouse, told: TellStory): Promise<void> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const { address, language, locale, about, years } = told
    if (!(await mayWriteTo(tx, house, address))) return
    const formKey = createHash('sha256').update(`${told.key}\n${address}\n${told.words}`).digest('hex')
    await takeTurnOf(tx, formKey)
    const before = await storyOfForm(tx, formKey)
    if (before) return askAgain(tx, house, before)
    const storyId = await insertStory(tx, { about, address, form_key: formKey, language, locale, years, now })
    await record(tx, {
      actor: tellerActor,
      at: now,
      deed: 'story.tell',
      subject: subjectOfStory(storyId),
      after: { fields: ['words', 'name', 'age', 'address', 'about', 'years', ...told.wordings.map(({ scope }) => scope)] },
    })
    const { name, words, age } = told
    const text = { language, name, words, opening: openingOf(words), description: '' }
    await insertVersion(tx, { storyId, now, number: 1, by: 'teller', age, picture: null, texts: [text] })
    await recordGiven(tx, { storyId, now, way: 'form', until: yearsAfter(now, years) }, told.wordings)
    const { concerns } = told
    await flagText(tx, { ...flagOfStory(storyId), link: consoleStoryAt.link(storyId), concerns, now })
    await askByMail(tx, house, { id: storyId, address, locale, told_at: now })
  })

type Asked = Pick<StoryRow, 'id' | 'address' | 'locale' | 'told_at'>

async function askByMail(tx: WriteDb, house: StoryHouse, { id: storyId, address: to, locale, told_at }: Asked): Promise<void> {
  const now = house.clock()
  const link = confirmLink(await makeLink(tx, { kind: 'confirm', storyId, now }))
  // Whole days until it is forgotten.
  const days = Math.max(1, Math.floor((daysAfter(told_at, unconfirmedDays).getTime() - now.getTime()) / (24 * 60 * 60 * 1000)))
  await queueStoryMail(tx, house, { storyId, to, locale, key: 'confirm', with: { days }, link, now })
}

/** The form once more, some minutes later: the mail may be lost. Sooner, a finger was impatient. */
async function askAgain(tx: WriteDb, house: StoryHouse, story: StoryRow): Promise<void> {
  const now = house.clock()
  const last = (await lastMailAt(tx, story.id)) ?? story.told_at
  if (story.state !== 'unconfirmed' || now.getTime() - last.getTime() < mailAgainMinutes * 60_000) return
  await record(tx, {
    actor: tellerActor,
    at: now,
    deed: 'story.tell',
    subject: subjectOfStory(story.id),
    after: { fields: ['address'] },
  })
  await askByMail(tx, house, story)
}
