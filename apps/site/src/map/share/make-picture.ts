import { nameIn, type Translate } from '../../foundation/index.ts'
import type { Nation } from '../../register/index.ts'
import {
  countStatuses,
  type PublishedStatus,
  type ReleaseSummary,
  type StatusCounts,
  statusCodes,
  statusMeaning,
  statusWord,
} from '../../releases/index.ts'
import { drawPins } from '../drawing/draw-pins.ts'
import type { Outline } from '../drawing/read-outline.ts'
import { isListed } from '../page/make-map-view.ts'
import type { Numbers, Picture } from './picture.ts'

/** What of a release is shown: all of it, one nation, or one trust. */
export type Subject =
  | { readonly of: 'release' }
  | { readonly of: 'nation'; readonly nation: Nation }
  | { readonly of: 'trust'; readonly trust: PublishedStatus }

export type PictureSource = {
  readonly t: Translate
  readonly isExample: boolean
  readonly outline: Outline
  readonly release: ReleaseSummary
  readonly statuses: readonly PublishedStatus[]
}

/** From one release to what its picture says and shows. */
export function makePicture(source: PictureSource, subject: Subject): Picture {
  const { t, outline, statuses } = source
  const nation = subject.of === 'nation' ? subject.nation : null
  const listed = statuses.filter(isListed).filter(trust => nation === null || trust.nation === nation)
  return {
    ...around(t, source.isExample),
    country: {
      outline,
      pins: drawPins({ trusts: listed, outline, locale: t.locale }),
      nation,
      chosen: subject.of === 'trust' ? subject.trust.code : null,
    },
    says: subject.of === 'trust' ? trustOf(source, subject.trust) : numbersOf(source, { nation, counts: countStatuses(listed) }),
  }
}

/** The picture of the site itself, before there are results: no release, and no pins. */
export const makeSitePicture = (t: Translate, { isExample, outline }: Pick<PictureSource, 'isExample' | 'outline'>): Picture => ({
  ...around(t, isExample),
  country: { outline, pins: [], nation: null, chosen: null },
  says: { kind: 'title', title: t('share.picture.title'), lead: t('share.picture.lead') },
})

const around = (t: Translate, isExample: boolean): Pick<Picture, 'brand' | 'example'> => ({
  brand: { name: t('site.name'), strapline: t('site.strapline') },
  example: isExample ? t('share.picture.example') : null,
})

const sourceOf = (t: Translate, { asOf, id }: ReleaseSummary): string => t('share.picture.source', { day: t.day(asOf), id })

type Counted = { readonly nation: Nation | null; readonly counts: StatusCounts }

function numbersOf({ t, release }: PictureSource, { nation, counts }: Counted): Numbers {
  return {
    kind: 'numbers',
    heading: nation === null ? null : t(`map.nation.${nation}`),
    ...numberOf(t, counts),
    key: statusCodes
      .filter(status => counts[status] > 0)
      .map(status => ({ status, count: t.number(counts[status]), word: statusWord(t, status) })),
    source: sourceOf(t, release),
  }
}

/** The one number with its denominator. When all who answered count everyone, that is what is said. */
function numberOf(t: Translate, counts: StatusCounts): Pick<Numbers, 'value' | 'meaning' | 'more'> {
  const { answered, notCountingEveryone: some, surveyed } = counts
  if (surveyed === 0) return { value: null, meaning: t('share.picture.nowhere'), more: null }
  if (answered === 0)
    return { value: null, meaning: t('share.picture.none'), more: t('share.picture.toHear', { count: surveyed }) }
  const more = t('releases.number.silent', { count: counts['no-response'] })
  if (some === 0)
    return {
      value: t('share.picture.everyone.value', { all: answered }),
      meaning: t('share.picture.everyone.meaning', { count: answered }),
      more,
    }
  return {
    value: t('releases.number.value', { some, all: answered }),
    meaning: t('releases.number.meaning', { count: answered }),
    more,
  }
}

function trustOf({ t, release, statuses }: PictureSource, trust: PublishedStatus): Picture['says'] {
  const { value, meaning } = numberOf(t, countStatuses(statuses))
  return {
    kind: 'trust',
    name: nameIn(t.locale, trust),
    status: trust.status,
    word: statusWord(t, trust.status),
    meaning: trust.status === null ? t('share.picture.outside') : statusMeaning(t, trust.status),
    number: t('share.picture.uk', { sentence: value === null ? meaning : `${value} ${meaning}` }),
    source: sourceOf(t, release),
  }
}
