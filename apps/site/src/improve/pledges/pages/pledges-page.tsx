import { charityOf } from '../../../content/index.ts'
import {
  Breadcrumbs,
  ButtonLink,
  Card,
  type Ctx,
  compareWords,
  componentCss,
  localPath,
  page,
  type Translate,
} from '../../../foundation/index.ts'
import { answerPath, pledgeAt } from '../pledge-links.ts'
import { stageKeys } from '../rules/stages.ts'
import { sayIn } from '../rules/words-of-two.ts'
import { pledgesOf } from '../store/pledge-store.ts'
import { type PledgeView, trustNameOn, viewOf } from './pledge-view.ts'
import css from './pledges.css?inline'

/** The service pledge as a programme: what it is, how it goes, with whom, and every hospital in it. */
export async function pledgesPage(c: Ctx): Promise<Response> {
  const { t, locale, db } = c.var
  const views: PledgeView[] = []
  for (const pledge of await pledgesOf(db, 'all')) {
    const view = await viewOf(c, pledge)
    if (view) views.push(view)
  }
  views.sort((one, other) => compareWords(locale, trustNameOn(c, one.trust), trustNameOn(c, other.trust)))
  return page(c, {
    title: t('pledges.title'),
    description: t('pledges.description'),
    css: [componentCss.card, componentCss.tag, css],
    cacheable: true,
    body: (
      <>
        <Breadcrumbs t={t} here={t('pledges.menu')} />
        <section class="band pledges-opening">
          <h1>{t('pledges.headline')}</h1>
          <p class="lead">{t('pledges.lead')}</p>
        </section>
        <Way t={t} />
        <section class="band" aria-labelledby="hospitals">
          <h2 id="hospitals">{t('pledges.hospitals.title')}</h2>
          {views.length === 0 ? (
            <p>{t('pledges.hospitals.none')}</p>
          ) : (
            <ul class="cards">
              {views.map(view => (
                <PledgeCard c={c} view={view} />
              ))}
            </ul>
          )}
        </section>
        <section class="band sand prose" aria-labelledby="asked">
          <h2 id="asked">{t('pledges.asked.title')}</h2>
          <p>{t('pledges.asked.text')}</p>
          <ButtonLink href={localPath(locale, answerPath)}>{t('pledges.asked.button')}</ButtonLink>
        </section>
        <section class="band prose" aria-labelledby="together">
          <h2 id="together">{t('pledges.partners.title')}</h2>
          <p>{t('pledges.partners.text')}</p>
          <Partners t={t} partners={(await charityOf(db)).partners} />
          <h2>{t('pledges.joining.title')}</h2>
          <p>{t('pledges.joining.text')}</p>
        </section>
      </>
    ),
  })
}

const Way = ({ t }: { readonly t: Translate }) => (
  <section class="band night" aria-labelledby="way">
    <h2 id="way">{t('pledges.way')}</h2>
    <ol class="pledge-way">
      {stageKeys.map(key => (
        <li>
          <h3>{t(`pledges.stages.${key}.title`)}</h3>
          <p>{t(`pledges.stages.${key}.text`)}</p>
        </li>
      ))}
    </ol>
  </section>
)

function PledgeCard({ c, view }: { readonly c: Ctx; readonly view: PledgeView }) {
  const { t, locale } = c.var
  const { text } = sayIn(view.story.about.unit, locale)
  return (
    <Card href={localPath(locale, pledgeAt.link(view.id))} title={text} eyebrow={trustNameOn(c, view.trust)}>
      {pledgeInWords(t, view)}
    </Card>
  )
}

/** Where a pledge stands, in a sentence. Without numbers: those stand on its own page, with their day and their source. */
export function pledgeInWords(t: Translate, { story, stages, tally }: PledgeView): string {
  if (story.withdrawn) return t('pledges.withdrawn.title', { day: t.day(story.withdrawn.on) })
  if (story.current && story.current.withheldOn === null) {
    if (tally.overdue > 0) return t('pledges.hospitals.overdue')
    return t(tally.kept === tally.all ? 'pledges.hospitals.kept' : 'pledges.hospitals.promised')
  }
  const now = stages.find(({ state }) => state === 'now')
  return now ? t('pledges.hospitals.now', { stage: t(`pledges.stages.${now.key}.short`) }) : t('pledges.hospitals.through')
}

const Partners = ({
  t,
  partners,
}: {
  readonly t: Translate
  readonly partners: readonly { readonly name: string; readonly link: string }[]
}) =>
  partners.length === 0 ? (
    <p>{t('pledges.partners.none')}</p>
  ) : (
    <ul>
      {partners.map(({ name, link }) => (
        <li>{link === '' ? name : <a href={link}>{name}</a>}</li>
      ))}
    </ul>
  )
