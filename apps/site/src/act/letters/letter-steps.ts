import { formOf, isTokenShaped, newToken, refuseForeignForms } from '../../accounts/index.ts'
import { type Ctx, type FieldError, localPath, type Router } from '../../foundation/index.ts'
import { type Concerns, callsForHelp, guardForm, mayTakeAddresses, suggestAddress } from '../../network/index.ts'
import { askToSendLetter } from './ask-to-send-letter.ts'
import { askedForIn, paragraphsOf, writeLetterText } from './draft-text.ts'
import { faultsOfLetter, hiddenLetter, readLetter } from './form/read-letter.ts'
import { readTyped, readWriter } from './form/read-writer.ts'
import type { LetterSource, LetterSubject, Writer } from './letter.ts'
import { askedPath } from './letter-links.ts'
import { mentionsHealth } from './mentions-health.ts'
import { askedPage } from './pages/asked-page.tsx'
import { lookStep } from './pages/look-step.tsx'
import { paperStep } from './pages/paper-step.tsx'
import { type Step, stepsPath } from './pages/step.ts'
import { writeStep } from './pages/write-step.tsx'
import { youStep } from './pages/you-step.tsx'
import { isStillTemplate, ownSentences } from './still-template.ts'

type Sent = (name: string) => string

/**
 * The steps of writing a letter, after the one that finds out whom to write to. All that was typed travels in the form itself: nothing is kept
 * before a letter is ready, and each step can be gone back to.
 */
export function letterSteps(router: Router, source: LetterSource): void {
  // Somebody who comes back to the address of a step, by a bookmark, begins at the beginning.
  router.get(stepsPath(source), c => c.redirect(localPath(c.var.locale, source.path), 302))
  router.post(stepsPath(source), async c => {
    refuseForeignForms(c)
    return takeStep(c, source, await formOf(c))
  })
}

/** One step: also the page of the kind itself calls it, once it knows whom to write to. */
export async function takeStep(c: Ctx, source: LetterSource, sent: Sent): Promise<Response> {
  const subject = await source.load(c, sent)
  if (subject instanceof Response) return subject
  const step = readStep(source, closedHere(c, subject), sent)
  const go = sent('go')
  if (go === 'paper') return paper(c, step)
  if (!['you', 'look', 'meant', 'send'].includes(go) || step.subject.unsendable !== null) return writeStep(c, step)
  const errors = faultsOfLetter(c.var.t, subject.template, step.typed)
  if (errors.length > 0) return writeStep(c, step, { errors, status: 422 })
  return go === 'you' ? youStep(c, step) : lookOrSend(c, step, sent, go)
}

/** The real campaign takes nobody's address before it says who takes it. A letter can be written all the same, and sent without us. */
function closedHere(c: Ctx, subject: LetterSubject): LetterSubject {
  if (mayTakeAddresses(c.var.services, c.var.shell)) return subject
  return { ...subject, unsendable: subject.unsendable ?? c.var.t('act-letters.closed') }
}

function readStep(source: LetterSource, subject: LetterSubject, sent: Sent): Step {
  const typed = readLetter(subject.template, sent)
  const read = readTyped(sent)
  const isNew = sent('drafted') !== 'yes'
  const writer = isNew && read.postcode === '' ? { ...read, postcode: subject.postcode } : read
  const meant = sent('go') === 'meant' ? suggestAddress(writer.address) : null
  const wording = wordingOf(subject, typed)
  const own = ownSentences(wording)
  const key = sent('key')
  const agreesHealth = sent('health') === 'yes'
  const named = { ...writer, address: meant ?? writer.address }
  return {
    source,
    subject,
    typed,
    writer: named,
    carried: { ...subject.carried, key: isTokenShaped(key) ? key : newToken() },
    hiddenLetter: hiddenLetter(typed),
    hiddenWriter: { ...named, health: agreesHealth ? 'yes' : '' },
    isTemplate: isStillTemplate(wording),
    saysHealth: mentionsHealth(own),
    agreesHealth,
    ownSentences: own,
  }
}

const wordingOf = ({ template }: LetterSubject, typed: Step['typed']) => ({
  offered: [...template.before, ...template.after],
  written: paragraphsOf(template, typed),
})

/** What the letter says below the signature: who sent it, and that an answer reaches the writer. */
function footnote({ var: { t, shell, services } }: Ctx, step: Step): string {
  const sender = shell.charity.name === '' ? t('act-letters.unnamedWithin') : shell.charity.name
  return t(step.source.asksForPostal ? 'act-letters.footnotePostal' : 'act-letters.footnote', {
    sender,
    site: services.baseUrl,
  })
}

