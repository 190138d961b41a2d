import { Markdown, wordsOf } from '../../content/index.ts'
import { type ContentEntry, Fold, Tag, type Translate } from '../../foundation/index.ts'
import { Behind } from '../facts/behind.tsx'
import { type NationPolicy, policyFacts } from './policies.ts'

type NationsProps = {
  readonly t: Translate
  readonly policies: readonly NationPolicy[]
  readonly facts: ReadonlyMap<string, ContentEntry>
  readonly today: string
}

/** What each nation asks of its hospitals. Where we have read nothing, that is said. */
export const NationsSection = ({ t, policies, facts, today }: NationsProps) => (
  <section class="band prose sand" id="nations">
    <h2>{t('policy.title')}</h2>
    <p>{t('policy.lead')}</p>
    {policies.map(policy => (
      <section class="nation" id={`policy-${policy.nation}`}>
        <NationPart t={t} policy={policy} facts={facts} today={today} />
      </section>
    ))}
  </section>
)

function NationPart({ t, policy, facts, today }: Omit<NationsProps, 'policies'> & { readonly policy: NationPolicy }) {
  const { nation, entry } = policy
  const { state, asOf } = policyFacts(policy, t.locale)
  const name = t(`register.nation.${nation}`)
  if (!entry) {
    return (
      <>
        <h3>{name}</h3>
        <p>{t('policy.unread')}</p>
      </>
    )
  }
  const { say, lang } = wordsOf(entry, t.locale)
  return (
    <>
      <h3>{name}</h3>
      <p>
        <Tag>{t(`policy.state.${state}`)}</Tag> {asOf && t('policy.asOf', { day: t.day(asOf) })}
      </p>
      <Fold summary={t('policy.more', { nation: name })}>
        <Markdown text={say('known')} headingFrom={3} locale={t.locale} lang={lang} />
        {say('unknown') !== '' && (
          <>
            <h4>{t('policy.unknown')}</h4>
            <Markdown text={say('unknown')} headingFrom={3} locale={t.locale} lang={lang} />
          </>
        )}
      </Fold>
      <Behind t={t} entry={entry} facts={facts} today={today} />
    </>
  )
}
