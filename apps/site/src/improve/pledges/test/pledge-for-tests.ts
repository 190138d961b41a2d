import { hashOfToken } from '../../../accounts/index.ts'
import { type Actor, inTransaction, type Services } from '../../../foundation/index.ts'
import { choiceQuestions } from '../questions/question-set.ts'
import type { Change, PledgePromise } from '../rules/change-facts.ts'
import { noWords } from '../rules/words-of-two.ts'
import { insertAnswer } from '../store/answer-store.ts'
import { type Survey, surveysOf } from '../store/survey-store.ts'
import { askChange } from '../verbs/ask-change.ts'
import { approveChange } from '../verbs/settle-change.ts'

export const staffActor: Actor = { kind: 'staff', id: 'first-editor', name: 'First Editor' }
const forms = new WeakMap<object, number>()

/** A word as a form carries it, another each time; the same in two sites that do the same. */
export function onceFor(services: Services): string {
  const next = (forms.get(services.write) ?? 0) + 1
  forms.set(services.write, next)
  return hashOfToken(`form ${next}`)
}

export const en = (text: string) => ({ en: text, cy: '' })

type Asked = { readonly trustCode?: string; readonly pledgeId: number | null; readonly basedOn?: number }

/** The id of what now waits for staff. */
export async function ask(
  services: Services,
  change: Change,
  { trustCode = 'EX-001', pledgeId, basedOn = 0 }: Asked,
): Promise<number> {
  const askedBy = { kind: 'staff', id: 'first-editor' } as const
  const once = onceFor(services)
  const outcome = await askChange(services, { trustCode, pledgeId, change, basedOn, once, askedBy, actor: staffActor })
  if (outcome.kind !== 'asked') throw new Error(`Not asked: ${JSON.stringify(outcome)}`)
  return outcome.id
}

/** Asked for and approved. Gives the pledge. */
export async function publish(services: Services, change: Change, asked: Asked): Promise<number> {
  const outcome = await approveChange(services, { id: await ask(services, change, asked), actor: staffActor })
  if (outcome.kind !== 'done' || outcome.pledgeId === null) throw new Error(`Not published: ${JSON.stringify(outcome)}`)
  return outcome.pledgeId
}

export const start: Change = { kind: 'start', facts: { unit: en('Breast unit, Lantern Hospital'), words: noWords } }
export const startPledge = (services: Services, trustCode = 'EX-001'): Promise<number> =>
  publish(services, start, { trustCode, pledgeId: null })

type Times = { readonly opensOn?: string; readonly closesOn?: string; readonly invited?: number | null }

/** A survey of patients before the pledge, open in the first three weeks of November 2026 unless told. */
export async function openSurvey(
  services: Services,
  pledgeId: number,
  {
    audience = 'patients',
    moment = 'before',
    opensOn = '2026-11-01',
    closesOn = '2026-11-21',
    invited = null,
  }: Times & {
    readonly audience?: Survey['audience']
    readonly moment?: Survey['moment']
  } = {},
): Promise<Survey> {
  const basedOn = moment === 'after' ? 1 : 0
  await publish(services, { kind: 'survey', facts: { audience, moment, opensOn, closesOn, invited } }, { pledgeId, basedOn })
  const survey = (await surveysOf(services.db, [pledgeId])).at(-1)
  if (!survey) throw new Error('No survey was made')
  return survey
}

/** Answers as they lie in the database, `choose` saying what each of them took. */
export async function fill(
  services: Services,
  survey: Survey,
  people: number,
  choose: (person: number, question: string) => string | null = () => 'yes',
): Promise<void> {
  await inTransaction(
    services.write,
    async tx => {
      for (let person = 0; person < people; person++) {
        const choices = Object.fromEntries(
          choiceQuestions(survey.questions).flatMap(({ id }) => {
            const choice = choose(person, id)
            return choice === null ? [] : [[id, choice]]
          }),
        )
        const id = hashOfToken(`${survey.id} ${person}`)
        await insertAnswer(tx, { id, surveyId: survey.id, day: survey.opensOn, way: 'online', choices })
      }
    },
    { limitMs: 60_000 },
  )
}

export const promise = (what: string, dueOn: string, key = 0): PledgePromise => ({
  key,
  what: en(what),
  owner: en('Lead nurse'),
  dueOn,
})
