import { type Campaign, type Locale, localPath, nameIn, type Translate } from '../../../foundation/index.ts'
import { licence } from '../../licence.ts'
import { feedPath, packageLink, releaseFeedLink, releaseFileLink, releaseLink, releasesPath, trustLink } from '../../links.ts'
import { releaseTitle } from '../../pages/release-title.ts'
import { kindOfChange } from '../../rules/changed-since.ts'
import { statusWord } from '../../status/status-mark.tsx'
import { tagUri } from '../tag-uri.ts'
import type { ChangedTrust, FeedView, Publication } from './feed-view.ts'
import { element, type Xml, xmlDocument } from './xml.ts'

export type AtomSite = {
  readonly t: Translate
  readonly campaign: Campaign
  readonly baseUrl: string
  /** Who speaks: the charity, or the site where nobody has said so yet. */
  readonly author: string
  /** What stands as the feed's date before anything has been published. */
  readonly begunOn: string
}

const other: Readonly<Record<Locale, Locale>> = { en: 'cy', cy: 'en' }
/** The year in which the first of these feeds was made: a part of their names, which never change. */
const begunIn = '2026'
const atomType = 'application/atom+xml'

/**
 * The feed of changes as Atom (RFC 4287), one entry for each release and correction and for each trust whose status changed. Older entries
 * are in archives (RFC 5005), one for each release: an archive stays as it is.
 */
export function writeAtom(view: FeedView, site: AtomSite): string {
  const { t } = site
  const { publications, before, archiveOf } = view
  const { locale } = t
  const at = (path: string, language: Locale = locale) => site.baseUrl + localPath(language, path)
  const own = archiveOf ? releaseFeedLink(archiveOf.id) : feedPath
  const days = publications.map(updatedOn).sort()
  return xmlDocument(
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xmlns:fh': 'http://purl.org/syndication/history/1.0', 'xml:lang': locale },
      element('id', {}, nameOf(site, begunIn, 'feed')),
      element('title', {}, named(site, t('open-data.feed.title'))),
      element('subtitle', {}, t(`open-data.feed.subtitle.${site.campaign}`)),
      element('updated', {}, instant(days.at(-1) ?? site.begunOn)),
      element('author', {}, element('name', {}, site.author), element('uri', {}, at('/'))),
      element('rights', {}, licence.name),
      element('link', { rel: 'self', type: atomType, href: at(own) }),
      element('link', { rel: 'alternate', type: 'text/html', hreflang: locale, href: at(releasesPath) }),
      element('link', { rel: 'alternate', type: atomType, hreflang: other[locale], href: at(own, other[locale]) }),
      element('link', { rel: 'license', href: licence.url }),
      archiveOf && element('link', { rel: 'current', type: atomType, href: at(feedPath) }),
      before && element('link', { rel: 'prev-archive', type: atomType, href: at(releaseFeedLink(before.id)) }),
      archiveOf && element('fh:archive', {}),
      ...publications.flatMap(publication => [
        releaseEntry(publication, site, at),
        ...publication.changes.map(changed => trustEntry(publication, changed, { site, at })),
      ]),
    ),
  )
}

type At = (path: string) => string

function releaseEntry(publication: Publication, site: AtomSite, at: At): Xml {
  const { t } = site
  const { release, since, changes, counts, withheld } = publication
  const { correction } = release
  const count = (kind: string) => changes.filter(({ change }) => kindOfChange(change) === kind).length
  const sentences = [
    t('open-data.feed.asOf', { day: t.day(release.asOf) }),
    counts.answered === 0
      ? t('releases.number.noAnswers')
      : `${t('releases.number.sentence', { some: counts.notCountingEveryone, count: counts.answered })} ${t('releases.number.silent', { count: counts['no-response'] })}`,
    since && !correction ? t('open-data.feed.moved', { forward: count('improved'), back: count('slipped') }) : '',
    correction ? t('open-data.feed.corrects', { id: correction.parent }) : '',
    withheld ? t('open-data.feed.withheld', { count: withheld.count, day: t.day(withheld.on) }) : '',
  ]
  return element(
    'entry',
    {},
    element('id', {}, nameOf(site, release.publishedOn, `releases/${release.id}`)),
    element('title', {}, named(site, releaseTitle(t, release))),
    element('updated', {}, instant(updatedOn(publication))),
    element('published', {}, instant(release.publishedOn)),
    element('link', { rel: 'alternate', type: 'text/html', hreflang: t.locale, href: at(releaseLink(release.id)) }),
    element('link', { rel: 'describedby', type: 'application/json', href: site.baseUrl + packageLink(release.id) }),
    element('link', { rel: 'enclosure', type: 'application/zip', href: site.baseUrl + releaseFileLink(release.id, 'zip') }),
    correction && element('link', { rel: 'predecessor-version', type: 'text/html', href: at(releaseLink(correction.parent)) }),
    element('category', { term: correction ? 'correction' : 'release' }),
    element('summary', {}, sentences.filter(sentence => sentence !== '').join(' ')),
    // Why is said once, in English, as the campaign published it.
    correction && element('content', { 'xml:lang': 'en' }, correction.reason),
  )
}

function trustEntry(publication: Publication, { trust, change }: ChangedTrust, { site, at }: { site: AtomSite; at: At }): Xml {
  const { t } = site
  const { release } = publication
  const name = nameIn(t.locale, trust)
  const words = { name, from: statusWord(t, change.from), to: statusWord(t, change.to) }
  const kind = release.correction ? 'putRight' : 'changed'
  return element(
    'entry',
    {},
    element('id', {}, nameOf(site, release.publishedOn, `releases/${release.id}/trusts/${trust.code}`)),
    element('title', {}, named(site, t(`open-data.feed.${kind}`, words))),
    element('updated', {}, instant(release.publishedOn)),
    element('published', {}, instant(release.publishedOn)),
    element('link', { rel: 'alternate', type: 'text/html', hreflang: t.locale, href: at(trustLink(trust.code)) }),
    element('link', { rel: 'related', type: 'text/html', href: at(releaseLink(release.id)) }),
    element('category', { term: 'status' }),
    element('category', { term: change.to ?? 'excluded', label: words.to }),
    element(
      'summary',
      {},
      t(`open-data.feed.${kind}Words`, { ...words, title: releaseTitle(t, release), day: t.day(release.asOf) }),
    ),
  )
}

/** A feed reader shows a title alone, beside others: in the example campaign each says that it is one. */
const named = ({ campaign, t }: AtomSite, title: string): string =>
  campaign === 'example' ? t('open-data.feed.example', { title }) : title

/** The two languages are two feeds: who reads both gets both. */
const nameOf = (site: AtomSite, since: string, what: string): string =>
  tagUri(site, since, `${site.t.locale === 'cy' ? 'cy/' : ''}${what}`)

/** A passage that is withheld is news to everybody who keeps a copy. */
const updatedOn = ({ release, withheld }: Publication): string =>
  withheld && withheld.on > release.publishedOn ? withheld.on : release.publishedOn

/** Days are what is known of a publication. Midnight in Greenwich lies within the British day, also in summer. */
const instant = (day: string): string => `${day}T00:00:00Z`
