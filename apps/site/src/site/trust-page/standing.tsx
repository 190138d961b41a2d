import { ButtonLink, localPath, nameIn, type Translate } from '../../foundation/index.ts'
import { regionName, registerLink, type Trust } from '../../register/index.ts'
import {
  type PublishedStatus,
  ReleaseName,
  type ReleaseSummary,
  releaseLink,
  StatusMark,
  statusWord,
  trustLink,
} from '../../releases/index.ts'
import { countIn } from './counted-here.tsx'
import type { Standing, TrustView } from './trust-view.ts'
import { type Wording, wordingFor } from './wording.ts'

/** The top of the page: whose it is, what is known in words and as a lamp, and what that means for somebody who is treated here. */
export function StandingBand({ t, view }: { t: Translate; view: TrustView }) {
  const { trust, name, standing } = view
  return (
    <section class="night band prose standing">
      <h1>{name}</h1>
      <p class="place">{placeOf(t, trust)}</p>
      <Body t={t} standing={standing} wording={wordingFor(trust)} />
    </section>
  )
}

/** Region and nation; one of them where it says both: “East of England”, “Wales”. */
function placeOf(t: Translate, trust: Trust): string {
  const nation = t(`site.nation.${trust.nation}`)
  const region = regionName(t, trust.regionCode, trust.regionName)
  if (region === '') return nation
  return region.includes(nation) ? region : `${region}, ${nation}`
}

function Body({ t, standing, wording }: { t: Translate; standing: Standing; wording: Wording }) {
  switch (standing.kind) {
    case 'in-survey':
      return <InSurvey t={t} standing={standing} wording={wording} />
    case 'closed':
      return <Closed t={t} on={standing.on} successors={standing.successors} wording={wording} />
    case 'not-in-survey':
      return (
        <>
          <h2>{t(`site.trust.standing.${standing.decision}`)}</h2>
          <p class="lead">{t(`site.${wording}.means.${standing.decision}`)}</p>
          <p>{t('site.trust.standing.reason', { reason: standing.reason })}</p>
        </>
      )
  }
}

type InSurveyProps = {
  readonly t: Translate
  readonly standing: Extract<Standing, { kind: 'in-survey' }>
  readonly wording: Wording
}

function InSurvey({ t, standing: { status, release }, wording }: InSurveyProps) {
  return (
    <div class="lamp">
      <StatusMark t={t} status={status.status} words="none" />
      <h2>{statusWord(t, status.status)}</h2>
      <div>
        <p class="lead">{t(`site.${wording}.means.${status.status ?? 'excluded'}`)}</p>
        <p class="soft small">
          {release ? (
            <>
              {t('site.trust.asOf', { day: t.day(knownOn(status, release)) })}{' '}
              <a href={localPath(t.locale, releaseLink(release.id))}>
                <ReleaseName t={t} release={release} />
              </a>
            </>
          ) : (
            t('site.trust.noReleaseYet')
          )}
        </p>
      </div>
    </div>
  )
}

/** A count that came after the day up to which the release reads answers was published as a correction: then that is the day of what is said. */
function knownOn(status: PublishedStatus, { asOf }: ReleaseSummary): string {
  const received = countIn(status)?.receivedOn ?? asOf
  return received > asOf ? received : asOf
}

type ClosedProps = {
  readonly t: Translate
  readonly on: string
  readonly successors: readonly Trust[]
  readonly wording: Wording
}

function Closed({ t, on, successors, wording }: ClosedProps) {
  return (
    <>
      <h2>{t(`site.${wording}.closed.title`, { day: t.day(on) })}</h2>
      {successors.length === 0 ? (
        <>
          <p class="lead">{t('site.trust.closed.unknown')}</p>
          <ButtonLink kind="quiet" href={localPath(t.locale, registerLink())}>
            {t('site.trust.closed.register')}
          </ButtonLink>
        </>
      ) : (
        <>
          <p class="lead">{t('site.trust.closed.lead', { count: successors.length })}</p>
          <ul>
            {successors.map(successor => (
              <li>
                <a href={localPath(t.locale, trustLink(successor.code))}>{nameIn(t.locale, successor)}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
