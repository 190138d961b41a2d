/** One field of a form as it was sent. */
export type TypedText = { readonly name: string; readonly text: string }

/** Longer texts would make a page that nobody reads; the longest that people type are letters. */
export const longestShownText = 20_000
const mostFields = 50

/** What opens doors is never shown again; what our own pages put into every form was typed by nobody. */
const secret = /pass|code|token|secret|otp|key/i
const carried: readonly string[] = ['basedOn', 'seen', 'version', 'step', 'back', 'list', 'done']

/** The texts of a form that somebody may want back: neither secrets nor files, nor what the page itself had put there. */
export function textsToGiveBack(form: Iterable<readonly [string, unknown]>): {
  readonly texts: readonly TypedText[]
  /** How many were too long to be shown. */
  readonly tooLong: number
} {
  const typed = [...form].flatMap(([name, value]) =>
    typeof value === 'string' && value.trim() !== '' && !secret.test(name) && !carried.includes(name)
      ? [{ name, text: value }]
      : [],
  )
  const short = typed.filter(({ text }) => text.length <= longestShownText)
  return { texts: short.slice(0, mostFields), tooLong: typed.length - short.length }
}
