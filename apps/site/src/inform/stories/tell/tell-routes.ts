import { HTTPException } from 'hono/http-exception'
import { formOf, isTokenShaped, newToken, refuseForeignForms } from '../../../accounts/index.ts'
import { type Ctx, localPath, type Router } from '../../../foundation/index.ts'
import { callsForHelp, guardForm, mayTakeAddresses, suggestAddress } from '../../../network/index.ts'
import { toldPage } from '../pages/small-pages.tsx'
import {
  completeTelling,
  faultsOfTelling,
  fieldsOf,
  type StepName,
  steps,
  type TellingFault,
  typedTelling,
} from '../rules/read-telling.ts'
import { formHash, wordingsOf } from '../store/consent-store.ts'
import { tellPath, toldPath, writePath } from '../story-links.ts'
import { tellStory } from '../verbs/tell-story.ts'
import type { Step } from './step.ts'
import { stepPage } from './step-page.tsx'
import { tellPage } from './tell-page.tsx'

type Sent = (name: string) => string

/** Telling one’s story, step by step. All that was typed travels in the form itself: nothing is kept before it is sent, and each step can be gone back to. */
export function tellRoutes(router: Router): void {
  router.get(tellPath, tellPage)
  router.get(toldPath, c => toldPage(c))
  router.get(writePath, c => openFirst(c))
  router.post(writePath, takeStep)
}

function openFirst(c: Ctx): Response {
  refuseIfClosed(c)
  const { locale } = c.var
  return stepPage(
    c,
    stepOf(c, name => (name === 'language' ? locale : '')),
    'words',
  )
}

function refuseIfClosed({ var: { services, shell } }: Ctx): void {
  if (!mayTakeAddresses(services, shell)) throw new HTTPException(404)
}

function stepOf({ var: { t, shell } }: Ctx, sent: Sent): Step {
  const key = sent('key')
  return {
    typed: typedTelling(sent),
    key: isTokenShaped(key) ? key : newToken(),
    wordings: wordingsOf(t, shell.charity.name),
    // Asked once: whoever sends the same address again means it.
    checked: sent('checked'),
  }
}

async function takeStep(c: Ctx): Promise<Response> {
  refuseForeignForms(c)
  refuseIfClosed(c)
  const sent = await formOf(c)
  const step = stepOf(c, sent)
  const go = sent('go')
  const wanted = steps.find(name => name === go)
  const from = steps.find(name => name === sent('from')) ?? 'words'
  // Back to a step is always open; forward, all that stands before must be right.
  if (wanted && steps.indexOf(wanted) <= steps.indexOf(from)) return stepPage(c, step, wanted)
  const faults = faultsHere(step, sent, wanted ?? 'send')
  const [first] = faults
  if (first) return stepPage(c, step, stepAsking(first), { faults, status: 422 })
  return wanted ? stepPage(c, step, wanted) : send(c, step, sent)
}

const stepAsking = ({ field }: TellingFault): StepName => steps.find(name => fieldsOf[name].includes(field)) ?? 'words'

/** What is wrong on the steps before the one that is wanted: nobody is told of what they have not been asked yet. */
function faultsHere({ typed, checked, wordings }: Step, sent: Sent, wanted: StepName | 'send'): readonly TellingFault[] {
  const asked = wanted === 'send' ? steps : steps.slice(0, steps.indexOf(wanted))
  const faults = faultsOfTelling(typed).filter(fault => asked.includes(stepAsking(fault)))
  if (faults.length > 0) return faults
  const isPastAddress = asked.includes('you')
  if (isPastAddress && checked !== typed.address && suggestAddress(typed.address) !== null)
    return [{ field: 'address', fault: 'suggest' }]
  const hasChanged = asked.includes('agree') && sent('wordings') !== formHash(wordings)
  return hasChanged ? [{ field: 'site', fault: 'wording' }] : []
}

async function send(c: Ctx, step: Step, sent: Sent): Promise<Response> {
  const { services, locale } = c.var
  const telling = completeTelling(step.typed)
  if (!telling) throw new Error('A story without faults is not complete')
  const guarded = await guardForm(c, {
    form: 'story',
    sent,
    address: telling.address,
    confirms: 'always',
    ownWords: [telling.words, telling.name].filter(words => words !== ''),
  })
  if (guarded.go === 'prove' || guarded.go === 'wait') return stepPage(c, step, 'look', { guard: guarded, status: 429 })
  const { concerns } = guarded
  if (guarded.go === 'on') {
    const wordings = step.wordings.filter(({ scope }) => telling.agreed.includes(scope))
    await tellStory(services, { ...telling, key: step.key, locale, wordings, concerns })
  }
  // On an address of its own, help would stay in the history of the browser.
  return callsForHelp(concerns) ? toldPage(c, concerns) : c.redirect(localPath(locale, toldPath), 303)
}
