import { type Campaign, type Ctx, dayInUk, type Locale, nameIn, type ReadDb } from '../../foundation/index.ts'
import { type LetterBox, letterBoxOf, type Nation, presentTrusts, type Trust, trustByCode } from '../../register/index.ts'
import { currentStatuses, type ReleaseSummary, type StatusCode } from '../../releases/index.ts'
import type { Recipient } from '../letters/letter.ts'

/** A trust that can be written to. */
export type TrustToWrite = {
  readonly trust: Trust
  readonly name: string
  readonly nation: Nation
  readonly status: StatusCode
  readonly release: ReleaseSummary | null
  /** null: nobody here knows where it takes letters. */
  readonly box: LetterBox | null
}

export type TrustAnswer =
  | { readonly kind: 'none' }
  | { readonly kind: 'moved'; readonly code: string }
  | {
      readonly kind: 'closed'
      readonly name: string
      readonly heirs: readonly { readonly code: string; readonly name: string }[]
    }
  /** Not asked about its counting: it treats nobody for breast cancer, or that is not settled. */
  | { readonly kind: 'outside'; readonly code: string; readonly name: string }
  | { readonly kind: 'there'; readonly to: TrustToWrite }

/** What of a trust a letter needs to know. */
export async function loadTrustLetter(c: Ctx, asked: string): Promise<TrustAnswer> {
  const { db, locale, services } = c.var
  const trust = await trustByCode(db, asked)
  if (!trust || trust.isInvented !== (services.campaign === 'example')) return { kind: 'none' }
  if (trust.code !== asked) return { kind: 'moved', code: trust.code }
  const name = nameIn(locale, trust)
  if (trust.closedOn !== null) {
    const heirs = (await presentTrusts(db, trust.code)).filter(({ code }) => code !== trust.code)
    return { kind: 'closed', name, heirs: heirs.map(heir => ({ code: heir.code, name: nameIn(locale, heir) })) }
  }
  const { release, statuses } = await currentStatuses(db, { campaign: services.campaign, on: dayInUk(services.clock()) })
  const found = statuses.find(({ code }) => code === trust.code)
  const isOutside = found ? found.status === null : trust.survey.decision !== 'surveyed'
  if (isOutside) return { kind: 'outside', code: trust.code, name }
  const status = found?.status ?? 'not-asked'
  return { kind: 'there', to: { trust, name, nation: trust.nation, status, release, box: await letterBoxOf(db, trust.code) } }
}

/** Where a letter to it goes. On paper, to its headquarters, where the register has their address. */
export function recipientOf({ trust, name, box }: TrustToWrite): Recipient {
  const hasPostal = !trust.isInvented && trust.address !== null && trust.postcode !== null
  return {
    kind: 'trust',
    body: 'trust',
    code: trust.code,
    constituencyCode: null,
    trustCode: trust.code,
    name,
    address: box?.email ?? null,
    postal: hasPostal ? [...(trust.address ?? '').split(', '), trust.postcode ?? ''] : null,
  }
}

/** Whether a trust is still there, and where it takes letters now: asked again when a letter is confirmed. */
export async function trustNow(
  db: ReadDb,
  { code, locale, campaign }: { readonly code: string; readonly locale: Locale; readonly campaign: Campaign },
): Promise<{ readonly name: string; readonly address: string } | 'closed' | 'address'> {
  const trust = await trustByCode(db, code)
  if (!trust || trust.closedOn !== null || trust.isInvented !== (campaign === 'example')) return 'closed'
  const box = await letterBoxOf(db, trust.code)
  return box ? { name: nameIn(locale, trust), address: box.email } : 'address'
}
