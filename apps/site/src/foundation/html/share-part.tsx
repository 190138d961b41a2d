import type { Campaign } from '../http/room.ts'
import { type Locale, languageTags, locales, localPath } from '../i18n/locale.ts'
import type { Translate } from '../i18n/messages.ts'

/** What schema.org has words for, as JSON-LD. Only what is true and known: what is not known is left out. */
export type Fact = { readonly '@type': string; readonly [name: string]: FactValue }
type FactValue = string | number | boolean | undefined | Fact | readonly FactValue[]

/** How a page looks where somebody shares it, and what programs read of it. A page that has none is not meant for sharing. */
export type SharePart = {
  /** 1200 by 630. `path` knows no language. */
  readonly picture: { readonly path: string; readonly alt: string }
  readonly facts?: readonly Fact[]
}

type TagsProps = {
  readonly t: Translate
  readonly campaign: Campaign
  readonly share: SharePart
  readonly title: string
  readonly description: string
  readonly baseUrl: string
  /** The page's one address, without its language. */
  readonly address: string
}

/** Open Graph and Twitter card. Addresses are absolute: who reads them is elsewhere. */
export function ShareTags({ t, campaign, share, title, description, baseUrl, address }: TagsProps) {
  const { locale } = t
  return (
    <>
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={t('site.name')} />
      <meta property="og:title" content={sharedTitle(t, campaign, title)} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={baseUrl + localPath(locale, address)} />
      <meta property="og:locale" content={openGraphTag(locale)} />
      {locales
        .filter(other => other !== locale)
        .map(other => (
          <meta property="og:locale:alternate" content={openGraphTag(other)} />
        ))}
      <meta property="og:image" content={baseUrl + localPath(locale, share.picture.path)} />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta property="og:image:alt" content={share.picture.alt} />
      <meta name="twitter:card" content="summary_large_image" />
      <meta name="twitter:image:alt" content={share.picture.alt} />
    </>
  )
}

/** Where a title goes without its page, it says itself that what it is about is invented. */
export const sharedTitle = (t: Translate, campaign: Campaign, title: string): string =>
  campaign === 'example' ? t('share.exampleTitle', { title }) : title

const openGraphTag = (locale: Locale): string => languageTags[locale].replace('-', '_')

/**
 * Facts for programs: data, which no browser runs, so that the policy of the page does not forbid it. Whatever stands in a text, it cannot
 * end the element.
 */
export const Facts = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <script
    type="application/ld+json"
    dangerouslySetInnerHTML={{
      __html: JSON.stringify({ '@context': 'https://schema.org', '@graph': facts }).replaceAll('<', '\\u003c'),
    }}
  />
)
