import { hashOfToken } from '../../../accounts/index.ts'
import { type Actor, inTransaction, type Seed, type Services } from '../../../foundation/index.ts'
import type { Change } from '../rules/change-facts.ts'
import { insertAnswer } from '../store/answer-store.ts'
import { pledgeById, pledgesOf } from '../store/pledge-store.ts'
import { type Survey, surveysOf } from '../store/survey-store.ts'
import { askChange } from '../verbs/ask-change.ts'
import { countSurvey } from '../verbs/count-survey.ts'
import { approveChange } from '../verbs/settle-change.ts'
import { answersByChance, chanceOf } from './answers-by-chance.ts'
import {
  type ExamplePledge,
  type ExampleStep,
  type ExampleSurvey,
  examplePledgesFile,
  readExamplePledges,
} from './example-pledges.ts'

/** Pledges of invented trusts, at different stages, walked by the same verbs as a real one. */
export const examplePledgeSeed: Seed = {
  name: 'the example pledges',
  campaign: 'example',
  from: { files: [examplePledgesFile, 'content/pledges/questions'], version: 1 },
  run: seedExamplePledges,
}

const actor: Actor = { kind: 'seed', name: 'example-pledges' }

/** What was published stays as it is: a trust that has a pledge is left alone. */
export async function seedExamplePledges(services: Services): Promise<void> {
  for (const pledge of readExamplePledges(services.root)) {
    if ((await pledgesOf(services.db, [pledge.trust])).length === 0) await walk(services, pledge)
  }
}

/** Goes through the stages on the days of the story, as if the clock had stood there. */
async function walk(services: Services, { trust, seed, on, start, steps }: ExamplePledge): Promise<void> {
  const chance = chanceOf(seed)
  const at = (day: string): Services => ({ ...services, clock: () => new Date(`${day}T12:00:00Z`) })
  const id = await publish(at(on), { change: { kind: 'start', facts: start }, trust, pledgeId: null, once: `${trust} start` })
  for (const [index, step] of steps.entries()) {
    const then = at(step.on)
    if ('count' in step) {
      for (const survey of await surveysOf(then.db, [id]))
        if (survey.countedOn === null) await countSurvey(then, { id: survey.id, actor })
      continue
    }
    await publish(then, { change: changeIn(step), trust, pledgeId: id, once: `${trust} ${index}` })
    if ('survey' in step) await answer(then, id, step.survey, chance)
  }
}

function changeIn(step: Exclude<ExampleStep, { count: unknown }>): Change {
  if ('survey' in step) {
    const { audience, moment, opensOn, closesOn, invited } = step.survey
    return { kind: 'survey', facts: { audience, moment, opensOn, closesOn, invited } }
  }
  if ('findings' in step) return { kind: 'findings', facts: step.findings }
  if ('agreement' in step) return { kind: 'agreement', facts: step.agreement }
  if ('version' in step) return { kind: 'version', facts: step.version }
  return { kind: 'progress', facts: step.progress }
}

type Published = { readonly change: Change; readonly trust: string; readonly pledgeId: number | null; readonly once: string }

async function publish(services: Services, { change, trust, pledgeId, once }: Published): Promise<number> {
  const basedOn = pledgeId === null ? 0 : ((await pledgeById(services.db, pledgeId))?.story.versions.length ?? 0)
  const askedBy = { kind: 'seed', id: 'example-pledges' } as const
  const asked = await askChange(services, {
    trustCode: trust,
    pledgeId,
    change,
    basedOn,
    once: hashOfToken(once),
    askedBy,
    actor,
  })
  const settled = asked.kind === 'asked' ? await approveChange(services, { id: asked.id, actor }) : asked
  if (settled.kind !== 'done' || settled.pledgeId === null)
    throw new Error(`The example pledge of ${trust} cannot go on: ${JSON.stringify(settled)}`)
  return settled.pledgeId
}

async function answer(services: Services, pledgeId: number, wanted: ExampleSurvey, chance: () => number): Promise<void> {
  const survey = (await surveysOf(services.db, [pledgeId])).at(-1)
  if (!survey) throw new Error('The example has no survey to answer')
  const all = answersByChance({ set: survey.questions, people: wanted.answers, shares: wanted.shares, chance })
  await inTransaction(services.write, tx => keep(tx, survey, all), { limitMs: 30_000 })
}

async function keep(tx: Services['write'], survey: Survey, all: readonly Readonly<Record<string, string>>[]): Promise<void> {
  for (const [person, choices] of all.entries()) {
    const id = hashOfToken(`example ${survey.id} ${person}`)
    await insertAnswer(tx, { id, surveyId: survey.id, day: survey.opensOn, way: 'online', choices })
  }
}
