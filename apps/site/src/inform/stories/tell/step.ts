import type { Ctx } from '../../../foundation/index.ts'
import type { Telling } from '../rules/read-telling.ts'
import type { ScopeWording } from '../store/consent-store.ts'

/** What every step of telling knows. */
export type Step = {
  readonly typed: Telling
  /** Of this form: sent twice it is one story. */
  readonly key: string
  readonly wordings: readonly ScopeWording[]
  /** The address about which we have asked once whether it is meant. */
  readonly checked: string
}

export type StepParts = { readonly c: Ctx; readonly step: Step; readonly errorOf: (field: keyof Telling) => string | undefined }
