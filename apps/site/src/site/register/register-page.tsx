import { Breadcrumbs, Button, type Ctx, dayInUk, localPath, page, type Translate } from '../../foundation/index.ts'
import {
  FindForm,
  findFormCss,
  nations,
  type RegisterTable,
  regionName,
  registerLink,
  registerTables,
} from '../../register/index.ts'
import {
  dataPath,
  type EarlierResult,
  earlierResult,
  NumbersOfRegister,
  StatusMark,
  StatusSymbols,
  statusCss,
} from '../../releases/index.ts'
import { dayAsKnown } from '../trust-page/day-as-known.ts'
import { loadRegisterView } from './load-register-view.ts'
import css from './register.css?inline'
import { decisions, isWholeFilter, type RegisterFilter, readFilter } from './register-filter.ts'
import type { ClosedTrust, DecisionGroup, ListedTrust, NationGroup, RegisterView } from './register-view.ts'

/** The real trusts, read-only, in both campaigns: who is asked, and why. */
export async function registerPage(c: Ctx): Promise<Response> {
  const { t, db, services } = c.var
  const search = new URL(c.req.url).searchParams
  const filter = readFilter(search)
  const view = await loadRegisterView(c, filter)
  const [earlier, tables] = [await earlierResult(db), await registerTables(db, services.clock())]
  const title = t('register.list.title')
  return page(c, {
    title,
    description: t('register.list.description'),
    css: [statusCss, findFormCss, css],
    cacheable: isWholeFilter(filter, search),
    body: (
      <>
        <StatusSymbols />
        <Breadcrumbs t={t} here={title} />
        <section class="band">
          <h1>{title}</h1>
          <div class="prose">
            <p class="lead">{t('register.list.lead')}</p>
            <p>{t(`register.list.asked.${services.campaign}`)}</p>
          </div>
          {earlier && <Earlier t={t} earlier={earlier} />}
          <Counts t={t} view={view} />
          <NumbersOfRegister t={t} today={dayInUk(services.clock())} />
          <Filter t={t} filter={view.filter} />
        </section>
        <section class="band sand">
          <h2>{t('register.list.find')}</h2>
          <FindForm t={t} id="find-in-register" />
        </section>
        {view.nations.length + view.closed.length === 0 && <p class="band">{t('register.list.nothing')}</p>}
        {view.nations.map(group => (
          <Nation t={t} group={group} />
        ))}
        <Closed t={t} trusts={view.closed} />
        <Ages t={t} tables={tables} />
      </>
    ),
  })
}

/** Dated and sourced: the figures are the publisher's, and the denominator is not known to us. */
const Earlier = ({ t, earlier }: { t: Translate; earlier: EarlierResult }) => (
  <div class="earlier prose" data-figure="one">
    <p data-figure-denominator>
      {t('register.list.earlier', { year: String(earlier.year), nothing: earlier.nothingPercent, part: earlier.partPercent })}
    </p>
    <p class="small soft" data-figure-date data-figure-source>
      {t('register.list.earlierSource', { publisher: earlier.publisher, day: t.day(earlier.publishedOn) })}{' '}
      <span lang={t.locale === 'en' ? undefined : 'en'}>{earlier.caveat}</span>
    </p>
  </div>
)

const Counts = ({ t, view: { counts } }: { t: Translate; view: RegisterView }) => (
  <ul class="counts">
    {([...decisions, 'closed'] as const).map(decision => (
      <li>
        <b>{t.number(counts[decision])}</b> {t(`register.list.count.${decision}`)}
      </li>
    ))}
  </ul>
)