function wholeLetter(c: Ctx, step: Step, writer: Writer): string {
  const { template } = step.subject
  return writeLetterText({ template, typed: step.typed, writer, footnote: footnote(c, step) })
}

/** Without an address of ours in between: what is not typed yet stands in brackets. */
function paper(c: Ctx, step: Step): Response {
  const { t } = c.var
  const { writer, source, subject } = step
  const postal = writer.postal === '' ? [t('act-letters.paper.yourAddress')] : [...writer.postal.split('\n'), writer.postcode]
  const name = writer.name === '' ? t('act-letters.paper.yourName') : writer.name
  const who = { name, postal: source.asksForPostal ? postal : [], address: writer.address }
  return paperStep(c, step, writeLetterText({ template: subject.template, typed: step.typed, writer: who, footnote: null }))
}

async function lookOrSend(c: Ctx, step: Step, sent: Sent, go: string): Promise<Response> {
  const read = readWriter(c.var.t, step.writer, step.source)
  const errors = [...('errors' in read ? read.errors : []), ...healthFaults(c, step)]
  if (errors.length > 0 || 'errors' in read) return youStep(c, step, { errors, status: 422 })
  return go === 'send' ? send(c, step, read.writer, sent) : look(c, step, read.writer)
}

const healthFaults = ({ var: { t } }: Ctx, { saysHealth, agreesHealth }: Step): FieldError[] =>
  saysHealth && !agreesHealth ? [{ field: 'health', message: t('act-letters.faults.health') }] : []

type Guarded = NonNullable<Parameters<typeof lookStep>[2]['guard']>

async function look(c: Ctx, step: Step, writer: Writer, guard?: Guarded): Promise<Response> {
  const { t, shell } = c.var
  const sender = shell.charity.name === '' ? t('act-letters.unnamedWithin') : shell.charity.name
  const notes = (await step.source.notes?.(c, step.subject, writer)) ?? []
  return lookStep(c, step, {
    text: wholeLetter(c, step, writer),
    from: t('act-letters.mail.via', { writer: writer.name, sender }),
    // The guard presses the first button of the form once more: then there must be no other question before it.
    meant: guard ? null : suggestAddress(writer.address),
    notes,
    ...(guard ? { guard, status: 429 } : {}),
  })
}

async function send(c: Ctx, step: Step, writer: Writer, sent: Sent): Promise<Response> {
  const { services, t, locale } = c.var
  const { recipient, template } = step.subject
  const { address } = recipient
  if (address === null) return writeStep(c, step)
  const { subject } = step.typed
  const guarded = await guardForm(c, {
    form: `letter-to-${recipient.kind}`,
    sent,
    address: writer.address,
    confirms: 'always',
    ownWords: ownWordsOf(step),
    // Somebody in Scotland is spoken for by nine people, and may write to each of them in one evening.
    mailsADay: 12,
  })
  if (guarded.go === 'prove' || guarded.go === 'wait') return look(c, step, writer, guarded)
  if (guarded.go === 'quiet') return asked(c, guarded.concerns)
  await askToSendLetter(services, {
    formKey: step.carried.key ?? '',
    recipient: { ...recipient, address },
    writer,
    subject,
    text: wholeLetter(c, step, writer),
    askedFor: askedForIn(template, step.typed),
    inOwnWords: !step.isTemplate,
    agreedHealth: step.saysHealth ? t('act-letters.health.agree', { to: recipient.name }) : null,
    concerns: guarded.concerns,
    locale,
  })
  return asked(c, guarded.concerns)
}

/** Where somebody may need help, it stands there at once: on an address of its own it would stay in the history of the browser. */
const asked = (c: Ctx, concerns: Concerns): Response =>
  callsForHelp(concerns) ? askedPage(c, { withHelp: true }) : c.redirect(localPath(c.var.locale, askedPath), 303)

/** What the guard reads: nothing that we offered. */
function ownWordsOf({ ownSentences, writer, typed, subject: { template } }: Step): string[] {
  return [
    ownSentences.join(' '),
    writer.name,
    ...(typed.subject === template.subject ? [] : [typed.subject]),
    ...(typed.greeting === template.greeting ? [] : [typed.greeting]),
  ].filter(text => text !== '')
}
