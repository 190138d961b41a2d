import type { Actor, AuditEntry, Translate } from '../../../foundation/index.ts'

/** The messages, and which of them there are: a log may hold words of an older or newer Spotlight. */
export type Words = {
  readonly t: Translate
  readonly has: (key: string) => boolean
  /** What everybody who works or worked here is called, by id. */
  readonly staff: ReadonlyMap<string, string>
}

/** `First Admin`, or which part of the house it was. */
export const sayActor = ({ t }: Words, actor: Actor): string =>
  actor.kind === 'staff' ? actor.name : t(`audit.actors.${actor.kind}`, { name: actor.name })

/** `round 2027-1`, `the account of First Admin` */
export function saySubject({ t, has, staff }: Words, { kind, id }: AuditEntry['subject']): string {
  const name = kind === 'staff' ? staff.get(id) : undefined
  if (name !== undefined) return t('audit.staffNamed', { name })
  const key = `audit.subjects.${kind}`
  return has(key) ? t(key, { id }) : `${kind} ${id}`
}

/** `First Admin changed round 2027-1` */
export function sayEntry(words: Words, { actor, deed, subject }: Pick<AuditEntry, 'actor' | 'deed' | 'subject'>): string {
  return sayDeed(words, deed, { who: sayActor(words, actor), what: saySubject(words, subject) })
}

export function sayDeed({ t, has }: Words, deed: string, told: { who: string; what: string }): string {
  const key = `audit.deeds.${deed}`
  return has(key) ? t(key, told) : t('audit.otherDeed', { ...told, deed })
}

/** `comparesWith` as people write it; an id in capitals stays as it is. */
const spaced = (name: string): string =>
  name.replaceAll(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`)

/** `questions, where, wording`: a word of ours for a field where there is one, else its own name with spaces. */
export const sayPath = ({ t, has }: Words, path: readonly string[]): string =>
  path
    .map(name => (has(`audit.fields.${name}`) ? t(`audit.fields.${name}`) : spaced(name)))
    .map(name => name.replaceAll('_', ' '))
    .join(', ')

export function sayValue({ t }: Words, value: string | number | boolean | null): string {
  if (value === null || value === '') return t('audit.nothing')
  if (typeof value === 'boolean') return t(value ? 'audit.yes' : 'audit.no')
  return typeof value === 'number' ? t.number(value) : value
}
