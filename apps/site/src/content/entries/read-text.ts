import type { EntryChoice, EntryFieldKind } from '../../foundation/index.ts'

type TextField = { readonly kind: EntryFieldKind; readonly choices?: readonly EntryChoice[] }
type TextFault = 'long' | 'day' | 'link' | 'choice'
export type ReadText =
  | { readonly text: string }
  | { readonly fault: TextFault; readonly values?: Readonly<Record<string, string | number>> }

/** A text as a field of this kind holds it: without what nobody sees, and in the form that its kind asks for. An empty one is always right. */
export function readText({ kind, choices }: TextField, typed: string, most: number): ReadText {
  const text = tidy(kind, typed)
  if (text === '') return { text }
  if ([...text].length > most) return { fault: 'long', values: { most } }
  switch (kind) {
    case 'day':
      return isDay(text) ? { text } : { fault: 'day' }
    case 'link':
      return isLink(text) ? { text } : { fault: 'link' }
    case 'choice':
      return (choices ?? []).some(({ value }) => value === text) ? { text } : { fault: 'choice' }
    default:
      return { text }
  }
}

function tidy(kind: EntryFieldKind, typed: string): string {
  const whole = typed.replaceAll(/\r\n?/g, '\n').normalize('NFC')
  if (kind === 'markdown' || kind === 'lines') return whole.replace(/^(?:[ \t]*\n)+/, '').trimEnd()
  if (kind === 'list') return whole.replaceAll(/[ \t]*\n\s*/g, '\n').trim()
  return whole.replaceAll(/\s+/g, ' ').trim()
}

function isDay(text: string): boolean {
  const at = Date.parse(`${text}T12:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text
}

/** To another site by http or https, to a mailbox or a telephone, or to a page of ours: `/facts`. */
function isLink(text: string): boolean {
  if (/\s/.test(text)) return false
  if (/^(mailto:[^@]+@[^@]+|tel:\+?[\d-]+)$/.test(text)) return true
  if (/^\/(?![/\\])/.test(text)) return !text.includes('\\')
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return false
  const { hostname, username, password } = new URL(text)
  return hostname.includes('.') && username === '' && password === ''
}
