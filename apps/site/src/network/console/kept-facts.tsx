import type { Translate } from '../../foundation/index.ts'
import type { PreferencesView } from '../preferences/preferences-view.ts'
import { sayConsent } from '../preferences/say-consent.ts'

/** The same facts that the person sees behind their own link, in short. */
export function KeptFacts({
  t,
  view: { supporter, following, permissions, consents, nameOf },
}: {
  t: Translate
  view: PreferencesView
}) {
  const at = supporter.state === 'left' ? supporter.leftAt : supporter.confirmedAt
  const facts: readonly (readonly [string, string])[] = [
    [t('network.console.found.number'), String(supporter.id)],
    [t('network.preferences.address'), supporter.addressTyped],
    [t('network.preferences.language'), t(`network.preferences.languages.${supporter.locale}`)],
    [t('network.preferences.state'), t(`network.preferences.states.${supporter.state}`, { day: at ? t.day(at) : '' })],
    [
      t('network.preferences.hospitals'),
      following.map(({ trustCode }) => nameOf(trustCode)).join(', ') || t('network.preferences.none'),
    ],
    [t('join.preferences.lists'), permissions.map(({ purpose }) => t(`join.preferences.list.${purpose}`)).join(', ') || '–'],
    [t('join.form.firstName'), supporter.firstName ?? '–'],
    [t('join.form.interests'), supporter.interests.map(each => t(`join.form.interest.${each}`)).join(', ') || '–'],
    [t('join.form.nation'), supporter.nation === null ? '–' : t(`join.form.nations.${supporter.nation}`)],
    [t('join.form.postcode'), supporter.district ?? '–'],
    [t('join.form.about'), supporter.aboutMe.map(each => t(`join.console.aboutMe.${each}`)).join(', ') || '–'],
  ]
  return (
    <>
      <dl class="facts">
        {facts.map(([term, value]) => (
          <>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
      <h2>{t('network.preferences.consents')}</h2>
      {consents.length === 0 && <p>{t('network.preferences.consentsNone')}</p>}
      {consents.map(line => (
        <>
          <p>{sayConsent(t, line, nameOf)}</p>
          {line.wording && <blockquote lang={line.wording.language}>{line.wording.text}</blockquote>}
          {line.evidence !== null && <p>{t('join.console.evidence', { evidence: line.evidence })}</p>}
        </>
      ))}
    </>
  )
}
