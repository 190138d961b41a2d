import { HTTPException } from 'hono/http-exception'
import { formOf, refuseForeignForms } from '../../../accounts/index.ts'
import { type Entry, wordsOf } from '../../../content/index.ts'
import { type Ctx, dayInUk, lettersNotOnPaper, localPath } from '../../../foundation/index.ts'
import { callsForHelp, guardForm, mayTakeAddresses, suggestAddress } from '../../../network/index.ts'
import { employersHere } from '../../endorsements/employers.ts'
import { askedPath } from '../../professionals/links.ts'
import { askedPage } from '../../professionals/pages/work-pages.tsx'
import { readTraining } from '../catalogue/read-training.ts'
import { recordPage } from '../pages/record-page.tsx'
import { type CompletionFault, readCompletion } from './read-completion.ts'
import { type RecordedTraining, recordCompletion } from './record-completion.ts'

/** Takes the form. What follows is the same for every address. */
export async function postCompletion(c: Ctx, entry: Entry): Promise<Response> {
  refuseForeignForms(c)
  const { services, shell, locale } = c.var
  const training = readTraining(entry, locale)
  if (training === null || !mayTakeAddresses(services, shell)) throw new HTTPException(404)
  const form = await formOf(c)
  const isTicked = (name: string): boolean => form(name) === 'yes'
  const typed = {
    name: form('name'),
    trust: form('trust'),
    employer: form('employer'),
    address: form('address'),
    completedOn: form('completedOn'),
    showsName: isTicked('showsName'),
    showsEmployer: isTicked('showsEmployer'),
    states: isTicked('states'),
  }
  const trusts = await employersHere(c)
  const at = { training, trusts, typed }
  const again = (faults: readonly CompletionFault[]) => recordPage(c, { ...at, faults, status: 422 })
  const codes = new Set<string>(trusts.map(({ code }) => code))
  const read = readCompletion(typed, { trusts: codes, today: dayInUk(services.clock()) })
  if (!read.ok) return again(read.faults)
  const { name, employer, address } = read.completion
  // On paper they would become other letters or question marks.
  for (const [field, text] of [
    ['name', name],
    ['employer', employer],
  ] as const) {
    const letters = lettersNotOnPaper(services.root, text)
    if (letters.length > 0) return again([{ field, fault: 'letters', values: { letters: letters.join(' ') } }])
  }
  const meant = suggestAddress(address)
  // Asked once: whoever sends the same address again means it.
  if (meant !== null && form('checked') !== typed.address)
    return again([{ field: 'address', fault: 'suggest', values: { meant } }])
  const guard = await guardForm(c, {
    form: 'record-training',
    sent: form,
    address,
    confirms: 'always',
    ownWords: [name, employer].filter(words => words !== ''),
    mailsADay: 12,
  })
  if (guard.go === 'wait' || guard.go === 'prove') {
    const proof = guard.go === 'prove' ? guard.part : undefined
    return recordPage(c, { ...at, message: guard.message, proof, status: guard.status })
  }
  if (guard.go === 'on') await recordCompletion(services, { ...read.completion, locale, of: recorded(entry) })
  return callsForHelp(guard.concerns) ? askedPage(c, guard.concerns) : c.redirect(localPath(locale, askedPath), 303)
}

function recorded(entry: Entry): RecordedTraining {
  const [en, cy] = [wordsOf(entry, 'en'), wordsOf(entry, 'cy')]
  return {
    training: entry.key,
    trainingVersion: entry.version,
    titleEn: en.say('title'),
    titleCy: cy.isFallback ? '' : cy.say('title'),
    providerEn: en.say('provider'),
    providerCy: cy.isFallback ? '' : cy.say('provider'),
  }
}
