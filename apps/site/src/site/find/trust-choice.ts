import { type Campaign, type Locale, nameIn } from '../../foundation/index.ts'
import { type FormerTrust, type NameMatch, registerLink, type Trust } from '../../register/index.ts'
import { trustLink } from '../../releases/index.ts'
import { isOfCampaign } from '../trust-page/load-trust-view.ts'

/** One trust to choose from, with what led to it. */
export type TrustChoice = {
  readonly name: string
  /** Without the language. */
  readonly link: string
  readonly hospitals: readonly string[]
  readonly former: FormerTrust | null
  /** A real trust, shown beside the invented ones of the example campaign. */
  readonly isReal: boolean
  readonly decision: Trust['survey']['decision']
}

/** The page of a trust in this campaign: real trusts beside an example are in the register. */
export const pageOf = (campaign: Campaign, trust: Trust): string =>
  isOfCampaign(campaign, trust) ? trustLink(trust.code) : registerLink(trust.code)

export function trustChoice({ trust, hospitals, former }: NameMatch, campaign: Campaign, locale: Locale): TrustChoice {
  return {
    name: nameIn(locale, trust),
    link: pageOf(campaign, trust),
    hospitals: hospitals.map(({ name, town }) => (town && !name.includes(town) ? `${name}, ${town}` : name)),
    former,
    isReal: campaign === 'example' && !trust.isInvented,
    decision: trust.survey.decision,
  }
}
