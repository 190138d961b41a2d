import type { Ctx, FieldError, Translate } from '../../../foundation/index.ts'
import { plainLine } from '../../letters/plain-line.ts'
import { readForm } from '../../read-form.ts'
import { roundHere } from '../../round-here.ts'
import { askAfterAll, type ChooseOutcome, leaveOut } from '../choose-trusts.ts'
import { chooseLink } from '../links.ts'
import { chooseQuery, readChooseFilter } from './choose-filter.ts'
import { choosePage, exclusionReasons, type TypedChoice } from './choose-page.tsx'
import { actingHere, leadTo, planHere } from './send-here.ts'

const longestReason = 500

/** Leaves the ticked trusts out, or asks them after all. */
export async function changeChoice(c: Ctx): Promise<Response> {
  const { t, services } = c.var
  const round = await roundHere(c)
  const form = await readForm(c)
  const filter = readChooseFilter(name => form.line(`filter-${name}`))
  const plan = await planHere(c, round)
  // What is no trust of this campaign was never on the page.
  const codes = form.all('trust').filter(code => plan.surveyed.some(trust => trust.code === code))
  const isAsking = form.line('do') === 'ask'
  const choice = {
    ticked: codes,
    reason: form.line('reason'),
    treatedBy: form.line('treatedBy'),
    words: plainLine(form.line('words')),
  }
  const errors = faultsOf(t, choice, isAsking, code => plan.surveyed.some(trust => trust.code === code))
  if (errors.length > 0) return choosePage(c, round, filter, { ...choice, errors })
  const common = { round: round.id, codes, ...actingHere(c) }
  const outcome = isAsking
    ? await askAfterAll(services.write, common)
    : await leaveOut(services.write, { ...common, ...reasonOf(c, choice) })
  return answer(c, outcome, isAsking ? 'asked' : 'left-out', `${chooseLink(round.id)}${asQuery(chooseQuery(filter))}`)
}

const asQuery = (query: string): string => (query === '' ? '' : `?${query}`)

type Choice = Omit<TypedChoice, 'errors'>

function faultsOf(t: Translate, choice: Choice, isAsking: boolean, isTrust: (code: string) => boolean): FieldError[] {
  const errors: FieldError[] = []
  const add = (field: string, why: string) => errors.push({ field, message: t(`sending.choose.faults.${why}`) })
  if (choice.ticked.length === 0) add('trusts', 'none-ticked')
  if (isAsking) return errors
  const reason = exclusionReasons.find(one => one === choice.reason)
  if (reason === undefined) add('reason', 'no-reason')
  if (reason === 'other' && choice.words === '') add('words', 'no-words')
  if (choice.words.length > longestReason) add('words', 'words-long')
  if (reason === 'treated-elsewhere') {
    if (!isTrust(choice.treatedBy)) add('treatedBy', 'no-trust')
    else if (choice.ticked.includes(choice.treatedBy)) add('treatedBy', 'itself')
  }
  return errors
}

/** The reason is kept in English, as it is published; the staff's own words stand beside it. */
function reasonOf(c: Ctx, { reason, treatedBy, words }: Choice): { reason: string; treatedBy: string | null } {
  const english = c.var.services.messages.in('en')
  const said =
    reason === 'other' ? words : [english(`sending.choose.reasonsPublished.${reason}`), words].filter(Boolean).join(' ')
  return { reason: said, treatedBy: reason === 'treated-elsewhere' ? treatedBy : null }
}

function answer(c: Ctx, outcome: ChooseOutcome, done: string, link: string): Response {
  switch (outcome.outcome) {
    case 'changed':
      return leadTo(c, link, { done, count: outcome.count, already: outcome.already.length })
    case 'nothing-to-do':
      return leadTo(c, link, { done, count: 0, already: outcome.already.length })
    case 'no-such-round':
    case 'not-draft':
      return leadTo(c, link)
  }
}
