import { HTTPException } from 'hono/http-exception'
import { Breadcrumbs, type Ctx, componentCss, dayInUk, Figure, localPath, Notice, page, Tag } from '../../../foundation/index.ts'
import { trustLink } from '../../../releases/index.ts'
import { pledgesPath, surveyAt, versionAt } from '../pledge-links.ts'
import { surveyState } from '../rules/survey-rules.ts'
import { isSaid, sayIn } from '../rules/words-of-two.ts'
import { Comparison } from './comparison.tsx'
import { Heard } from './heard.tsx'
import { loadPledge, type PledgeView, trustNameOn } from './pledge-view.ts'
import css from './pledges.css?inline'
import { Promises } from './promises.tsx'
import { SayAll, SayList, Withheld } from './say.tsx'
import { StageTrack } from './stage-track.tsx'

const { dataTable, figure, fold, notice, tag } = componentCss
export const pledgeCss = [dataTable, figure, fold, notice, tag, css]

export const idIn = (c: Ctx, name = 'id'): number => {
  const id = Number(c.req.param(name))
  if (!Number.isSafeInteger(id)) throw new HTTPException(404)
  return id
}

/** The pledge of one unit: what it promises and how that stands, and how it came about. */
export async function pledgePage(c: Ctx): Promise<Response> {
  const view = await loadPledge(c, idIn(c))
  if (!view) throw new HTTPException(404)
  const { t } = c.var
  const unit = sayIn(view.story.about.unit, t.locale).text
  return page(c, {
    title: t('pledges.one.title', { unit }),
    description: t('pledges.one.description', { unit, trust: trustNameOn(c, view.trust) }),
    css: pledgeCss,
    cacheable: true,
    body: (
      <>
        <Breadcrumbs t={t} trail={[{ href: pledgesPath, label: t('pledges.menu') }]} here={unit} />
        <Opening c={c} view={view} unit={unit} />
        <ThePledge c={c} view={view} />
        <Heard t={t} view={view} moment="before" unit={unit} />
        <Agreed c={c} view={view} />
        <Again c={c} view={view} unit={unit} />
        <Versions c={c} view={view} />
      </>
    ),
  })
}

type PartProps = { readonly c: Ctx; readonly view: PledgeView }

function Opening({ c, view, unit }: PartProps & { readonly unit: string }) {
  const { t, locale, services } = c.var
  const { story, trust, nowPartOf, stages } = view
  return (
    <section class="band night pledge-opening">
      {services.campaign === 'example' && (
        <p>
          <Tag>{t('pledges.example')}</Tag>
        </p>
      )}
      <h1 lang={sayIn(story.about.unit, locale).lang}>{unit}</h1>
      <p>
        <a href={localPath(locale, trustLink(trust.code))}>{trustNameOn(c, trust)}</a>
      </p>
      <p class="lead">{t(story.current ? 'pledges.one.leadPledged' : 'pledges.one.leadOnTheWay')}</p>
      {isSaid(story.about.words) && <SayAll t={t} words={story.about.words} />}
      {story.withdrawn && (
        <div class="pledge-withdrawn">
          <h2>{t('pledges.withdrawn.title', { day: t.day(story.withdrawn.on) })}</h2>
          <p>{t('pledges.withdrawn.reason')}</p>
          <SayAll t={t} words={story.withdrawn.words} />
          <p>{t('pledges.withdrawn.stays')}</p>
        </div>
      )}
      {nowPartOf.length > 0 && (
        <p>
          {t('pledges.merged', { old: trustNameOn(c, trust) })}{' '}
          {nowPartOf.map((successor, index) => (
            <>
              {index > 0 && ', '}
              <a href={localPath(locale, trustLink(successor.code))}>{trustNameOn(c, successor)}</a>
            </>
          ))}
        </p>
      )}
      <StageTrack t={t} stages={stages} />
      <ExampleSurvey c={c} view={view} />
    </section>
  )
}

