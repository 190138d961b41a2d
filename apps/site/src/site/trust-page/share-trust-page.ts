import { type Ctx, type Fact, localPath, type SharePart } from '../../foundation/index.ts'
import type { Trust } from '../../register/index.ts'
import { shareSite, shareTrust, trustLink } from '../../releases/index.ts'
import type { TrustView } from './trust-view.ts'

/** How a trust's page is shared: with its picture in the newest release; and for programs, what the register knows of the trust. */
export function shareTrustPage(c: Ctx, { trust, standing }: TrustView): SharePart {
  const { t } = c.var
  const isPublished = standing.kind === 'in-survey' && standing.release !== null
  const share = isPublished ? shareTrust(t, { release: standing.release, status: standing.status }) : shareSite(t)
  return { ...share, facts: organisationOf(c, trust) }
}

/** A real trust only: nothing says of an invented one that it exists. Our page is about it, and is not its own. */
function organisationOf(c: Ctx, { isInvented, code, name, nameCy, address, postcode, closedOn, ...trust }: Trust): Fact[] {
  if (isInvented) return []
  const { locale, services } = c.var
  const hasAddress = address !== null || postcode !== null
  return [
    {
      '@type': 'MedicalOrganization',
      '@id': `${services.baseUrl}${trustLink(code)}#trust`,
      name,
      alternateName: nameCy ?? undefined,
      identifier: code,
      mainEntityOfPage: services.baseUrl + localPath(locale, trustLink(code)),
      dissolutionDate: closedOn ?? undefined,
      address: hasAddress
        ? {
            '@type': 'PostalAddress',
            streetAddress: address ?? undefined,
            postalCode: postcode ?? undefined,
            addressCountry: 'GB',
          }
        : undefined,
      location: placeOf(trust),
    },
  ]
}

/** Where its headquarters are. A point in the middle of a board's area is nobody's address. */
function placeOf({ lat, lon, locationBasis }: Pick<Trust, 'lat' | 'lon' | 'locationBasis'>): Fact | undefined {
  if (locationBasis !== 'headquarters-postcode' || lat === null || lon === null) return undefined
  return { '@type': 'Place', geo: { '@type': 'GeoCoordinates', latitude: lat, longitude: lon } }
}
