/** The kinds of picture that a logo may be. */
export type ImageType = 'image/png' | 'image/jpeg' | 'image/webp'

/** A picture, named by the SHA-256 of its bytes (hexadecimal). */
export type ImageRef = { readonly sha256: string; readonly type: ImageType }

export type Partner = { readonly name: string; readonly link: string; readonly logo: ImageRef | null }

/** A telephone line for people who need to talk, with where we read about it and when we last looked (`YYYY-MM-DD`). */
export type CharityHelpline = {
  readonly name: string
  readonly phone: string
  readonly hours: string
  readonly url: string
  readonly source: string
  readonly checkedOn: string
}

/** What is known of the charity that runs this site. An empty text is a fact that nobody has entered. */
export type CharityFacts = {
  readonly name: string
  readonly numberEnglandWales: string
  readonly numberScotland: string
  readonly numberNorthernIreland: string
  readonly address: string
  /** The e-mail address for questions about personal data. */
  readonly privacyContact: string
  /** The address that mail of this site comes from. */
  readonly fromAddress: string
  readonly logo: ImageRef | null
  readonly partners: readonly Partner[]
  readonly helpline: CharityHelpline | null
}

/** `version` counts the savings: 0 means that nobody has said anything yet. */
export type Charity = CharityFacts & { readonly version: number; readonly savedAt: Date | null }

export const noFacts: CharityFacts = {
  name: '',
  numberEnglandWales: '',
  numberScotland: '',
  numberNorthernIreland: '',
  address: '',
  privacyContact: '',
  fromAddress: '',
  logo: null,
  partners: [],
  helpline: null,
}

/** Whether two descriptions of a charity say the same, field by field. */
export const sayTheSame = (one: CharityFacts, other: CharityFacts): boolean =>
  JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other))

/** The facts alone, always in the same order: so that they can be compared. */
const inOrder = (facts: CharityFacts): unknown[] => [
  facts.name,
  facts.numberEnglandWales,
  facts.numberScotland,
  facts.numberNorthernIreland,
  facts.address,
  facts.privacyContact,
  facts.fromAddress,
  facts.logo?.sha256 ?? null,
  facts.partners.map(partner => [partner.name, partner.link, partner.logo?.sha256 ?? null]),
  facts.helpline && [
    facts.helpline.name,
    facts.helpline.phone,
    facts.helpline.hours,
    facts.helpline.url,
    facts.helpline.source,
    facts.helpline.checkedOn,
  ],
]
