import {
  Breadcrumbs,
  type Ctx,
  componentCss,
  Fold,
  localPath,
  Notice,
  page,
  Rich,
  type Translate,
} from '../../foundation/index.ts'
import { changesLink, criteriaLink, releaseLink, releasesPath } from '../links.ts'
import { inEnglish } from '../pages/in-english.tsx'
import { NumbersOfRelease } from '../pages/numbers-of-release.tsx'
import releaseCss from '../pages/release.css?inline'
import { ReleaseName } from '../pages/release-name.tsx'
import { releaseTitle } from '../pages/release-title.ts'
import { shareRelease } from '../share/share-release.ts'
import statusCss from '../status/status.css?inline'
import { StatusMark, statusWord } from '../status/status-mark.tsx'
import { StatusSymbols } from '../status/status-symbols.tsx'
import { statusCodes } from '../types.ts'
import { ChangedTrusts, MergedTrusts, TrustsAsTheyStand } from './changed-trusts.tsx'
import changesCss from './changes.css?inline'
import { type ChangesView, changesView } from './changes-view.ts'
import { partsOfChanges } from './tell-changes.ts'

/** `/releases/{id}/changes`: who started counting since the release before. Null where there is no such release. */
export async function showChanges(c: Ctx, id: string): Promise<Response | null> {
  const { t, db, services } = c.var
  const view = await changesView(db, id, services)
  if (!view) return null
  const day = t.day(view.release.asOf)
  return page(c, {
    title: t('share.changes.title', { title: releaseTitle(t, view.release) }),
    description: t('share.changes.description', { day }),
    css: [statusCss, componentCss.notice, componentCss.fold, releaseCss, changesCss],
    cacheable: true,
    share: shareRelease(t, view),
    body: <ChangesBody t={t} view={view} />,
  })
}

type Part = { readonly t: Translate; readonly view: ChangesView }

export const ChangesBody = ({ t, view }: Part) => (
  <>
    <StatusSymbols />
    <Breadcrumbs
      t={t}
      trail={[
        { href: releasesPath, label: t('releases.list.title') },
        { href: releaseLink(view.release.id), label: releaseTitle(t, view.release) },
      ]}
      here={t('share.changes.crumb')}
    />
    <section class="band night prose lights">
      {view.since ? <LightsOn t={t} view={view} since={view.since} /> : <First t={t} />}
      <Source t={t} view={view} />
      <NumbersOfRelease t={t} release={view.release} surveyed={view.counts.surveyed} />
      {view.newestCorrection && (
        <p>
          <Rich
            t={t}
            k="share.changes.correction.newer"
            with={{
              link: (
                <a href={localPath(t.locale, changesLink(view.newestCorrection.id))}>
                  <ReleaseName t={t} release={view.newestCorrection} />
                </a>
              ),
            }}
          />
        </p>
      )}
    </section>
    <PutRight t={t} view={view} />
    {view.since ? <Since t={t} view={view} since={view.since} /> : <Standing t={t} view={view} />}
  </>
)

type SinceProps = Part & { readonly since: NonNullable<ChangesView['since']> }

/** The lamps that went on, first; then how many that is of all who answered, then and now. */
function LightsOn({ t, view: { counts }, since: { previous, counts: before, told } }: SinceProps) {
  const count = told.started.length
  return (
    <>
      {count > 0 && (
        <p class="row-of-lights" aria-hidden="true">
          {told.started.slice(0, mostLights).map(() => (
            <StatusMark t={t} status="collecting" words="none" />
          ))}
        </p>
      )}
      <h1>{t('share.changes.headline', { count })}</h1>
      <p class="lead">{t('share.changes.lead', { count, before: t.day(previous.asOf) })}</p>
      {before.answered > 0 && counts.answered > 0 && (
        <p>
          {t('share.changes.everyone', {
            now: counts.collecting,
            answered: counts.answered,
            collectingBefore: before.collecting,
            answeredBefore: before.answered,
          })}
        </p>
      )}
      <p class="small">
        {t('share.changes.compared', { count: told.compared, before: t.day(previous.asOf) })}{' '}
        {t('share.changes.same', { count: told.same })}
      </p>
    </>
  )
}

/** A row of more lights than this says nothing more. */
const mostLights = 40

