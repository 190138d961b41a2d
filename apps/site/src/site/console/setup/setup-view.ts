import { type Charity, type CharityForm, isComplete, type NeededFact, type TypedCharity } from '../../../content/index.ts'
import { type Difference, differences, partnersOrLogosDiffer } from './differences.ts'

/** Somebody else saved while this person was typing. */
export type Conflict = {
  readonly savedAt: Date | null
  readonly differences: readonly Difference[]
  readonly partnersDiffer: boolean
}

export type SetupView = {
  readonly form: CharityForm
  /** The version that whoever sends this form has seen. */
  readonly basedOn: number
  readonly isSaved: boolean
  readonly missing: readonly NeededFact[]
  readonly conflict: Conflict | null
}

/** The page as it opens: filled with what is known. */
export const openedView = (charity: Charity, form: CharityForm, isSaved: boolean): SetupView => ({
  form,
  basedOn: charity.version,
  isSaved,
  missing: isComplete(charity).missing,
  conflict: null,
})

/** The page that comes back with what has to be mended. */
export const invalidView = (current: Charity, basedOn: number, form: CharityForm): SetupView => ({
  ...openedView(current, form, false),
  basedOn,
})

/** The page that comes back because somebody else was faster: sending it again is a knowing decision for what stands in it. */
export const conflictView = (current: Charity, form: CharityForm, typed: TypedCharity): SetupView => ({
  ...openedView(current, form, false),
  conflict: {
    savedAt: current.savedAt,
    differences: differences(current, typed),
    partnersDiffer: partnersOrLogosDiffer(current, typed),
  },
})
