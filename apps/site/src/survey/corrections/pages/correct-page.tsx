import { consolePage } from '../../../accounts/index.ts'
import {
  Button,
  type Ctx,
  ErrorSummary,
  type FieldError,
  localPath,
  Notice,
  Select,
  type Translate,
} from '../../../foundation/index.ts'
import { problemInWords, type ReleaseSummary, StatusMark, StatusSymbols, statusCss, statusesOf } from '../../../releases/index.ts'
import { sheetAt } from '../../marking/links.ts'
import publishingCss from '../../publishing/pages/publishing.css?inline'
import { leadTo } from '../../sending/pages/send-here.ts'
import type { RoundId } from '../../types.ts'
import { type Difference, differencesOf } from '../differences.ts'
import { chooseTrustLink, correctLink, correctTrustLink } from '../links.ts'
import { releaseHere, trailToReleases } from '../release-here.ts'
import css from './corrections.css?inline'
import { ReasonField } from './reason-field.tsx'

export type CorrectAgain = {
  readonly reason: string
  readonly ticked: readonly string[]
  readonly errors: readonly FieldError[]
  readonly isChanged?: boolean
}

/** `/console/releases/:id/correct`: where the round says something else now, and the way to correct one trust by hand. */
export async function correctPage(c: Ctx, again?: CorrectAgain): Promise<Response> {
  const { t, locale, db, services } = c.var
  const release = await releaseHere(c)
  const base = {
    title: t('corrections.correctTitle', { id: release.id }),
    trail: trailToReleases(t),
    css: [statusCss, publishingCss, css],
  }
  if (release.correctedBy)
    return consolePage(c, { ...base, lead: t('corrections.hasCorrection'), body: <Newer t={t} by={release.correctedBy} /> })
  const found = await differencesOf(db, { release, house: services, now: services.clock() })
  const statuses = await statusesOf(db, release.id)
  return consolePage(c, {
    ...base,
    lead: t('corrections.correctLead'),
    status: again ? (again.isChanged ? 409 : 422) : 200,
    body: (
      <>
        <StatusSymbols />
        <ErrorSummary t={t} errors={again?.errors ?? []} />
        {again?.isChanged && (
          <Notice title={t('publishing.confirm.changedTitle')}>
            <p>{t('corrections.changed')}</p>
          </Notice>
        )}
        {found && (
          <section>
            <h2>{t('corrections.fromRound', { round: found.round })}</h2>
            {found.differences.length === 0 ? (
              <p>{t('corrections.noDifference')}</p>
            ) : (
              <FromRound t={t} release={release} round={found.round} differences={found.differences} again={again} />
            )}
          </section>
        )}
        <section>
          <h2>{t('corrections.byHand')}</h2>
          <p>{t('corrections.byHandText')}</p>
          <form method="get" action={localPath(locale, chooseTrustLink(release.id))} class="publish-form">
            <Select
              t={t}
              id="trust"
              label={t('corrections.column.trust')}
              choices={statuses.map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))}
            />
            <Button kind="quiet">{t('corrections.openForm')}</Button>
          </form>
        </section>
      </>
    ),
  })
}

const Newer = ({ t, by }: { t: Translate; by: string }) => (
  <p>
    <a href={localPath(t.locale, correctLink(by))}>{t('corrections.correctNewer', { id: by })}</a>
  </p>
)

type FromRoundProps = {
  readonly t: Translate
  readonly release: ReleaseSummary
  readonly round: RoundId
  readonly differences: readonly Difference[]
  readonly again: CorrectAgain | undefined
}

const FromRound = ({ t, release, round, differences, again }: FromRoundProps) => (
  <form method="post" action={localPath(t.locale, correctLink(release.id))}>
    <input type="hidden" name="do" value="preview" />
    <fieldset class="differences" id="trusts">
      <legend>{t('corrections.whichTrusts')}</legend>
      {differences.map(each => {
        const isReady = each.after !== null && !each.isOpen
        return (
          <div class="difference">
            <label class="tick">
              <input
                type="checkbox"
                name="trust"
                value={each.code}
                checked={again?.ticked.includes(each.code)}
                disabled={!isReady}
              />
              <span>
                {each.name}{' '}
                {each.after && (
                  <span class="soft">
                    {each.before && each.before.status !== each.after.status && (
                      <>
                        <StatusMark t={t} status={each.before.status} words="shown" /> →{' '}
                      </>
                    )}
                    <StatusMark t={t} status={each.after.status} words="shown" />{' '}
                    {each.before?.status === each.after.status && t('releases.release.sameStatus')}
                  </span>
                )}
              </span>
            </label>
            {each.problem && <p>{problemInWords(t, each.problem)}</p>}
            {each.isOpen && (
              <p>
                {t('corrections.stillOpen')}{' '}
                <a href={localPath(t.locale, sheetAt.link({ round, trustCode: each.code }))}>{t('corrections.seeRequest')}</a>
              </p>
            )}
          </div>
        )
      })}
    </fieldset>
    <ReasonField t={t} value={again?.reason ?? ''} error={again?.errors.find(({ field }) => field === 'reason')?.message} />
    <Button>{t('corrections.preview')}</Button>
  </form>
)

/** From the list of trusts to the form of one. */
export async function chooseTrust(c: Ctx): Promise<Response> {
  const release = await releaseHere(c)
  const code = c.req.query('trust') ?? ''
  const known = (await statusesOf(c.var.db, release.id)).some(status => status.code === code)
  return leadTo(c, known ? correctTrustLink(release.id, code) : correctLink(release.id))
}
