import { localPath, Rich, type Translate } from '../../foundation/index.ts'
import { trustLink } from '../links.ts'
import { TrustLink } from '../pages/trust-link.tsx'
import { StatusMark } from '../status/status-mark.tsx'
import type { Evidence, PublishedStatus } from '../types.ts'
import type { Merged, ToldChange } from './tell-changes.ts'

type ChangedProps = { readonly t: Translate; readonly changes: readonly ToldChange[] }

/** Each trust with what it was, what it is, and its own words. */
export const ChangedTrusts = ({ t, changes }: ChangedProps) => (
  <ul class="release-changes changed-trusts">
    {changes.map(({ status, change, isPutRight }) => (
      <li>
        <TrustLink t={t} status={status} />
        <span class="change">
          {change.from !== change.to && (
            <>
              <StatusMark t={t} status={change.from} words="shown" /> <span aria-hidden="true">→</span>{' '}
              <span class="hidden">{t('releases.release.becomes')}</span>
            </>
          )}{' '}
          <StatusMark t={t} status={change.to} words="shown" />
        </span>
        {change.from === change.to && <span class="soft small">{t('releases.release.sameStatus')}</span>}
        {isPutRight && <span class="soft small">{t('share.changes.correction.marked')}</span>}
        <ItsWords t={t} status={status} />
      </li>
    ))}
  </ul>
)

/** The first words of what the trust said; all of it stands on the trust's page. */
function ItsWords({ t, status }: { readonly t: Translate; readonly status: PublishedStatus }) {
  const said = status.evidence.find(isQuote)
  if (!said) return null
  const inOther = t.locale !== said.language
  return (
    <blockquote class="its-words">
      <p lang={inOther ? said.language : undefined}>
        {t('site.quote.open')}
        {beginningOf(said.quote)}
        {t('site.quote.close')}
      </p>
      <p class="small">
        <a href={localPath(t.locale, trustLink(status.code))}>{t('share.changes.evidence')}</a>
        {said.url !== null && (
          <>
            {' · '}
            <a href={said.url} rel="external nofollow">
              {t('share.changes.source')}
            </a>
          </>
        )}
      </p>
    </blockquote>
  )
}

const isQuote = (piece: Evidence): piece is Extract<Evidence, { source: 'quote' }> => piece.source === 'quote'

const mostLetters = 180

/** Whole words, as many as fit. */
export function beginningOf(words: string): string {
  const letters = [...words.replace(/\s+/g, ' ').trim()]
  if (letters.length <= mostLetters) return letters.join('')
  const cut = letters.slice(0, mostLetters).join('')
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), mostLetters / 2)).replace(/[\s.,;:–-]+$/u, '')} …`
}

export const TrustsAsTheyStand = ({ t, statuses }: { readonly t: Translate; readonly statuses: readonly PublishedStatus[] }) => (
  <ul class="release-changes">
    {statuses.map(status => (
      <li>
        <TrustLink t={t} status={status} />
        <span class="change">
          <StatusMark t={t} status={status.status} words="shown" />
        </span>
      </li>
    ))}
  </ul>
)

/** Who is part of whom now. What a trust was before stays with its own name. */
export const MergedTrusts = ({ t, merged }: { readonly t: Translate; readonly merged: readonly Merged[] }) => (
  <ul class="release-changes">
    {merged.map(({ was, into, on }) => (
      <li>
        <Rich
          t={t}
          k="share.changes.merged.into"
          with={{
            name: <TrustLink t={t} status={was} />,
            successors: into.map((successor, index) => (
              <>
                {index > 0 && ' · '}
                <TrustLink t={t} status={successor} />
              </>
            )),
            day: t.day(on),
          }}
        />
        <span class="change">
          <StatusMark t={t} status={was.status} words="shown" />
        </span>
      </li>
    ))}
  </ul>
)
