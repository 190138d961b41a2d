import { Breadcrumbs, ButtonLink, Card, type Ctx, componentCss, localPath, page, type Translate } from '../../foundation/index.ts'
import { shareSite } from '../../releases/index.ts'
import { type Act, alone, joining, more } from './act-links.ts'
import css from './today.css?inline'

/** Act today: all that a visitor can do, the network first, each with the minutes that it takes and what it changes. */
export function todayPage(c: Ctx): Response {
  const { t } = c.var
  return page(c, {
    title: t('act.title'),
    description: t('act.description'),
    css: [componentCss.card, css],
    cacheable: true,
    share: shareSite(t),
    body: (
      <>
        <Breadcrumbs t={t} here={t('act.title')} />
        <section class="band act-opening">
          <div>
            <h1>{t('act.headline')}</h1>
            <p class="lead">{t('act.lead')}</p>
          </div>
        </section>
        <Joining t={t} />
        <section class="band">
          <h2>{t('act.aloneTitle')}</h2>
          <ol class="acts">
            {alone.map(act => (
              <ActRow t={t} act={act} />
            ))}
          </ol>
        </section>
        <section class="band sand">
          <h2>{t('act.moreTitle')}</h2>
          <ul class="cards">
            {more.map(({ key, path, minutes }) => (
              <Card
                href={localPath(t.locale, path)}
                title={t(`act.acts.${key}.title`)}
                eyebrow={t('act.minutes', { count: minutes })}
              >
                {t(`act.acts.${key}.changes`)}
              </Card>
            ))}
          </ul>
        </section>
        <section class="band prose">
          <h2>{t('act.promise.title')}</h2>
          <ul>
            {['care', 'asked', 'own', 'counted'].map(point => (
              <li>{t(`act.promise.${point}`)}</li>
            ))}
          </ul>
        </section>
      </>
    ),
  })
}

const Joining = ({ t }: { t: Translate }) => (
  <section class="band night joining" aria-labelledby="joining">
    <div class="joining-words">
      <p class="minutes">{t('act.minutes', { count: joining.minutes })}</p>
      <h2 id="joining">{t('act.acts.network.title')}</h2>
      <p class="lead">{t('act.acts.network.text')}</p>
      <p>{t('act.acts.network.changes')}</p>
      <ButtonLink kind="large" href={localPath(t.locale, joining.path)}>
        {t('act.acts.network.button')}
      </ButtonLink>
    </div>
  </section>
)

const ActRow = ({ t, act: { key, path, minutes } }: { t: Translate; act: Act }) => (
  <li class="act">
    <p class="minutes">{t('act.minutes', { count: minutes })}</p>
    <div>
      <h3>
        <a href={localPath(t.locale, path)}>{t(`act.acts.${key}.title`)}</a>
      </h3>
      <p>{t(`act.acts.${key}.text`)}</p>
    </div>
    <p class="changes">
      <b>{t('act.whatItChanges')}</b> {t(`act.acts.${key}.changes`)}
    </p>
  </li>
)
