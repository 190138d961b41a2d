import type { Locale } from '../i18n/locale.ts'

type InBoth = Readonly<Record<Locale, string>>

/** `newest`: the number of the newest edition; null: there is none. `isNew`: whether anything would be said that the newest does not say. */
export type EditionsSoFar = { readonly newest: number | null; readonly isNew: boolean }

/** `corrects`: the edition that it puts right; null: it stands for itself. */
export type EditionAsked = { readonly corrects: number | null; readonly reason: InBoth }

export type EditionDecision =
  /** `replaces`: the edition that it puts right, and why. */
  | {
      readonly kind: 'yes'
      readonly number: number
      readonly replaces: { readonly number: number; readonly reason: InBoth } | null
    }
  | { readonly kind: 'no'; readonly why: 'nothing-new' | 'reason-missing' }

/**
 * Which number the next edition takes. What was published is never rewritten: whoever puts an edition right publishes a further one, and
 * says why in every language. `against` answers what stands against putting an edition right; null: nothing does.
 */
export function decideNextEdition<Fault = never>(
  { newest, isNew }: EditionsSoFar,
  { corrects, reason }: EditionAsked,
  against: (edition: number) => Fault | null = () => null,
): EditionDecision | Fault {
  if (newest !== null && !isNew) return { kind: 'no', why: 'nothing-new' }
  const number = (newest ?? 0) + 1
  if (corrects === null) return { kind: 'yes', number, replaces: null }
  const fault = against(corrects)
  if (fault !== null) return fault
  const said = { en: reason.en.trim(), cy: reason.cy.trim() }
  if (said.en === '' || said.cy === '') return { kind: 'no', why: 'reason-missing' }
  return { kind: 'yes', number, replaces: { number: corrects, reason: said } }
}
