import {
  Breadcrumbs,
  Button,
  ButtonLink,
  type Ctx,
  localPath,
  page,
  Select,
  Tag,
  type Translate,
} from '../../../foundation/index.ts'
import { shareSite } from '../../../releases/index.ts'
import { chooseTrainings, type WantedTraining, wantedLink, wantsAnything } from '../catalogue/choose-trainings.ts'
import { loadTrainings } from '../catalogue/load-trainings.ts'
import { audiences, type Training, trainingCosts, trainingForms } from '../catalogue/training.ts'
import { TotalsFigure } from '../coverage/totals-figure.tsx'
import { trainingTotals } from '../coverage/training-totals.ts'
import { certificatesPath, coveragePath, trainingLink, trainingsPath } from '../training-links.ts'
import { TrainingFacts } from './training-facts.tsx'
import { trainingStyles } from './training-view.tsx'

/** The catalogue: what a professional can learn about secondary breast cancer, and what it asks of them. */
export async function cataloguePage(c: Ctx, wanted: WantedTraining): Promise<Response> {
  const { t, locale, db } = c.var
  const all = await loadTrainings(c)
  const chosen = chooseTrainings(all, wanted, locale)
  return page(c, {
    title: t('training.title'),
    description: t('training.description'),
    address: wantedLink(wanted),
    css: trainingStyles,
    share: shareSite(t),
    cacheable: true,
    indexed: wantsAnything(wanted),
    body: (
      <>
        <Breadcrumbs t={t} here={t('training.title')} />
        <section class="band prose">
          <h1>{t('training.headline')}</h1>
          <p class="lead">{t('training.lead')}</p>
        </section>
        <section class="band sand">
          <h2>{t('training.find.title')}</h2>
          {all.length === 0 ? (
            <p>{t('training.find.empty')}</p>
          ) : (
            <>
              <Filters t={t} wanted={wanted} />
              {chosen.length === 0 ? <p>{t('training.find.none')}</p> : <Trainings t={t} trainings={chosen} />}
            </>
          )}
        </section>
        <section class="band prose">
          <h2>{t('training.recordTitle')}</h2>
          <p>{t('training.recordText')}</p>
          <TotalsFigure t={t} totals={await trainingTotals(db)} />
          <p>
            <a href={localPath(locale, coveragePath)}>{t('training.toCoverage')}</a>
          </p>
          <p>
            <ButtonLink kind="quiet" href={localPath(locale, certificatesPath)}>
              {t('training.toCertificates')}
            </ButtonLink>
          </p>
          <h2>{t('training.promise.title')}</h2>
          <p>{t('training.promise.text')}</p>
        </section>
      </>
    ),
  })
}

const Filters = ({ t, wanted }: { readonly t: Translate; readonly wanted: WantedTraining }) => (
  <form method="get" action={localPath(t.locale, trainingsPath)} class="training-form">
    <Select
      t={t}
      id="form"
      label={t('training.find.form')}
      none={t('training.find.any')}
      value={wanted.form ?? ''}
      choices={trainingForms.map(value => ({ value, label: t(`training.forms.${value}`) }))}
    />
    <Select
      t={t}
      id="audience"
      label={t('training.find.audience')}
      none={t('training.find.any')}
      value={wanted.audience ?? ''}
      choices={audiences.map(value => ({ value, label: t(`training.audiences.${value}`) }))}
    />
    <Select
      t={t}
      id="cost"
      label={t('training.find.cost')}
      none={t('training.find.any')}
      value={wanted.cost ?? ''}
      choices={trainingCosts.map(value => ({ value, label: t(`training.costs.${value}`) }))}
    />
    <div class="field">
      <Button>{t('training.find.button')}</Button>
    </div>
  </form>
)

const Trainings = ({ t, trainings }: { readonly t: Translate; readonly trainings: readonly Training[] }) => (
  <ul class="trainings">
    {trainings.map(training => {
      const { words } = training
      const lang = words.isFallback ? 'en' : undefined
      return (
        <li class="training">
          <p>
            <Tag>{t(`training.forms.${training.form}`)}</Tag>
          </p>
          <h3>
            <a href={localPath(t.locale, trainingLink(training.key))} lang={lang}>
              {words.title}
            </a>
          </h3>
          <p class="soft" lang={lang}>
            {words.provider}
          </p>
          <p lang={lang}>{words.text}</p>
          <TrainingFacts t={t} training={training} />
          <p class="soft small">{t('training.card.checked', { day: t.day(training.checkedOn) })}</p>
        </li>
      )
    })}
  </ul>
)
