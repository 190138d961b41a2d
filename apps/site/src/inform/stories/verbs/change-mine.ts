import { announce, inTransaction, record, type WriteDb } from '../../../foundation/index.ts'
import { openingOf } from '../rules/opening-of.ts'
import { yearsAfter } from '../rules/story-times.ts'
import { agreedScopes, recordGiven, recordWithdrawn, type ScopeWording } from '../store/consent-store.ts'
import { dropPictures } from '../store/picture-store.ts'
import { linkByToken, type StoryHouse } from '../store/story-mail.ts'
import { holdStory, type StoryRow, writeStory } from '../store/story-store.ts'
import { insertVersion, isSame, textIn, versionOf } from '../store/version-store.ts'
import { type Scope, scopes, type Years } from '../story-words.ts'
import { endStory } from './end-story.ts'
import { subjectOfStory, tellerActor } from './tell-story.ts'

/** `newer`: staff have changed it since the page was opened; nothing was done. */
export type ChangeOutcome = 'done' | 'newer' | 'ended' | 'unknown'

type Change<Outcome> = (tx: WriteDb, story: StoryRow, now: Date) => Promise<Outcome>

/** What somebody does who has the link: never anything to a story that is gone. */
export const byLink = <Outcome>(
  house: StoryHouse,
  token: string,
  change: Change<Outcome>,
): Promise<Outcome | 'ended' | 'unknown'> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const link = await linkByToken(tx, 'mine', token)
    const story = link && (await holdStory(tx, link.storyId))
    if (!story) return 'unknown'
    return story.state === 'open' ? change(tx, story, now) : 'ended'
  })

export const note = (tx: WriteDb, story: StoryRow, now: Date, deed: string, fields?: readonly string[]): Promise<void> =>
  record(tx, {
    actor: tellerActor,
    at: now,
    deed: `story.${deed}`,
    subject: subjectOfStory(story.id),
    ...(fields === undefined ? {} : { after: { fields } }),
  })

/** Takes a story back: it is gone from all that we control when this ends. Pressed twice it changes nothing. */
export const takeBack = (house: StoryHouse, token: string): Promise<ChangeOutcome> =>
  byLink<ChangeOutcome>(house, token, async (tx, story, now) => {
    await note(tx, story, now, 'take-back')
    await endStory(tx, story, { because: 'teller', reason: null, way: 'link', now })
    return 'done'
  })

/** Yes to the words that staff have edited: to those that were read, and to no others. */
export const agreeToWords = (house: StoryHouse, token: string, number: number): Promise<ChangeOutcome> =>
  byLink<ChangeOutcome>(house, token, async (tx, story, now) => {
    const isAsked = story.turn === 'teller' && story.asked === number
    // Pressed twice.
    if (!isAsked && story.agreed === number && story.newest === number) return 'done'
    if (!isAsked || story.newest !== number) return 'newer'
    await note(tx, story, now, 'agree', [`version ${number}`])
    await writeStory(tx, story, { agreed: number, asked: null, turn: 'staff', held_at: null, moved_at: now })
    return 'done'
  })

export type Rewrite = { readonly number: number; readonly name: string; readonly words: string; readonly age: number | null }

/** The teller’s own hand: a new version, which staff read again before anybody else does. What is shown meanwhile stays until then. */
export const rewriteMine = (house: StoryHouse, token: string, { number, name, words, age }: Rewrite): Promise<ChangeOutcome> =>
  byLink<ChangeOutcome>(house, token, async (tx, story, now) => {
    const before = await versionOf(tx, story.id, story.newest)
    const old = textIn(before, story.language)
    const opening = words === old.words ? old.opening : openingOf(words)
    // A translation of other words would say what nobody has said.
    const others = words === old.words ? before.texts.filter(({ language }) => language !== story.language) : []
    const texts = [
      { ...old, name, words, opening },
      ...others.map(text => ({ ...text, name: text.name === old.name ? name : text.name })),
    ]
    const next = { age, picture: before.picture, texts }
    // Pressed twice.
    if (isSame(before, next) && before.by === 'teller') return 'done'
    if (story.newest !== number) return 'newer'
    const newest = story.newest + 1
    await note(tx, story, now, 'rewrite', ['words', 'name', 'age'])
    await insertVersion(tx, { storyId: story.id, now, number: newest, by: 'teller', ...next })
    await writeStory(tx, story, { newest, agreed: newest, asked: null, turn: 'staff', show_at: null, moved_at: now })
    return 'done'
  })

/** The picture goes at once from everywhere; the words stay. */
export const removePicture = (house: StoryHouse, token: string): Promise<ChangeOutcome> =>
  byLink<ChangeOutcome>(house, token, async (tx, story, now) => {
    await note(tx, story, now, 'remove-picture')
    await dropPictures(tx, story.id)
    // By its number whoever has the page open here is told.
    await writeStory(tx, story, {})
    await announce(tx, { name: 'stories-changed' })
    return 'done'
  })

/** For some years more, counted from now, to the words that stand there now. */
export const renewMine = (
  house: StoryHouse,
  token: string,
  years: Years,
  wordings: readonly ScopeWording[],
): Promise<ChangeOutcome> =>
  byLink<ChangeOutcome>(house, token, async (tx, story, now) => {
    const until = yearsAfter(now, years)
    const present = await agreedScopes(tx, story.id)
    await note(tx, story, now, 'renew', ['years'])
    await recordGiven(
      tx,
      { storyId: story.id, now, way: 'link', until },
      wordings.filter(({ scope }) => present.includes(scope)),
    )
    await writeStory(tx, story, { consent_until: until, years, reminded: 0 })
    return 'done'
  })

/** What beyond this site is agreed to from now on. `wanted` holds the words that stood beside what is ticked. */
export const changeScopes = (house: StoryHouse, token: string, wanted: readonly ScopeWording[]): Promise<ChangeOutcome> =>
  byLink<ChangeOutcome>(house, token, async (tx, story, now) => {
    const present = await agreedScopes(tx, story.id)
    const beyond: readonly Scope[] = scopes.filter(scope => scope !== 'site')
    const given = wanted.filter(({ scope }) => beyond.includes(scope) && !present.includes(scope))
    const withdrawn = beyond.filter(scope => present.includes(scope) && !wanted.some(wording => wording.scope === scope))
    if (given.length + withdrawn.length === 0 || story.consent_until === null) return 'done'
    await note(tx, story, now, 'change', [...given.map(({ scope }) => scope), ...withdrawn])
    await recordGiven(tx, { storyId: story.id, now, way: 'link', until: story.consent_until }, given)
    await recordWithdrawn(tx, { storyId: story.id, now, way: 'link' }, withdrawn)
    return 'done'
  })
