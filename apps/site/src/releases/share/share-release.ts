import { nameIn, type SharePart, type Translate } from '../../foundation/index.ts'
import type { Nation } from '../../register/index.ts'
import { statusMeaning, statusWord } from '../status/status-mark.tsx'
import type { PublishedStatus, ReleaseSummary, StatusCounts } from '../types.ts'
import { nationPicture, releasePicture, sitePicture, trustPicture } from './picture-links.ts'

type Published = { readonly release: ReleaseSummary; readonly counts: StatusCounts }

/** How a page about a whole release is shared: its picture, and the same in words. */
export const shareRelease = (t: Translate, { release, counts }: Published): SharePart => ({
  picture: {
    path: releasePicture(release.id),
    alt: t('share.alt.release', { number: numberInWords(t, counts), day: t.day(release.asOf) }),
  },
})

/** `counts` are those of the nation. */
export const shareNation = (t: Translate, { release, counts, nation }: Published & { readonly nation: Nation }): SharePart => ({
  picture: {
    path: nationPicture(release.id, nation),
    alt: t('share.alt.nation', {
      nation: t(`register.nation.${nation}`),
      number: numberInWords(t, counts),
      day: t.day(release.asOf),
    }),
  },
})

type OneTrust = { readonly release: ReleaseSummary; readonly status: PublishedStatus }

export const shareTrust = (t: Translate, { release, status }: OneTrust): SharePart => ({
  picture: {
    path: trustPicture(release.id, status.code),
    alt: t('share.alt.trust', {
      name: nameIn(t.locale, status),
      word: statusWord(t, status.status),
      meaning: status.status === null ? t('share.picture.outside') : statusMeaning(t, status.status),
      day: t.day(release.asOf),
    }),
  },
})

/** Before there are results. */
export const shareSite = (t: Translate): SharePart => ({
  picture: { path: sitePicture, alt: t('share.alt.site', { title: t('share.picture.title') }) },
})

/** `59 of 88 trusts that answered do not count everyone. 30 more did not answer.` */
export function numberInWords(t: Translate, counts: StatusCounts): string {
  if (counts.answered === 0) return t('releases.number.noAnswers')
  const some = t.number(counts.notCountingEveryone)
  return `${t('releases.number.sentence', { some, count: counts.answered })} ${t('releases.number.silent', { count: counts['no-response'] })}`
}