/** Only those who are asked have the code of a survey. In the example nobody is, so everybody may look. */
function ExampleSurvey({ c, view }: PartProps) {
  const { t, locale, services } = c.var
  const open = view.surveys.find(({ survey }) => surveyState(survey, dayInUk(services.clock())) === 'open')
  if (services.campaign !== 'example' || !open || view.story.withdrawn !== null) return null
  return (
    <p>
      {t('pledges.exampleSurvey.text')}{' '}
      <a href={localPath(locale, surveyAt.link(open.survey.code))}>{t('pledges.exampleSurvey.link')}</a>
    </p>
  )
}

function ThePledge({ c, view }: PartProps) {
  const { t, locale, services } = c.var
  const { id, story, promises, tally } = view
  if (story.current === null) return null
  return (
    <section class="band" aria-labelledby="promises">
      <h2 id="promises">{t('pledges.promises.title')}</h2>
      {story.current.withheldOn !== null ? (
        <Withheld t={t} on={story.current.withheldOn} />
      ) : (
        <>
          <div class="prose">
            <SayAll t={t} words={story.current.words} />
          </div>
          {story.withdrawn === null && (
            <Figure
              t={t}
              value={t('pledges.promises.value', { kept: t.number(tally.kept), all: t.number(tally.all) })}
              words={t('pledges.promises.words')}
              date={dayInUk(services.clock())}
              denominator={t('pledges.promises.denominator', { number: story.current.number })}
              source={{ name: t('pledges.promises.source'), href: localPath(locale, versionAt.link(id, story.current.number)) }}
            >
              {tally.overdue > 0 && <p>{t('pledges.promises.overdue', { count: tally.overdue })}</p>}
            </Figure>
          )}
          <Promises t={t} promises={promises} />
        </>
      )}
    </section>
  )
}

function Agreed({ c, view }: PartProps) {
  const { t } = c.var
  const { agreement } = view.story
  if (agreement === null) return null
  return (
    <section class="band sand" aria-labelledby="agreed">
      <h2 id="agreed">{t('pledges.agreed.title')}</h2>
      {agreement.withheldOn !== null ? (
        <Withheld t={t} on={agreement.withheldOn} />
      ) : (
        <>
          <p>{t('pledges.agreed.on', { day: t.day(agreement.agreedOn) })}</p>
          <div class="who-agreed">
            <div>
              <h3>{t('pledges.agreed.patients')}</h3>
              <SayList t={t} words={agreement.patients} />
            </div>
            <div>
              <h3>{t('pledges.agreed.staff')}</h3>
              <SayList t={t} words={agreement.staff} />
            </div>
          </div>
          <div class="prose">
            <SayAll t={t} words={agreement.words} />
          </div>
        </>
      )}
    </section>
  )
}

/** The second asking, and the comparison with the first. */
function Again({ c, view, unit }: PartProps & { readonly unit: string }) {
  const { t } = c.var
  const { comparisons } = view
  return (
    <>
      <Heard t={t} view={view} moment="after" unit={unit} />
      {comparisons.length > 0 && (
        <section class="band" aria-labelledby="compared">
          <h2 id="compared">{t('pledges.compared.title')}</h2>
          <Notice title={t('pledges.compared.careful.title')}>
            <p>{t('pledges.compared.careful.people')}</p>
            <p>{t('pledges.compared.careful.causes')}</p>
            <p>{t('pledges.compared.careful.chance')}</p>
          </Notice>
          {comparisons.map(comparison => (
            <Comparison t={t} view={comparison} unit={unit} />
          ))}
        </section>
      )}
    </>
  )
}

function Versions({ c, view }: PartProps) {
  const { t, locale } = c.var
  const { id, story } = view
  if (story.versions.length === 0) return null
  return (
    <section class="band prose" aria-labelledby="versions">
      <h2 id="versions">{t('pledges.versions.title')}</h2>
      <p>{t('pledges.versions.lead')}</p>
      <ul>
        {[...story.versions].reverse().map(({ number, on }) => (
          <li>
            <a href={localPath(locale, versionAt.link(id, number))}>{t('pledges.versions.one', { number, day: t.day(on) })}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
