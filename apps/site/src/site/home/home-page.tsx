import { ButtonLink, Card, type Ctx, componentCss, localPath, page, Quote, type Translate } from '../../foundation/index.ts'
import { mapLink, type Outline, readOutline, UkMap, ukMapCss } from '../../map/index.ts'
import { FindForm, findFormCss, findLink } from '../../register/index.ts'
import {
  dataPath,
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
import type { HomeView, Voice } from './home-view.ts'
import { loadHomeView } from './load-home-view.ts'
import { NumberOfTheDay } from './the-number.tsx'
import { WindowAtNight } from './window-at-night.tsx'

const { card, keyFigure, quote } = componentCss

/** The front page: what it means to someone, the figure with its day, what you can do. */
export async function homePage(c: Ctx): Promise<Response> {
  const { t, shell, services } = c.var
  const view = await loadHomeView(c)
  const blocks = (await Promise.all(shell.homeBlocks.map(blocksOf => blocksOf(c)))).flat().sort((a, b) => a.order - b.order)
  return page(c, {
    title: t('site.home.title'),
    description: t('site.home.description'),
    css: [statusCss, ukMapCss, findFormCss, card, keyFigure, quote, css, ...blocks.flatMap(block => block.css ?? [])],
    cacheable: true,
    body: (
      <>
        <StatusSymbols />
        <div class="night">
          <Hero t={t} />
          <Stage t={t} view={view} outline={readOutline(services.root)} />
        </div>
        <WhyCount t={t} />
        <Voices t={t} voices={view.voices} />
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
  const { number, pins } = view
  return (
    <section class="band evening" aria-labelledby="number">
      <div class="stage">
        <div>
          <h2 id="number" class="hidden">
            {t('site.home.number.title')}
          </h2>
          <NumberOfTheDay t={t} number={number} />
          {number.kind === 'release' && <Key t={t} counts={number.counts} />}
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

function Voices({ t, voices }: { t: Translate; voices: readonly Voice[] }) {
  if (voices.length === 0) return null
  return (
    <section class="band">
      <h2>{t('site.home.voices.title')}</h2>
      <div class="voices">
        {voices.map(({ name, age, words, picture }) => (
          <Quote words={words} marks={[t('site.quote.open'), t('site.quote.close')]} picture={picture}>
            {t('site.home.voices.who', { name, age })}
          </Quote>
        ))}
      </div>
    </section>
  )
}

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
      <Card href={localPath(t.locale, mapLink())} title={t('site.home.do.map')}>
        {t('site.home.do.mapMore')}
      </Card>
      <Card href={localPath(t.locale, dataPath)} title={t('site.home.do.data')}>
        {t('site.home.do.dataMore')}
      </Card>
    </ul>
  </section>
)
