import { ButtonLink, type Ctx, localPath, type PagePart } from '../../foundation/index.ts'
import { nationalPath } from './national-links.ts'

/** On the front page: the way to what hospitals have counted. It says no number: those stand with their dates where it leads. */
export async function nationalHomePart({ var: { t } }: Ctx): Promise<readonly PagePart[]> {
  const body = (
    <section class="band sand" aria-labelledby="national-picture">
      <h2 id="national-picture">{t('national-picture.home.title')}</h2>
      <p class="lead">{t('national-picture.home.text')}</p>
      <p>
        <ButtonLink href={localPath(t.locale, nationalPath)}>{t('national-picture.home.link')}</ButtonLink>
      </p>
    </section>
  )
  return [{ order: 20, body }]
}
