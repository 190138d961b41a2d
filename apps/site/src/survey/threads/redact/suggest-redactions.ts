import { foldedWords } from './folded-text.ts'
import { nameIn, namesIn } from './names-in-text.ts'
import { readableText } from './readable-text.ts'
import type { Redaction } from './redaction.ts'

/** What of a message is looked at. */
export type MessageWords = {
  readonly direction: 'in' | 'out' | 'note'
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly attachments: readonly { readonly name: string }[]
}

/** So many are suggested at most: a list of hundreds of names is no letter, and a person must look at it whole. */
export const mostSuggestions = 400

/**
 * What looks like a person or like a number that leads to one: names at the head of mails, in greetings and signatures and in what mail
 * programs quote, names with a title; telephone numbers, numbers of patients, postcodes, dates of birth. `people` are our own staff, and whom the trust
 * has named to us; `organisations` are the names of the trust and of whoever asks it, which nobody need hide.
 */
export function suggestRedactions(
  messages: readonly MessageWords[],
  people: readonly string[],
  organisations: string,
  most = mostSuggestions,
): Redaction[] {
  const found = new Map<string, Redaction>()
  const add = (redaction: Redaction): void => {
    // A name turned around is the same name.
    const key = `${redaction.kind} ${foldedWords(redaction.text).sort().join(' ')}`
    if (!found.has(key) && found.size < most) found.set(key, redaction)
  }
  for (const person of people) {
    // A name that is an office is nobody's.
    if (nameIn(person, '') !== null) add({ kind: 'name', text: person })
  }
  for (const message of messages) {
    for (const line of [message.from, message.to])
      for (const text of namesAtHead(line, organisations)) add({ kind: 'name', text })
    for (const source of [message.subject, message.text, ...message.attachments.map(({ name }) => name)]) {
      const text = readableText(source)
      for (const name of namesIn(text, organisations)) add({ kind: 'name', text: name })
      for (const number of numbersIn(text)) add(number)
    }
  }
  return [...found.values()]
}

/** `"Smith, Jane (FOI)" <jane.smith@trust.example>`: the name that is shown, and the one in the address. */
function namesAtHead(line: string, trustName: string): string[] {
  return readableText(line)
    .split(/;|(?<=>)\s*,/)
    .flatMap(one => {
      const shown = nameIn(one.replace(/<[^>]*>?|[^\s<>,;"]+@[^\s<>,;"]+/g, ' '), trustName)
      const local = /([^\s<>,;"@]+)@/.exec(one)?.[1] ?? ''
      return [shown, nameInAddress(local)].filter(name => name !== null)
    })
}

/** `jane.smith` is a name; `foi`, `foi.requests` and `reply+…` are none. */
function nameInAddress(local: string): string | null {
  const parts = local.split(/[._-]/).filter(part => /^\p{L}{2,}\d{0,3}$/u.test(part))
  return parts.length > 1 && !local.includes('+') ? nameIn(parts.map(part => part.replace(/\d+$/, '')).join(' '), '') : null
}

const phone = /(?<![\p{N}\p{L}/.-])(?:\+\s?\d{1,3}|00\s?\d{2}|\(?0\d)[\d\s().\-‐-–]{6,22}\d(?![\p{N}\p{L}])/gu
/** As long as a number of the UK is and no longer: numbers below or beside each other are one each. */
const ukPhone =
  /(?<![\p{N}\p{L}/.-])(?:(?:\+|00)\s?44[\s().-]{0,4}(?:0[\s)]{0,2})?|\(?0)(?:[\s().\-‐-–]{0,3}\d){9,10}(?![\p{N}\p{L}])/gu
const extension =
  /(?<!\p{L})(?:ext(?:ension)?|est(?:yniad)?|bleep|pager|mobile|mob|tel(?:ephone)?|ffôn|ffon)\.?\s{0,4}(?:no\.?|number|rhif)?\s{0,4}:?\s{0,4}\d[\d\s]{2,14}\d(?!\p{N})/giu
const tenDigits = /(?<!\p{N})\d{3}[\s-]?\d{3}[\s-]?\d{4}(?!\p{N})/gu
const birthday =
  /(?<!\p{L})(?:d\.?\s?o\.?\s?b\.?|date of birth|born(?: on)?|dyddiad geni|ganwyd)\s{0,4}:?\s{0,4}\d{1,2}[\s/.-]+(?:\d{1,2}|\p{L}{3,9})[\s/.-]+\d{2,4}/giu
const patientNumber =
  /(?<!\p{L})(?:nhs|hospital|patient|case|chi|h&c|rhif gig)\s{0,4}(?:no|number|num|rhif)?\s{0,4}[.:#]?\s{0,4}[A-Z]{0,3}\d[\d\s-]{4,14}\d(?!\p{N})/giu
const postcode = /(?<![\p{L}\p{N}])[A-Z]{1,2}\d[A-Z\d]?\s{0,3}\d[ABD-HJLNP-UW-Z]{2}(?![\p{L}\p{N}])/gu

function numbersIn(text: string): Redaction[] {
  const all = (pattern: RegExp, kind: Redaction['kind']) =>
    [...text.matchAll(pattern)].map(([found]): Redaction => ({ kind, text: found.replace(/\s+/g, ' ').trim() }))
  const phones = [...all(phone, 'phone'), ...all(ukPhone, 'phone')].filter(({ text: found }) => isPhone(found))
  return [
    ...phones,
    ...all(extension, 'phone').filter(({ text: found }) => !isPhone(found)),
    ...[birthday, patientNumber, tenDigits].flatMap(pattern => all(pattern, 'number')),
    ...all(postcode, 'postcode'),
  ]
}

/** From nine digits on; days of the calendar beside each other are none. */
const isPhone = (text: string): boolean => {
  const digits = text.replace(/\D/g, '').length
  return digits >= 9 && digits <= 15 && !/\b(19|20)\d\d-\d\d-\d\d\b/.test(text) && !/\b\d\d[./-]\d\d[./-](19|20)\d\d\b/.test(text)
}
