import { Markdown, markdownCss, wordsOf } from '../../content/index.ts'
import {
  Breadcrumbs,
  ButtonLink,
  type ContentEntry,
  type Ctx,
  componentCss,
  dayInUk,
  localPath,
  Notice,
  type PageView,
  page,
  type Translate,
} from '../../foundation/index.ts'
import { shareSite } from '../../releases/index.ts'
import { FactFigure } from './fact-figure.tsx'
import type { FactGroup } from './fact-kind.ts'
import factsCss from './facts.css?inline'
import { type FactsView, factsView, loadFacts, loadPageTexts } from './load-facts.ts'
import type { PageText } from './page-kind.ts'
import { ProseSection } from './prose-section.tsx'

/** Get the facts: what it is, where it spreads, what can be done, how many people, and why too many do not get the care they need. */
export async function factsPage(c: Ctx): Promise<Response> {
  return page(c, { ...showFacts(c, await loadFactsView(c)), cacheable: true })
}

export async function loadFactsView({ var: { db, services } }: Ctx): Promise<FactsView> {
  return factsView(await loadPageTexts(db), await loadFacts(db), dayInUk(services.clock()))
}

export function showFacts({ var: { t } }: Pick<Ctx, 'var'>, view: FactsView): PageView {
  const opening = view.texts.get('facts')
  return {
    title: t('facts.title'),
    description: t('facts.description'),
    css: [componentCss.notice, componentCss.figure, componentCss.fold, componentCss.card, markdownCss, factsCss],
    share: shareSite(t),
    body: (
      <>
        <Breadcrumbs t={t} here={t('facts.title')} />
        <Opening t={t} opening={opening} />
        <Texts t={t} view={view} keys={['facts-what-it-is', 'facts-where-it-spreads', 'facts-what-can-be-done']} />
        <Numbers t={t} view={view} group="people">
          <p class="facts-lead">{t('facts.noSurvival')}</p>
        </Numbers>
        <Numbers t={t} view={view} group="counting" sand />
        <ProseSection
          t={t}
          id="why-care-falls-short"
          text={view.texts.get('facts-why-care-falls-short')}
          facts={view.facts}
          today={view.today}
        >
          <div class="figures">
            {view.groups.care.map(fact => (
              <FactFigure t={t} fact={fact} today={view.today} isHome />
            ))}
          </div>
        </ProseSection>
        {view.groups.other.length > 0 && <Numbers t={t} view={view} group="other" sand />}
        <Next t={t} />
      </>
    ),
  }
}

function Opening({ t, opening }: { t: Translate; opening: ContentEntry | undefined }) {
  const words = opening && wordsOf(opening, t.locale)
  return (
    <section class="band facts-opening">
      <h1 lang={words?.lang}>{words?.say('title') ?? t('facts.title')}</h1>
      {words && (
        <div class="lead">
          <Markdown text={words.say('body')} headingFrom={2} locale={t.locale} lang={words.lang} />
        </div>
      )}
      <Notice title={t('facts.forYou.title')}>
        <p>{t('facts.forYou.text')}</p>
        <p>
          <a href={localPath(t.locale, '/support')}>{t('facts.forYou.link')}</a>
        </p>
      </Notice>
    </section>
  )
}

const anchors: Partial<Record<PageText, string>> = {
  'facts-what-it-is': 'what-it-is',
  'facts-where-it-spreads': 'where-it-spreads',
  'facts-what-can-be-done': 'what-can-be-done',
}

const Texts = ({ t, view, keys }: { t: Translate; view: FactsView; keys: readonly PageText[] }) => (
  <>
    {keys.map((key, i) => (
      <ProseSection
        t={t}
        id={anchors[key] ?? key}
        text={view.texts.get(key)}
        facts={view.facts}
        today={view.today}
        sand={i % 2 === 0}
      />
    ))}
  </>
)

type NumbersProps = {
  readonly t: Translate
  readonly view: FactsView
  readonly group: FactGroup
  readonly sand?: boolean
  readonly children?: unknown
}

/** The numbers of one group; with none of them, words. */
function Numbers({ t, view, group, sand = false, children }: NumbersProps) {
  const facts = view.groups[group]
  return (
    <section class={sand ? 'band sand' : 'band'} id={group}>
      <h2>{t(`facts.group.${group}`)}</h2>
      <p class="facts-lead">{t(facts.length === 0 ? 'facts.none' : `facts.lead.${group}`)}</p>
      <div class="figures">
        {facts.map(fact => (
          <FactFigure t={t} fact={fact} today={view.today} isHome />
        ))}
      </div>
      {children}
    </section>
  )
}

const Next = ({ t }: { t: Translate }) => (
  <section class="band prose">
    <h2>{t('facts.next.title')}</h2>
    <p>{t('facts.next.text')}</p>
    <p class="no-print">
      <ButtonLink href={localPath(t.locale, '/map')}>{t('facts.next.map')}</ButtonLink>{' '}
      <a href={localPath(t.locale, '/reports')}>{t('facts.next.reports')}</a>
    </p>
    <p>{t('facts.next.wrong')}</p>
  </section>
)
