import {
  Breadcrumbs,
  type Ctx,
  compareWords,
  componentCss,
  localPath,
  nameIn,
  page,
  Radios,
  Select,
} from '../../foundation/index.ts'
import { nations } from '../../register/index.ts'
import { allReleases } from '../../releases/index.ts'
import { isListed } from '../page/make-map-view.ts'
import { mapPath } from '../query/map-link.ts'
import css from './choice-page.css?inline'
import { CodeToCopy } from './code-to-copy.tsx'
import { embedChoicePath } from './embed-link.ts'
import { loadEmbed } from './load-embed.ts'
import { type EmbedChoice, embedOf, kinds, readEmbedChoice } from './read-embed-choice.ts'

/** Choosing a piece for one's own page: what it shows, how it looks, what to copy. A form that only asks, so that it works by address. */
export async function embedChoicePage(c: Ctx): Promise<Response> {
  const { t, db, locale, services } = c.var
  const choice = readEmbedChoice(new URL(c.req.url).searchParams, locale)
  const source = await loadEmbed(c, {})
  const trusts = (source?.statuses ?? []).filter(isListed).map(trust => ({ value: trust.code, label: nameIn(locale, trust) }))
  const embed = embedOf(
    choice,
    trusts.map(({ value }) => value),
  )
  const title = t('embed.choice.title')
  const styles = [componentCss.formField, css]
  return page(c, {
    title,
    description: t('embed.choice.description'),
    css: styles,
    islands: ['copy-text'],
    cacheable: true,
    framesOwnPages: true,
    body: (
      <>
        <Breadcrumbs t={t} trail={[{ href: mapPath, label: t('map.menu') }]} here={title} />
        <section class="band prose">
          <h1>{title}</h1>
          <p class="lead">{t('embed.choice.lead')}</p>
          <form class="embed-form" action={`${localPath(locale, embedChoicePath)}#code`}>
            <Radios
              t={t}
              id="what"
              label={t('embed.choice.what')}
              value={choice.what}
              choices={kinds.map(kind => ({ value: kind, label: t(`embed.choice.kind.${kind}`) }))}
            />
            <Select
              t={t}
              id="trust"
              label={t('embed.choice.trust')}
              hint={t('embed.choice.trustHint')}
              value={choice.trust ?? ''}
              choices={[...trusts].sort((a, b) => compareWords(locale, a.label, b.label))}
              {...(choice.what === 'trust' && embed === null ? { error: t('embed.choice.chooseTrust') } : {})}
            />
            <Select
              t={t}
              id="nation"
              label={t('map.filter.nation')}
              hint={t('embed.choice.nationHint')}
              none={t('map.filter.nationAll')}
              value={choice.nation ?? ''}
              choices={nations.map(nation => ({ value: nation, label: t(`map.nation.${nation}`) }))}
            />
            <Select
              t={t}
              id="release"
              label={t('embed.choice.release')}
              hint={t('embed.choice.releaseHint')}
              none={t('embed.choice.newest')}
              value={choice.release ?? ''}
              choices={(await allReleases(db)).map(({ id, asOf }) => ({
                value: id,
                label: t('map.filter.releaseOf', { id, day: t.day(asOf) }),
              }))}
            />
            <Radios
              t={t}
              id="language"
              label={t('embed.choice.language')}
              value={choice.language}
              choices={[
                { value: 'en', label: 'English' },
                { value: 'cy', label: 'Cymraeg' },
              ]}
            />
            <Radios
              t={t}
              id="look"
              label={t('embed.choice.look')}
              value={choice.look ?? 'night'}
              choices={[
                { value: 'night', label: t('embed.choice.night') },
                { value: 'day', label: t('embed.choice.day') },
              ]}
            />
            <button class="button" type="submit">
              {t('embed.choice.show')}
            </button>
          </form>
        </section>
        {embed && (
          <CodeToCopy t={t} embed={embed} language={choice.language} baseUrl={services.baseUrl} title={titleOf(choice)} />
        )}
        <section class="band prose">
          <h2>{t('embed.choice.promise.title')}</h2>
          <ul>
            {(['cookie', 'newest', 'accessible', 'licence'] as const).map(promise => (
              <li>{t(`embed.choice.promise.${promise}`)}</li>
            ))}
          </ul>
        </section>
      </>
    ),
  })

  /** What a screen reader calls the frame, in the language of the frame. */
  function titleOf({ what, trust, language }: EmbedChoice): string {
    const words = services.messages.in(language)
    const name = trusts.find(({ value }) => value === trust)?.label
    return what === 'trust' && name ? words('embed.frame.titleOfTrust', { name }) : words('embed.frame.title')
  }
}
