import { FigureNote, type Translate } from '../../../foundation/index.ts'
import type { NationalPicture } from '../../figures/picture.ts'
import { between, factsOf } from '../facts-of.tsx'
import { HowMade } from '../methods/method-list.tsx'
import { sayPeople } from '../say-numbers.ts'

/** People treated at two hospitals: what is certain about them, and why no more is known. */
export function TwicePart({ t, picture: { overlap }, picture }: { readonly t: Translate; readonly picture: NationalPicture }) {
  if (!overlap) return null
  const { counts, people, span } = overlap
  const said = { counts: sayPeople(t, counts), low: people.low }
  const date = span === null ? picture.release.asOf : between(String(span.from), String(span.to))
  return (
    <section class="band prose" aria-labelledby="twice">
      <h2 id="twice">{t('national-picture.twice.title')}</h2>
      <p>{t('national-picture.twice.lead')}</p>
      <p class="lead">
        {people.high === null
          ? t('national-picture.twice.boundOpen', said)
          : t('national-picture.twice.bound', { ...said, high: people.high })}
      </p>
      <p>{t('national-picture.twice.why')}</p>
      <HowMade t={t} ids={['overlap']} />
      <FigureNote t={t} date={date} {...factsOf(t, picture)} />
    </section>
  )
}

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
