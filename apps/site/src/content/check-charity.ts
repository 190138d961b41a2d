import { type CharityFacts, type CharityHelpline, noFacts, type Partner } from './charity.ts'
import type { ImageFault } from './recognise-image.ts'
import {
  type FieldId,
  type HelplineQuestion,
  helplineQuestions,
  type TextQuestion,
  type TypedCharity,
  type TypedPartner,
  textQuestions,
} from './typed-charity.ts'

export type CharityFault =
  | 'too-long'
  | 'number-england-wales'
  | 'number-scotland'
  | 'number-northern-ireland'
  | 'email'
  | 'web-address'
  | 'phone'
  | 'day'
  | 'day-ahead'
  | 'helpline-incomplete'
  | 'partner-name'
  | 'partner-link'
  | ImageFault

export type CharityError = { readonly field: FieldId; readonly fault: CharityFault }

/** The three shapes of the form: `empty` has been given nothing to check yet, `invalid` names what to mend, `complete` holds facts. */
export type CharityForm =
  | { readonly shape: 'empty'; readonly typed: TypedCharity }
  | { readonly shape: 'invalid'; readonly typed: TypedCharity; readonly errors: readonly CharityError[] }
  | { readonly shape: 'complete'; readonly typed: TypedCharity; readonly facts: CharityFacts }

type Check = (text: string) => CharityFault | null

const matches =
  (pattern: RegExp, fault: CharityFault): Check =>
  text =>
    pattern.test(text) ? null : fault

const isWebAddress: Check = text =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).hostname.includes('.') ? null : 'web-address'
const isEmail = matches(/^[^\s@<>,;:"()[\]\\]+@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.[a-z]{2,}$/i, 'email')
const isAnything: Check = () => null

/** As the registers print them: the Charity Commission's, OSCR's and the Charity Commission for Northern Ireland's. */
const checks: Record<TextQuestion, Check> = {
  name: isAnything,
  numberEnglandWales: matches(/^\d{6,7}(-\d{1,3})?$/, 'number-england-wales'),
  numberScotland: matches(/^SC\d{6}$/, 'number-scotland'),
  numberNorthernIreland: matches(/^NIC\d{6}$/, 'number-northern-ireland'),
  address: isAnything,
  privacyContact: isEmail,
  fromAddress: isEmail,
}

const longest: Partial<Record<FieldId, number>> = { address: 500, 'helpline-hours': 300 }
const longestOther = 200

/**
 * Decides whether what was typed can be saved. Every question may be left open; what is answered must be right, a helpline must be
 * whole, and a partner needs a name and a link.
 *
 * @param today `YYYY-MM-DD`: nobody has checked a helpline on a day that is still to come.
 */
export function checkCharity(typed: TypedCharity, today: string): CharityForm {
  const texts = Object.fromEntries(textQuestions.map(question => [question, tidy(question, typed.texts[question])])) as Record<
    TextQuestion,
    string
  >
  const helpline = helplineOf(typed)
  const partners = typed.partners.map(tidyPartner).filter(partner => partner.name || partner.link || partner.logo)
  const errors = [
    ...textQuestions.flatMap(question => fault(question, texts[question], checks[question])),
    ...(helpline ? helplineErrors(helpline, today) : []),
    ...partners.flatMap(partnerErrors),
  ]
  if (errors.length > 0) return { shape: 'invalid', typed: { ...typed, partners }, errors }
  return { shape: 'complete', typed, facts: { ...noFacts, ...texts, logo: typed.logo, partners, helpline } }
}

function tidy(question: TextQuestion, text: string): string {
  if (question === 'address')
    return text
      .replace(/\r\n?/g, '\n')
      .replace(/[ \t]+\n/g, '\n')
      .trim()
  const line = oneLine(text)
  const isNumber = question === 'numberScotland' || question === 'numberNorthernIreland' || question === 'numberEnglandWales'
  return isNumber ? line.replace(/\s/g, '').toUpperCase() : line
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

const tidyPartner = (partner: TypedPartner): Partner => ({
  name: oneLine(partner.name),
  link: oneLine(partner.link),
  logo: partner.logo,
})

/** Null when nothing at all was entered about a helpline. */
function helplineOf({ helpline }: TypedCharity): CharityHelpline | null {
  const tidied = Object.fromEntries(helplineQuestions.map(question => [question, oneLine(helpline[question])]))
  return Object.values(tidied).every(text => text === '') ? null : (tidied as Record<HelplineQuestion, string>)
}

function fault(field: FieldId, text: string, check: Check): CharityError[] {
  if (text === '') return []
  const found = text.length > (longest[field] ?? longestOther) ? 'too-long' : check(text)
  return found ? [{ field, fault: found }] : []
}

function helplineErrors(helpline: CharityHelpline, today: string): CharityError[] {
  const helplineChecks: Record<HelplineQuestion, Check> = {
    name: isAnything,
    phone: matches(/^\+?\d(?:[ -]?\d){2,14}$/, 'phone'),
    hours: isAnything,
    url: isWebAddress,
    source: isAnything,
    checkedOn: text => (isDay(text) ? (text > today ? 'day-ahead' : null) : 'day'),
  }
  return helplineQuestions.flatMap((question): CharityError[] => {
    const field = `helpline-${question}` as const
    if (helpline[question] === '') return [{ field, fault: 'helpline-incomplete' }]
    return fault(field, helpline[question], helplineChecks[question])
  })
}

function partnerErrors(partner: Partner, index: number): CharityError[] {
  const name = `partner-${index}-name` as const
  const link = `partner-${index}-link` as const
  return [
    ...(partner.name === '' ? [{ field: name, fault: 'partner-name' } as const] : fault(name, partner.name, isAnything)),
    ...(partner.link === '' ? [{ field: link, fault: 'partner-link' } as const] : fault(link, partner.link, isWebAddress)),
  ]
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
