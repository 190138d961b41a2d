// Long because: every kind of field is read in one place, with what can be wrong with it.
import type { FieldError, Translate } from '../../../foundation/index.ts'
import type { ChangeKind } from '../pledge-words.ts'
import { type Change, changeOf } from '../rules/change-facts.ts'
import { daysBetween } from '../rules/promise-standing.ts'
import { mostOpenDays } from '../rules/survey-rules.ts'
import { changeFields, type Field, inList } from './change-fields.ts'
import { cleanLine, cleanText, lengthOf } from './clean-text.ts'

/** What a form holds: the text of each of its fields. */
export type Typed = Readonly<Record<string, string>>

export type ReadChange =
  | { readonly ok: true; readonly typed: Typed; readonly change: Change }
  | { readonly ok: false; readonly typed: Typed; readonly errors: readonly FieldError[] }

export type Reading = {
  readonly t: Translate
  readonly today: string
  /** Letters that no font of ours has on paper: the name of a unit stands on paper. */
  readonly notOnPaper: (text: string) => readonly string[]
}

type Read = { readonly facts: Record<string, unknown>; readonly typed: Record<string, string>; readonly errors: FieldError[] }

/** Reads a form about a pledge: what it says, or what has to be mended. */
export function readChange(kind: ChangeKind, sent: (name: string) => string, reading: Reading): ReadChange {
  const read: Read = { facts: {}, typed: {}, errors: [] }
  for (const field of changeFields[kind]) readField(field, { sent, reading, read, facts: read.facts, prefix: '' })
  if (read.errors.length > 0) return { ok: false, typed: read.typed, errors: read.errors }
  const change = changeOf(kind, read.facts)
  const errors = faultsTogether(change, reading)
  return errors.length > 0 ? { ok: false, typed: read.typed, errors } : { ok: true, typed: read.typed, change }
}

type Place = {
  readonly sent: (name: string) => string
  readonly reading: Reading
  readonly read: Read
  /** Where what was read is put: the form’s own facts, or those of one item of a list. */
  readonly facts: Record<string, unknown>
  readonly prefix: string
}

function readField(field: Field, place: Place): void {
  const { sent, reading, read, facts, prefix } = place
  const { t } = reading
  const name = `${prefix}${field.name}`
  const fault = (id: string, key: string, values = {}) => {
    read.errors.push({ field: id, message: t(`pledges.faults.${key}`, values) })
  }
  switch (field.kind) {
    case 'words': {
      const clean = field.rows === 1 ? cleanLine : cleanText
      const words = { en: clean(sent(`${name}-en`)), cy: clean(sent(`${name}-cy`)) }
      read.typed[`${name}-en`] = words.en
      read.typed[`${name}-cy`] = words.cy
      facts[field.name] = words
      if (field.required && words.en === '' && words.cy === '') fault(`${name}-en`, 'missing')
      for (const locale of ['en', 'cy'] as const)
        if (lengthOf(words[locale]) > field.most) fault(`${name}-${locale}`, 'long', { most: field.most })
      return
    }
    case 'day': {
      const typed = sent(name).trim()
      read.typed[name] = typed
      facts[field.name] = typed
      if (!isDay(typed)) fault(name, 'day')
      return
    }
    case 'choice': {
      const typed = sent(name)
      read.typed[name] = typed
      facts[field.name] = typed
      if (!field.choices.includes(typed)) fault(name, 'choice')
      return
    }
    case 'of-pledge': {
      const typed = sent(name)
      read.typed[name] = typed
      facts[field.name] = Number(typed)
      if (!/^[1-9][0-9]{0,14}$/.test(typed)) fault(name, 'choice')
      return
    }
    case 'number': {
      const typed = sent(name).trim()
      read.typed[name] = typed
      facts[field.name] = typed === '' ? null : Number(typed)
      if (typed !== '' && (!/^[1-9][0-9]{0,5}$/.test(typed) || Number(typed) > field.most))
        fault(name, 'number', { most: t.number(field.most) })
      return
    }
    case 'link': {
      const typed = sent(name).trim()
      read.typed[name] = typed
      facts[field.name] = typed
      if (typed !== '' && !isWebAddress(typed)) fault(name, 'link')
      return
    }
    case 'key': {
      const typed = sent(name)
      read.typed[name] = typed
      facts[field.name] = /^[1-9][0-9]{0,8}$/.test(typed) ? Number(typed) : 0
      return
    }
    case 'list':
      facts[field.name] = readList(field, place)
  }
}

/** Items in which nothing was typed are not there. */
function readList(field: Extract<Field, { kind: 'list' }>, { sent, reading, read }: Place): Record<string, unknown>[] {
  const items: Record<string, unknown>[] = []
  for (let at = 1; at <= field.most; at++) {
    const prefix = inList(field.name, at, '')
    const isTyped = field.each.some(
      each =>
        (each.kind === 'words' && (sent(`${prefix}${each.name}-en`).trim() || sent(`${prefix}${each.name}-cy`).trim()) !== '') ||
        (each.kind === 'day' && sent(`${prefix}${each.name}`).trim() !== ''),
    )
    if (!isTyped) continue
    const facts: Record<string, unknown> = {}
    for (const each of field.each) readField(each, { sent, reading, read, facts, prefix })
    items.push(facts)
  }
  return items
}

/** What is right by itself and wrong together. */
function faultsTogether({ kind, facts }: Change, { t, today, notOnPaper }: Reading): FieldError[] {
  const fault = (field: string, key: string, values = {}) => [{ field, message: t(`pledges.faults.${key}`, values) }]
  switch (kind) {
    case 'start': {
      const letters = notOnPaper(`${facts.unit.en}${facts.unit.cy}`)
      return letters.length > 0
        ? fault(facts.unit.en === '' ? 'unit-cy' : 'unit-en', 'letters', { letters: letters.join(' ') })
        : []
    }
    case 'survey':
      if (facts.closesOn < facts.opensOn) return fault('closesOn', 'closes-before')
      if (facts.closesOn < today) return fault('closesOn', 'past')
      return daysBetween(facts.opensOn, facts.closesOn) > mostOpenDays
        ? fault('closesOn', 'open-long', { count: mostOpenDays })
        : []
    case 'agreement':
      return facts.agreedOn > today ? fault('agreedOn', 'future') : []
    case 'progress':
      return facts.on > today ? fault('on', 'future') : []
    case 'version':
      return facts.promises.length === 0 ? fault(`${inList('promises', 1, 'what')}-en`, 'no-promises') : []
    case 'findings':
    case 'withdraw':
    case 'withhold':
      return []
  }
}

/** A day of this century that the calendar has. */
export function isDay(text: string): boolean {
  if (!/^20\d{2}-\d{2}-\d{2}$/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

function isWebAddress(text: string): boolean {
  if (text.length > 500 || !URL.canParse(text)) return false
  const { protocol, username, password } = new URL(text)
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === ''
}
