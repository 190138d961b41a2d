import { HTTPException } from 'hono/http-exception'
import { Breadcrumbs, type Ctx, localPath, page, type Translate } from '../../../foundation/index.ts'
import { pledgeAt, pledgesPath, versionAt } from '../pledge-links.ts'
import { changesBetween, type PromiseChange } from '../rules/changes-between.ts'
import type { PledgeVersion } from '../rules/fold-pledge.ts'
import { isSaid, sayIn } from '../rules/words-of-two.ts'
import { idIn, pledgeCss } from './pledge-page.tsx'
import { loadPledge } from './pledge-view.ts'
import { Say, SayAll, Withheld } from './say.tsx'

/** One version of a pledge as it was published, for good; of a later one, what it changed. */
export async function versionPage(c: Ctx): Promise<Response> {
  const view = await loadPledge(c, idIn(c))
  const number = idIn(c, 'number')
  const version = view?.story.versions.find(each => each.number === number)
  if (!view || !version) throw new HTTPException(404)
  const { t, locale } = c.var
  const { versions, about } = view.story
  const before = versions.find(each => each.number === number - 1)
  const newer = versions.at(-1)
  const unit = sayIn(about.unit, locale).text
  const title = t('pledges.versions.one', { number, day: t.day(version.on) })
  return page(c, {
    title: `${title}: ${unit}`,
    description: t('pledges.versions.description', { number, unit }),
    css: pledgeCss,
    cacheable: true,
    body: (
      <>
        <Breadcrumbs
          t={t}
          trail={[
            { href: pledgesPath, label: t('pledges.menu') },
            { href: pledgeAt.link(view.id), label: unit },
          ]}
          here={title}
        />
        <section class="band prose">
          <h1>{title}</h1>
          <p class="lead">{unit}</p>
          {newer && newer.number > number && (
            <p>
              <a href={localPath(locale, versionAt.link(view.id, newer.number))}>
                {t('pledges.versions.newer', { number: newer.number })}
              </a>
            </p>
          )}
          {version.withheldOn !== null ? (
            <Withheld t={t} on={version.withheldOn} />
          ) : (
            <Version t={t} version={version} before={before} />
          )}
          <p>
            <a href={localPath(locale, pledgeAt.link(view.id))}>{t('pledges.versions.back')}</a>
          </p>
        </section>
      </>
    ),
  })
}

type VersionProps = { readonly t: Translate; readonly version: PledgeVersion; readonly before: PledgeVersion | undefined }

const Version = ({ t, version, before }: VersionProps) => (
  <>
    {before && (
      <>
        <h2>{t('pledges.versions.changes')}</h2>
        {isSaid(version.changes) && <SayAll t={t} words={version.changes} />}
        {before.withheldOn === null && <Changes t={t} changes={changesBetween(before, version)} />}
      </>
    )}
    <h2>{t('pledges.versions.text')}</h2>
    <SayAll t={t} words={version.words} />
    <ol>
      {version.promises.map(({ what, owner, dueOn }) => (
        <li>
          <b>
            <Say t={t} words={what} />
          </b>
          <br />
          <span class="small soft">
            <Say t={t} words={owner} /> · {t('pledges.versions.due', { day: t.day(dueOn) })}
          </span>
        </li>
      ))}
    </ol>
  </>
)

/** Found by comparing the two versions, so that nothing is left out. */
const Changes = ({ t, changes }: { readonly t: Translate; readonly changes: readonly PromiseChange[] }) =>
  changes.length === 0 ? (
    <p>{t('pledges.versions.samePromises')}</p>
  ) : (
    <ul>
      {changes.map(({ promise, change }) => (
        <li>
          {t(`pledges.versions.${change.kind}`)} <Say t={t} words={promise.what} />
          {change.kind === 'changed' && (
            <span class="small soft">
              {' '}
              {[
                ...(change.words ? [t('pledges.versions.changedWords')] : []),
                ...(change.owner ? [t('pledges.versions.changedOwner')] : []),
                ...(change.dueBefore === null
                  ? []
                  : [t('pledges.versions.changedDue', { from: t.day(change.dueBefore), to: t.day(promise.dueOn) })]),
              ].join(' ')}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
