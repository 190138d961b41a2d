import { domainToASCII } from 'node:url'
import { isEmailAddress } from '../../foundation/index.ts'

export type AddressFault = 'missing' | 'too-long' | 'several' | 'no-at' | 'letters' | 'wrong'

export type ReadAddress =
  | {
      readonly ok: true
      /** By which two spellings of one address are known to be one: lower case, the domain as DNS has it. */
      readonly address: string
      /** As it was typed, without blanks around it. */
      readonly typed: string
    }
  | { readonly ok: false; readonly fault: AddressFault }

/** RFC 5321, 4.5.3.1.3: a path of 256 with its brackets. */
const longest = 254

/**
 * One e-mail address as somebody types it, or what is the matter with it. Blanks and invisible marks that come along when it is pasted are
 * left out; nothing else is mended: who types a wrong letter is asked. Dots and `+` before the @ are letters like others, since only the
 * receiving server knows what they mean. A domain in other letters than ASCII is taken (RFC 5891), a name before the @ is not: many mail
 * servers still refuse it (RFC 6531).
 */
export function readAddress(text: string): ReadAddress {
  const typed = text.replace(invisible, '').trim()
  if (typed === '') return { ok: false, fault: 'missing' }
  if (typed.length > longest) return { ok: false, fault: 'too-long' }
  const at = typed.lastIndexOf('@')
  if (at < 0) return { ok: false, fault: 'no-at' }
  if (/[,;\s]/.test(typed) && typed.split('@').length > 2) return { ok: false, fault: 'several' }
  const [local, domain] = [typed.slice(0, at), domainToASCII(typed.slice(at + 1))]
  if (/[^\x20-\x7e]/.test(local)) return { ok: false, fault: 'letters' }
  const address = `${local}@${domain}`.toLowerCase()
  return isEmailAddress(address) ? { ok: true, address, typed } : { ok: false, fault: 'wrong' }
}

/** Marks without width and those that turn the direction of writing, U+200B to U+200F and others: nobody types them. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g
