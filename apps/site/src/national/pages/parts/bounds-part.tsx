import { FigureNote, type Translate } from '../../../foundation/index.ts'
import type { Bounds, NationalPicture } from '../../figures/picture.ts'
import { between, factsOf } from '../facts-of.tsx'
import { HowMade } from '../methods/method-list.tsx'
import { sayPeople, saySpan } from '../say-numbers.ts'

type Props = { readonly t: Translate; readonly picture: NationalPicture }

/** People treated at two hospitals: what is certain about them, and why no more is known. */
export function TwicePart({ t, picture }: Props) {
  const { overlap, overlapAlive } = picture
  if (!overlap && !overlapAlive) return null
  const date = overlap === null ? picture.release.asOf : between(String(overlap.span.from), String(overlap.span.to))
  const years = overlap === null ? '' : saySpan(t, overlap.span)
  return (
    <section class="band prose" aria-labelledby="twice">
      <h2 id="twice">{t('national-picture.twice.title')}</h2>
      <p>{t('national-picture.twice.lead')}</p>
      {overlapAlive && (
        <p class="lead">{sayBounds(t, overlapAlive, t('national-picture.twice.alive', sayCounts(t, overlapAlive)))}</p>
      )}
      {overlap && (
        <p class={overlapAlive ? undefined : 'lead'}>
          {sayBounds(t, overlap, t('national-picture.twice.found', { years, ...sayCounts(t, overlap) }))}
        </p>
      )}
      <p>{t('national-picture.twice.why')}</p>
      <HowMade t={t} ids={['overlap']} />
      <FigureNote t={t} date={date} {...factsOf(t, picture)} />
    </section>
  )
}

const sayCounts = (t: Translate, { counts }: Bounds) => ({ counts: sayPeople(t, counts) })

const sayBounds = (t: Translate, { people: { low, high } }: Bounds, first: string): string =>
  `${first} ${high === null ? t('national-picture.twice.boundOpen', { low }) : t('national-picture.twice.bound', { low, high })}`

/** What the page leaves undone, and why: no guesses, no capture-recapture, no nought for what is hidden. */
export const NotPart = ({ t }: { readonly t: Translate }) => (
  <section class="band prose" aria-labelledby="not">
    <h2 id="not">{t('national-picture.not.title')}</h2>
    <p>{t('national-picture.not.guess')}</p>
    <h3>{t('national-picture.not.hidden')}</h3>
    <p>{t('national-picture.not.hiddenText')}</p>
    <h3>{t('national-picture.not.recapture')}</h3>
    <p>{t('national-picture.not.recaptureText')}</p>
    <p>{t('national-picture.not.recaptureWhere')}</p>
    <HowMade t={t} ids={['capture-recapture']} />
  </section>
)
