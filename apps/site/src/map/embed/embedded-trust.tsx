import { localPath, nameIn, type Translate } from '../../foundation/index.ts'
import type { Trust } from '../../register/index.ts'
import { type PublishedStatus, StatusMark, statusMeaning, statusWord, trustLink } from '../../releases/index.ts'
import { AsOf } from './embedded-number.tsx'
import type { EmbedSource } from './load-embed.ts'

/** What is known of a trust for its card: its status, that it has become part of others, or that the release says nothing of it. */
export type EmbeddedStanding =
  | { readonly kind: 'status'; readonly status: PublishedStatus['status'] }
  | { readonly kind: 'closed'; readonly successors: readonly Trust[] }
  | { readonly kind: 'not-in-release' }

type TrustProps = {
  readonly t: Translate
  readonly trust: Trust
  readonly standing: EmbeddedStanding
  readonly source: EmbedSource
}

/** One trust's card: its name, its lamp, what that means, and as of when. */
export function EmbeddedTrust({ t, trust, standing, source }: TrustProps) {
  return (
    <>
      <p class="question">{t('map.title')}</p>
      <h1>{nameIn(t.locale, trust)}</h1>
      <Standing t={t} standing={standing} />
      {standing.kind === 'status' && <AsOf t={t} source={source} />}
    </>
  )
}

function Standing({ t, standing }: { t: Translate; standing: EmbeddedStanding }) {
  switch (standing.kind) {
    case 'status':
      return (
        <p class="lamp">
          <StatusMark t={t} status={standing.status} words="none" />
          <span>
            <b>{statusWord(t, standing.status)}</b> {statusMeaning(t, standing.status)}
          </span>
        </p>
      )
    case 'not-in-release':
      return <p class="words">{t('embed.trust.notInRelease')}</p>
    case 'closed':
      if (standing.successors.length === 0) return <p class="words">{t('embed.trust.closedAlone')}</p>
      return (
        <>
          <p class="words">{t('embed.trust.closed', { count: standing.successors.length })}</p>
          <ul class="words">
            {standing.successors.map(successor => (
              <li>
                <a href={localPath(t.locale, trustLink(successor.code))}>{nameIn(t.locale, successor)}</a>
              </li>
            ))}
          </ul>
        </>
      )
  }
}
