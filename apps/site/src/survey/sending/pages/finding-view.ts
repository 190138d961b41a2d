import type { Translate } from '../../../foundation/index.ts'
import type { Trust } from '../../../register/index.ts'
import { contactLink, contactsLink } from '../../contacts/links.ts'
import { editLink } from '../../rounds/links.ts'
import type { RoundId } from '../../types.ts'
import { chooseLink, readLetterLink } from '../links.ts'
import type { SendFinding } from '../preflight.ts'

type Link = { readonly label: string; readonly href: string }

/** A finding in words, with where it is mended. */
export type FindingView = {
  readonly title: string
  readonly text: string
  readonly items: readonly { readonly label: string; readonly href: string | null }[]
  readonly link: Link | null
}

/** Where the page of the charity is: it belongs to a room above this one. */
const setupPath = '/console/setup'

export function findingView(t: Translate, finding: SendFinding, round: RoundId): FindingView {
  const { items, values, href } = detailsOf(t, finding, round)
  const counted = { count: items.length, ...values }
  return {
    title: t(`sending.findings.${finding.code}.title`, counted),
    text: t(`sending.findings.${finding.code}.text`, counted),
    items,
    link: href === null ? null : { label: t(`sending.findings.${finding.code}.link`), href },
  }
}

type Details = {
  readonly items: FindingView['items']
  readonly values?: Readonly<Record<string, string | number>>
  readonly href: string | null
}

const contacts = (trusts: readonly Trust[]) => trusts.map(({ code, name }) => ({ label: name, href: contactLink(code) }))
const names = (trusts: readonly Trust[]) => trusts.map(({ name }) => ({ label: name, href: null }))

function detailsOf(t: Translate, finding: SendFinding, round: RoundId): Details {
  const list = (texts: readonly string[]) => new Intl.ListFormat(t.locale).format(texts)
  switch (finding.code) {
    case 'nobody-chosen':
      return { items: [], href: chooseLink(round) }
    case 'round-not-ready':
      return { items: [], values: { count: finding.count }, href: editLink(round) }
    case 'mail-off':
    case 'mail-domain-local':
    case 'no-backup':
      return { items: [], href: null }
    case 'no-charity-name':
      return { items: [], href: setupPath }
    case 'charity-incomplete':
      return { items: [], values: { count: finding.missing.length }, href: setupPath }
    case 'old-backup':
      return { items: [], values: { day: t.day(finding.day) }, href: null }
    case 'address-missing':
      return { items: contacts(finding.trusts), href: contactsLink({ show: 'missing' }) }
    case 'address-bouncing':
      return { items: contacts(finding.trusts), href: contactsLink({ show: 'bouncing' }) }
    case 'by-hand':
      return { items: contacts(finding.trusts), href: contactsLink({ show: 'by-hand' }) }
    case 'address-wrong':
      return { items: contacts(finding.trusts), href: contactsLink() }
    case 'address-shared':
      return { items: contacts(finding.trusts), values: { address: finding.address }, href: contactsLink({ q: finding.address }) }
    case 'closing':
      return {
        items: finding.trusts.map(({ name, closedOn }) => ({
          label: t('sending.findings.closing.item', { trust: name, day: closedOn === null ? '' : t.day(closedOn) }),
          href: null,
        })),
        href: chooseLink(round),
      }
    case 'merged':
      return { items: [], values: { trust: finding.trust.name, into: list(finding.into) }, href: chooseLink(round) }
    case 'asked-before-merger':
      return { items: [], values: { trust: finding.name, into: list(finding.into) }, href: null }
    case 'treated-by-nobody-asked':
      return { items: [], values: { trust: finding.trust, by: finding.by }, href: chooseLink(round) }
    case 'asked-recently':
      return {
        items: finding.trusts.map(({ trust, round: earlier, on, days }) => ({
          label: t('sending.findings.asked-recently.item', { trust: trust.name, round: earlier, day: t.day(on), count: days }),
          href: null,
        })),
        href: chooseLink(round),
      }
    case 'letter-missing':
      return { items: names(finding.trusts), values: { law: t(`sending.laws.${finding.law}`) }, href: editLink(round, 'letters') }
    case 'letter-not-welsh':
      return { items: names(finding.trusts), href: editLink(round, 'letters') }
    case 'field-unknown':
    case 'field-empty':
      return {
        items: finding.trusts.map(({ code, name }) => ({ label: name, href: readLetterLink(round, code) })),
        values: { field: `{${finding.field}}` },
        href: editLink(round, 'letters'),
      }
  }
}
