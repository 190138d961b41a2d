import { DataTable, Fold, localPath, sayFigureDate, Tag, type Translate } from '../../foundation/index.ts'
import { type NationPolicy, type PolicyFacts, policyFacts, policyLink } from '../../inform/index.ts'
import type { PromiseNow, PromiseStand } from '../measures/promise-now.ts'

type Props = { readonly t: Translate; readonly policies: readonly NationPolicy[]; readonly promise: PromiseNow }

/** What each nation makes its hospitals record, since when, and where it is said; and how the promise of the plan stands. */
export function PolicySection({ t, policies, promise }: Props) {
  const facts = policies.map(policy => policyFacts(policy, t.locale))
  return (
    <section class="band" id="policy">
      <h2>{t('impact.policy.title')}</h2>
      <p class="lead">{t('impact.policy.lead')}</p>
      <DataTable
        id="policy-by-nation"
        caption={t('impact.policy.caption')}
        isStacked
        columns={['nation', 'state', 'since', 'asOf', 'sources'].map(column => ({ label: t(`impact.policy.columns.${column}`) }))}
        rows={facts.map(fact => rowOf(t, fact))}
      />
      <PromisePart t={t} now={promise} />
    </section>
  )
}

const rowOf = (t: Translate, { nation, state, since, asOf, sources }: PolicyFacts) => [
  <a href={localPath(t.locale, policyLink(nation))}>{t(`register.nation.${nation}`)}</a>,
  t(`policy.state.${state}`),
  since === null ? t(state === 'unread' ? 'impact.policy.unread' : 'impact.policy.noSince') : t.day(since),
  asOf === null ? t('impact.policy.unread') : t.day(asOf),
  sources.length === 0 ? (
    t('impact.policy.unread')
  ) : (
    <ul class="policy-sources">
      {sources.map(({ name, url }) => (
        <li>
          <a href={url} lang={t.locale === 'en' ? undefined : 'en'}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  ),
]

/** The promise with its day and where it was made; how it stands, as of when, and who says so. */
function PromisePart({ t, now }: { readonly t: Translate; readonly now: PromiseNow }) {
  const { promise, state, on, source, note, enteredAt } = now
  const { title, text } = promise[t.locale]
  return (
    <article class="promise" id="promise">
      <h3>{title}</h3>
      <p>
        {text} <a href={promise.source.url}>{promise.source[t.locale]}</a>, {t.day(promise.madeOn)}.
      </p>
      <p>
        <Tag>{t(`impact.promise.states.${state}.word`)}</Tag> {t('impact.promise.asOf', { day: sayFigureDate(t, on) })}
      </p>
      <p>{t(`impact.promise.states.${state}.meaning`)}</p>
      {note && <p>{note[t.locale]}</p>}
      <p class="small soft">
        {t('impact.promise.source')}{' '}
        <span data-not-counting>
          {source.url === null ? source.name[t.locale] : <a href={source.url}>{source.name[t.locale]}</a>}
        </span>
        . {enteredAt === null ? t('impact.promise.read') : t('impact.promise.entered', { day: t.day(enteredAt) })}{' '}
        {t('impact.promise.due', { day: t.day(promise.dueOn) })}
      </p>
      {now.earlier.length > 0 && <Earlier t={t} title={title} stands={now.earlier} />}
    </article>
  )
}

type EarlierProps = { readonly t: Translate; readonly title: string; readonly stands: readonly PromiseStand[] }

/** How it stood before, the newest first: each with its day and who said so. */
const Earlier = ({ t, title, stands }: EarlierProps) => (
  <Fold summary={t('impact.promise.earlier')}>
    <DataTable
      id="promise-before"
      isStacked
      caption={t('impact.promise.earlierCaption', { title })}
      columns={['on', 'state', 'source', 'note'].map(column => ({ label: t(`impact.promise.columns.${column}`) }))}
      rows={stands.map(({ state, on, source, note }) => [
        sayFigureDate(t, on),
        t(`impact.promise.states.${state}.word`),
        source.url === null ? source.name[t.locale] : <a href={source.url}>{source.name[t.locale]}</a>,
        note === null ? '' : note[t.locale],
      ])}
    />
  </Fold>
)
