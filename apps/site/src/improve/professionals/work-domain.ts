import { domainToUnicode } from 'node:url'
import { domainOf } from '../../foundation/index.ts'

/**
 * Under which a mailbox belongs to the health service of a nation of the UK, and nobody else can have one: the NHS in England and Wales, NHSmail,
 * NHS Scotland, Health and Social Care in Northern Ireland. They are public names of the DNS, not a list of employers.
 */
export const workDomains = ['nhs.uk', 'wales.nhs.uk', 'nhs.net', 'nhs.scot', 'hscni.net'] as const

/**
 * `health-service`: a mailbox of the health service, so whoever answers there works for it; what they do there it does not say. `look-alike`: made
 * to be taken for one, or typed wrong. `other`: anywhere else, a hospice or a university most often. The last two are looked at by a person.
 */
export type WorkDomain = 'health-service' | 'look-alike' | 'other'

/** Takes an address as `readAddress` gives it: lower case, the domain as the DNS has it. */
export function judgeWorkDomain(address: string): WorkDomain {
  const domain = domainOf(address)
  if (workDomains.some(known => domain === known || domain.endsWith(`.${known}`))) return 'health-service'
  return looksAlike(domain) ? 'look-alike' : 'other'
}

/** Errs on the side of a warning: it only tells whoever decides to look twice. */
function looksAlike(domain: string): boolean {
  const seen = asSeen(domain)
  const letters = seen.replace(/[^a-z]/g, '')
  if (letters.includes('nhs') || letters.includes('hscni')) return true
  const labels = seen.split('.').filter(label => label !== '')
  return workDomains.some(known => isOneSlip(labels.slice(-known.split('.').length).join('.'), known))
}

/** Letters of other scripts and figures that are taken for a letter of these names, and that letter. */
const drawnAlike: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  е: 'e',
  н: 'h',
  һ: 'h',
  і: 'i',
  ї: 'i',
  ј: 'j',
  к: 'k',
  м: 'm',
  о: 'o',
  п: 'n',
  р: 'p',
  с: 'c',
  ѕ: 's',
  т: 't',
  у: 'y',
  х: 'x',
  ո: 'n',
  հ: 'h',
  տ: 's',
  η: 'n',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  ı: 'i',
  ł: 'l',
  ꜱ: 's',
  ħ: 'h',
  0: 'o',
  1: 'i',
  5: 's',
}

/** The name as a hurried eye reads it: without accents, each letter as the one that it is drawn like. */
const asSeen = (domain: string): string =>
  [...(domainToUnicode(domain) || domain).toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')]
    .map(letter => drawnAlike[letter] ?? letter)
    .join('')

/** One letter too many, missing or wrong, or two that changed places. */
function isOneSlip(typed: string, meant: string): boolean {
  let start = 0
  while (start < typed.length && typed[start] === meant[start]) start += 1
  const [rest, wanted] = [typed.slice(start), meant.slice(start)]
  if (rest.slice(1) === wanted || rest === wanted.slice(1) || rest.slice(1) === wanted.slice(1)) return true
  return rest.slice(2) === wanted.slice(2) && rest[0] === wanted[1] && rest[1] === wanted[0]
}

/** By which two spellings of one mailbox of the health service are known to be one: what stands behind a `+` is a note of its owner. */
export const mailboxOf = (address: string): string => address.replace(/\+[^@]*@/, '@')
