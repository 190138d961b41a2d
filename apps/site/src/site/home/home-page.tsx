import { actPath } from '../../act/index.ts'
import { ButtonLink, Card, type Ctx, componentCss, localPath, page, type Translate } from '../../foundation/index.ts'
import { HomeStories, homeStoriesCss } from '../../inform/index.ts'
import { mapLink, type Outline, readOutline, UkMap, ukMapCss } from '../../map/index.ts'
import { FindForm, findFormCss, findLink } from '../../register/index.ts'
import {
  changesLink,
  dataPath,
  NumbersOfRegister,
  NumbersOfRelease,
  type StatusCounts,
  StatusMark,
  StatusSymbols,
  statusCodes,
  statusCss,
  statusMeaning,
  statusWord,
  trustLink,
} from '../../releases/index.ts'
import css from './home.css?inline'
import type { HomeView } from './home-view.ts'
import { loadHomeView } from './load-home-view.ts'
import { shareHome } from './share-home.ts'
import { NumberOfTheDay } from './the-number.tsx'
import { WindowAtNight } from './window-at-night.tsx'

const { card, keyFigure } = componentCss

/** The front page: what it means to someone, the figure with its day, what you can do. */
export async function homePage(c: Ctx): Promise<Response> {
  const { t, shell, services } = c.var
  const view = await loadHomeView(c)
  const blocks = (await Promise.all(shell.homeBlocks.map(blocksOf => blocksOf(c)))).flat().sort((a, b) => a.order - b.order)
  return page(c, {
    title: t('site.home.title'),
    description: t('site.home.description'),
    css: [statusCss, ukMapCss, findFormCss, card, keyFigure, ...homeStoriesCss, css, ...blocks.flatMap(block => block.css ?? [])],
    cacheable: true,
    share: shareHome(c, view),
    body: (
      <>
        <StatusSymbols />
        <div class="night">
          <Hero t={t} />
          <Stage t={t} view={view} outline={readOutline(services.root)} />
        </div>
        <WhyCount t={t} />
        <HomeStories c={c} title={t('site.home.voices.title')} stories={view.stories} />
        <Aims t={t} />
        <WhatToDo t={t} />
        {blocks.map(block => block.body)}
      </>
    ),
  })
}

const Hero = ({ t }: { t: Translate }) => (
  <div class="band opening">
    <div class="hero">
      <div>
        <h1>{t('site.home.headline')}</h1>
        <p class="lead">{t('site.home.lead')}</p>
        <FindForm t={t} id="find" />
      </div>
      <WindowAtNight t={t} />
    </div>
  </div>
)

function Stage({ t, view, outline }: { t: Translate; view: HomeView; outline: Outline }) {
  const { number, started, pins } = view
  return (
    <section class="band evening" aria-labelledby="number">
      <div class="stage">
        <div>
          <h2 id="number" class="hidden">
            {t('site.home.number.title')}
          </h2>
          <NumberOfTheDay t={t} number={number} />
          {started && (
            <p>
              <a href={localPath(t.locale, changesLink(started.release.id))}>
                {t('share.changes.onHome', { count: started.count, before: t.day(started.previous.asOf) })}
              </a>
            </p>
          )}
          {number.kind === 'release' && (
            <>
              <Key t={t} counts={number.counts} />
              <NumbersOfRelease t={t} scope="all" release={number.release} surveyed={number.counts.surveyed} />
            </>
          )}
          {number.kind !== 'release' && <NumbersOfRegister t={t} scope="all" today={view.today} />}
          <ButtonLink kind="large" href={localPath(t.locale, mapLink())}>
            {t('site.home.exploreButton')}
          </ButtonLink>
          <a class="skip" href="#why">
            {t('site.home.skipPins')}
          </a>
        </div>
        <UkMap t={t} outline={outline} drawing={{ pins, place: null }} pinLink={code => localPath(t.locale, trustLink(code))} />
      </div>
    </section>
  )
}

const Key = ({ t, counts }: { t: Translate; counts: StatusCounts }) => (
  <ul class="key">
    {statusCodes.map(status =>
      counts[status] === 0 ? null : (
        <li>
          <StatusMark t={t} status={status} words="none" />
          <b>{t.number(counts[status])}</b>
          <span>
            {statusWord(t, status)} <small>{statusMeaning(t, status)}</small>
          </span>
        </li>
      ),
    )}
  </ul>
)

const WhyCount = ({ t }: { t: Translate }) => (
  <section class="band" id="why">
    <h2>{t('site.home.why.title')}</h2>
    <div class="why">
      <p class="turn">{t('site.home.why.turn')}</p>
      <div>
        <p>{t('site.home.why.plan')}</p>
        <p>{t('site.home.why.learn')}</p>
      </div>
    </div>
  </section>
)

const Aims = ({ t }: { t: Translate }) => (
  <section class="band sand">
    <h2>{t('site.home.aims.title')}</h2>
    <ol class="aims">
      {(['count', 'care', 'train'] as const).map(aim => (
        <li>
          <h3>{t(`site.home.aims.${aim}`)}</h3>
          <p>{t(`site.home.aims.${aim}More`)}</p>
        </li>
      ))}
    </ol>
  </section>
)

/** What anybody can do now. Rooms that have more to offer add sections of their own below. */
const WhatToDo = ({ t }: { t: Translate }) => (
  <section class="band no-print">
    <h2>{t('site.home.do.title')}</h2>
    <ul class="cards">
      <Card href={localPath(t.locale, findLink())} title={t('site.home.do.find')}>
        {t('site.home.do.findMore')}
      </Card>
      <Card href={localPath(t.locale, actPath)} title={t('site.home.do.act')}>
        {t('site.home.do.actMore')}
      </Card>
      <Card href={localPath(t.locale, dataPath)} title={t('site.home.do.data')}>
        {t('site.home.do.dataMore')}
      </Card>
    </ul>
  </section>
)
