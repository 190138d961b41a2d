import { type Actor, inTransaction, record } from '../../../foundation/index.ts'
import { dropFlag } from '../../../network/index.ts'
import {
  daysAfter,
  daysBefore,
  endedDays,
  mailDays,
  remindDays,
  remindersDue,
  unconfirmedDays,
  unusedDays,
} from '../rules/story-times.ts'
import { type Over, storiesOver } from '../store/list-stories.ts'
import { forgetMailsBefore, forgetMailsOf, makeLink, queueStoryMail, type StoryHouse } from '../store/story-mail.ts'
import { deleteStory, holdStory, writeStory } from '../store/story-store.ts'
import { mineLink } from '../story-links.ts'
import { endStory } from './end-story.ts'
import { publishDue } from './publish-story.ts'
import { flagOfStory, subjectOfStory } from './tell-story.ts'

const actor: Actor = { kind: 'system', name: 'retention' }

/** What was done in one look. */
export type KeptStories = Readonly<Record<'shown' | 'reminded' | 'expired' | 'unused' | 'forgotten' | 'mails', number>>

/**
 * Shows what was set for this time, writes before the end of what somebody agreed to, takes down what is over, and forgets what has had its time. It may end at any
 * moment, and run in several processes: each story is looked at once more while it is held.
 */
export async function keepStories(house: StoryHouse): Promise<KeptStories> {
  const now = house.clock()
  const shown = await eachOf(house, { find: 'due', before: now }, publishDue)
  let reminded = 0
  for (const [sent, days] of remindDays.entries())
    reminded += await eachOf(house, { find: 'to-remind', before: daysAfter(now, days), reminded: sent }, remind)
  const expired = await eachOf(house, { find: 'expired', before: now }, end('expired'))
  const unused = await eachOf(house, { find: 'unused', before: daysBefore(now, unusedDays) }, end('unused'))
  const unconfirmed = await eachOf(
    house,
    { find: 'unconfirmed', before: daysBefore(now, unconfirmedDays) },
    forget('unconfirmed'),
  )
  const ended = await eachOf(house, { find: 'ended', before: daysBefore(now, endedDays) }, forget('ended'))
  let mails = 0
  for (let count = 1; count > 0; mails += count)
    count = await inTransaction(house.write, tx => forgetMailsBefore(tx, daysBefore(now, mailDays), now))
  return { shown, reminded, expired, unused, forgotten: unconfirmed + ended, mails }
}

type Rule = { readonly find: Over; readonly before: Date; readonly reminded?: number }
type Treat = (house: StoryHouse, id: number) => Promise<boolean>

async function eachOf(house: StoryHouse, { find, before, reminded }: Rule, treat: Treat): Promise<number> {
  const next = () => storiesOver(house.write, find, before, reminded)
  let count = 0
  for (let ids = await next(); ids.length > 0; ids = await next()) {
    let treated = 0
    for (const id of ids) treated += (await treat(house, id)) ? 1 : 0
    count += treated
    // What somebody else has held or changed meanwhile is found again at the next look.
    if (treated === 0) break
  }
  return count
}

const remind: Treat = (house, id) =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const story = await holdStory(tx, id)
    if (story?.state !== 'open' || story.consent_until === null) return false
    const due = remindersDue(story.consent_until, now)
    if (story.reminded >= due) return false
    await record(tx, { actor, at: now, deed: 'story.remind', subject: subjectOfStory(id) })
    await writeStory(tx, story, { reminded: due })
    // What was agreed to ends on the day that was said: it is never made longer by us.
    if (story.consent_until <= now) return true
    const { address: to, locale } = story
    const day = house.messages.in(locale).day(story.consent_until)
    const link = mineLink(await makeLink(tx, { kind: 'mine', storyId: id, now }))
    await queueStoryMail(tx, house, { storyId: id, to, locale, key: 'ending', with: { day }, link, now })
    return true
  })

const end =
  (because: 'expired' | 'unused'): Treat =>
  (house, id) =>
    inTransaction(house.write, async tx => {
      const now = house.clock()
      const story = await holdStory(tx, id)
      if (story?.state !== 'open') return false
      const isOver =
        because === 'expired'
          ? story.consent_until !== null && story.consent_until <= now
          : story.shown === null && story.show_at === null && story.moved_at < daysBefore(now, unusedDays)
      if (!isOver) return false
      await record(tx, {
        actor,
        at: now,
        deed: `story.${because === 'expired' ? 'expire' : 'unused'}`,
        subject: subjectOfStory(id),
      })
      const { address: to, locale } = story
      await endStory(tx, story, { because, reason: null, way: 'time', now })
      await queueStoryMail(tx, house, { storyId: id, to, locale, key: because, now })
      return true
    })

const forget =
  (state: 'unconfirmed' | 'ended'): Treat =>
  (house, id) =>
    inTransaction(house.write, async tx => {
      const now = house.clock()
      const story = await holdStory(tx, id)
      // Somebody may have pressed the button at this very moment.
      if (story?.state !== state) return false
      await record(tx, { actor, at: now, deed: 'story.forget', subject: subjectOfStory(id) })
      await forgetMailsOf(tx, id, now)
      await dropFlag(tx, { of: flagOfStory(id), now })
      await deleteStory(tx, id)
      return true
    })