const Filter = ({ t, filter }: { t: Translate; filter: RegisterFilter }) => (
  <form class="filter" method="get" action={localPath(t.locale, registerLink())}>
    <Narrow
      name="nation"
      label={t('register.list.nation')}
      all={t('register.list.allNations')}
      value={filter.nation}
      choices={nations.map(nation => [nation, t(`register.nation.${nation}`)])}
    />
    <Narrow
      name="decision"
      label={t('register.list.decision')}
      all={t('register.list.allTrusts')}
      value={filter.decision}
      choices={([...decisions, 'closed'] as const).map(value => [value, t(`register.list.choice.${value}`)])}
    />
    <Button kind="quiet">{t('register.list.show')}</Button>
  </form>
)

type NarrowProps = {
  readonly name: string
  readonly label: string
  readonly all: string
  readonly value: string | null
  readonly choices: readonly (readonly [value: string, label: string])[]
}

/** A choice whose first entry narrows nothing. */
const Narrow = ({ name, label, all, value, choices }: NarrowProps) => (
  <div>
    <label for={`filter-${name}`}>{label}</label>
    <select id={`filter-${name}`} name={name}>
      <option value="">{all}</option>
      {choices.map(([choice, words]) => (
        <option value={choice} selected={choice === value}>
          {words}
        </option>
      ))}
    </select>
  </div>
)

const Nation = ({ t, group }: { t: Translate; group: NationGroup }) => (
  <section class="band nation" id={group.nation}>
    <h2>
      {t(`register.nation.${group.nation}`)} <small>{t('register.list.trusts', { count: group.count })}</small>
    </h2>
    {group.decisions.map(decision => (
      <Decision t={t} group={decision} />
    ))}
  </section>
)

const Decision = ({ t, group }: { t: Translate; group: DecisionGroup }) => (
  <>
    <h3>{t(`register.list.heading.${group.decision}`, { count: group.count })}</h3>
    {group.reasons.map(({ reason, trusts }) => (
      <>
        <p class="reason" lang={t.locale === 'en' ? undefined : 'en'}>
          {reason}
        </p>
        <ul class="trusts">
          {trusts.map(trust => (
            <Listed t={t} trust={trust} />
          ))}
        </ul>
      </>
    ))}
  </>
)

const Listed = ({ t, trust: { code, name, region, status } }: { t: Translate; trust: ListedTrust }) => (
  <li>
    <a href={localPath(t.locale, registerLink(code))}>{name}</a>
    <span class="soft small">
      {code}, {regionName(t, region.code, region.name)}
    </span>
    {status !== null && <StatusMark t={t} status={status} words="shown" />}
  </li>
)

function Closed({ t, trusts }: { t: Translate; trusts: readonly ClosedTrust[] }) {
  if (trusts.length === 0) return null
  return (
    <section class="band sand nation" id="closed">
      <h2>
        {t('register.list.closedTitle')} <small>{t('register.list.trusts', { count: trusts.length })}</small>
      </h2>
      <p class="reason">{t('register.list.closedLead')}</p>
      <ul class="trusts">
        {trusts.map(({ code, name, closedOn, successors }) => (
          <li>
            <a href={localPath(t.locale, registerLink(code))}>{name}</a>
            <span class="soft small">
              {code}, {t('register.list.closedOn', { day: t.day(closedOn) })}{' '}
              {successors.length === 0
                ? t('register.list.noSuccessor')
                : t('register.list.successors', { names: successors.map(successor => successor.name).join('; ') })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** How old each table is: what a source says was true on its day. */
const Ages = ({ t, tables }: { t: Translate; tables: readonly RegisterTable[] }) => (
  <section class="band prose" id="ages">
    <h2>{t('register.list.agesTitle')}</h2>
    <p>{t('register.list.agesLead')}</p>
    <ul>
      {tables.map(table => (
        <li>
          {t(table.ageMonths === 0 ? 'register.list.ageNew' : 'register.list.age', {
            table: t(`register.tables.${table.name}`),
            day: dayAsKnown(t, table.sourceDate),
            count: table.ageMonths,
          })}
        </li>
      ))}
    </ul>
    <p>
      <a href={localPath(t.locale, dataPath)}>{t('register.list.data')}</a>
    </p>
  </section>
)