const First = ({ t }: { readonly t: Translate }) => (
  <>
    <h1>{t('share.changes.first.headline')}</h1>
    <p class="lead">{t('share.changes.first.lead')}</p>
  </>
)

const Source = ({ t, view: { release } }: Part) => (
  <p class="soft small">
    <Rich
      t={t}
      k="share.changes.released"
      with={{
        day: t.day(release.asOf),
        release: (
          <a href={localPath(t.locale, releaseLink(release.id))}>
            <ReleaseName t={t} release={release} />
          </a>
        ),
        method: <a href={localPath(t.locale, criteriaLink(release.criteria))}>{t('share.changes.method')}</a>,
      }}
    />
  </p>
)

/** A correction is about what we had published: it stands apart, before what happened at hospitals. */
function PutRight({ t, view: { release, corrected } }: Part) {
  const { correction } = release
  if (!correction) return null
  const parent = (
    <a href={localPath(t.locale, releaseLink(correction.parent))}>{t('releases.release.untitled', { id: correction.parent })}</a>
  )
  return (
    <section class="band prose">
      <Notice title={t('share.changes.correction.title')}>
        <p>
          <Rich t={t} k="share.changes.correction.words" with={{ parent }} />
        </p>
        <p>
          <Rich t={t} k="share.changes.correction.reason" with={{ reason: inEnglish(t, correction.reason) }} />
        </p>
        <ChangedTrusts t={t} changes={corrected.map(each => ({ ...each, isPutRight: false }))} />
      </Notice>
    </section>
  )
}

/** Parts that are worth a sentence also when there is nobody in them: what people look for. */
const alwaysTold: readonly string[] = ['started', 'slipped', 'silent']

function Since({ t, since: { told } }: SinceProps) {
  const shown = partsOfChanges.filter(part => part !== 'other' && (told[part].length > 0 || alwaysTold.includes(part)))
  return (
    <>
      {shown.map((part, index) => (
        <section class={`band prose${index % 2 === 0 ? ' sand' : ''}`} id={part}>
          <h2>{t(`share.changes.part.${part}.title`)}</h2>
          {told[part].length === 0 ? (
            <p>{t(`share.changes.none.${part}`)}</p>
          ) : (
            <>
              <p class="of">{t('share.changes.ofCompared', { count: told[part].length, all: told.compared })}</p>
              <p>{t(`share.changes.part.${part}.words`)}</p>
              <ChangedTrusts t={t} changes={told[part]} />
            </>
          )}
        </section>
      ))}
      {told.merged.length > 0 && (
        <section class="band prose">
          <h2>{t('share.changes.merged.title')}</h2>
          <p>{t('share.changes.merged.words')}</p>
          <MergedTrusts t={t} merged={told.merged} />
        </section>
      )}
      <OtherChanges t={t} told={told} />
    </>
  )
}

function OtherChanges({ t, told }: { readonly t: Translate; readonly told: SinceProps['since']['told'] }) {
  if (told.other.length + told.appeared.length + told.gone.length === 0) return null
  return (
    <section class="band prose sand" id="other">
      <h2>{t('share.changes.part.other.title')}</h2>
      <p>{t('share.changes.part.other.words')}</p>
      {told.other.length > 0 && <ChangedTrusts t={t} changes={told.other} />}
      {(['appeared', 'gone'] as const).map(
        which =>
          told[which].length > 0 && (
            <>
              <h3>{t(`share.changes.${which}`, { count: told[which].length })}</h3>
              <TrustsAsTheyStand t={t} statuses={told[which]} />
            </>
          ),
      )}
    </section>
  )
}

/** The first release has nothing to be compared with: everyone, by how they stand. */
const Standing = ({ t, view: { statuses, counts } }: Part) => (
  <section class="band prose">
    <h2>{t('share.changes.first.stands', { count: counts.surveyed })}</h2>
    {statusCodes
      .filter(code => counts[code] > 0)
      .map(code => (
        <Fold
          summary={
            <>
              <StatusMark t={t} status={code} words="none" /> {statusWord(t, code)}:{' '}
              {t('share.changes.of', { count: counts[code], all: counts.surveyed })}
            </>
          }
        >
          <TrustsAsTheyStand t={t} statuses={statuses.filter(({ status }) => status === code)} />
        </Fold>
      ))}
  </section>
)
