import type { Child } from 'hono/jsx'
import { Breadcrumbs, type Ctx, componentCss, localPath, Notice, page, type Translate } from '../../foundation/index.ts'
import { type RegisterTable, regionName, registerLink, registerTables, type Trust, trustByCode } from '../../register/index.ts'
import { dataPath, StatusMark, StatusSymbols, statusCss, trustLink } from '../../releases/index.ts'
import { notFoundPage } from '../errors/not-found-page.tsx'
import { dayAsKnown } from '../trust-page/day-as-known.ts'
import { PublicStatements } from '../trust-page/public-statements.tsx'
import trustCss from '../trust-page/trust-page.css?inline'
import css from './register.css?inline'
import { loadTrustRecord, type Step, type TrustRecordView } from './trust-record-view.ts'

/** One real trust as the register has it. An alias leads to its one address; what is invented has no place here. */
export async function trustRecordPage(c: Ctx): Promise<Response> {
  const asked = c.req.param('code') ?? ''
  const { db, locale, services } = c.var
  const trust = await trustByCode(db, asked)
  if (!trust) return notFoundPage(c)
  if (trust.isInvented) return c.redirect(localPath(locale, trustLink(trust.code)), 302)
  if (trust.code !== asked) return c.redirect(localPath(locale, registerLink(trust.code)), 301)
  const sources = (await registerTables(db, services.clock())).filter(table => shownTables.has(table.name))
  return showRecord(c, await loadTrustRecord(c, trust), sources)
}

const shownTables = new Set(['trusts', 'trust-alternative-names', 'trust-successions', 'hospitals', 'survey-decisions'])

function showRecord(c: Ctx, view: TrustRecordView, sources: readonly RegisterTable[]): Response {
  const { t, services } = c.var
  const { name, trust } = view
  return page(c, {
    title: t('register.record.title', { name }),
    description: t('register.record.description', { name }),
    css: [statusCss, componentCss.notice, componentCss.quote, trustCss, css],
    cacheable: true,
    body: (
      <>
        <StatusSymbols />
        <Breadcrumbs t={t} trail={[{ href: registerLink(), label: t('register.list.title') }]} here={name} />
        <section class="band">
          <h1>{name}</h1>
          {t.locale === 'en' && trust.nameCy && (
            <p class="lead" lang="cy">
              {trust.nameCy}
            </p>
          )}
          <Closed t={t} view={view} />
          <Decision t={t} view={view} />
          {services.campaign === 'uk' && (
            <p>
              <a href={localPath(t.locale, trustLink(trust.code))}>{t('register.record.trustPage', { name })}</a>
            </p>
          )}
        </section>
        <PublicStatements t={t} name={name} statements={view.statements} />
        <section class="band">
          <h2>{t('register.record.facts')}</h2>
          <Facts t={t} view={view} />
        </section>
        {(trust.closedOn === null || view.hospitals.length > 0) && <Hospitals t={t} view={view} />}
        <Steps t={t} title="register.record.predecessors" sentence="register.record.cameFrom" steps={view.predecessors} />
        <section class="band prose">
          <h2>{t('register.record.sources')}</h2>
          <ul>
            {sources.map(table => (
              <li>
                {t('register.record.source', { table: t(`register.tables.${table.name}`), day: dayAsKnown(t, table.sourceDate) })}{' '}
                <span lang={t.locale === 'en' ? undefined : 'en'}>{table.source}</span>
              </li>
            ))}
          </ul>
          <p>
            <a href={localPath(t.locale, dataPath)}>{t('register.list.data')}</a>
          </p>
        </section>
      </>
    ),
  })
}

