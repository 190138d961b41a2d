import { type Campaign, type CharityFace, type Fact, localPath, type Translate } from '../../foundation/index.ts'
import { licence } from '../licence.ts'
import { dataPath, releaseFileLink, releaseLink } from '../links.ts'
import { releaseTitle } from '../pages/release-title.ts'
import type { ReleaseSummary, StatusCounts } from '../types.ts'
import { numberInWords } from './share-release.ts'

export type DatasetSource = {
  readonly t: Translate
  readonly campaign: Campaign
  readonly baseUrl: string
  readonly charity: CharityFace
}

const mediaTypes = { csv: 'text/csv', json: 'application/json', geojson: 'application/geo+json' } as const

/** A release as schema.org describes a data set. Who published it is said only when somebody has put their name to this site. */
export function datasetOf(site: DatasetSource, release: ReleaseSummary, counts?: StatusCounts): Fact {
  const { t, baseUrl } = site
  const url = baseUrl + localPath(t.locale, releaseLink(release.id))
  const title = releaseTitle(t, release)
  const about = t('releases.release.description', { title, day: t.day(release.asOf) })
  return {
    '@type': 'Dataset',
    '@id': `${baseUrl}${releaseLink(release.id)}#dataset`,
    name: named(site, title),
    description: named(site, counts ? `${about} ${numberInWords(t, counts)}` : about),
    url,
    identifier: release.id,
    version: release.id,
    datePublished: release.publishedOn,
    temporalCoverage: `../${release.asOf}`,
    spatialCoverage: { '@type': 'Place', name: t('share.uk') },
    license: licence.url,
    isAccessibleForFree: true,
    creator: publisherOf(site),
    ...(release.correction ? { isBasedOn: `${baseUrl}${releaseLink(release.correction.parent)}#dataset` } : {}),
    distribution: (['csv', 'json', 'geojson'] as const).map(format => ({
      '@type': 'DataDownload',
      encodingFormat: mediaTypes[format],
      contentUrl: baseUrl + releaseFileLink(release.id, format),
    })),
  }
}

/** All that can be downloaded, with every release that still stands. */
export function dataCatalogOf(site: DatasetSource, releases: readonly ReleaseSummary[]): Fact {
  const { t, baseUrl } = site
  return {
    '@type': 'DataCatalog',
    '@id': `${baseUrl}${dataPath}#catalog`,
    name: named(site, t('releases.data.title')),
    description: named(site, t('releases.data.lead')),
    url: baseUrl + localPath(t.locale, dataPath),
    license: licence.url,
    publisher: publisherOf(site),
    dataset: releases.filter(({ correctedBy }) => correctedBy === null).map(release => datasetOf(site, release)),
  }
}

/** Who runs the site, if somebody does. The charity of the example campaign is as invented as its trusts. */
export const publisherOf = ({ campaign, charity, baseUrl }: Omit<DatasetSource, 't'>): Fact | undefined =>
  campaign === 'uk' && charity.name !== ''
    ? { '@type': 'Organization', '@id': `${baseUrl}/#organization`, name: charity.name }
    : undefined

const named = ({ t, campaign }: DatasetSource, words: string): string =>
  campaign === 'example' ? t('share.exampleTitle', { title: words }) : words
