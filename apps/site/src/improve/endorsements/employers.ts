import { type Ctx, compareWords, dayInUk, nameIn } from '../../foundation/index.ts'
import { surveyedTrusts, type Trust, trustByCode } from '../../register/index.ts'
import type { EndorsementRow } from './endorsement-store.ts'

/** The trusts of this campaign, by the name that the page shows. */
export async function employersHere(c: Ctx): Promise<Trust[]> {
  const { db, services, locale } = c.var
  const trusts = await surveyedTrusts(db, { campaign: services.campaign, on: dayInUk(services.clock()) })
  return trusts.sort((one, other) => compareWords(locale, nameIn(locale, one), nameIn(locale, other)))
}

/** Where somebody works, in the language of the page. */
export async function employerOf(
  c: Ctx,
  { trust_code, employer }: Pick<EndorsementRow, 'trust_code' | 'employer'>,
): Promise<string> {
  const { db, locale } = c.var
  const trust = trust_code === null ? null : await trustByCode(db, trust_code)
  return trust === null ? employer : nameIn(locale, trust)
}