function Closed({ t, view: { trust, successors } }: { t: Translate; view: TrustRecordView }) {
  if (trust.closedOn === null) return null
  return (
    <Notice title={t('register.record.closed', { day: t.day(trust.closedOn) })}>
      {successors.length === 0 ? (
        <p>{t('register.record.noSuccessor')}</p>
      ) : (
        <>
          <p>{t('register.record.becamePart')}</p>
          <ul>
            {successors.map(step => (
              <li>
                <StepLink t={t} step={step} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  )
}

const Decision = ({ t, view: { trust, status } }: { t: Translate; view: TrustRecordView }) => (
  <div class="prose">
    <p class="decided">
      <strong>{decisionWords(t, trust)}</strong>{' '}
      {trust.closedOn === null && status !== null && <StatusMark t={t} status={status} words="shown" />}
    </p>
    <p>
      <span lang={t.locale === 'en' ? undefined : 'en'}>{trust.survey.reason}</span>{' '}
      <span class="soft small">{t('register.record.decidedOn', { day: t.day(trust.survey.decidedOn) })}</span>
    </p>
  </div>
)

/** A closed trust is asked nothing any more; releases of its time hold it. */
const decisionWords = (t: Translate, { closedOn, survey }: Trust): string =>
  t(
    closedOn !== null && survey.decision === 'surveyed'
      ? 'register.decision.surveyedThen'
      : `register.decision.${survey.decision}`,
  )

type Fact = readonly [label: string, value: Child]

function Facts({ t, view: { trust, otherNames } }: { t: Translate; view: TrustRecordView }) {
  const names = otherNames.map(other => other.name).filter(other => other !== trust.name)
  const nation = t(`register.nation.${trust.nation}`)
  const region = regionName(t, trust.regionCode, trust.regionName)
  const facts: Fact[] = [
    ['code', trust.code],
    ...(trust.aliases.length > 0 ? [['aliases', trust.aliases.join(', ')] as const] : []),
    ...(names.length > 0 ? [['names', names.join('; ')] as const] : []),
    ['nation', nation],
    ...(region === nation ? [] : [['region', region] as const]),
    ...(trust.icbName === null ? [] : [['icb', trust.icbName] as const]),
    ['kind', t(`register.kind.${trust.kind}`)],
    [
      'address',
      trust.address === null ? t('register.record.noAddress') : [trust.address, trust.postcode].filter(Boolean).join(', '),
    ],
    ['location', t(`register.location.${trust.locationBasis}`)],
    ['opened', trust.openedOn === null ? t('register.record.notKnown') : t.day(trust.openedOn)],
    ['foi', foiAddress(t, trust)],
  ]
  return (
    <dl class="facts">
      {facts.map(([label, value]) => (
        <>
          <dt>{t(`register.record.fact.${label}`)}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
  )
}

const foiAddress = (t: Translate, { foiEmail, foiMissing }: Trust): Child =>
  foiEmail === null ? t(`register.foiMissing.${foiMissing ?? 'not-in-source'}`) : <a href={`mailto:${foiEmail}`}>{foiEmail}</a>

const Hospitals = ({ t, view: { hospitals, trust } }: { t: Translate; view: TrustRecordView }) => (
  <section class="band sand">
    <h2>{t('register.record.hospitals')}</h2>
    {hospitals.length === 0 ? (
      <p class="reason">
        {t(trust.nation === 'northern-ireland' ? 'register.record.noHospitalsNi' : 'register.record.noHospitals')}
      </p>
    ) : (
      <ul class="trusts">
        {hospitals.map(({ name, town, postcode, formerTrustCode }) => (
          <li>
            <span>{name}</span>
            <span class="soft small">
              {[town, postcode].filter(Boolean).join(', ')}
              {formerTrustCode !== null && ` (${t('register.record.formerTrust', { code: formerTrustCode })})`}
            </span>
          </li>
        ))}
      </ul>
    )}
  </section>
)

type StepsProps = { readonly t: Translate; readonly title: string; readonly sentence: string; readonly steps: readonly Step[] }

function Steps({ t, title, sentence, steps }: StepsProps) {
  if (steps.length === 0) return null
  return (
    <section class="band prose">
      <h2>{t(title)}</h2>
      <p>{t(sentence)}</p>
      <ul>
        {steps.map(step => (
          <li>
            <StepLink t={t} step={step} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const StepLink = ({ t, step }: { t: Translate; step: Step }) => (
  <>
    {step.isListed ? (
      <a href={localPath(t.locale, registerLink(step.code))}>{step.name}</a>
    ) : (
      (step.name ?? t('register.record.onlyCode'))
    )}{' '}
    <span class="soft small">{t('register.record.step', { code: step.code, day: t.day(step.on) })}</span>
  </>
)
