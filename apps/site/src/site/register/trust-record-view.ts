import { type Ctx, nameIn } from '../../foundation/index.ts'
import {
  type AlternativeName,
  alternativeNamesOf,
  type Hospital,
  hospitalsOf,
  predecessorsOf,
  type Succession,
  successorsOf,
  type Trust,
  trustsByCodes,
} from '../../register/index.ts'
import { type PublicStatement, publicRecordOf, type StatusCode } from '../../releases/index.ts'
import { realStatuses } from './load-register-view.ts'

/** One step of a succession: the other trust, with a link where the register has it. */
export type Step = { readonly code: string; readonly name: string | null; readonly isListed: boolean; readonly on: string }

/** All that the register knows of one real trust. */
export type TrustRecordView = {
  readonly trust: Trust
  readonly name: string
  readonly otherNames: readonly AlternativeName[]
  readonly hospitals: readonly Hospital[]
  readonly predecessors: readonly Step[]
  readonly successors: readonly Step[]
  readonly status: StatusCode | null
  readonly statements: readonly PublicStatement[]
}

export async function loadTrustRecord(c: Ctx, trust: Trust): Promise<TrustRecordView> {
  const { db, locale } = c.var
  const [into, outOf] = [await predecessorsOf(db, trust.code), await successorsOf(db, trust.code)]
  const listed = await trustsByCodes(db, [...into.map(step => step.from), ...outOf.map(step => step.to as string)])
  const byCode = new Map(listed.map(other => [other.code as string, other]))
  const stepTo = (code: string, { fromName, effectiveOn }: Succession, isBack: boolean): Step => {
    const other = byCode.get(code)
    return {
      code,
      name: other ? nameIn(locale, other) : isBack ? fromName : null,
      isListed: other !== undefined,
      on: effectiveOn,
    }
  }
  return {
    trust,
    name: nameIn(locale, trust),
    otherNames: await alternativeNamesOf(db, trust.code),
    hospitals: await hospitalsOf(db, trust.code),
    predecessors: into.map(step => stepTo(step.from, step, true)),
    successors: outOf.map(step => stepTo(step.to, step, false)),
    status: (await realStatuses(c)).get(trust.code) ?? null,
    statements: await publicRecordOf(db, trust.code),
  }
}
