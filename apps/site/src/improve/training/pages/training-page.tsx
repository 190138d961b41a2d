import type { Entry } from '../../../content/index.ts'
import { Breadcrumbs, ButtonLink, type Ctx, localPath, page, Tag } from '../../../foundation/index.ts'
import { shareSite } from '../../../releases/index.ts'
import { readTraining } from '../catalogue/read-training.ts'
import { recordLink, trainingsPath } from '../training-links.ts'
import { TrainingFacts } from './training-facts.tsx'
import { trainingStyles } from './training-view.tsx'

type Shown = { readonly isPreview?: boolean }

/** One training, with the pages that we read about it. */
export function trainingPage(c: Ctx, entry: Entry, { isPreview = false }: Shown = {}): Response | Promise<Response> {
  const { t, locale } = c.var
  const training = readTraining(entry, locale)
  if (training === null) return c.notFound()
  const { words, key, sources, link } = training
  const lang = words.isFallback ? 'en' : undefined
  return page(c, {
    title: words.title,
    description: words.text,
    css: trainingStyles,
    share: shareSite(t),
    cacheable: !isPreview,
    indexed: !isPreview,
    body: (
      <>
        <Breadcrumbs t={t} trail={[{ href: trainingsPath, label: t('training.title') }]} here={words.title} />
        <article class="band prose">
          <p>
            <Tag>{t(`training.forms.${training.form}`)}</Tag>
          </p>
          <h1 lang={lang}>{words.title}</h1>
          <p class="lead" lang={lang}>
            {words.provider}
          </p>
          <p lang={lang}>{words.text}</p>
          <TrainingFacts t={t} training={training} />
          <p>
            <a href={link}>{t('training.card.site', { host: new URL(link).hostname.replace(/^www\./, '') })}</a>
          </p>
          <h2>{t('training.page.recordTitle')}</h2>
          <p>{t('training.page.recordText')}</p>
          <p>
            <ButtonLink href={localPath(locale, recordLink(key))}>{t('training.page.record')}</ButtonLink>
          </p>
          <h2>{t('training.page.sources')}</h2>
          <p>{t('training.card.checked', { day: t.day(training.checkedOn) })}</p>
          <ul class="small">
            {sources.map(({ url, readOn, note }) => (
              <li>
                <a href={url}>{url.replace(/^https?:\/\//, '')}</a>, {t('training.page.readOn', { day: t.day(readOn) })}
                {note !== '' && (
                  <>
                    . <span lang={locale === 'en' ? undefined : 'en'}>{note}</span>
                  </>
                )}
              </li>
            ))}
          </ul>
        </article>
      </>
    ),
  })
}

export const trainingPreview = async (c: Ctx, entry: Entry): Promise<Response> => trainingPage(c, entry, { isPreview: true })
