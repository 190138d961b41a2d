export const shortestPassword = 12
export const longestPassword = 128

export type PasswordFault = 'empty' | 'too-short' | 'too-long' | 'is-email' | 'is-name' | 'one-letter'

/** Compared without case and without what is not a letter or digit: `First.Admin!` is the name of First Admin. */
const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/**
 * What is wrong with a password, or null. Length is what makes one hard to guess, so we ask for that and for no mixture of signs (NIST
 * SP 800-63B, 5.1.1.2); but not for something that everybody knows about the person. Counted in characters as people see them.
 */
export function judgePassword(password: string, { email, name }: { email: string; name: string }): PasswordFault | null {
  if (password === '') return 'empty'
  const length = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(password)].length
  if (length < shortestPassword) return 'too-short'
  // better-auth counts in UTF-16 units, and a longer one would only take longer to hash.
  if (password.length > longestPassword) return 'too-long'
  const known = bare(password)
  if (known === bare(email) || known === bare(email.split('@')[0] ?? '')) return 'is-email'
  if (known === bare(name)) return 'is-name'
  if (new Set(password).size === 1) return 'one-letter'
  return null
}
