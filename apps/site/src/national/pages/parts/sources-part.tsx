import { Card, isFigureDate, localPath, Rich, sayFigureDate, type Translate } from '../../../foundation/index.ts'
import { dataPath, releaseLink } from '../../../releases/index.ts'
import { countToolPath } from '../../count-tool/links.ts'
import { methodIds } from '../../figures/methods/method.ts'
import type { NationalPicture, PictureSource } from '../../figures/picture.ts'
import { MethodList } from '../methods/method-list.tsx'

/** How each number is made, and what it rests on. */
export const SourcesPart = ({ t, picture }: { readonly t: Translate; readonly picture: NationalPicture }) => (
  <section class="band sand prose" aria-labelledby="methods">
    <h2 id="methods">{t('national-picture.methods.title')}</h2>
    <p>{t('national-picture.methods.lead')}</p>
    <MethodList t={t} ids={methodIds} />
    <h3 id="sources">{t('national-picture.methods.sources')}</h3>
    <SourceList t={t} sources={picture.sources} />
    <p class="soft small">
      {t('national-picture.methods.version')} <code>{picture.methods}</code>
    </p>
  </section>
)

/** Each with the day that it describes. They are what others published: none of them counts anybody here. */
export const SourceList = ({ t, sources }: { readonly t: Translate; readonly sources: readonly PictureSource[] }) => (
  <ul class="picture-sources" data-not-counting>
    {eachOnce(sources).map(source => (
      <Source t={t} source={source} />
    ))}
  </ul>
)

/** What trusts say of how many people they serve is told once for all of them. */
const isCatchment = ({ id }: PictureSource): boolean => id.startsWith('catchment-')

const eachOnce = (sources: readonly PictureSource[]): PictureSource[] => [
  ...sources.filter(source => !isCatchment(source)),
  ...sources.filter(isCatchment).slice(0, 1),
]

const Source = ({ t, source }: { readonly t: Translate; readonly source: PictureSource }) => {
  const { id, url, date, licence } = source
  const words = isCatchment(source) ? t('national-picture.methods.catchments') : t(`national-methods.source.${id}`)
  return (
    <li>
      <Rich
        t={t}
        k="national-picture.methods.sourceLine"
        with={{
          words: url === null || isCatchment(source) ? words : <a href={url}>{words}</a>,
          date: isFigureDate(date) ? sayFigureDate(t, date) : date,
        }}
      />{' '}
      {licence !== null && t('national-picture.methods.licence', { licence })}
    </li>
  )
}

/** What anybody can do with it. */
export const TakePart = ({ t, picture }: { readonly t: Translate; readonly picture: NationalPicture }) => (
  <section class="band no-print" aria-labelledby="take">
    <h2 id="take">{t('national-picture.take.title')}</h2>
    <p>{t('national-picture.take.lead')}</p>
    <ul class="cards">
      <Card href={localPath(t.locale, releaseLink(picture.release.id))} title={t('national-picture.take.release')}>
        {t('national-picture.take.releaseMore')}
      </Card>
      <Card href={localPath(t.locale, dataPath)} title={t('national-picture.take.data')}>
        {t('national-picture.take.dataMore')}
      </Card>
      <Card href={localPath(t.locale, countToolPath)} title={t('national-picture.take.count')}>
        {t('national-picture.take.countMore')}
      </Card>
    </ul>
  </section>
)
