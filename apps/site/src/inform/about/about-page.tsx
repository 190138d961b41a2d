import { Markdown, markdownCss, wordsOf } from '../../content/index.ts'
import {
  Breadcrumbs,
  Card,
  type Ctx,
  componentCss,
  localPath,
  type PageView,
  page,
  type Translate,
} from '../../foundation/index.ts'
import { shareSite } from '../../releases/index.ts'
import factsCss from '../facts/facts.css?inline'
import { ProseSection } from '../facts/prose-section.tsx'
import { NationsSection } from '../policy/nations-section.tsx'
import css from './about.css?inline'
import { AimsSection } from './aims-section.tsx'
import { HighlightsSection } from './highlights-section.tsx'
import { HistorySection } from './history-section.tsx'
import { type AboutView, loadAboutView } from './load-about.ts'
import { WhoSection } from './who-section.tsx'

/** About: what the campaign wants and why, who runs it, how it came about, and what is not good enough yet. */
export async function aboutPage(c: Ctx): Promise<Response> {
  return page(c, { ...showAbout(c, await loadAboutView(c)), cacheable: true })
}

export function showAbout({ var: { t } }: Pick<Ctx, 'var'>, view: AboutView): PageView {
  const opening = view.texts.get('about')
  const words = opening && wordsOf(opening, t.locale)
  const { facts, today } = view
  return {
    title: t('about.title'),
    description: t('about.description'),
    css: [
      componentCss.figure,
      componentCss.fold,
      componentCss.card,
      componentCss.timeline,
      componentCss.tag,
      markdownCss,
      factsCss,
      css,
    ],
    share: shareSite(t),
    body: (
      <>
        <Breadcrumbs t={t} here={t('about.title')} />
        <section class="band prose">
          <h1 lang={words?.lang}>{words?.say('title') ?? t('about.title')}</h1>
          {words && <Markdown text={words.say('body')} headingFrom={2} locale={t.locale} lang={words.lang} />}
          <OnThisPage t={t} />
        </section>
        <AimsSection t={t} aims={view.aims} facts={facts} today={today} />
        <WhoSection t={t} charity={view.charity} criteria={view.criteria} />
        <ProseSection t={t} id="taskforce" text={view.texts.get('about-taskforce')} facts={facts} today={today} sand />
        <HistorySection t={t} moments={view.moments} facts={facts} today={today} />
        <HighlightsSection t={t} highlights={view.highlights} facts={facts} today={today} />
        <NationsSection t={t} policies={view.policies} facts={facts} today={today} />
        <ProseSection t={t} id="not-good-enough" text={view.texts.get('about-not-good-enough')} facts={facts} today={today} />
        <More t={t} />
      </>
    ),
  }
}

const parts = ['aims', 'who', 'taskforce', 'history', 'highlights', 'nations', 'not-good-enough']

const OnThisPage = ({ t }: { t: Translate }) => (
  <nav aria-label={t('about.onThisPage')} class="no-print">
    <ul class="on-this-page">
      {parts.map(part => (
        <li>
          <a href={`#${part}`}>{t(`about.parts.${part}`)}</a>
        </li>
      ))}
    </ul>
  </nav>
)

const further = ['news', 'reports', 'stories', 'standards', 'pledges', 'training', 'documents']

const More = ({ t }: { t: Translate }) => (
  <section class="band sand">
    <h2>{t('about.more.title')}</h2>
    <ul class="cards">
      {further.map(path => (
        <Card href={localPath(t.locale, `/${path}`)} title={t(`about.more.${path}.title`)}>
          {t(`about.more.${path}.text`)}
        </Card>
      ))}
    </ul>
  </section>
)
