import { localPath, type Translate } from '../../foundation/index.ts'
import { mapLink } from '../query/map-link.ts'

/** What the island says, in the language of the page, with holes that it fills; and the addresses that it needs. */
export const islandWords = (t: Translate): string =>
  JSON.stringify({
    all: localPath(t.locale, mapLink()),
    hospitals: hospitalsPath,
    inView: t('map.zoom.inView', { count: '{count}' }),
    suggestions: t('map.search.suggestions', { count: '{count}' }),
    suggestionsLabel: t('map.search.label'),
    seeking: t('map.position.seeking'),
    refused: t('map.position.refused'),
    unavailable: t('map.position.unavailable'),
    slow: t('map.position.slow'),
    nearest: t('map.position.nearest'),
    you: t('map.position.you'),
    forget: t('map.position.forget'),
    straight: t('map.position.straight'),
    here: t('map.near.here'),
    km: t('map.near.km', { km: '{km}' }),
  })

export type IslandWords = Readonly<Record<string, string>>

/** Where the hospitals of the trusts on the map are kept for the island. The same in both languages: names are names. */
export const hospitalsPath = '/map/hospitals.json'
